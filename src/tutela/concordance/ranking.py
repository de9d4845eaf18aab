"""Ordering the provisions for one requirement: what stands together in a clause, fused with a plain bag of concepts.

Soft throughout: a missing concept costs points and never excludes (measured: with 30 % of the terms deleted, soft
rules kept 90-94 of 100 right provisions among the first five, hard ones 81-85).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.concordance.index import FAR, NOWHERE, Index, Postings
from tutela.concordance.weights import Weights
from tutela.standards.decision import Element
from tutela.standards.model import Requirement


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


Strength = NDArray[np.float64]  # by clause or by provision, 0 to 1

BEGINNING = 400.0  # characters
HALF_FREQUENT = 2.0  # so many words give half of what many give
COMBINED = 0.9  # a combination of concepts shows an element a little less surely than its own word


def _strength(element: Element, postings: Mapping[str, Postings], size: int) -> Strength:
    """How strongly an element stands in each clause (or provision)."""
    found = np.zeros(size)
    for concept in element.any:
        where = postings.get(concept, NOWHERE)
        found[where.numbers] = np.maximum(found[where.numbers], where.weights)
    for combination in element.combinations:
        together = np.ones(size)
        for concept in combination:
            where = postings.get(concept, NOWHERE)
            one = np.zeros(size)
            one[where.numbers] = where.weights
            together = np.minimum(together, one)
        found = np.maximum(found, COMBINED * together)
    return found


@dataclass(frozen=True, slots=True)
class Sight:
    """One element over the whole jurisdiction: how strongly it stands in each clause, or around it too."""

    name: str
    weight: int
    inside: Strength
    around: Strength
    headings: Strength


def sights_of(requirement: Requirement, index: Index, weights: Weights) -> tuple[Sight, ...]:
    """All elements of a requirement over the whole jurisdiction, in their order."""
    return tuple(_sight(name, e, index, weights) for name, e in requirement.elements.items())


def _sight(name: str, element: Element, index: Index, weights: Weights) -> Sight:
    """An element's strength for each clause: in it, or else in its heading, its provision, the titles above."""
    clauses, provisions = len(index.clause_home), len(index.places)
    levels = weights.levels
    elsewhere = np.where(_strength(element, index.anywhere, provisions) > 0, levels.elsewhere, 0.0)
    headings = _strength(element, index.headings, provisions)
    outside = np.maximum(elsewhere, headings)
    outside = np.maximum(outside, _strength(element, index.paths, provisions))
    inside = _strength(element, index.clauses, clauses)
    return Sight(name, element.weight, inside, np.maximum(inside, outside[index.clause_home]), headings)


def _clause_scores(sights: Sequence[Sight], against: Strength, weights: Weights) -> Strength:
    """Each clause's score, 0 to about 1.3: the weighted share of the elements, more where those that name it meet."""
    total = sum(s.weight for s in sights)
    score = sum((s.weight * s.around for s in sights), np.zeros_like(against)) / total
    named = np.ones(len(against), bool)
    for sight in sights:
        if sight.weight == 4:
            named &= sight.around >= weights.levels.own_weak
    score = np.where(named, score * (1 + weights.clause.complete), score)
    return np.asarray(score * np.maximum(0.0, 1 - weights.clause.against * against))


def _against(requirement: Requirement, index: Index, weights: Weights) -> Strength:
    """In each clause, the number of concepts that speak for a competing provision."""
    found = np.zeros(len(index.clause_home))
    for concept in requirement.against:
        where = index.clauses.get(concept, NOWHERE)
        found[where.numbers] += where.weights >= weights.levels.spelled
    return found


def _bag(requirement: Requirement, helps: frozenset[str], index: Index, weights: Weights) -> Strength:
    """The plain bag: each provision scored by the concepts that it holds, as a share of the best."""
    by_weight = {4: weights.bag.named, 2: weights.bag.belongs, 1: weights.bag.helps}
    value: dict[str, float] = dict.fromkeys(helps, weights.bag.helps)
    for element in requirement.elements.values():
        for concept in element.concepts:
            value[concept] = max(value.get(concept, 0.0), by_weight.get(element.weight, 0.0))
    score = np.zeros(len(index.places))
    for concept in sorted(value):
        where = index.anywhere.get(concept, NOWHERE)
        score[where.numbers] += value[concept] * where.weights
        titled = index.headings.get(concept, NOWHERE)
        score[titled.numbers] += value[concept] * weights.bag.heading
    return np.asarray(score / max(float(score.max(initial=0.0)), 1e-9))


def _setting(requirement: Requirement, index: Index, weights: Weights) -> Strength:
    """What each provision gains by the setting it stands in; of several settings the best counts."""
    gained = np.zeros(len(index.places))
    for name, setting in weights.settings.items():
        if requirement.kind in setting.requirements:
            where = index.settings.get(name, NOWHERE)
            gained[where.numbers] = np.maximum(gained[where.numbers], setting.bonus)
    return gained


def _headed(sights: Sequence[Sight], weights: Weights) -> Strength:
    """What each provision gains by a heading that names the question."""
    naming = [s for s in sights if s.weight == 4]
    shown = sum(((s.headings > 0).astype(float) for s in naming), np.zeros_like(sights[0].headings))
    return np.asarray(weights.clause.heading * shown / len(naming))


def _early(requirement: Requirement, index: Index, weights: Weights) -> Strength:
    """What each provision gains where the words that name the question stand at its beginning."""
    naming = [e for e in requirement.elements.values() if e.weight == 4]
    gained = np.zeros(len(index.places))
    for element in naming:
        first = np.full(len(index.places), FAR)
        for concept in element.any:
            where = index.first.get(concept, NOWHERE)
            first[where.numbers] = np.minimum(first[where.numbers], where.weights)
        gained += np.exp(-first / BEGINNING)
    return np.asarray(weights.clause.early * gained / len(naming))


def _frequent(requirement: Requirement, index: Index, weights: Weights) -> Strength:
    """What each provision gains where the words that name the question recur in it; n words give n / (n + 2)."""
    naming = [e for e in requirement.elements.values() if e.weight == 4]
    gained = np.zeros(len(index.places))
    for element in naming:
        count = np.zeros(len(index.places))
        for concept in element.any:
            where = index.counts.get(concept, NOWHERE)
            count[where.numbers] += where.weights
        gained += count / (count + HALF_FREQUENT)
    return np.asarray(weights.clause.frequent * gained / len(naming))


def _listing(index: Index, weights: Weights) -> Strength:
    """How far each provision is a list of others, 0 to 1, by the references in it."""
    span = max(1, weights.listing.full - weights.listing.start)
    return np.asarray(np.clip((index.references - weights.listing.start) / span, 0.0, 1.0))


def _best_clauses(scores: Strength, index: Index) -> tuple[NDArray[np.int64], Strength, NDArray[np.int64]]:
    """For each provision its best clause (-1: none), that clause's score, and how many clauses are as good."""
    size = len(index.places)
    best = np.full(size, -1, np.int64)
    order = np.lexsort((-np.arange(len(scores)), scores))  # the best last; of equals the first clause last
    best[index.clause_home[order]] = order
    top = np.where(best >= 0, scores[best] if len(scores) else 0.0, 0.0)
    as_good = scores >= np.maximum(0.95 * top[index.clause_home], 1e-9) if len(scores) else np.zeros(0, bool)
    again = np.bincount(index.clause_home[as_good], minlength=size) if len(scores) else np.zeros(size, np.int64)
    return best, np.asarray(top), np.asarray(again)


def rank(
    requirement: Requirement,
    sights: Sequence[Sight],
    helps: frozenset[str],
    index: Index,
    standings: Sequence[ActStanding],
    weights: Weights,
) -> list[Ranked]:
    """The provisions to read for a requirement, best first, at most `weights.candidates`.

    `sights`: its elements over the index; `standings[a]`: what act a's kind adds. Provisions that hold nothing of the
    requirement are not listed.
    """
    scores = _clause_scores(sights, _against(requirement, index, weights), weights)
    best, top, again = _best_clauses(scores, index)
    bag = _bag(requirement, helps, index, weights)
    bonus = np.array([standings[place.act].bonus for place in index.places])
    repeated = weights.clause.repeated * np.clip(again - 1, 0, 3)
    fused = weights.fusion.clause * (top + np.where(top > 0, repeated, 0.0)) + weights.fusion.bag * bag + bonus
    fused += _setting(requirement, index, weights) + _headed(sights, weights)
    fused += _frequent(requirement, index, weights) + _early(requirement, index, weights)
    fused -= weights.listing.penalty * _listing(index, weights)
    fused -= weights.annexed.penalty * index.annexed
    holding = np.flatnonzero((top > 0) | (bag > 0))
    order = holding[np.lexsort((holding, -np.round(fused[holding], 9)))]
    return [
        Ranked(
            int(p), float(fused[p]), int(best[p]) if top[p] > 0 else -1, float(top[p]),
            {s.name: float(s.around[best[p]]) for s in sights} if top[p] > 0 else {},
        )
        for p in order[: weights.candidates]
    ]  # fmt: skip
