"""A jurisdiction's law as it is assessed: its acts, their digests, the links between them, and one index over all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.digest import Digest
from tutela.concordance.index import Index, make_index
from tutela.concordance.link import Symbols, link
from tutela.concordance.weights import Weights
from tutela.law.model import Act, Provision


@dataclass(frozen=True, slots=True)
class Dossier:
    """Acts and digests in the same order; `provisions[a]` holds act a's provisions by eId; links by provision.

    `experimental`: languages that no lawyer has reviewed; `unsupported`: files in languages without terms.
    """

    jurisdiction: str
    as_at: str
    acts: tuple[Act, ...]
    digests: tuple[Digest, ...]
    symbols: Symbols
    index: Index
    provisions: tuple[Mapping[str, Provision], ...]
    experimental: frozenset[str]
    unsupported: tuple[str, ...] = ()

    def languages(self) -> tuple[str, ...]:
        """The languages of all acts, in order."""
        return tuple(sorted({digest.language for digest in self.digests}))

    def kinds(self) -> frozenset[str]:
        """The kinds of all acts."""
        return frozenset(kind for digest in self.digests for kind in digest.kinds)


def open_dossier(
    jurisdiction: str,
    as_at: str,
    texts: Sequence[tuple[Act, Digest]],
    weights: Weights,
    experimental: frozenset[str] = frozenset(),
    unsupported: tuple[str, ...] = (),
) -> Dossier:
    """Links and indexes acts. Acts are put in the order of their files, so that no other order matters."""
    pairs = sorted(texts, key=lambda pair: pair[0].file)
    acts_in_order = tuple(a for a, _ in pairs)
    digests_in_order = tuple(d for _, d in pairs)
    symbols = link(acts_in_order, digests_in_order, weights.links)
    index = make_index(digests_in_order, weights, symbols.concepts)
    by_eid = tuple({p.eid: p for p in act.provisions} for act in acts_in_order)
    return Dossier(
        jurisdiction, as_at, acts_in_order, digests_in_order, symbols, index, by_eid, experimental, unsupported
    )
