"""Planalto pages: struck wordings, notes, paragraphs and items, headings, quoted articles, signatures."""

import pytest
from law_files import LAWS, law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Provision, State, TextState
from tutela.law.readers import read, reader_for
from tutela.law.source import Source

HEAD = """<html><head><title>L1</title></head><body><p align="center">Presidência da República</p>
<p align="center"><a href="http://legislacao.planalto.gov.br/x">LEI Nº 9.999, DE 2 DE MARÇO DE 2001.</a></p>
<p>Dispõe sobre os barcos.</p>"""
NOTE = '<a href="L1.htm">(Redação dada pela Lei nº 1, de 2002)</a>'


def act(body: str) -> Act:
    return read(Source("l9999.htm", f"{HEAD}{body}</body></html>".encode(), "xx", ("pt",)))


def versions(found: Act, label: str) -> list[Provision]:
    return [p for p in found.provisions if p.label == label]


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def test_facts() -> None:
    found = act("<p>Art. 1º Os barcos flutuam.</p>")
    assert found.work.uri == "/akn/xx/act/2001-03-02/lei-9999"
    assert found.work.title.endswith("Dispõe sobre os barcos.")
    assert found.expression.language == "pt"


def test_paragraphs_items_letters_and_penalties() -> None:
    found = act(
        "<p>Art. 2<u><sup>o</sup></u>&nbsp; Vender\nbarco:</p><p>Pena - multa.</p><p>§ 1º Incorre quem:</p>"
        "<p>I – aluga:</p><p>a) a menor;</p><p>c) a tolo;</p><p>II - empresta.</p><p>Pena - multa em dobro.</p>"
        "<p>Parágrafo único. Não há crime.</p>"
    )
    (provision,) = versions(found, "2")
    assert shape(provision) == [
        (0, ""), (0, ""), (1, "§ 1º"), (2, "I –"), (3, "a)"), (3, "c)"), (2, "II -"), (1, ""), (1, "Parágrafo único."),
    ]  # fmt: skip
    assert provision.text.startswith("Vender barco: Pena - multa.")


STRUCK = {
    "strike": "<p><strike>Art. 5º Velho.<br>Pena - velha.</strike></p>",
    "s": "<p><s>Art. 5º Velho.<br>Pena - velha.</s></p>",
    "style": '<p style="text-decoration: line-through">Art. 5º Velho.<br>Pena - velha.</p>',
}


@pytest.mark.parametrize("old", STRUCK.values(), ids=STRUCK)
def test_a_struck_article_beside_its_new_wording_is_superseded(old: str) -> None:
    found = act(f"<p>Art. 4º Barcos.</p><p><b>Roubo</b></p>{old}<p>Art. 5º Novo. {NOTE}</p><p>Pena - nova.</p>")
    first, second = versions(found, "5")
    assert (first.state, first.text) == (State.SUPERSEDED, "Velho. Pena - velha.")
    assert (second.state, second.text) == (State.IN_FORCE, "Novo. Pena - nova.")
    assert (first.heading, second.heading) == ("Roubo", "Roubo")
    assert found.expression.text_state is TextState.CURRENT


def test_a_struck_article_without_successor_is_repealed() -> None:
    found = act("<p><strike>Art. 5º Velho. (Revogado pela Lei nº 1, de 2002)</strike></p><p>Art. 6º Vivo.</p>")
    assert versions(found, "5")[0].state is State.REPEALED


def test_struck_lines_inside_a_living_article_are_left_out() -> None:
    found = act("<p>Art. 5º Vivo:</p><p><strike>I - velho;</strike></p><p>I - novo.</p>")
    assert versions(found, "5")[0].text == "Vivo: I - novo."
    assert any(i.kind == "struck_through" and "velho" in i.text for i in found.ignored)


def test_an_article_that_only_says_revoked_or_vetoed_is_repealed() -> None:
    found = act("<p>Art. 7º (Revogado pela Lei nº 1, de 2002)</p><p>Art. 8º (VETADO).</p><p>Art. 9º A lei vige.</p>")
    assert [p.state for p in found.provisions] == [State.REPEALED, State.REPEALED, State.IN_FORCE]


LABELS = {
    "ordinal": ("Art. 3º - A lei vale.", "3"),
    "letter": ("Art. 241-B. Possuir barco.", "241-B"),
    "thousands": ("Art. 1.048. Barcos.", "1.048"),
    "no full stop": ("Art 10. Barcos.", "10"),
}


@pytest.mark.parametrize(("line", "label"), LABELS.values(), ids=LABELS)
def test_labels(line: str, label: str) -> None:
    assert act(f"<p>{line}</p>").provisions[0].label == label


def test_titles_take_their_name_from_the_next_centred_line() -> None:
    found = act(
        '<p align="center">TÍTULO I</p><p align="center">DOS BARCOS</p><p align="center">CAPÍTULO II</p>'
        f'<p align="center">DOS REMOS {NOTE}</p><p>Art. 1º Remar.</p>'
    )
    assert found.provisions[0].path == ("TÍTULO I DOS BARCOS", "CAPÍTULO II DOS REMOS")


def test_quoted_articles_belong_to_the_article_that_quotes_them() -> None:
    found = act(
        "<p>Art. 1º A Lei 1 passa a vigorar com os arts. seguintes:</p><blockquote><p>“Art. 240. Furtar barco:</p>"
        "<p>Pena – multa.</p><p>Art. 241. Afundar barco.” (NR)</p></blockquote><p>Art. 2º Esta Lei vige.</p>"
    )
    assert [p.label for p in found.provisions] == ["1", "2"]
    assert [b.depth for b in found.provisions[0].blocks] == [0, 1, 1, 1]
    assert found.expression.text_state is TextState.AMENDING


def test_control_characters_and_padding() -> None:
    found = act("<p>Art. 1º Barco \x93novo\x94:</p><p>I \x96 azul.</p>\0\0\0")
    assert found.provisions[0].text == "Barco “novo”: I – azul."


def test_signatures_and_page_head_are_no_law() -> None:
    found = act("<p>Art. 1º Remar.</p><p>Brasília, 2 de março de 2001; 180º da Independência</p><p>FULANO</p>")
    assert {"signature", "page_furniture"} <= {i.kind for i in found.ignored}
    assert found.provisions[0].text == "Remar."


def test_no_article_is_refused() -> None:
    with pytest.raises(Unreadable, match="no line begins"):
        act("<p>Nada.</p>")


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
def test_a_statute_on_children() -> None:
    source = law_file("br/l8069-eca.htm")
    assert reader_for(source).name == "planalto"
    found = read(source)
    assert [p.state for p in versions(found, "240")] == [State.SUPERSEDED, State.SUPERSEDED, State.IN_FORCE]
    assert shape(versions(found, "241-B")[0])[:5] == [(0, ""), (0, ""), (1, "§ 1o"), (1, "§ 2o"), (2, "I –")]
    assert account(found, source).share >= 0.99


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
def test_every_article_of_a_code_is_there() -> None:
    found = read(law_file("br/del2848-codigo-penal.htm"))
    numbers = {int(p.label.split("-")[0]) for p in found.provisions}
    assert numbers == set(range(1, 362))
    assert versions(found, "217-A")[0].heading == "Estupro de vulnerável"
