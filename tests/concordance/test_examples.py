"""The invented provisions of each requirement: what a reader of them should say is what the rules say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from small_acts import act, catalogue, digest, law, section

from tutela.concordance.assess import Law, assess
from tutela.concordance.dossier import open_dossier
from tutela.concordance.finding import Finding
from tutela.law.model import Act
from tutela.standards.model import Requirement

# Examples that the rules do not reach yet: (requirement, language, verdict, number in its list), each once.
NOT_REACHED = Path(__file__).with_name("examples_not_reached.yaml")
ITEM = re.compile(r"\(?\w{1,4}[.)]\s")
# Nothing found, or words near it and no rule that holds: neither claims that the law does what is asked.
ABSENT = {"not_found", "unsure", "not_assessed"}
DECIDED = [r for r in catalogue().requirements if r.decide]


def examples(requirement: Requirement) -> Iterator[tuple[str, str, int, str]]:
    for language, by_verdict in requirement.examples.items():
        for verdict, texts in by_verdict:
            for number, text in enumerate(texts):
                yield language, verdict, number, text


def provision(text: str, language: str) -> Act:
    """An act of one section: each line is a paragraph, or a list item where it begins with a marker."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return act(
        "x.md", "Act", section("1", "", *((int(bool(ITEM.match(line))), line) for line in lines)), language=language
    )


@cache
def ground() -> Law:
    return law(act("empty.md", "Act", section("1", "", "This Act has no other section.")))


def read(requirement: Requirement, text: str, language: str) -> Finding:
    """The finding over that section alone, in an act of a kind in which the answer stands."""
    made = provision(text, language)
    seated = replace(digest(made), kinds=dict.fromkeys(requirement.stands_in.seat, "title"))
    weights = ground().weights
    return assess(requirement, replace(ground(), dossier=open_dossier("xx", "", [(made, seated)], weights)))


def right(found: Finding, verdict: str) -> bool:
    return found.verdict in ABSENT if verdict == "not_found" else found.verdict == verdict


@cache
def not_reached() -> frozenset[tuple[str, str, str, int]]:
    listed = yaml.safe_load(NOT_REACHED.read_text(encoding="utf-8"))
    return frozenset(
        (key, language, verdict, number)
        for key, by_language in listed.items()
        for language, by_verdict in by_language.items()
        for verdict, numbers in by_verdict.items()
        for number in numbers
    )


@pytest.mark.parametrize("requirement", DECIDED, ids=lambda r: r.key)
def test_an_example_reads_as_it_should(requirement: Requirement) -> None:
    wrong = {
        (requirement.key, language, verdict, number)
        for language, verdict, number, text in examples(requirement)
        if not right(read(requirement, text, language), verdict)
    }
    assert wrong == {place for place in not_reached() if place[0] == requirement.key}


@pytest.mark.parametrize("requirement", DECIDED, ids=lambda r: r.key)
def test_each_decided_requirement_has_examples(requirement: Requirement) -> None:
    english = requirement.examples["en"]
    assert english.met
    assert english.not_found
    if requirement.core:
        assert requirement.examples.keys() & {"fr", "es"}


def test_most_examples_are_reached() -> None:
    total = sum(1 for requirement in DECIDED for _ in examples(requirement))
    assert len(DECIDED) >= 125
    assert len(not_reached()) <= 0.15 * total
