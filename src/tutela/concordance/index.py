"""All digests of a jurisdiction by concept: in which clauses, headings and titles each concept stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.concordance.digest import STEM, ClauseDigest, Digest
from tutela.concordance.values import Value
from tutela.concordance.weights import Weights as RankingWeights

WEAK_COUNT = 0.4
FAR = 1e9  # characters: nowhere in the provision
Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: the number of its digest and its number in it."""

    act: int
    provision: int


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a concept stands: numbers of clauses (or provisions), ascending, and its weight in each."""

    numbers: Numbers
    weights: Weights


NOWHERE = Postings(np.zeros(0, np.int64), np.zeros(0))


@dataclass(frozen=True, slots=True)
class Index:
    """Clauses and provisions are numbered across acts, in the order of the digests.

    `clause_home[c]` is the number of clause c's provision, `clause_number[c]` its number inside it.
    `references` counts those of each provision;
    `clauses` is by concept over clauses; `headings`, `paths` and `anywhere` over provisions.
    `counts`: how often a concept's terms stand in a provision, weak ones as WEAK_COUNT;
    `first`: the place of the first term that is not weak, in characters;
    `annexed`: which provisions are the text of a treaty that an act annexes;
    `values`: each value with the number of a clause in whose own or inherited words it stands.
    """

    places: tuple[Place, ...]
    references: Numbers
    clause_home: Numbers
    clause_number: Numbers
    clauses: Mapping[str, Postings]
    headings: Mapping[str, Postings]
    paths: Mapping[str, Postings]
    anywhere: Mapping[str, Postings]
    counts: Mapping[str, Postings]
    first: Mapping[str, Postings]
    settings: Mapping[str, Postings]
    annexed: NDArray[np.bool_]
    values: tuple[tuple[int, Value], ...]


def _postings(found: Mapping[str, Mapping[int, float]]) -> dict[str, Postings]:
    return {
        concept: Postings(np.array(sorted(at), np.int64), np.array([at[n] for n in sorted(at)], np.float64))
        for concept, at in found.items()
    }


def _among(speaking: NDArray[np.bool_], reach: int, share: float) -> NDArray[np.bool_]:
    """Which provisions of an act have enough neighbours, on both sides together, that speak of a matter."""
    window = np.ones(2 * reach + 1)
    count = np.convolve(speaking.astype(float), window, "full")[reach:-reach] - speaking
    around = np.convolve(np.ones(len(speaking)), window, "full")[reach:-reach] - 1
    return np.asarray(count >= share * np.maximum(around, 1))


def _settings(digests: Sequence[Digest], weights: RankingWeights) -> dict[str, Postings]:
    """Provisions by the setting in which they stand; each counts fully."""
    found: dict[str, dict[int, float]] = {name: {} for name in weights.settings}
    concepts = frozenset(weights.neighbours.concepts)
    first = 0
    for digest in digests:
        speaking = np.array(
            [any(not o.weak and o.concept in concepts for o in p.occurrences) for p in digest.provisions], bool
        )
        among = _among(speaking, weights.neighbours.reach, weights.neighbours.share) if len(speaking) else speaking
        for n, provision in enumerate(digest.provisions):
            for name in weights.settings.keys() & (provision.path | provision.heading):
                found[name][first + n] = 1.0
            if among[n]:
                found[weights.neighbours.setting][first + n] = 1.0
        first += len(digest.provisions)
    return _postings(found)


def _annexed(counts: Mapping[str, Mapping[int, float]], provisions: int, ranking: RankingWeights) -> NDArray[np.bool_]:
    annexed = np.zeros(provisions, bool)
    words = counts.get(ranking.annexed.concept, {})
    annexed[[here for here, count in words.items() if count >= ranking.annexed.start]] = True
    return annexed


def _values_of(clause: ClauseDigest, values: Sequence[Value]) -> Iterator[Value]:
    spans = ((clause.start, clause.end), *clause.inherited)
    return (v for v in values if any(a <= v.start and v.end <= b for a, b in spans))


def make_index(
    digests: Sequence[Digest], ranking: RankingWeights, linked: Mapping[Place, Mapping[int, frozenset[str]]]
) -> Index:
    """The index of digests. `linked`: for a provision's clause numbers, concepts of what they refer to."""
    levels = ranking.levels
    weight = {name: getattr(levels, name) for name in ("own", "stem", "spelled", "own_weak", "stem_weak")}
    places: list[Place] = []
    references: list[int] = []
    home: list[int] = []
    number: list[int] = []
    clauses: dict[str, dict[int, float]] = defaultdict(dict)
    headings: dict[str, dict[int, float]] = defaultdict(dict)
    paths: dict[str, dict[int, float]] = defaultdict(dict)
    anywhere: dict[str, dict[int, float]] = defaultdict(dict)
    counts: dict[str, dict[int, float]] = defaultdict(dict)
    first: dict[str, dict[int, float]] = defaultdict(dict)
    values: list[tuple[int, Value]] = []
    for a, digest in enumerate(digests):
        for p, provision in enumerate(digest.provisions):
            here = len(places)
            places.append(Place(a, p))
            references.append(len(provision.references))
            links = linked.get(places[-1], {})
            for n, clause in enumerate(provision.clauses):
                c = len(home)
                home.append(here)
                number.append(n)
                for concept, level in clause.concepts.items():
                    w = clauses[concept][c] = weight[level]
                    if level != STEM and w > anywhere[concept].get(here, 0.0):
                        anywhere[concept][here] = w
                if provision.values:
                    values.extend((c, v) for v in _values_of(clause, provision.values))
                for concept in links.get(n, ()):
                    clauses[concept].setdefault(c, levels.linked)
            for o in provision.occurrences:
                counts[o.concept][here] = counts[o.concept].get(here, 0.0) + (WEAK_COUNT if o.weak else 1.0)
                if not o.weak:
                    first[o.concept][here] = min(first[o.concept].get(here, FAR), o.start)
            for concept in provision.heading:
                headings[concept][here] = levels.heading
            for concept in provision.path:
                paths[concept][here] = levels.path
    return Index(
        tuple(places), np.array(references, np.int64), np.array(home, np.int64), np.array(number, np.int64),
        _postings(clauses), _postings(headings), _postings(paths), _postings(anywhere),
        _postings(counts), _postings(first), _settings(digests, ranking),
        _annexed(counts, len(places), ranking), tuple(values),
    )  # fmt: skip
