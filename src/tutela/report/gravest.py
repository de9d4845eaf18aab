"""The gravest gaps: which findings the note and the report put first, and in which order."""

from collections.abc import Iterable
from typing import Final

from tutela.concordance.finding import Finding, Verdict
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Level, Requirement

GAPS: Final[tuple[Verdict, ...]] = ("contrary", "not_found", "partly")  # the gravest first
LEVELS: Final[tuple[Level, ...]] = ("binding", "qualified", "recommended")


def gravest(findings: Iterable[Finding], catalogue: Catalogue, most: int) -> list[Finding]:
    """The `most` gravest gaps: core first, then by level, then by verdict, then in the catalogue's order."""
    order = {key: place for place, key in enumerate(catalogue.by_key)}

    def gravity(finding: Finding) -> tuple[bool, int, int, int]:
        asked: Requirement = catalogue.requirement(finding.requirement)
        rank = GAPS.index(finding.verdict)
        return (not asked.core, LEVELS.index(asked.level), rank, order[finding.requirement])

    return sorted((f for f in findings if f.verdict in GAPS), key=gravity)[:most]
