"""The whole catalogue as one frozen object: requirements in reading order, and what they point to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tutela.core.errors import BadIdentifier
from tutela.standards.faults import nearest
from tutela.standards.model import ActKind, Capability, Commitment, Family, Group, Instrument, Requirement

T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """Every requirement once, ordered by family and, inside it, by the family's own order.

    Maps are by key, in the order of their file (instruments alphabetically, capabilities by number);
    the two notes say how far the lists of capabilities and commitments are verified.
    """

    requirements: tuple[Requirement, ...]
    instruments: Mapping[str, Instrument]
    capabilities: Mapping[int, Capability]
    commitments: Mapping[str, Commitment]
    families: Mapping[str, Family]
    groups: Mapping[str, Group]
    act_kinds: Mapping[str, ActKind]
    capabilities_note: str
    commitments_note: str

    @cached_property
    def by_key(self) -> Mapping[str, Requirement]:
        """Requirements by key, in reading order."""
        return {requirement.key: requirement for requirement in self.requirements}

    def requirement(self, key: str) -> Requirement:
        """The requirement of that key; BadIdentifier, with the nearest keys, where there is none."""
        return _found(self.by_key, key, "requirement")

    def instrument(self, key: str) -> Instrument:
        """The instrument of that key; BadIdentifier, with the nearest keys, where there is none."""
        return _found(self.instruments, key, "instrument")

    def family(self, key: str) -> Family:
        """The family of that key; BadIdentifier, with the nearest keys, where there is none."""
        return _found(self.families, key, "family")

    def citing(self, instrument: str) -> tuple[Requirement, ...]:
        """The requirements that an instrument asks for, in reading order."""
        return tuple(r for r in self.requirements if any(c.instrument == instrument for c in r.asked_by))


def _found(known: Mapping[str, T], key: str, noun: str) -> T:
    if key in known:
        return known[key]
    remedy = nearest(key, known) or "`tutela standards list` shows the keys."
    raise BadIdentifier(key, f"no {noun} has this key.", remedy)
