"""Terms in a text: wildcards, gaps, folding, weak terms and senses that do not count."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from languages_for_tests import language, lexicon, quotes

from tutela.concordance.lexicon import lexicon_of, make_lexicon
from tutela.core.errors import BadData
from tutela.standards.terms import Term, available_languages, load_language

FOUND = {
    # wildcards
    "a plain word": ("en", "child", "A child, the CHILD.", ["child", "CHILD"]),
    "a plain word is no part of a word": ("en", "child", "children, brainchild", []),
    "any ending": ("en", "child*", "child, children, brainchild", ["child", "children"]),
    "any beginning": ("de", "*raub", "Raub, Kindesraub, Raubes", ["Raub", "Kindesraub"]),
    "anywhere in the word": ("de", "*missbrauch*", "des Kindesmissbrauchs", ["Kindesmissbrauchs"]),
    "inside the word": ("de", "k*bild", "Kinderbild, Kinderaktbild", ["Kinderbild", "Kinderaktbild"]),
    "beginning and ending may not share letters": ("en", "aba*bab", "abab ababab", ["ababab"]),
    "a wildcard inside a phrase": ("en", "sexual* abuse of child*", "sexual abuse of children", ["sexual abuse of children"]),  # noqa: E501
    "a phrase has nothing between": ("en", "child abuse", "child and abuse", []),
    "a phrase across a line's comma": ("en", "child abuse", "child, abuse", ["child, abuse"]),
    # gaps
    "no word in a short gap": ("en", "image .. child", "image child", ["image child"]),
    "four words in a short gap": ("en", "image .. child", "image a b c d child", ["image a b c d child"]),
    "five words are too many for it": ("en", "image .. child", "image a b c d e child", []),
    "ten words in a long gap": ("en", "a ... z", "a b c d e f g h i j k z", ["a b c d e f g h i j k z"]),
    "eleven words are too many for it": ("en", "image ... child", "image a b c d e f g h i j k child", []),
    "the order counts": ("en", "image .. child", "child image", []),
    "two gaps": ("en", "make .. image .. child", "make an image of a child", ["make an image of a child"]),
    "never across the end of a sentence": ("en", "image ... child", "an image. A child", []),
    "nor of a list item": ("en", "image ... child", "an image; (b) a child", []),
    "the nearest end is taken": ("en", "image .. child", "image of a child or child", ["image of a child"]),
    # folding
    "ß and ss": ("de", "mißbrauch*", "Missbrauchs, Mißbrauchs", ["Missbrauchs", "Mißbrauchs"]),
    "accents may be left out of the text": ("es", "pornografía", "pornografia", ["pornografia"]),
    "or of the term": ("es", "pornografia", "PORNOGRAFÍA", ["PORNOGRAFÍA"]),
    "typographic apostrophe in the text": ("fr", "l'image", "de l’image", ["l’image"]),
    "typographic apostrophe in the term": ("fr", "l’image", "de l'image", ["l'image"]),
    "œ": ("fr", "oeuvre", "une œuvre", ["œuvre"]),
    # scripts
    "tashkeel in the text": ("ar", "الطفل", "هذا الطِّفْل", ["الطِّفْل"]),
    "tatweel in the text": ("ar", "طفل", "طـفـل", ["طـفـل"]),
    "hamza tells Arabic words apart": ("ar", "إباحية", "اباحية", []),
    "prefixes count as in front": ("ar", "*طفل*", "وللطفل والأطفال", ["وللطفل"]),
    "Arabic digits in the text": ("ar", "18 سنة", "١٨ سنة", ["١٨ سنة"]),
    "never across an Arabic semicolon": ("ar", "صورة ... طفل", "صورة؛ ثم طفل", []),
    "but across an Arabic comma": ("ar", "صورة ... طفل", "صورة، ثم طفل", ["صورة، ثم طفل"]),
    "Japanese in running text": ("ja", "児童ポルノ", "何人も、児童ポルノを所持し", ["児童ポルノ"]),
    "Japanese with a gap": ("ja", "児童 .. 所持", "児童の姿態を所持した者", ["児童の姿態を所持"]),
    "a gap of twelve characters": ("ja", "児童 .. 所持", "児童123456789012所持", ["児童123456789012所持"]),
    "thirteen are too many": ("ja", "児童 .. 所持", "児童1234567890123所持", []),
    "thirty for a long gap": ("ja", "児童 ... 所持", "児童" + "あ" * 30 + "所持", ["児童" + "あ" * 30 + "所持"]),
    "never across a full stop": ("ja", "児童 ... 所持", "児童をいう。所持した者", []),
    "voiced kana tell words apart": ("ja", "ハン", "バンド", []),
    "full-width letters": ("ja", "ａｂ", "第ab号", ["ab"]),
    "Thai tones tell words apart": ("th", "เด็ก", "เดก เด็ก", ["เด็ก"]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "term", "text", "expected"), FOUND.values(), ids=FOUND)
def test_a_term_in_a_text(code: str, term: str, text: str, expected: list[str]) -> None:
    assert quotes(lexicon(term, like=code), text) == expected


def test_only_the_part_asked_for_is_searched() -> None:
    text = "child child child"
    assert [o.start for o in lexicon("child").find(text, 3, 12)] == [6]
    japanese = "児童 児童 児童"
    assert [o.start for o in lexicon("児童", like="ja").find(japanese, 1, 5)] == [3]


def test_a_term_does_not_reach_beyond_the_part() -> None:
    assert lexicon("child abuse").find("child abuse", 0, 8) == []
    assert lexicon("児童 .. 所持", like="ja").find("児童を所持", 0, 4) == []


def test_the_longest_of_a_concept_stands_for_those_inside_it() -> None:
    found = lexicon("child", "child abuse", "abuse").find("child abuse")
    assert [(o.start, o.end) for o in found] == [(0, 11)]


def test_terms_of_different_concepts_do_not_hide_each_other() -> None:
    found = lexicon(Term("csam", "child pornography"), Term("child", "child")).find("child pornography")
    assert [o.concept for o in found] == ["csam", "child"]


def test_a_weak_term_does_not_hide_a_strong_one() -> None:
    found = lexicon(Term("c", "child abuse image", weak=True), Term("c", "abuse image")).find("child abuse image")
    assert [(o.start, o.weak) for o in found] == [(0, True), (6, False)]


def test_a_weak_term_inside_a_strong_one_is_not_counted_again() -> None:
    found = lexicon(Term("c", "possession", weak=True), Term("c", "in possession of")).find("in possession of")
    assert [(o.start, o.weak) for o in found] == [(0, False)]


SENSES = {
    "a sense that does not count makes the term weak": ("custody of the child", [("custody", True)]),
    "elsewhere it counts": ("in his custody", [("custody", False)]),
    "both in one text": ("custody of the child; his custody", [("custody", True), ("custody", False)]),
    "a sense alone is nothing": ("adverse possession", []),
}


@pytest.mark.parametrize(("text", "expected"), SENSES.values(), ids=SENSES)
def test_discounted_senses(text: str, expected: list[tuple[str, bool]]) -> None:
    found = lexicon(
        "custody",
        Term("c", "custody of the child", discount=True),
        Term("c", "adverse possession", discount=True),
    ).find(text)
    assert [(text[o.start : o.end], o.weak) for o in found] == expected


def test_a_sense_discounts_its_own_concept_alone() -> None:
    text = "custody of the child"
    found = lexicon("custody", Term("child", "child"), Term("c", "custody of the child", discount=True)).find(text)
    assert [(o.concept, o.weak) for o in found] == [("c", True), ("child", False)]


def test_terms_can_be_left_out() -> None:
    own = language(["child", Term("d", "child")])
    found = make_lexicon(own, frozenset({("c", "child")})).find("child")
    assert [o.concept for o in found] == ["d"]


def test_the_lexicon_of_a_language_is_made_once() -> None:
    own = language(["child"])
    assert lexicon_of(own) is lexicon_of(own)


def test_a_term_of_one_character_is_refused_where_words_have_no_edges() -> None:
    with pytest.raises(BadData, match="fewer than two characters"):
        lexicon("児", like="ja")


def test_a_bare_sign_finds_nothing() -> None:
    assert lexicon("§§").find("§§ 1") == []


@pytest.mark.parametrize(
    "text", ["child", "CHILDREN", "image of a child", "a child's image; possess", "Mißbrauch", "İıſŁ child"]
)
def test_order_of_terms_does_not_matter(text: str) -> None:
    terms = ["child*", Term("d", "child"), Term("c", "image .. child", weak=True), Term("c", "*brauch", discount=True)]
    assert lexicon(*terms).find(text) == lexicon(*reversed(terms)).find(text)


WORDS = [
    "child",
    "Children",
    "image",
    "of",
    "a",
    "possess",
    "Mißbrauch",
    "pornografía",
    "l’enfant",
    "ــ",
    ".",
    ";",
    "(b)",
]
STRINGS = ["児童", "ポルノ", "所持", "を", "。", "ﾎﾟ", "(1)", "\u3099"]
TERMS = [
    "child*",
    "image .. child*",
    "*brauch",
    "possess ... image",
    "l'enf*",
    "porno*a",
    Term("d", "child", weak=True),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@example("İmage child")  # folds to more characters than it has
def test_places_lie_in_the_text_and_hold_the_term(text: str) -> None:
    for o in lexicon_of(_WORDS).find(text):
        assert 0 <= o.start < o.end <= len(text)
        again = lexicon_of(_WORDS).find(text[o.start : o.end])
        assert (o.concept, 0, o.end - o.start) in {(a.concept, a.start, a.end) for a in again}


@given(st.lists(st.sampled_from(STRINGS)).map("".join))
def test_places_of_strings_lie_in_the_text(text: str) -> None:
    for o in lexicon_of(_STRINGS).find(text):
        assert 0 <= o.start < o.end <= len(text)
        assert text[o.start : o.end].startswith(("児童", "ポルノ"))


_WORDS = language(TERMS)
_STRINGS = language(["児童 .. 所持", "ポルノ", "児童ポルノ"], "ja")


@pytest.mark.parametrize("code", [code for code in available_languages() if not load_language(code).spaces])
def test_every_real_term_of_a_script_without_spaces_is_long_enough(code: str) -> None:
    lexicon_of(load_language(code))


@pytest.mark.parametrize("code", ["en", "ar", "th", "de"])
@given(text=st.text(max_size=60))
def test_places_with_the_real_terms(code: str, text: str) -> None:
    for o in lexicon_of(load_language(code)).find(text):
        assert 0 <= o.start < o.end <= len(text)
