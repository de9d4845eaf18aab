"""gii-norm: lists in lists, closing words, ranges of repealed places, titles, notes, annexes."""

import pytest
from law_files import LAWS, law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Provision, State, TextState
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

HEAD = """<norm builddate="20240305101010" doknr="X"><metadata/><metadaten><jurabk>BootG</jurabk>
<amtabk>BootG</amtabk><ausfertigung-datum manuell="ja">1999-05-06</ausfertigung-datum>
<langue>Gesetz über Boote</langue>{stand}</metadaten><textdaten><text format="XML"/><fussnoten/></textdaten></norm>"""


def norm(enbez: str, title: str, body: str, note: str = "", unit: str = "") -> str:
    return (
        f"<norm><metadaten><jurabk>BootG</jurabk>{unit}<enbez>{enbez}</enbez><titel>{title}</titel></metadaten>"
        f'<textdaten><text format="XML"><Content>{body}</Content></text>'
        f"<fussnoten><Content><P>{note}</P></Content></fussnoten></textdaten></norm>"
    )


def unit(key: str, name: str, title: str) -> str:
    return (
        f"<gliederungseinheit><gliederungskennzahl>{key}</gliederungskennzahl><gliederungsbez>{name}</gliederungsbez>"
        f"<gliederungstitel>{title}</gliederungstitel></gliederungseinheit>"
    )


def act(*norms: str, stand: str = "") -> Act:
    start = '<?xml version="1.0" encoding="UTF-8"?><dokumente builddate="20240305101010" doknr="X">'
    text = start + HEAD.format(stand=stand)
    return read(Source("boot.xml", (text + "".join(norms) + "</dokumente>").encode(), "xx", ("de",)))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


LISTS = (
    '<P>(1) Bestraft wird, wer<DL Type="arabic"><DT>1.</DT><DD><LA>ein Boot<DL Type="alpha"><DT>a)</DT><DD><LA>stiehlt'
    "oder</LA></DD><DT>b)</DT><DD><LA>versenkt,</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>es verleiht,</LA></DD></DL>"
    "soweit es fremd ist.</P><P>(2) Der Versuch ist strafbar.</P>"
)


def test_lists_keep_their_stem_and_closing_words_return_to_it() -> None:
    provision = one(act(norm("§ 4a", "Diebstahl", LISTS)), "4a")
    assert shape(provision) == [(1, "(1)"), (2, "1."), (3, "a)"), (3, "b)"), (2, "2."), (1, ""), (1, "(2)")]
    assert provision.heading == "Diebstahl"
    assert provision.eid == "sec_4a"


def test_facts() -> None:
    found = act(norm("§ 1", "Zweck", "<P>Boote fahren.</P>"))
    assert found.work.uri == "/akn/xx/act/1999-05-06/bootg"
    assert found.expression.date == "2024-03-05"
    assert found.expression.language == "de"


STATES = {
    "struck by name": (norm("§ 3", "(weggefallen)", "<P>-</P>"), ["3"], State.REPEALED),
    "a range is a place for each number": (
        norm("(XXXX) §§ 5 bis 7a", "(weggefallen)", ""),
        ["5", "6", "7", "7a"],
        State.REPEALED,
    ),
    "letters of one number": (norm("(XXXX) §§ 43a und 43b", "(weggefallen)", ""), ["43a", "43b"], State.REPEALED),
    "not yet in force": (norm("(XXXX) § 9", "(zukünftig in Kraft)", ""), ["9"], State.NOT_YET),
    "void by judgment": (
        norm("§ 8", "Verbot", "<P>Wer fährt.</P>", "§ 8: IdF d. G; mit GG unvereinbar und nichtig gem. BVerfGE"),
        ["8"],
        State.SUSPENDED,
    ),
    "void in part only": (
        norm("§ 8", "Verbot", "<P>Wer fährt.</P>", "§ 8 Nr. 5: IdF d. G; unvereinbar und nichtig gem. BVerfGE"),
        ["8"],
        State.IN_FORCE,
    ),
}


@pytest.mark.parametrize(("text", "labels", "state"), STATES.values(), ids=STATES)
def test_states(text: str, labels: list[str], state: State) -> None:
    found = act(text)
    assert [p.label for p in found.provisions] == labels
    assert {p.state for p in found.provisions} == {state}


def test_contents_formulas_and_notes_are_no_law() -> None:
    found = act(
        norm("Inhaltsübersicht", "", "<P>§ 1 Zweck</P>"),
        norm("Eingangsformel", "", "<P>Der Rat beschließt:</P>"),
        norm("§ 1", "Zweck", "<P>Boote fahren.</P>", "(+++ Hinweis +++)"),
        norm("Schlussformel", "", "<P>Der Rat stimmt zu.</P>"),
    )
    kinds = {i.kind for i in found.ignored}
    assert {"contents_list", "editorial_note", "signature"} <= kinds
    assert [p.label for p in found.provisions] == ["1"]
    assert "Der Rat beschließt" in found.preface


def test_titles_nest_by_the_length_of_their_key() -> None:
    found = act(
        norm("§ 1", "Zweck", "<P>x</P>", unit=unit("010", "Erster Teil", "Allgemeines")),
        norm("§ 2", "Boote", "<P>y</P>", unit=unit("010020", "Zweiter Abschnitt", "Boote")),
    )
    assert found.provisions[1].path == ("Erster Teil Allgemeines", "Zweiter Abschnitt Boote")


def test_sections_that_restart_in_each_article_carry_it() -> None:
    found = act(
        norm("§ 1", "", "<P>a</P>", unit=unit("010", "Art 1", "")),
        norm("§ 1", "", "<P>b</P>", unit=unit("020", "Art 2", "")),
    )
    assert [p.label for p in found.provisions] == ["1:1", "2:1"]


def test_an_article_that_is_only_a_structural_unit_is_read() -> None:
    text = (
        f"<norm><metadaten>{unit('040', 'Art 4', 'Inkrafttreten')}</metadaten>"
        "<textdaten><text><Content><P>Ab heute.</P></Content></text></textdaten></norm>"
    )
    provision = one(act(text), "4")
    assert (provision.heading, provision.text) == ("Inkrafttreten", "Ab heute.")


def test_annex_tables_are_rows_and_pictures_are_named_as_lost() -> None:
    row = "<row><entry>Boot</entry><entry>rot</entry></row>"
    table = f"<P><table><tgroup><tbody>{row}</tbody></tgroup></table><IMG SRC='x'/></P>"
    provision = one(act(norm("Anlage 1", "(zu § 1)", table)), "Anlage 1")
    assert provision.text == "Boot rot"
    assert "1 picture" in provision.damage
    assert provision.eid == "sched_1"


def test_a_repealed_act_is_historic() -> None:
    stand = (
        "<standangabe><standtyp>Aufh</standtyp><standkommentar>G aufgeh. mWv 1.2.2020</standkommentar></standangabe>"
    )
    assert act(norm("§ 1", "", "<P>a</P>"), stand=stand).expression.text_state is TextState.HISTORIC


def test_no_norm_is_refused() -> None:
    with pytest.raises(Unreadable, match="no <norm>"):
        read(Source("boot.xml", b"<dokumente><norm-liste/></dokumente>", "xx"))


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
def test_a_criminal_code() -> None:
    source = law_file("de/stgb.xml")
    assert reader_for(source).name == "gii-norm"
    found = read(source)
    assert shape(one(found, "184b"))[:6] == [(1, "(1)"), (2, "1."), (3, "a)"), (3, "b)"), (3, "c)"), (2, "2.")]
    assert one(found, "217").state is State.SUSPENDED
    assert one(found, "184d").state is State.REPEALED
    assert account(found, source).share >= 0.99
