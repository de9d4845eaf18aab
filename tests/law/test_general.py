"""The general reader: numbering words, bare numbers, contents lists, wrapped lines, many languages."""

import pytest
from law_files import law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.language import guess_language
from tutela.law.model import Act, Completeness, Provision, State
from tutela.law.readers import read, reader_for
from tutela.law.readers.general import READER
from tutela.law.source import Source


def act_of(text: str, language: str = "en", name: str = "act.txt") -> Act:
    return read(Source(name, text.encode(), "xx", (language,)))


def labels(act: Act) -> list[str]:
    return [p.label for p in act.provisions]


def one(act: Act, label: str) -> Provision:
    return next(p for p in act.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def kinds(act: Act) -> set[str]:
    return {i.kind for i in act.ignored}


BARE = """HARBOUR ACT
ARRANGEMENT OF SECTIONS
Part I
PRELIMINARY
1. Citation
2. Meaning of vessel
Part II
OFFENCES
3. Mooring without leave
An Act to keep the harbour.
Part I
PRELIMINARY
Citation
1. This Act may be cited as the Harbour Act.
Meaning of vessel
2. (1) In this Act, a vessel is a thing that floats and is
moved by wind or engine.
(2) A raft is no vessel.
Part II
OFFENCES
Mooring without leave
3. (1) A person who—
(a) moors a vessel; or
(b) lets a vessel be moored,
commits an offence and is liable to a fine of not more than ten
crowns under section
2.
(2) This section does not apply to the harbour master.
"""


def test_bare_numbers_with_a_contents_list_and_headings_before_the_section() -> None:
    act = act_of(BARE)
    assert labels(act) == ["1", "2", "3"]
    assert one(act, "3").heading == "Mooring without leave"
    assert one(act, "3").path == ("Part II OFFENCES",)
    assert "contents_list" in kinds(act)
    assert not any("Citation 2" in p.text for p in act.provisions)


def test_the_list_closes_its_sentence_at_the_depth_of_its_stem() -> None:
    assert shape(one(act_of(BARE), "3")) == [(1, "(1)"), (2, "(a)"), (2, "(b)"), (1, ""), (1, "(2)")]


WRAPPED = """LAW N° 7/2020 OF 01/02/2020
ON HARBOURS
TABLE OF CONTENTS
CHAPTER ONE: GENERAL
Article One: Purpose of this Law
Article 2: Offences committed by masters of
vessels in the harbour
Section 2: Other matters
Article
3:
Commencement

LAW N° 7/2020 OF 01/02/2020
We, the Parliament, adopt:
CHAPTER ONE: GENERAL
Article One: Purpose of this Law
This Law keeps the harbour and the vessels
that lie in it.
Article 2: Offences committed by masters of
vessels in the harbour
A master who does one of the following acts
commits an offence:
1° mooring at night as described in the
first chapter;
2°
anchoring in the channel.
He or she is liable to a fine referred to in
Article 3 of this Law.
Section 2: Other matters
Article 3: Commencement
This Law comes into force today.
"""


def test_wrapped_lines_contents_list_and_headings_over_two_lines() -> None:
    act = act_of(WRAPPED)
    assert labels(act) == ["One", "2", "3"]
    second = one(act, "2")
    assert second.heading == "Offences committed by masters of vessels in the harbour"
    assert shape(second) == [(0, ""), (1, "1°"), (1, "2°"), (0, "")]
    assert "as described in the first chapter" in second.text
    assert one(act, "3").path[-1] == "Section 2: Other matters"


def test_title_number_and_date_stand_in_the_first_lines() -> None:
    act = act_of(WRAPPED)
    assert act.work.title.startswith("LAW N° 7/2020 OF 01/02/2020 ON HARBOURS")
    assert act.work.date == "2020-02-01"


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("es", ["Artículo 1.- El puerto es libre.", "Artículo 1 bis.- Flota.", "Art. 2.- Fin."], ["1", "1 bis", "2"]),
        ("de", ["§ 1 Zweck", "Frei ist er.", "§ 1a Boote", "Sie sind klein.", "§ 2 Schluss", "Aus."], ["1", "1a", "2"]),
        ("uk", ["Стаття 1. Порт є вільним.", "Стаття 1-1. Човен є малим.", "Стаття 2. Кінець."], ["1", "1-1", "2"]),
        ("ar", ["المادة 1", "الميناء حر.", "المادة 2", "القارب صغير.", "المادة 3", "النهاية."], ["1", "2", "3"]),
        ("th", ["มาตรา ๑ ท่าเรือเป็นของทุกคน", "มาตรา ๒ เรือเล็ก", "มาตรา ๓ จบ"], ["๑", "๒", "๓"]),
        ("ka", ["მუხლი 1. ნავსადგური", "თავისუფალია.", "მუხლი 2. ნავი", "პატარაა."], ["1", "2"]),
        ("zh", ["第一条　港口自由。", "第一条之一　船小。", "第二条　完。"], ["第一条", "第一条之一", "第二条"]),
        ("uz", ["1-modda. Port", "Port ozod.", "2-modda. Qayiq", "Qayiq kichik."], ["1", "2"]),
        ("is", ["1. gr. Höfnin er frjáls.", "2. gr. Báturinn er lítill.", "3. gr. Endir."], ["1", "2", "3"]),
        ("fr", ["Article premier. Le port.", "Article 2. Le bateau.", "Article 3. Fin."], ["premier", "2", "3"]),
        ("sv", ["1 § Hamnen är fri.", "1 a § Båten är liten.", "2 § Slut."], ["1", "1 a", "2"]),
    ],
)  # fmt: skip
def test_numbering_words_of_many_languages(language: str, lines: list[str], expected: list[str]) -> None:
    assert labels(act_of("\n".join(["X", *lines]), language)) == expected


def test_a_numbering_word_that_no_list_names_is_learnt_from_the_text() -> None:
    text = "\n".join(f"Vraz {n}\nDies ist der Satz {n} des Hafens." for n in range(1, 9))
    assert labels(act_of(text, "xx")) == [str(n) for n in range(1, 9)]


def test_raised_figures_that_became_common_ones_are_restored_and_said() -> None:
    text = "\n".join(f"{n}-modda. Port {n}\nMatn." for n in [*range(126, 129), 1281, 1282, 129, 130])
    act = act_of(text, "uz")
    assert labels(act)[3:6] == ["128¹", "128²", "129"]
    assert "raised figures" in act.expression.damage[0]
    assert act.expression.completeness is Completeness.DAMAGED


def test_running_heads_are_page_furniture() -> None:
    body = []
    for page in range(1, 9):
        words = "\n".join(f"word {line}{line * page} of a long sentence that runs on," for line in "abcdefghijk")
        body.append(f"{page}. The vessel number {page} is\n{words}\nand ends.\n\nHarbour Act {page + 20}\nLAWS OF XX\n")
    act = act_of("\n".join(body))
    heads = [i.text for i in act.ignored if i.kind == "page_furniture"]
    assert "Harbour Act 23" in heads
    assert "LAWS OF XX" in heads
    assert len(act.provisions) == 8


def test_an_amending_acts_quotation_begins_no_section() -> None:
    text = (
        "1. The Harbour Act is amended.\n2. Section 3 is replaced by the following—\n“3. A person who moors pays.\n"
        "4. A person who sails pays.”\n3. Section 5 is repealed.\n4. This Act begins today.\n"
    )
    act = act_of(text)
    assert labels(act) == ["1", "2", "3", "4"]
    assert "who sails pays" in one(act, "2").text


def test_repealed_articles_keep_their_place_and_are_not_in_force() -> None:
    act = act_of("Artículo 1. El puerto es libre.\nArtículo 2. (Derogado)\nArtículo 3. Fin.\n", "es")
    assert one(act, "2").state is State.REPEALED


def test_schedules_have_their_own_numbers() -> None:
    text = "\n".join(f"{n}. The rule number {n} stands here." for n in range(1, 6))
    act = act_of(f"{text}\nFIRST SCHEDULE\n1. The first form.\n2. The second form.\n3. The third form.\n")
    assert len({p.eid for p in act.provisions}) == 8
    assert act.provisions[5].label == "FIRST SCHEDULE 1"


def test_japanese_paragraphs_items_and_supplementary_provisions() -> None:
    text = (
        "港湾法\n（目的）\n第一条\n\n　港は自由とする。\n\n２\n\n　次の者を罰する。\n一\n\n　船長\n\n二\n\n　船主\n\n"
        "（定義）\n第二条\n\n　船とは浮くものをいう。\n\n　　　附　則\n\n（施行期日）\n第一条\n　今日から施行する。\n"
    )
    act = act_of(text, "ja")
    assert labels(act) == ["第一条", "第二条", "附 則 第一条"] or labels(act)[2].startswith("附")
    assert shape(act.provisions[0]) == [(1, ""), (1, "２"), (2, "一"), (2, "二")]
    assert act.provisions[0].heading == "（目的）"


def test_a_text_without_articles_is_a_provision_for_each_paragraph() -> None:
    act = act_of("The harbour is free.\n\nThe sea is wide. It has:\n(a) waves;\n(b) fish.\n")
    assert labels(act) == ["1", "2"]
    assert act.provisions[0].damage == "no articles were recognised"
    assert shape(act.provisions[1]) == [(0, ""), (1, "(a)"), (1, "(b)")]


def test_markdown_headings_bold_lines_and_struck_words() -> None:
    text = (
        '---\ntitle: "Harbour Act"\nlast_updated: "1900-01-01"\n---\n# Harbour Act\n\n## Part I\n\n'
        "**Section 1. Freedom.**\n\nThe harbour is free.\n\n**Section 2. Vessels.**\n\nA ~~boat~~ vessel floats.\n"
    )
    act = act_of(text, name="act.md")
    assert labels(act) == ["1", "2"]
    assert act.work.title == "Harbour Act"
    assert act.expression.date == ""
    assert [i.text for i in act.ignored if i.kind == "struck_through"] == ["boat"]
    assert "boat" not in one(act, "2").text


def test_html_blocks_menus_lists_and_raised_figures() -> None:
    text = (
        "<!DOCTYPE html><html lang='en'><head><title>Harbour Act</title></head><body>"
        "<nav>Home</nav><h1>Harbour Act</h1>"
        "<h3>Section 1</h3><p>The harbour is free.</p><h3>Section 1<sup>1</sup></h3><p>Whoever</p><ol type='a'>"
        "<li>moors,</li><li>sails,</li></ol><p>pays a fine.</p><p><strike>Old words.</strike></p></body></html>"
    )
    act = act_of(text, name="act.html")
    assert labels(act) == ["1", "1¹"]
    assert shape(one(act, "1¹")) == [(0, ""), (1, "a."), (1, "b."), (0, "")]
    assert {"site_menu", "struck_through"} <= kinds(act)


def test_the_reader_claims_text_and_neither_data_nor_binaries() -> None:
    assert READER.claims(Source("a.txt", b"Article 1. Words.", "xx")) == 10
    assert READER.claims(Source("a.json", b'{"a": 1}', "xx")) == 0
    assert READER.claims(Source("a.bin", b"\x00\x01\x02", "xx")) == 0


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="no words"):
        READER.read(Source("a.txt", b" \n ", "xx"))


def test_guess_language_is_restricted_and_deterministic() -> None:
    text = "Der Hafen ist frei und die Boote sind klein. " * 20
    assert guess_language(text, ("de", "nl", "sv")) == "de"
    assert guess_language(text, ("fr",)) == "fr"
    assert guess_language("", ("fr", "de")) == ""


@pytest.mark.parametrize(
    ("path", "language", "count", "some"),
    [
        ("rw/law-68-2018-penal-code.txt", "en", 334, ["One", "133", "335"]),
        ("uz/jinoyat-kodeksi.txt", "uz", 393, ["128¹", "192¹²", "130", "302"]),
        ("ua/constitution.rada.txt", "uk", 167, ["1", "161"]),
        ("jp/child-prostitution-pornography-act-2013.txt", "ja", 20, ["第七条"]),
    ],
)
def test_real_plain_text(path: str, language: str, count: int, some: list[str]) -> None:
    source = law_file(path, language)
    act = read(source)
    assert reader_for(source).name == "general"
    assert len(act.provisions) == count
    assert set(some) <= set(labels(act))
    assert account(act, source).share >= 0.99


def test_a_real_offence_with_a_list_and_its_penalty() -> None:
    found = one(read(law_file("rw/law-68-2018-penal-code.txt", "en")), "133")
    assert found.heading == "Child defilement"
    assert shape(found)[:5] == [(0, ""), (1, "1º"), (1, "2º"), (1, "3º"), (0, "")]
