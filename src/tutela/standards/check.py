"""Every fault of the standards at once, for the person who edits them."""

from collections.abc import Iterator
from pathlib import Path

from tutela.core.errors import BadData, TutelaError
from tutela.standards.faults import fault
from tutela.standards.model import Requirement
from tutela.standards.references import concept_names, reference_faults, unknown_names
from tutela.standards.shelf import Entry, read_shelf


def check_standards(root: Path, concepts: frozenset[str]) -> list[TutelaError]:
    """All faults of all files below `root`, ordered by file and line; empty when there is none.

    `concepts` are the keys that elements may name. Each fault says where (path and line), what, and what
    to do. A file whose form is broken is not looked at further, and the other files are.
    """
    try:
        shelf = read_shelf(root)
    except BadData as error:
        return [error]
    found: list[TutelaError] = [*shelf.faults, *reference_faults(shelf)]
    for entry in shelf.requirements:
        found += unknown_names(entry.document, concept_names(entry.record), {"concept": concepts})
        found += _nothing_names_the_question(entry)
        found += _nobody_decides(entry)
    return sorted(found, key=_by_line)


def _nothing_names_the_question(entry: Entry[Requirement]) -> Iterator[BadData]:
    if all(element.weight != 4 for element in entry.record.elements.values()):
        what = "no element has weight 4, so nothing names the question."
        yield fault(entry.document, ("elements",), what, "Give the one or two elements that name it weight 4.")


def _nobody_decides(entry: Entry[Requirement]) -> Iterator[BadData]:
    """A requirement is decided by its lines, left to people with a reason, or answered by the register of treaties."""
    requirement = entry.record
    if requirement.answered_by == "treaty_register":
        return
    if bool(requirement.decide) == bool(requirement.left_to_people):
        what = "it has neither `decide` nor `left_to_people`." if not requirement.decide else "it has both."
        yield fault(entry.document, ("decide",), what, "Write the lines that decide, or why they are left to people.")


def _by_line(error: TutelaError) -> tuple[str, int, str]:
    path, _, line = error.where.rpartition(":")
    return (path, int(line), error.what) if line.isdigit() else (error.where, 0, error.what)
