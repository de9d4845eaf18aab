"""Values in a text: ages, custody, money and periods, as the statutes of each language write them, and what is none."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.concordance.values import Value, find_values
from tutela.core.errors import BadData
from tutela.standards.terms import available_languages, load_language
from tutela.standards.value_words import ValueWords, read_value_words

LAWS = Path("../shared/laws")

# Written: kind low–high unit; "…" where there is no bound.
CASES: list[tuple[str, str, list[str]]] = [
    ("en", "a child under the age of 18 years", ["age …–18 years"]),
    ("en", "who has not attained the age of sixteen years", ["age …–16 years"]),
    ("en", "a person under eighteen (18) years of age", ["age …–18 years"]),
    ("en", "a person over 14 and under 18", ["age 14–18 years"]),
    ("en", "aged 18 or over", ["age 18–… years"]),
    ("en", "who is not less than 18 years of age", ["age 18–… years"]),
    ("en", "a child aged 16 or 17", ["age 16–17 years"]),
    ("en", "attained the age of 15 years but was under the age of 17 years", ["age 15–17 years"]),
    ("en", "imprisonment for a term not exceeding 10 years", ["custody …–10 years"]),
    ("en", "imprisoned not less than 15 years nor more than 30 years", ["custody 15–30 years"]),
    ("en", "imprisonment for not less than five nor more than ten years", ["custody 5–10 years"]),
    ("en", "liable to 6 months' imprisonment", ["custody …–0.5 years"]),
    ("en", "imprisonment from two to five years", ["custody 2–5 years"]),
    ("en", "imprisonment for one year and six months", ["custody …–1.5 years"]),
    ("en", "is liable to imprisonment for life", ["custody …–… life"]),
    ("en", "a fine not exceeding $10,000", ["fine …–10000 $"]),
    ("en", "a fine of two hundred and fifty thousand dollars", ["fine …–250000 dollars"]),
    ("en", "shall preserve the data for 90 days", ["period 90–90 days"]),
    ("en", "shall report it within 24 hours", ["period …–24 hours"]),
    ("en", "a limitation period of twenty-five years", ["period 25–25 years"]),
    ("en", "for not less than two weeks", ["period 14–… days"]),
    ("fr", "un mineur de moins de quinze ans", ["age …–15 years"]),
    ("fr", "un mineur de quinze ans", ["age …–15 years"]),
    ("fr", "n'ayant pas atteint l'âge de dix-huit (18) ans", ["age …–18 years"]),
    (
        "fr",
        "puni de cinq ans d'emprisonnement et de 75 000 euros d'amende",
        ["custody …–5 years", "fine …–75000 euros"],
    ),
    ("fr", "une peine privative de liberté de trois ans au plus", ["custody …–3 years"]),
    ("fr", "un emprisonnement d’un mois à deux ans", ["custody 0.0833–2 years"]),
    ("fr", "servitude pénale de un à cinq ans", ["custody 1–5 years"]),
    ("fr", "la réclusion criminelle à perpétuité", ["custody …–… life"]),
    ("fr", "dans un délai de quatre-vingt-dix jours", ["period …–90 days"]),
    ("es", "menor de dieciocho años", ["age …–18 years"]),
    ("es", "mayor de 14 y menor de 18 años", ["age 14–18 years"]),
    ("es", "no haya cumplido los dieciséis años", ["age …–16 years"]),
    ("es", "pena de prisión de uno a cinco años", ["custody 1–5 years"]),
    ("es", "pena privativa de libertad no menor de seis ni mayor de doce años", ["custody 6–12 years"]),
    ("es", "multa de doce a veinticuatro meses", ["fine 12–24 months"]),
    ("es", "con treinta a ciento ochenta días-multa", ["fine 30–180 días-multa"]),
    ("es", "en un plazo máximo de noventa días", ["period …–90 days"]),
    ("de", "eine Person unter achtzehn Jahren", ["age …–18 years"]),
    ("de", "wer das 14. Lebensjahr noch nicht vollendet hat", ["age …–14 years"]),
    ("de", "Personen über einundzwanzig Jahre", ["age 21–… years"]),
    ("de", "Freiheitsstrafe nicht unter zwei Jahren", ["custody 2–… years"]),
    ("de", "Freiheitsstrafe von sechs Monaten bis zu zehn Jahren", ["custody 0.5–10 years"]),
    ("de", "Geldstrafe bis zu dreihundertsechzig Tagessätzen", ["fine …–360 Tagessätzen"]),
    ("de", "innerhalb von 24 Stunden", ["period …–24 hours"]),
    ("pt", "menor de 14 (catorze) anos", ["age …–14 years"]),
    ("pt", "aquela entre doze e dezoito anos de idade", ["age 12–18 years"]),
    ("pt", "Pena - reclusão, de 4 (quatro) a 8 (oito) anos, e multa.", ["custody 4–8 years"]),
    ("pt", "é punido com pena de prisão até 5 anos", ["custody …–5 years"]),
    ("pt", "no prazo de vinte e cinco dias", ["period …–25 days"]),
    ("sv", "som inte har fyllt femton år", ["age …–15 years"]),
    ("sv", "fyllt femton men inte arton år", ["age 15–18 years"]),
    ("sv", "fängelse i lägst två och högst sex år", ["custody 2–6 years"]),
    ("sv", "böter eller fängelse i högst ett år", ["custody …–1 years"]),
    ("sv", "senast inom tre veckor", ["period …–21 days"]),
    ("it", "minore degli anni diciotto", ["age …–18 years"]),
    ("it", "ha compiuto gli anni quattordici e non ancora gli anni diciotto", ["age 14–18 years"]),
    ("it", "la reclusione da sei a dodici anni", ["custody 6–12 years"]),
    ("it", "la multa non inferiore a euro 1.549", ["fine 1549–… euro"]),
    ("it", "entro quarantotto ore", ["period …–48 hours"]),
    ("ja", "十八歳に満たない者", ["age …–18 years"]),
    ("ja", "１８歳未満の者", ["age …–18 years"]),
    ("ja", "十三歳以上十六歳未満の者", ["age 13–16 years"]),
    ("ja", "五年以下の拘禁刑又は三百万円以下の罰金", ["custody …–5 years", "fine …–3000000 円"]),
    ("ja", "六月以上五年以下の懲役", ["custody 0.5–5 years"]),
    ("ja", "三十日以上", ["period 30–… days"]),
    ("ja", "三箇月以内に", ["period …–3 months"]),
    ("ar", "لم يبلغ الثامنة عشرة سنة ميلادية كاملة", ["age …–18 years"]),
    ("ar", "لم يتجاوز ثماني عشرة سنة", ["age …–18 years"]),
    ("ar", "بالحبس مدة لا تقل عن سنة ولا تزيد على خمس سنوات", ["custody 1–5 years"]),
    ("ar", "بغرامة لا تقل عن عشرة آلاف جنيه ولا تجاوز خمسين ألف جنيه", ["fine 10000–50000 جنيه"]),
    ("ar", "خلال ٢٤ ساعة", ["period …–24 hours"]),
    ("nl", "de leeftijd van achttien jaren nog niet heeft bereikt", ["age …–18 years"]),
    (
        "nl",
        "de leeftijd van twaalf jaren maar nog niet die van zestien jaren heeft bereikt",
        ["age 12–16 years"],
    ),
    ("nl", "gevangenisstraf van ten hoogste vier jaren", ["custody …–4 years"]),
    ("nl", "gevangenisstraf van een jaar tot vijf jaar", ["custody 1–5 years"]),
    ("nl", "binnen vierentwintig uur", ["period …–24 hours"]),
    ("pl", "małoletniego poniżej lat 15", ["age …–15 years"]),
    ("pl", "nie ukończył 18 roku życia", ["age …–18 years"]),
    ("pl", "karze pozbawienia wolności od lat 2 do 12", ["custody 2–12 years"]),
    ("pl", "karze pozbawienia wolności od 3 miesięcy do lat 5", ["custody 0.25–5 years"]),
    ("pl", "karze pozbawienia wolności do roku", ["custody …–1 years"]),
    ("da", "fængsel ikke under 1 år og 6 måneder", ["custody 1.5–… years"]),
    ("no", "noen som ikke har fylt 16 år", ["age …–16 years"]),
    ("no", "barn under 16 år", ["age …–16 years"]),
    ("no", "fengsel inntil 6 år", ["custody …–6 years"]),
    ("fi", "kuuttatoista vuotta nuorempi", ["age …–16 years"]),
    (
        "fi",
        "vankeuteen vähintään neljäksi kuukaudeksi ja enintään kuudeksi vuodeksi",
        ["custody 0.3333–6 years"],
    ),
    ("et", "kolme- kuni viieteistaastase vangistusega", ["custody 3–15 years"]),
    ("is", "fangelsi ekki skemur en 1 ár og allt að 16 árum", ["custody 1–16 years"]),
    ("cs", "odnětím svobody na dvě léta až osm let", ["custody 2–8 years"]),
    ("cs", "mladší patnácti let", ["age …–15 years"]),
    ("sk", "mladšia ako osemnásť rokov", ["age …–18 years"]),
    ("ro", "închisoare de la 2 la 7 ani", ["custody 2–7 years"]),
    ("ca", "pena de presó de tres mesos a tres anys", ["custody 0.25–3 years"]),
    ("el", "δεν έχει συμπληρώσει το δέκατο όγδοο έτος", ["age …–18 years"]),
    ("tr", "üç yıldan sekiz yıla kadar hapis", ["custody 3–8 years"]),
    ("uk", "позбавленням волі на строк від трьох до восьми років", ["custody 3–8 years"]),
    ("uz", "uch yildan besh yilgacha ozodlikdan mahrum qilish", ["custody 3–5 years"]),
    ("ka", "თავისუფლების აღკვეთით ვადით ხუთიდან რვა წლამდე", ["custody 5–8 years"]),
    ("zh", "处三年以上十年以下有期徒刑", ["custody 3–10 years"]),
    ("zh", "已满十四周岁不满十六周岁", ["age 14–16 years"]),
    ("ko", "5년 이하의 징역 또는 3천만원 이하의 벌금", ["custody …–5 years", "fine …–30000000 원"]),
    ("th", "อายุกว่าสิบห้าปีแต่ไม่เกินสิบแปดปี", ["age 15–18 years"]),
    ("th", "จำคุกไม่เกินห้าปี", ["custody …–5 years"]),
    (
        "id",
        "penjara paling singkat 6 (enam) bulan dan paling lama 12 (dua belas) tahun",
        ["custody 0.5–12 years"],
    ),
]

PITFALLS: dict[str, tuple[str, str, list[str]]] = {
    "a reference is no age": ("en", "an offence under section 18 of the Act", []),
    "nor is a code's title": ("en", "in violation of offences under 18 U.S.C. 2251", []),
    "nor a paragraph": ("en", "an offence under 18(2)(a)", []),
    "a year is no span": ("en", "the Child Act of 1998", []),
    "a Ukrainian date is no span": ("uk", "від 5 квітня 2001 року", []),
    "a Japanese law's date and number are none": (
        "ja",
        "児童福祉法（平成十一年五月二十六日法律第五十二号）",
        [],
    ),
    "a Chinese date is none": ("zh", "1997年3月14日通过", []),
    "a number and a year of a law are none": ("id", "Undang-Undang Nomor 11 Tahun 2008", []),
    "a quantity of things is no age": ("en", "under 20 metres in length", []),
    "a number joined to a smaller one is not its lower bound": (
        "en",
        "of 1998 and 5 years",
        ["period 5–5 years"],
    ),
    "years apart are no age": ("en", "not more than 5 years older than the child", ["period …–5 years"]),
    "a second penalty is not the first": (
        "es",
        "prisión de seis meses a dos años e inhabilitación por tiempo de dos a cinco años",
        ["custody 0.5–2 years", "period 2–5 years"],
    ),
    "a fine behind a term of custody is not its name": (
        "en",
        "imprisonment for a term of 2 years or a fine",
        ["custody …–2 years"],
    ),
    "a deadline is no custody": (
        "en",
        "brought before a court within 10 days of imprisonment",
        ["period …–10 days"],
    ),
    "hours are never custody": ("en", "after 48 hours of detention", ["period 48–48 hours"]),
    "alternatives are two values": (
        "en",
        "imprisonment for at least 2 years, or, if aggravated, imprisonment for up to 5 years",
        ["custody 2–… years", "custody …–5 years"],
    ),
    "custody for life or for a term are two": (
        "en",
        "imprisonment for life or for a term of ten years",
        ["custody …–… life", "custody …–10 years"],
    ),
    "nothing": ("en", "", []),
}


def written(values: tuple[Value, ...]) -> list[str]:
    """Values as a table shows them."""

    def bound(number: float | None) -> str:
        return "…" if number is None else f"{number:.10g}"

    return [f"{v.kind} {bound(v.low)}–{bound(v.high)} {v.unit}" for v in values]


@pytest.mark.parametrize(("code", "text", "expected"), CASES, ids=[f"{c}: {t}" for c, t, _ in CASES])
def test_values(code: str, text: str, expected: list[str]) -> None:
    assert written(find_values(text, load_language(code))) == expected


@pytest.mark.parametrize(("code", "text", "expected"), PITFALLS.values(), ids=PITFALLS)
def test_pitfalls(code: str, text: str, expected: list[str]) -> None:
    assert written(find_values(text, load_language(code))) == expected


def test_the_span_is_the_whole_phrase() -> None:
    text = "A child is a person under the age of 18 years; imprisonment for a term not exceeding ten years applies."
    found = find_values(text, load_language("en"))
    assert [text[v.start : v.end] for v in found] == [
        "under the age of 18 years",
        "imprisonment for a term not exceeding ten years",
    ]


def test_places_are_those_of_the_text_though_folding_would_change_its_length() -> None:
    text = "Straße, œuvre, İstanbul: unter achtzehn Jahren"
    (value,) = find_values(text, load_language("de"))
    assert text[value.start : value.end] == "unter achtzehn Jahren"


def test_a_language_without_words_finds_none() -> None:
    assert ValueWords() == read_value_words(None, "patterns.yaml")


# The ways of saying an age or a term of custody that each language's file lists are tried with these numbers.
SEVENTEEN, TWO = "17", "2"
LEAST_SHARE = 0.7


def _found(code: str, pattern: str, number: str) -> bool:
    text = pattern.replace("{n}", number).replace("{m}", TWO).replace("..", "der")
    sought = {float(number), round(float(number) / 12, 4), round(float(number) / 365, 4)}
    values = find_values(text, load_language(code))
    return any(bound in sought for v in values for bound in (v.low, v.high))


@pytest.mark.parametrize("code", available_languages())
def test_most_listed_ways_of_saying_an_age_or_a_term_are_found(code: str) -> None:
    language = load_language(code)
    listed = [p for p in (*language.age_patterns, *language.custody_patterns) if "{n}" in p]
    found = sum(_found(code, pattern, SEVENTEEN) for pattern in listed)
    assert found >= LEAST_SHARE * len(listed), [p for p in listed if not _found(code, p, SEVENTEEN)]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"age_undr": []}, "age_undr"),
        ({"age_under": ["under"]}, "must hold {n}"),
        ({"units": {"decades": ["decade"]}}, "decades"),
        ({"whole": {"two years": ["biennium"]}}, "two years"),
    ],
    ids=["unknown field", "phrase without a number", "unknown unit", "no number and unit"],
)
def test_a_fault_in_the_words_is_named(raw: object, told: str) -> None:
    with pytest.raises(BadData, match=told):
        read_value_words(raw, "terms/xx/patterns.yaml")


@given(
    st.text(alphabet="under age of18 yearsimpont,.()-–és年歳以下十", max_size=80),
    st.sampled_from(["en", "fr", "ja"]),
)
def test_any_text_gives_sorted_values_that_do_not_overlap_within_a_kind(text: str, code: str) -> None:
    values = find_values(text, load_language(code))
    assert list(values) == sorted(values, key=lambda v: (v.start, v.end, v.kind))
    for kind in {v.kind for v in values}:
        same = [v for v in values if v.kind == kind]
        assert all(one.end <= other.start for one, other in pairwise(same))
    assert all(0 <= v.start < v.end <= len(text) for v in values)


@pytest.mark.skipif(not (LAWS / "ie").is_dir(), reason="the law files are not here")
def test_every_term_of_custody_of_an_act_is_found() -> None:
    text = (LAWS / "ie" / "criminal-law-sexual-offences-act-2017.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "imprisonment for a term not exceeding" in line]
    language = load_language("en")
    assert lines
    assert all(any(v.kind == "custody" and v.high for v in find_values(line, language)) for line in lines)
