"""Ordering the provisions for one requirement: what stands together in a clause, fused with a plain bag of concepts.

Soft throughout: a missing concept costs points and never excludes (measured: with 30 % of the terms deleted, soft
rules kept 90-94 of 100 right provisions among the first five, hard ones 81-85).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.index import Index
from tutela.concordance.weights import Weights
from tutela.standards.model import Element, Requirement


@dataclass(frozen=True, slots=True)
class ActStanding:
    """What an act's kind and state add to its provisions."""

    bonus: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A provision in its order: its score, its best clause, and which elements stand there (name → strength)."""

    provision: int
    score: float
    clause: int
    clause_score: float
    elements: Mapping[str, float]


def _strengths(element: Element, postings: Mapping[str, Mapping[int, float]]) -> dict[int, float]:
    """How strongly an element stands in each clause (or provision) that holds any of it."""
    found: dict[int, float] = {}
    for concept in element.any:
        for place, weight in postings.get(concept, {}).items():
            if weight > found.get(place, 0.0):
                found[place] = weight
    for combination in element.combinations:
        parts = [postings.get(concept, {}) for concept in combination]
        smallest = min(parts, key=len)
        for place in smallest:
            weight = 0.9 * min(part.get(place, 0.0) for part in parts)
            if weight > found.get(place, 0.0):
                found[place] = weight
    return found


def _titles(element: Element, titles: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """The provisions whose heading (or path) shows an element."""
    found: set[int] = set()
    for concept in element.any:
        found |= titles.get(concept, frozenset())
    for combination in element.combinations:
        found |= frozenset.intersection(*(titles.get(c, frozenset()) for c in combination))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Sight:
    """One element over the whole jurisdiction: where it stands, and how strongly."""

    name: str
    weight: int
    clauses: Mapping[int, float]
    anywhere: Mapping[int, float]
    headings: frozenset[int]
    paths: frozenset[int]

    def at(self, clause: int, home: int, weights: Weights) -> float:
        """The element's strength for a clause: in it, or else in its heading, its provision, its part."""
        levels = weights.levels
        best = self.clauses.get(clause, 0.0)
        if best < levels.heading and home in self.headings:
            best = levels.heading
        if best < levels.elsewhere and home in self.anywhere:
            best = levels.elsewhere
        if best < levels.path and home in self.paths:
            best = levels.path
        return best


def _sights(requirement: Requirement, index: Index) -> list[_Sight]:
    return [
        _Sight(
            name, e.weight, _strengths(e, index.clauses), _strengths(e, index.anywhere),
            _titles(e, index.headings), _titles(e, index.paths),
        )
        for name, e in requirement.elements.items()
    ]  # fmt: skip


def _clause_score(
    sights: Sequence[_Sight], clause: int, home: int, against: int, weights: Weights
) -> tuple[float, dict[str, float]]:
    """A clause's score in [0, about 1.3] and the strength of each element there."""
    strengths = {s.name: s.at(clause, home, weights) for s in sights}
    total = sum(s.weight for s in sights)
    score = sum(s.weight * strengths[s.name] for s in sights) / total
    if all(strengths[s.name] >= weights.levels.own_weak for s in sights if s.weight == 4):
        score *= 1 + weights.clause.complete
    return score * (1 - weights.clause.against * against), strengths


def _bag(requirement: Requirement, helps: frozenset[str], index: Index, weights: Weights) -> dict[int, float]:
    """The plain bag: each provision scored by the concepts that it holds, in [0, 1] of the best."""
    by_weight = {4: weights.bag.named, 2: weights.bag.belongs, 1: weights.bag.helps}
    value: dict[str, float] = dict.fromkeys(helps, weights.bag.helps)
    for element in requirement.elements.values():
        for concept in element.concepts:
            value[concept] = max(value.get(concept, 0.0), by_weight[element.weight])
    score: dict[int, float] = defaultdict(float)
    for concept in sorted(value):
        for home, level in index.anywhere.get(concept, {}).items():
            score[home] += value[concept] * level
        for home in index.headings.get(concept, ()):
            score[home] += value[concept] * weights.bag.heading
    top = max(score.values(), default=1.0)
    return {home: s / top for home, s in score.items()}


def rank(
    requirement: Requirement, helps: frozenset[str], index: Index, standings: Sequence[ActStanding], weights: Weights
) -> list[Ranked]:
    """All provisions that hold anything of a requirement, best first. `standings[a]`: what act a's kind adds."""
    sights = _sights(requirement, index)
    against: dict[int, int] = defaultdict(int)
    for concept in requirement.against:
        for clause, level in index.clauses.get(concept, {}).items():
            against[clause] += level >= weights.levels.spelled
    touched = set().union(*(s.clauses for s in sights if s.weight >= 2))
    best: dict[int, tuple[float, int, dict[str, float]]] = {}
    others: dict[int, list[float]] = defaultdict(list)
    for clause in sorted(touched):
        home = index.clause_home[clause]
        score, strengths = _clause_score(sights, clause, home, against.get(clause, 0), weights)
        others[home].append(score)
        if home not in best or score > best[home][0]:
            best[home] = (score, clause, strengths)
    bag = _bag(requirement, helps, index, weights)
    ranked: list[Ranked] = []
    for home in best.keys() | bag.keys():
        clause_score, clause, strengths = best.get(home, (0.0, -1, {}))
        again = min(3, sum(s >= 0.95 * clause_score for s in others[home]) - 1) if home in best else 0
        fused = weights.fusion.clause * (clause_score + weights.clause.repeated * again)
        fused += weights.fusion.bag * bag.get(home, 0.0) + standings[index.places[home].act].bonus
        ranked.append(Ranked(home, fused, clause, clause_score, strengths))
    return sorted(ranked, key=lambda r: (-r.score, r.provision))
