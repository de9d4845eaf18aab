"""The legalize family: front matter, article headings of several countries, notes, states, wordings."""

from pathlib import Path

import pytest
from law_files import LAWS, law_file

from tutela.law.account import account
from tutela.law.model import Act, Completeness, Provision, State, TextState
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

FRONT = """---
title: "{title}"
identifier: "{identifier}"
country: "xx"
publication_date: "2001-02-03"
last_updated: "{updated}"
status: "in_force"
source: "https://example.org/1"
---
"""


def act(body: str, language: str, title: str = "Law of boats", updated: str = "2020-05-06") -> Act:
    text = FRONT.format(title=title, identifier="XX-2001-7", updated=updated) + body
    return read(Source("boats.md", text.encode(), "xx", (language,)))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def left_out(found: Act, kind: str) -> str:
    return " ".join(i.text for i in found.ignored if i.kind == kind)


def test_facts_come_from_the_front_matter() -> None:
    found = act("# Law\n\n##### Artículo 1.\n\nHay barcas.\n", "es")
    assert (found.work.uri, found.expression.date) == ("/akn/xx/act/2001-02-03/xx-2001-7", "2020-05-06")
    assert found.expression.text_state is TextState.CURRENT


@pytest.mark.parametrize("updated", ["1900-01-01", "2222-02-02"])
def test_impossible_dates_mean_unknown(updated: str) -> None:
    assert act("##### Artículo 1.\n\nHay barcas.\n", "es", updated=updated).expression.date == ""


def test_spanish_keys_are_read() -> None:
    front = '---\ntitulo: "LEY"\nidentificador: "B-5"\npais: "cl"\nfecha_publicacion: "1999-01-02"\n'
    front += 'ultima_actualizacion: "2222-02-02"\nfuente: "https://example.org"\n---\n'
    found = read(Source("b.md", (front + "#### Artículo 1\n\nHay barcas.\n").encode(), "cl", ("es",)))
    assert (found.work.uri, found.work.title, found.expression.date) == ("/akn/cl/act/1999-01-02/b-5", "LEY", "")


def test_spanish_articles_and_repealed_places() -> None:
    body = "## TÍTULO I. Barcas\n\n##### Artículo 183 ter.\n\n1. Se castiga:\n\na) al barquero.\n\n2. Nada.\n\n"
    body += "##### Artículo 184.\n\n**(Suprimido)**\n\n##### Disposición final primera. Entrada.\n\nMañana.\n"
    found = act(body, "es")
    assert shape(one(found, "183 ter")) == [(1, "1."), (2, "a)"), (1, "2.")]
    assert one(found, "184").state is State.REPEALED
    assert one(found, "Disposición final primera").heading == "Entrada."
    assert one(found, "183 ter").path == ("TÍTULO I. Barcas",)


def test_french_parts_of_one_heading_level_keep_their_order() -> None:
    body = "## Partie\n\n#### Titre Ier : Des barques\n\n#### Chapitre Ier : Du port\n\n##### Article 1-1\n\nUne.\n\n"
    body += (
        "#### Chapitre II : Du phare\n\n##### Article 1-2\n\nEst puni :\n\n\n   1° Le gardien ;\n\n\n   2° Le pilote.\n"
    )
    found = act(body, "fr")
    assert one(found, "1-2").path == ("Partie", "Titre Ier : Des barques", "Chapitre II : Du phare")
    assert shape(one(found, "1-2")) == [(0, ""), (1, "1°"), (1, "2°")]


def test_the_last_of_adjacent_wordings_stands() -> None:
    old, new = "Le batelier qui coule une barque est puni.", "Le batelier qui coule une barque est puni de mer."
    texts = [(1, "Rien."), (2, old), (2, new), (3, "Rien.")]
    body = "".join(f"##### Article {n}\n\n{text}\n\n" for n, text in texts)
    states = [(p.text, p.state) for p in act(body, "fr").provisions if p.label == "2"]
    assert states == [(old, State.SUPERSEDED), (new, State.IN_FORCE)]


def test_irish_sections_lose_amendment_marks_and_repeated_numbers() -> None:
    body = "##### 4. **Boats.**\n\n4.—(1)A person who—\n\n(*a*) sinks, or\n\n(*b*) burns under*section 3*a boat,\n\n"
    body += "is liable.\n\n##### 4A. **F9[Oars**\n\n**4A.**—(1) An oar [sic] is wood.]\n\n"
    body += "##### 5.. **Ends.**\n\nF3[The end.]\n"
    found = act(body, "en")
    assert one(found, "4").text == "(1) A person who— (a) sinks, or (b) burns under section 3 a boat, is liable."
    assert shape(one(found, "4")) == [(1, "(1)"), (2, "(a)"), (2, "(b)"), (1, "")]
    assert (one(found, "4A").heading, one(found, "4A").text) == ("Oars", "(1) An oar [sic] is wood.")
    assert one(found, "5").text == "The end."
    assert "F9[" in left_out(found, "editorial_note")
    assert "4A." in left_out(found, "repeated_text")


def test_chilean_lines_broken_by_hand_are_joined() -> None:
    lines = [f"{'La barca número ' + str(n):<58}x\nsigue su curso." for n in range(30)]
    body = "#### Artículo 1\n\n\nART. 1.\n\n" + "\n".join(lines)
    body += "\n\n#### Artículo 2 BIS\n\n\nART. 2 bis. Derogado.\n\n"
    body += "#### Artículo 3\n\nEl que entregare:\n\na) Una barca vieja.\nb) Un remo.\n"
    found = act(body, "es")
    assert len(one(found, "1").blocks) == 30
    assert one(found, "2 BIS").state is State.REPEALED
    assert shape(one(found, "3")) == [(0, ""), (1, "a)"), (1, "b)")]


def test_czech_and_slovak_titles_after_the_number_belong_to_the_article() -> None:
    found = act(
        "## HLAVA I\n\n#### LODĚ\n\n##### § 2\n\n#### Člun\n\n(1) Kdo\n\n"
        "- a) potopí^1), nebo\n\n- b) spálí člun,\n\nbude potrestán.\n\n^1) Zákon.\n",
        "cs",
    )
    assert (one(found, "2").heading, one(found, "2").path) == ("Člun", ("HLAVA I LODĚ",))
    assert shape(one(found, "2")) == [(1, "(1)"), (2, "a)"), (2, "b)"), (1, "")]
    assert "^1)" in left_out(found, "editorial_note")
    slovak = act("##### § 3\n\n##### Veslo\n\n(1)\n\nVeslo je\n\na)\n\ndrevo,\n\nb)\n\nkov.\n", "sk")
    assert shape(one(slovak, "3")) == [(1, "(1)"), (2, "a)"), (2, "b)")]


def test_raised_numbers_stay_raised() -> None:
    found = act("##### § 178<sup>1</sup>. Paat\n\n(1) Paat, –\n\nkaristatakse.\n\n##### § 179. Aer\n\nAer.\n", "et")
    assert one(found, "178¹").eid == "art_178-1"


def test_another_acts_article_inside_an_amendment_opens_nothing() -> None:
    body = "##### ARTÍCULO 1°.- Sustitúyese el artículo 128 por el siguiente:\n\n"
    body += "##### ARTICULO 128.- El barquero.\n\n##### ARTÍCULO 2°.- Fin.\n"
    found = act(body, "es", title="Modificación del código")
    assert [p.label for p in found.provisions] == ["1°", "2°"]
    assert found.expression.text_state is TextState.AMENDING


def test_bold_articles_over_lines_with_blank_lines_between() -> None:
    filler = "".join(
        f"**ARTICULO {n}.-** El que llevare una barca muy vieja hasta el puerto\n\n"
        "sin permiso del farero, será llevado.\n\n"
        for n in range(1, 14)
    )
    found = act(
        "**LIBRO PRIMERO**\n\n**BARCAS**\n\n" + filler + "*(Artículo sustituido por art. 2 de la Ley 3)*\n", "es"
    )
    assert [p.label for p in found.provisions] == [str(n) for n in range(1, 14)]
    assert len(one(found, "5").blocks) == 1
    assert one(found, "5").path == ("LIBRO PRIMERO BARCAS",)
    assert "sustituido" in left_out(found, "editorial_note")


def test_a_title_before_a_bare_number_is_its_heading_and_lost_schedules_are_said() -> None:
    front = FRONT.replace("status:", 'stats_schedule_paragraphs: "3"\nstatus:')
    text = front.format(title="Boats Act", identifier="a-1", updated="2001-02-03")
    text += (
        "# Boats Act\n\n#### Sinking\n\n##### 1A\n\n- (1) It is an offence—\n\n- (a) to sink.\n\n##### 2\n\n. . . .\n"
    )
    found = read(Source("b.md", text.encode(), "xx", ("en",)))
    assert (one(found, "1A").heading, shape(one(found, "1A"))) == ("Sinking", [(1, "(1)"), (2, "(a)")])
    assert one(found, "2").state is State.REPEALED
    assert found.expression.completeness is Completeness.PARTIAL


def test_lost_characters_are_said() -> None:
    found = act("##### Artículo 1.\n\nHay bar\ufffdas.\n", "es")
    assert "U+FFFD" in one(found, "1").damage
    assert found.expression.completeness is Completeness.DAMAGED


@pytest.mark.parametrize(
    ("path", "language", "label", "blocks"),
    [
        ("es/codigo-penal.md", "es", "189", [(1, "1."), (2, "a)"), (2, "b)"), (1, ""), (2, "a)")]),
        ("fr/code-penal.md", "fr", "227-23", [(0, "")] * 5),
        ("cl/codigo-penal.md", "es", "366 QUÁTER", [(0, ""), (0, ""), (0, ""), (1, "a)"), (1, "b)"), (0, "")]),
        ("cz/trestni-zakonik.md", "cs", "192", [(1, "(1)"), (1, "(2)"), (1, "(3)"), (1, ""), (1, ""), (1, "(4)")]),
        ("ee/karistusseadustik.md", "et", "178¹", [(1, "(1)"), (1, ""), (1, "(1)"), (1, "")]),
        ("gb/protection-of-children-act-1978.md", "en", "1", [(1, "(1)"), (2, "(a)"), (2, "(b)"), (2, "(c)")]),
    ],
)  # fmt: skip
def test_real_offences(path: str, language: str, label: str, blocks: list[tuple[int, str]]) -> None:
    found = read(law_file(path, language))
    assert shape(one(found, label))[: len(blocks)] == blocks
    assert one(found, label).state is State.IN_FORCE


def test_irish_offences() -> None:
    found = read(law_file("ie/child-trafficking-and-pornography-act-1998.md", "en"))
    assert one(found, "6").heading.startswith("Possession")
    assert shape(one(found, "6"))[:6] == [(1, "(1)"), (2, "(a)"), (2, "(b)"), (1, ""), (2, "(i)"), (2, "(ii)")]


def test_an_older_wording_out_of_its_place_is_superseded() -> None:
    found = read(law_file("fr/code-penal.md", "fr"))
    assert [p.state for p in found.provisions if p.label == "227-26"] == [State.IN_FORCE, State.SUPERSEDED]


def test_the_chilean_future_is_no_date() -> None:
    found = read(law_file("cl/codigo-penal.md", "es"))
    assert found.expression.date == ""
    assert one(found, "366 QUINQUIES").state is State.REPEALED


def test_the_broken_swiss_code_says_so() -> None:
    assert read(law_file("ch/stgb-INCOMPLETE.md", "de")).expression.completeness is Completeness.DAMAGED


def _family() -> list[Path]:
    folders = ("ad", "ar", "ch", "cl", "cz", "ee", "es", "fr", "gb", "ie", "sk")
    return [p for folder in folders for p in sorted((LAWS / folder).glob("*.md"))]


@pytest.mark.slow
@pytest.mark.skipif(not LAWS.is_dir(), reason="../shared/laws is not here")
def test_every_character_of_the_family_is_accounted() -> None:
    for path in _family():
        source = Source(path.name, path.read_bytes(), path.parent.name, ())
        assert reader_for(source).name == "markdown-legalize"
        found = read(source)
        assert found.provisions, path.name
        assert account(found, source).share >= 0.99, path.name
