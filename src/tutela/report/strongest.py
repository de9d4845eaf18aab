"""Who asks most strongly for a requirement: citations in the order in which a note names them."""

from collections.abc import Mapping
from typing import Final

from tutela.concordance.finding import Binding, Finding
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Citation, Scope, Weight

_WEIGHTS: Final[tuple[Weight, ...]] = (
    "mandatory", "qualified", "optional", "not-in-force", "soft", "preambular", "draft", "lapsed", "related",
)  # fmt: skip
_FIRM: Final[frozenset[Weight]] = frozenset({"mandatory", "qualified", "optional"})
_SCOPES: Final[tuple[Scope, ...]] = (
    "global", "council-of-europe-open-to-others", "council-of-europe", "african-union", "eu", "national-practice",
)  # fmt: skip
_BINDINGS: Final[Mapping[Binding | None, int]] = {
    "bound": 0, "reserved": 0, "signed": 1, "unknown": 2, None: 2, "not_bound": 3,
}  # fmt: skip


def binding_on_state(finding: Finding, citation: Citation) -> Binding | None:
    """How far a citation binds the State of the finding; None where it binds nobody."""
    return next((result.binding for result in finding.instruments if result.cite == citation.cite), None)


def strongest(finding: Finding, catalogue: Catalogue, most: int) -> tuple[Citation, ...]:
    """The `most` strongest citations of a finding's requirement, no instrument twice.

    What only advises comes after what binds its parties; among each, what binds the State first and what does not
    bind it last; then by how widely the instrument is open, by weight, and what was read before what was not.
    """
    requirement = catalogue.requirement(finding.requirement)
    ranked = sorted(requirement.asked_by, key=lambda c: _rank(c, binding_on_state(finding, c), catalogue))
    first: dict[str, Citation] = {}
    for citation in ranked:
        first.setdefault(citation.instrument, citation)
    return tuple(first.values())[:most]


def _rank(citation: Citation, binding: Binding | None, catalogue: Catalogue) -> tuple[bool, int, int, int, bool]:
    instrument = catalogue.instrument(citation.instrument)
    # An instrument that only relates to the question asks for nothing, however firmly it binds.
    softer = citation.weight not in _FIRM or instrument.force != "binding"
    weight, scope = _WEIGHTS.index(citation.weight), _SCOPES.index(instrument.scope)
    return softer, _BINDINGS[binding], scope, weight, not citation.verified
