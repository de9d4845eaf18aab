"""Links: what a clause refers to, in which act, and which concepts that brings to it."""

import pytest
from languages_for_tests import language
from small_acts import act, dossier, section

from tutela.concordance.dossier import Dossier
from tutela.law.model import State

TERMS = {"csam": ["pornograph*"], "trafficking": ["traffick*"], "fine": ["fine"]}
SPOKEN = language(TERMS)


def linked(*sections: str) -> list[str]:
    """The labels to which the first of these sections (labels 1, 2, …) refers."""
    made = [section(str(n), "", text) for n, text in enumerate(sections, 1)]
    return targets(dossier(act("a.md", "Act", *made), language=SPOKEN))


def targets(found: Dossier, provision: int = 0) -> list[str]:
    """What a provision (counted over all acts) refers to: labels, of another act with its file."""
    place = found.index.places[provision]
    names = []
    for link in found.symbols.links_from(place):
        target = found.digests[link.target.act].provisions[link.target.provision]
        label = found.provisions[link.target.act][target.eid].label
        names.append(label if link.target.act == place.act else f"{found.acts[link.target.act].file}:{label}")
    return names


TARGETS = {
    "one": ("An offence under section 3.", ["3"]),
    "several": ("Sections 2 and 4.", ["2", "4"]),
    "a range is all between": ("Sections 2 to 4.", ["2", "3", "4"]),
    "a range that begins before the act's first": ("Sections 0 to 2.", ["2"]),
    "a range the wrong way round": ("Sections 4 to 2.", ["4"]),
    "itself is no link": ("In section 1 and section 2.", ["2"]),
    "what is not there": ("Section 99.", []),
}


@pytest.mark.parametrize(("text", "expected"), TARGETS.values(), ids=TARGETS)
def test_targets(text: str, expected: list[str]) -> None:
    assert linked(text, "Two.", "Three.", "Four.") == expected


def test_a_repealed_section_is_no_target() -> None:
    law = act("a.md", "Act", section("1", "", "See section 2."), section("2", "", "(repealed)", state=State.REPEALED))
    assert targets(dossier(law, language=SPOKEN)) == []


CHILD_ACT = act("b.md", "Child Protection Act 2001", section("1", "", "One."), section("2", "", "Two."))
ACTS = {
    "another act named after it": ("Section 2 of the Child Protection Act 2001.", ["b.md:2"]),
    "named in other letters": ("Section 2 of the CHILD PROTECTION ACT 2001", ["b.md:2"]),
    "this Act": ("Section 2 of this Act.", ["2"]),
    "an act that was not given has its number taken for an own one": ("Section 2 of the Weapons Act.", ["2"]),
    "an act named far behind is not meant": ("Section 2" + " and so on" * 12 + " Child Protection Act 2001", ["2"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS.values(), ids=ACTS)
def test_other_acts(text: str, expected: list[str]) -> None:
    own = act("a.md", "Penal Code", section("1", "", text), section("2", "", "Own."))
    assert targets(dossier(own, CHILD_ACT, language=SPOKEN)) == expected


def test_a_section_of_the_same_chapter_where_numbering_restarts() -> None:
    sv = language(TERMS, "sv")
    made = [section(label, "", "x") for label in ("3:1", "3:2", "6:1", "6:2")]
    law = act("a.md", "Balk", *made, section("6:3", "", "som avses i 2 §"), section("6:4", "", "enligt 3 kap. 1 §"))
    found = dossier(law, language=sv)
    assert (targets(found, 4), targets(found, 5)) == (["6:2"], ["3:1"])


def test_a_link_brings_the_offences_of_its_target_and_that_one_is_cited() -> None:
    law = act(
        "a.md", "Act",
        section("1", "", (1, "(1) A fine."), (1, "(2) Whoever commits an offence under section 2.")),
        section("2", "", "Whoever sells pornography, or pays a fine."),
    )  # fmt: skip
    brought = dossier(law, language=SPOKEN).symbols.concepts
    assert [dict(by_clause) for by_clause in brought.values()] == [{1: frozenset({"csam", "cited_offence"})}]


def test_a_target_without_an_offence_brings_nothing() -> None:
    law = act("a.md", "Act", section("1", "", "Under section 2."), section("2", "", "Whoever pays a fine."))
    assert dict(dossier(law, language=SPOKEN).symbols.concepts) == {}


def test_a_heading_speaks_for_its_section() -> None:
    law = act("a.md", "Act", section("1", "", "Under section 2."), section("2", "Trafficking", "Whoever does so."))
    (brought,) = dossier(law, language=SPOKEN).symbols.concepts.values()
    assert brought[0] == {"trafficking", "cited_offence"}
