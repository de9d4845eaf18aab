"""Digests: how a concept stands in a clause, and what is never scanned."""

import pytest
from languages_for_tests import language
from small_acts import act, concepts, digest, section

from tutela.concordance.digest import Digest
from tutela.law.model import State
from tutela.standards.terms import Term

SPOKEN = language([
    Term("csam", "pornography"), Term("possess", "possess*"), Term("possess", "holds", weak=True),
    Term("child", "child*"), Term("image", "image"), Term("sexual_act", "sexual act"), Term("fine", "fine", weak=True),
    Term("sexual_offences_heading", "sexual offences"),
])  # fmt: skip


def levels(*parts: tuple[int, str] | str) -> dict[str, str]:
    return concepts(act("a.md", "Act", section("1", "", *parts)), "1", SPOKEN)


def last(*parts: tuple[int, str]) -> dict[str, str]:
    """The concepts of the last clause."""
    return dict(digest(act("a.md", "Act", section("1", "", *parts)), SPOKEN).provisions[0].clauses[-1].concepts)


LEVELS = {
    "own words": ("Whoever possesses pornography", {"possess": "own", "csam": "own"}),
    "a weak word beside a strong one of another concept": ("holds pornography", {"possess": "own_weak", "csam": "own"}),
    "a weak word alone does not count": ("holds a meeting", {}),
    "two weak words do not help each other": ("holds a fine", {}),
    "a weak word beside a strong one of its own concept adds nothing": ("holds and possesses", {"possess": "own"}),
    "spelled out by its parts": ("image of a child in a sexual act",
                                 {"image": "own", "child": "own", "sexual_act": "own", "csam": "spelled"}),
    "a title's concept is no clause's": ("sexual offences", {}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEVELS.values(), ids=LEVELS)
def test_levels(text: str, expected: dict[str, str]) -> None:
    assert levels(text) == expected


def test_an_item_has_its_stems_concepts_at_a_lower_level() -> None:
    assert last((0, "Whoever possesses"), (1, "(a) pornography")) == {"possess": "stem", "csam": "own"}


def test_a_weak_word_in_a_stem_counts_beside_a_strong_one_in_the_item() -> None:
    assert last((0, "Whoever holds"), (1, "(a) pornography")) == {"possess": "stem_weak", "csam": "own"}


def test_parts_in_stem_and_item_spell_a_concept_together() -> None:
    found = last((0, "Whoever has an image"), (1, "(a) of a child in a sexual act"))
    assert found["csam"] == "spelled"


def test_another_paragraph_adds_nothing() -> None:
    assert last((1, "(1) possesses"), (1, "(2) pornography")) == {"csam": "own"}


@pytest.mark.parametrize("state", [s for s in State if s is not State.IN_FORCE])
def test_only_law_in_force_is_scanned(state: State) -> None:
    law = act("a.md", "Act", section("1", "", "possesses pornography", state=state), section("2", "", "possesses"))
    assert [p.eid for p in digest(law, SPOKEN).provisions] == ["sec_2"]


def test_headings_and_titles_above_are_scanned_apart() -> None:
    law = act("a.md", "Act", section("1", "Possession of pornography", "Words.", path=("Part 1", "Sexual offences")))
    (found,) = digest(law, SPOKEN).provisions
    assert (found.heading, found.path) == ({"csam", "possess"}, {"sexual_offences_heading"})
    assert found.occurrences == ()


def whole(law_sections: int, words: str, others: int = 0) -> Digest:
    made = [section(str(n), "", words) for n in range(law_sections)]
    made += [section(str(n), "", "Other words.") for n in range(law_sections, law_sections + others)]
    return digest(act("a.md", "Law number 5", *made), SPOKEN)


KINDS = {
    "filled with the material": (whole(3, "Whoever possesses pornography"), True),
    "one section of three hundred": (whole(1, "Whoever possesses pornography", 300), False),
    "too few sections to tell": (whole(1, "Whoever possesses pornography"), False),
    "weak words do not tell": (whole(3, "A fine."), False),
}


@pytest.mark.parametrize(("found", "told"), KINDS.values(), ids=KINDS)
def test_kind_by_content(found: Digest, told: bool) -> None:
    assert found.kinds.get("csam_act") == ("content" if told else None)
