"""The one evaluator of decisions: which clauses fulfil which line of a `decide` (contracts, section 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.concordance.index import Index
from tutela.concordance.ranking import Sight
from tutela.standards.decision import Condition, Wanted
from tutela.standards.model import Requirement

Clauses = NDArray[np.bool_]  # by clause, in the order of the index

# How strongly an element must stand in or around a clause to be found there, by where it may stand. The levels of
# standards/ranking.yaml: 0.5 and more in the clause or the heading (0.4: a weak word in the stem alone), 0.35
# elsewhere in the provision, 0.25 in titles.
_ENOUGH = {"clause": 0.45, "provision": 0.3, "titles": 0.2}
_UNIT_REACH = {"clause": "clause", "provision": "provision", "provision_and_definitions": "provision", "act": "act"}
# What excludes must stand in the clause by a word that is not weak: a doubtful word takes nothing away.
_SURE = 0.6
# An element that asks for a sure word is not shown by one that is only spelled out by others (0.7 in the levels):
# "pornography … to a child" is not yet child sexual abuse material.
_NAMED = 0.8
_IN_A_HEADING = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """In which clauses each element of a requirement is found, and in which it surely stands (for `none`)."""

    found: Mapping[str, Clauses]
    sure: Mapping[str, Clauses]
    size: int


def _spread(found: Clauses, groups: NDArray[np.int64]) -> Clauses:
    """True for every clause of a group (a provision, an act) that has one found clause."""
    hit = np.zeros(int(groups.max(initial=-1)) + 1, bool)
    hit[groups[found]] = True
    return np.asarray(hit[groups])


def fits(wanted: Wanted, kind: str, unit: str, low: float | None, high: float | None) -> bool:
    """Whether a value of a law is one that is asked for."""
    if kind != wanted.kind or (wanted.unit and unit != wanted.unit):
        return False
    top = float("inf") if unit == "life" else high
    return (
        (wanted.high_at_least is None or (top is not None and top >= wanted.high_at_least))
        and (wanted.high_below is None or (top is not None and top < wanted.high_below))
        and (wanted.low_at_least is None or (low is not None and low >= wanted.low_at_least))
    )


def _by_value(wanted: Wanted, index: Index) -> Clauses:
    found = np.zeros(len(index.clause_home), bool)
    for clause, value in index.values:
        if fits(wanted, value.kind, value.unit, value.low, value.high):
            found[clause] = True
    return found


def see(requirement: Requirement, sights: Sequence[Sight], index: Index) -> Seen:
    """Looks for each element in each clause, as far around it as its `within` or the requirement's unit allows."""
    found: dict[str, Clauses] = {}
    sure: dict[str, Clauses] = {}
    acts = np.array([p.act for p in index.places], np.int64)[index.clause_home]
    for sight in sights:
        element = requirement.elements[sight.name]
        reach = element.within or _UNIT_REACH[requirement.unit]
        here = sight.around >= _ENOUGH.get(reach, _ENOUGH["provision"])
        if element.sure:
            strong = (sight.inside >= _NAMED) | (sight.headings >= _IN_A_HEADING)[index.clause_home]
            here = strong if reach == "clause" else here & _spread(strong, index.clause_home)
        if element.value is not None:
            valued = _by_value(element.value, index)
            here = here | (valued if reach == "clause" else _spread(valued, index.clause_home))
        if reach == "act":
            here = _spread(here, acts)
        found[sight.name] = here
        sure[sight.name] = here & (sight.inside >= _SURE) if reach == "clause" and element.value is None else here
    return Seen(found, sure, len(index.clause_home))


def holds(condition: Condition, seen: Seen) -> Clauses:
    """In which clauses a condition holds."""
    held = np.ones(seen.size, bool)
    for name in condition.all:
        held &= seen.found[name]
    if condition.any:
        held &= np.logical_or.reduce([seen.found[name] for name in condition.any])
    for name in condition.none:
        held &= ~seen.sure[name]
    if condition.some is not None:
        count = sum(seen.found[name].astype(int) for name in condition.some.of)
        held &= count >= condition.some.at_least
    return np.asarray(held)


def lines_held(requirement: Requirement, seen: Seen) -> NDArray[np.int64]:
    """For each clause the number of the first line of `decide` that holds there; -1 where none does."""
    line = np.full(seen.size, -1, np.int64)
    for number in reversed(range(len(requirement.decide))):
        line[holds(requirement.decide[number].condition, seen)] = number
    return line
