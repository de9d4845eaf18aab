"""Clauses inherit the stems that they stand under and the tails that close their list."""

import pytest

from tutela.concordance.clauses import LONG_BLOCK, clauses
from tutela.law.model import Block, Provision


def provision(*parts: tuple[int, str]) -> Provision:
    """A provision of (depth, words); a part that opens with a bracket has that as its marker."""
    text, blocks = "", []
    for depth, words in parts:
        start = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        marker = words.split(" ")[0] if words.startswith("(") else ""
        blocks.append(Block(depth, marker, start, len(text)))
    return Provision("sec_1", "1", "", text, blocks=tuple(blocks))


def read(found: Provision) -> list[tuple[str, list[str]]]:
    """Each clause's own words with all that it inherits."""
    return [(found.text[c.start : c.end], [found.text[a:b] for a, b in c.inherited]) for c in clauses(found)]


def inherits(*parts: tuple[int, str]) -> dict[str, list[str]]:
    return dict(read(provision(*parts)))


WHOEVER, MAKES, HOLDS = (0, "Whoever"), (1, "(a) makes,"), (1, "(b) possesses such material,")
LIABLE = (0, "is liable to imprisonment.")


def test_items_have_the_stem_before_and_the_tail_after_their_list() -> None:
    found = inherits(WHOEVER, MAKES, HOLDS, LIABLE)
    assert found["(a) makes,"] == found["(b) possesses such material,"] == ["Whoever", "is liable to imprisonment."]
    assert found["Whoever"] == found["is liable to imprisonment."] == []


def test_an_item_does_not_inherit_its_neighbour() -> None:
    assert inherits(WHOEVER, MAKES, HOLDS)["(b) possesses such material,"] == ["Whoever"]


def test_a_new_sentence_after_the_list_is_no_tail() -> None:
    assert inherits(WHOEVER, MAKES, HOLDS, (0, "An attempt is punishable."))["(a) makes,"] == ["Whoever"]


def test_nothing_after_a_new_sentence_is_a_tail() -> None:
    found = inherits((0, "In this Part"), (1, "(1) Whoever"), (2, "(a) makes"), (1, "A child is"), (0, "is liable"))
    assert found["(a) makes"] == ["(1) Whoever", "In this Part"]


def test_nested_items_inherit_from_each_level_the_nearest_first() -> None:
    found = inherits((0, "Whoever"), (1, "(a) makes"), (2, "(i) an image"), (2, "(ii) a film"))
    assert found["(ii) a film"] == ["(a) makes", "Whoever"]


def test_the_tail_of_an_inner_list_belongs_to_it_alone() -> None:
    found = inherits((0, "Whoever"), (1, "(1) He who"), (2, "(a) makes"), (1, "such material"), (1, "(2) sells"))
    assert found["(a) makes"] == ["(1) He who", "Whoever", "such material"]
    assert found["(2) sells"] == ["Whoever"]


def test_the_tail_of_the_outer_list_reaches_the_items_of_inner_lists() -> None:
    found = inherits(WHOEVER, (1, "(a) makes"), (2, "(i) an image"), (2, "(ii) a film,"), (1, "(b) sells it,"), LIABLE)
    for item in ("(i) an image", "(ii) a film,"):
        assert found[item] == ["(a) makes", "Whoever", "is liable to imprisonment."]


def test_a_numbered_paragraph_ends_the_list_of_the_one_before() -> None:
    found = inherits((1, "(1) Whoever"), (2, "(a) makes"), (1, "(2) Nobody"), (2, "(a) sells"))
    assert found["(a) makes"] == ["(1) Whoever"]
    assert found["(a) sells"] == ["(2) Nobody"]


def test_a_tail_inherits_nothing_at_the_outermost_level() -> None:
    assert inherits(WHOEVER, MAKES, LIABLE)["is liable to imprisonment."] == []


@pytest.mark.parametrize("text", ["One sentence.", "One. Two."])
def test_a_provision_without_blocks_is_one_clause(text: str) -> None:
    assert read(Provision("sec_1", "1", "", text)) == [(text, [])]


def test_an_empty_provision_has_no_clause() -> None:
    assert read(Provision("sec_1", "1", "", "")) == []


SENTENCE = "A person who makes such material commits an offence"
LONG = {
    "at the ends of sentences": ". ",
    "at the ends of list items in running text": "; ",
    "at the ends of Japanese sentences, without a blank": "。",
    "at Arabic semicolons": "؛ ",
}


@pytest.mark.parametrize("end", LONG.values(), ids=LONG)
def test_a_long_block_is_cut(end: str) -> None:
    text = ((SENTENCE + end) * 60).strip()
    found = read(Provision("sec_1", "1", "", text))
    assert len(found) > 3
    assert all(LONG_BLOCK // 3 < len(words) <= LONG_BLOCK for words, _ in found)
    assert all(words.startswith("A person") and words.endswith(end.strip()) for words, _ in found)
    assert sum(words.count(SENTENCE) for words, _ in found) == 60


def test_pieces_of_a_long_item_all_inherit() -> None:
    found = read(provision(WHOEVER, (1, "(a) " + (SENTENCE + ". ") * 60 + "end"), LIABLE))
    assert [i for _, i in found[1:-1]] == [["Whoever", "is liable to imprisonment."]] * (len(found) - 2)


def test_a_long_block_without_sentences_stays_whole() -> None:
    text = "child " * 500
    assert len(read(Provision("sec_1", "1", "", text.strip()))) == 1
