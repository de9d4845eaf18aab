"""What can be said of a requirement, in three steps: was the act given, does a unit pass the rule, is anything near.

Present only if a unit fulfils a line of `decide`; else `unsure` where the candidates are strong, and `not_found` where
they are weak. What each word claims is in docs/contracts.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tutela.concordance.candidates import IN_THE_CLAUSE
from tutela.concordance.dossier import Dossier
from tutela.concordance.finding import Reason, Verdict
from tutela.concordance.ranking import Ranked
from tutela.concordance.weights import DecisionWeights
from tutela.law.model import Completeness
from tutela.standards.model import Requirement

_BROKEN = (Completeness.TRUNCATED, Completeness.PARTIAL)
DecidedBy = Literal["rule", "silence", "treaty_register", "nothing"]
Decided = Literal["met", "partly", "contrary"]
# Inside one provision the more telling clause speaks: what is met outweighs a narrower limb beside it.
_IN_A_PROVISION: dict[str, int] = {"met": 0, "contrary": 1, "partly": 2}


@dataclass(frozen=True, slots=True)
class Passing:
    """A ranked provision (number `rank` in the list) whose clause fulfils line `line` of the decision."""

    rank: int
    clause: int
    line: int
    verdict: Decided
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict with its reasons, and the units that it rests on, the first one deciding."""

    verdict: Verdict
    because: tuple[str, ...]
    reason: Reason | None = None
    by: DecidedBy = "nothing"
    units: tuple[Passing, ...] = ()


def passing(
    requirement: Requirement,
    ranked: Sequence[Ranked],
    lines: NDArray[np.int64],
    clause_home: NDArray[np.int64],
) -> list[Passing]:
    """Of each ranked provision the clause that says most, where one fulfils a line. `lines`: by clause, -1 for none."""
    found: list[Passing] = []
    for rank, item in enumerate(ranked):
        first, last = np.searchsorted(clause_home, (item.provision, item.provision + 1))
        held = [(c, int(lines[c])) for c in range(int(first), int(last)) if lines[c] >= 0]
        if held:
            found.append(_of_a_provision(requirement, rank, item, held))
    return found


def _of_a_provision(requirement: Requirement, rank: int, item: Ranked, held: list[tuple[int, int]]) -> Passing:
    def order(unit: tuple[int, int]) -> tuple[int, int, bool, int]:
        clause, line = unit
        return _IN_A_PROVISION[requirement.decide[line].verdict], line, clause != item.clause, clause

    clause, line = min(held, key=order)
    return Passing(rank, clause, line, requirement.decide[line].verdict, item.score)


def decided(units: Sequence[Passing], weights: DecisionWeights) -> Said | None:
    """The verdict of the units near the best one; None where no unit passes.

    Where one reads as met and another as the opposite, the higher speaks, or, if neither stands out, nobody.
    """
    if not units:
        return None
    best = max(unit.score for unit in units)
    near = [unit for unit in units if unit.score >= best - weights.near]
    verdicts = {unit.verdict for unit in near}
    if {"met", "contrary"} <= verdicts:
        tops = [next(unit for unit in near if unit.verdict == v) for v in ("met", "contrary")]
        if abs(tops[0].score - tops[1].score) < weights.stands_out:
            because = (f"provision {u.rank + 1} of the list reads as {u.verdict}" for u in tops)
            return Said("unsure", tuple(because))
        verdicts.discard(min(tops, key=lambda unit: unit.score).verdict)
    verdict: Decided = "met" if "met" in verdicts else "contrary" if "contrary" in verdicts else "partly"
    of_it = tuple(unit for unit in near if unit.verdict == verdict)
    return Said(verdict, tuple(_reasons(verdict, of_it, near)), by="rule", units=of_it[: weights.most_evidence])


def _reasons(verdict: Decided, of_it: Sequence[Passing], near: Sequence[Passing]) -> Iterator[str]:
    yield f"line {of_it[0].line + 1} of the decision ({verdict}) holds in one clause"
    if len(of_it) > 1:
        yield f"the same in {len(of_it) - 1} other provision{'s' if len(of_it) > 2 else ''}"
    if len(near) > len(of_it):
        yield f"{len(near) - len(of_it)} more read otherwise"


def missing_names(requirement: Requirement, ranked: Ranked) -> list[str]:
    """The elements that name the question and do not stand in a provision's best clause."""
    naming = (name for name, element in requirement.elements.items() if element.weight == 4)
    return [name for name in naming if ranked.elements.get(name, 0.0) < IN_THE_CLAUSE]


def is_strong(best: Ranked, weights: DecisionWeights) -> bool:
    """Whether a provision that fulfils no line is too near to say "nothing found": by its clause or its whole score."""
    by_clause = best.clause_score >= weights.strong and best.score >= weights.weak_list
    return by_clause or best.score >= weights.strong_list


def absent(requirement: Requirement, ranked: Sequence[Ranked], weights: DecisionWeights) -> Said:
    """What is said where no unit passes, all that could hold the answer was read, and a rule is written."""
    best = ranked[0] if ranked else None
    if requirement.silence == "met":
        vain = "the law given says nothing against it; the provisions named were read in vain"
        return Said("met", (vain,), by="silence")
    if best is not None and is_strong(best, weights):
        missing = missing_names(requirement, best)
        what = f"; not together with it: {', '.join(missing)}" if missing else ""
        return Said(
            "unsure", (f"words that name the question stand there, but no clause fulfils a line of the decision{what}",)
        )
    return Said("not_found", ("no clause fulfils a line of the decision; the nearest are listed",))


def cut_seats(dossier: Dossier, seat_acts: frozenset[int]) -> list[str]:
    """Seat acts whose text is cut off or an extract: the answer could stand in what is missing."""
    return [a.file for n, a in enumerate(dossier.acts) if n in seat_acts and a.expression.completeness in _BROKEN]
