"""Links across provisions and acts: what a clause refers to, and what that brings to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.digest import Digest, ProvisionDigest
from tutela.concordance.index import Place
from tutela.concordance.references import Reference
from tutela.concordance.weights import LinkWeights
from tutela.concordance.words import fold
from tutela.law.labels import normal_label
from tutela.law.model import Act

# A title shorter than this would be found in ordinary words.
SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that was resolved: from a clause of one provision to another provision, in whichever act."""

    source: Place
    clause: int
    target: Place


@dataclass(frozen=True, slots=True)
class Symbols:
    """What the acts of a jurisdiction know of each other: the links, and the concepts that they bring to clauses."""

    by_source: Mapping[Place, tuple[Link, ...]]
    concepts: Mapping[Place, Mapping[int, frozenset[str]]]

    def links_from(self, place: Place) -> tuple[Link, ...]:
        """The links that begin in a provision, in the order of its text."""
        return self.by_source.get(place, ())


class _Addresses:
    """Finds provisions by label, and acts by their names."""

    def __init__(self, acts: Sequence[Act], digests: Sequence[Digest]) -> None:
        self._by_label: list[dict[str, int]] = []
        self._chapters: list[list[str]] = []
        for act, digest in zip(acts, digests, strict=True):
            by_eid = {p.eid: normal_label(p.label) for p in act.provisions}
            labels = [by_eid[provision.eid] for provision in digest.provisions]
            self._by_label.append({label: n for n, label in reversed(list(enumerate(labels)))})
            self._chapters.append([label[: label.rfind(":") + 1] for label in labels])
        names = ((fold(name), a) for a, act in enumerate(acts) for name in (act.work.title, act.work.short_title))
        self._names = sorted({(n, a) for n, a in names if len(n) >= SHORTEST_TITLE}, key=lambda x: (-len(x[0]), x[1]))

    def act_named(self, words: str, own: int) -> int:
        """The act that words name, or the own one where they name none that was given."""
        folded = fold(words)
        return next((a for name, a in self._names if name in folded), own)

    def provisions(self, reference: Reference, source: Place) -> Iterator[Place]:
        """The provisions that a reference means: one, or all from the first to the last of a range.

        Where numbering restarts with each chapter, a number alone is one of the source's own chapter.
        """
        act = self.act_named(reference.after, source.act) if len(self._by_label) > 1 else source.act
        labels = self._by_label[act]
        chapter = self._chapters[source.act][source.provision] if act == source.act else ""
        first, last = (labels.get(x, labels.get(chapter + x)) for x in (reference.first, reference.last))
        if first is None and last is None:
            return
        start = last if first is None else first
        end = start if last is None or last < (start or 0) else last
        assert start is not None
        assert end is not None
        for number in range(start, end + 1):
            yield Place(act, number)


def _clause_of(provision: ProvisionDigest, reference: Reference) -> int | None:
    """The number of the clause in which a reference stands."""
    for n, clause in enumerate(provision.clauses):
        if clause.start <= reference.start < clause.end:
            return n
    return None


def _carried(provision: ProvisionDigest, weights: LinkWeights) -> frozenset[str]:
    """What a provision gives to those that refer to it: the offences that it speaks of, by strong terms."""
    carries = frozenset(weights.carries)
    own = {o.concept for o in provision.occurrences if not o.weak} & carries
    return frozenset(own | (provision.heading & carries))


def link(acts: Sequence[Act], digests: Sequence[Digest], weights: LinkWeights) -> Symbols:
    """Resolves all references between digests, and says which concepts they bring to which clause."""
    addresses = _Addresses(acts, digests)
    links: dict[Place, list[Link]] = {}
    concepts: dict[Place, dict[int, frozenset[str]]] = {}
    carried: dict[Place, frozenset[str]] = {}
    for a, digest in enumerate(digests):
        for p, provision in enumerate(digest.provisions):
            source = Place(a, p)
            for reference in provision.references:
                clause = _clause_of(provision, reference)
                if clause is None:
                    continue
                for target in addresses.provisions(reference, source):
                    if target == source:
                        continue
                    links.setdefault(source, []).append(Link(source, clause, target))
                    if target not in carried:
                        carried[target] = _carried(digests[target.act].provisions[target.provision], weights)
                    if brought := carried[target]:
                        here = concepts.setdefault(source, {})
                        here[clause] = here.get(clause, frozenset()) | brought | {weights.offence}
    return Symbols({source: tuple(found) for source, found in links.items()}, concepts)
