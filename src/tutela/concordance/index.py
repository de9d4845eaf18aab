"""All digests of a jurisdiction by concept: in which clauses, headings and titles each concept stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tutela.concordance.digest import STEM, Digest
from tutela.concordance.weights import Levels


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: the number of its digest and its number in it."""

    act: int
    provision: int


@dataclass(frozen=True, slots=True)
class Index:
    """Clauses and provisions are numbered across acts, in the order of the digests.

    `clause_home[c]` is the number of a clause's provision. `clauses`: concept → {clause: level weight};
    `headings`, `paths`, `anywhere`: concept → {provision: weight}.
    """

    places: tuple[Place, ...]
    clause_home: tuple[int, ...]
    clause_number: tuple[int, ...]
    clauses: Mapping[str, Mapping[int, float]]
    headings: Mapping[str, frozenset[int]]
    paths: Mapping[str, frozenset[int]]
    anywhere: Mapping[str, Mapping[int, float]]


def make_index(
    digests: Iterable[Digest], levels: Levels, linked: Mapping[Place, Mapping[int, frozenset[str]]]
) -> Index:
    """The index of digests. `linked`: for a provision's clause numbers, concepts of what they refer to."""
    weight = {name: getattr(levels, name) for name in ("own", "stem", "spelled", "own_weak", "stem_weak")}
    places: list[Place] = []
    home: list[int] = []
    number: list[int] = []
    clauses: dict[str, dict[int, float]] = defaultdict(dict)
    headings: dict[str, set[int]] = defaultdict(set)
    paths: dict[str, set[int]] = defaultdict(set)
    anywhere: dict[str, dict[int, float]] = defaultdict(dict)
    for a, digest in enumerate(digests):
        for p, provision in enumerate(digest.provisions):
            here = len(places)
            places.append(Place(a, p))
            links = linked.get(places[-1], {})
            for n, clause in enumerate(provision.clauses):
                c = len(home)
                home.append(here)
                number.append(n)
                for concept, level in clause.concepts.items():
                    w = weight[level]
                    clauses[concept][c] = w
                    if w > anywhere[concept].get(here, 0.0) and level != STEM:
                        anywhere[concept][here] = w
                for concept in links.get(n, ()):
                    clauses[concept].setdefault(c, levels.linked)
            for concept in provision.heading:
                headings[concept].add(here)
            for concept in provision.path:
                paths[concept].add(here)
    return Index(
        tuple(places), tuple(home), tuple(number), dict(clauses),
        {c: frozenset(s) for c, s in headings.items()}, {c: frozenset(s) for c, s in paths.items()}, dict(anywhere),
    )  # fmt: skip
