"""The findings as one table, findings.csv: the codebook's columns first, a row for each question.

A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line's end,
gets an apostrophe before it, as OWASP advises; a quote of law may begin so. Who reads the table by program takes that
apostrophe off.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from tutela.concordance.finding import Candidate, Finding
from tutela.concordance.pipeline import Assessment
from tutela.report.instrument_view import binding_class
from tutela.report.short_quote import short_quote
from tutela.standards.catalogue import Catalogue

COLUMNS: Final = (
    "jurisdiction", "requirement", "verdict", "act_file", "labels", "quote", "note", "confidence",
    "family", "binding", "because", "elements_found", "elements_missing", "kinds_missing",
)  # fmt: skip
MOST_LABELS = 6  # as in the codebook
QUOTED_WORDS = 20  # as in the codebook
UNREVIEWED = "unreviewed machine reading"
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def findings_csv(assessment: Assessment, catalogue: Catalogue) -> bytes:
    """The table in UTF-8 with a byte order mark, commas and CRLF: Excel and LibreOffice open it without asking.

    Raises BadIdentifier for a finding whose requirement is unknown.
    """
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_safe, row) for row in _rows(assessment.findings, catalogue))
    return table.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, in one line."""
    return "'" + cell if cell.startswith(_FORMULAS) else cell


def _rows(findings: Iterable[Finding], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for finding in findings:
        requirement = catalogue.requirement(finding.requirement)
        places = _places(finding.evidence)
        yield (
            finding.jurisdiction,
            finding.requirement,
            finding.verdict,
            " | ".join(dict.fromkeys(file for file, _ in places)),
            ";".join(_labels(places)),
            short_quote(finding.evidence[0], QUOTED_WORDS).text if finding.evidence else "",
            f"{UNREVIEWED}; {finding.not_assessed_because}" if finding.not_assessed_because else UNREVIEWED,
            "" if finding.confidence is None else str(finding.confidence),
            requirement.family,
            binding_class(requirement, finding, catalogue),
            "; ".join(finding.because),
            "; ".join(e.key for e in finding.elements if e.state in ("found", "contrary")),
            "; ".join(e.key for e in finding.elements if e.state in ("missing", "unclear")),
            "; ".join(finding.search.kinds_missing),
        )


def _places(evidence: Iterable[Candidate]) -> list[tuple[str, str]]:
    """The (file, label) of each provision that the verdict rests on, once, the most important first."""
    return list(dict.fromkeys((c.file, c.label) for c in evidence))[:MOST_LABELS]


def _labels(places: list[tuple[str, str]]) -> list[str]:
    """The pinpoints; `file::label` where they stand in more than one act."""
    several = len({file for file, _ in places}) > 1
    return [f"{file}::{label}" if several else label for file, label in places]
