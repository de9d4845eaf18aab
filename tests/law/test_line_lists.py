"""Depth of paragraphs and list items from the markers at line starts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.law.line_lists import Line, nest, split_marker


def depths(texts: Sequence[str]) -> list[tuple[int, str]]:
    return [(p.depth, p.marker) for p in nest(Line(*split_marker(t)) for t in texts)]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("(a) lends a boat", "(a)"),
        ("(2A) A person", "(2A)"),
        ("1° Le phare ;", "1°"),
        ("2.º El faro.", "2.º"),
        ("1. El faro", "1."),
        ("b) la barca", "b)"),
        ("II. – Les phares", "II. –"),
        ("– une barque", "–"),
        ("¹ Der Kahn", "¹"),
        ("2¹) paat", "2¹)"),
        ("139A. (1) A boat", "139A."),
        ("A boat is a boat.", ""),
        ("1978 was a year", ""),
        ("(dále jen loď) pluje", ""),
    ],
)
def test_markers(text: str, marker: str) -> None:
    assert split_marker(text)[0] == marker


def test_words_that_close_the_sentence_lie_at_the_depth_of_the_stem() -> None:
    texts = ["(1) A person who—", "(a) sinks, or", "(b) burns a boat,", "is liable—", "(i) to a fine, or", "(ii) both."]
    assert depths(texts) == [(1, "(1)"), (2, "(a)"), (2, "(b)"), (1, ""), (2, "(i)"), (2, "(ii)")]


def test_a_second_list_under_one_number_starts_again() -> None:
    texts = ["1. Se castiga:", "a) al barquero.", "b) al farero.", "Se considera faro:", "a) la torre.", "2. Nada."]
    assert depths(texts) == [(1, "1."), (2, "a)"), (2, "b)"), (1, ""), (2, "a)"), (1, "2.")]


def test_letter_i_and_roman_one_are_told_apart() -> None:
    assert depths(["(g) a;", "(h) b;", "(i) c;", "(j) d."])[-2:] == [(1, "(i)"), (1, "(j)")]
    assert depths(["(g) a;", "(h) any of—", "(i) c;", "(ii) d."])[-2:] == [(2, "(i)"), (2, "(ii)")]


def test_a_second_paragraph_of_a_numbered_one_stays_with_it() -> None:
    assert depths(["1. Ships.", "More on ships.", "2. Boats."]) == [(1, "1."), (1, ""), (1, "2.")]


def test_the_first_paragraph_without_number_is_no_stem_of_the_second() -> None:
    assert depths(["Ships sail.", "2. Boats row."]) == [(1, ""), (1, "2.")]


def test_a_list_goes_on_after_text_that_belongs_to_its_item() -> None:
    texts = ["Are free:", "1.° the ferryman.", "Repealed.", "2.º the keeper.", "3.° the diver."]
    assert depths(texts) == [(0, ""), (1, "1.°"), (1, ""), (1, "2.º"), (1, "3.°")]


@given(st.lists(st.sampled_from(["(1) a", "(a) b,", "(i) c", "1. d", "x", "2° y", "– z", "II. q", ""]), max_size=12))
def test_any_order_of_markers_gives_every_line_once(texts: list[str]) -> None:
    assert len(nest(Line(*split_marker(t)) for t in texts)) == len(texts)
