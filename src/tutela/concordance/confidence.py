"""How often such a proposal was right in the tests: measured on other jurisdictions than the one it is shown for.

`standards/tested.jsonl` (written by `make bench`) has a row for each proposal that was compared with the reference
coding. A proposal is likened to those with the same verdict that rest on equally strong and equally agreed ground; what
is known of the same question elsewhere weighs in.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from tutela.core.data import data_root

# Bounds between weak and strong clauses (Finding.strength).
_STRENGTHS = (0.35, 0.6, 0.85, 1.0)
# So many earlier rows weigh as much as what is known of all verdicts (for a kind of ground), or of the ground (for a
# question). Set by judgement: no other numbers were tried.
GROUND_WEIGHS, QUESTION_WEIGHS = 8.0, 4.0
FEW = 10  # below so many rows nothing is said of a language and family


@dataclass(frozen=True, slots=True)
class Tested:
    """A proposal that was compared with the reference coding, and whether it was right."""

    jurisdiction: str
    languages: tuple[str, ...]
    family: str
    requirement: str
    verdict: str
    strength: float
    agrees: bool
    right: bool


@dataclass(frozen=True, slots=True)
class MeasuredError:
    """How often a verdict was wrong in `rows` tests, with the bounds of the 95 % interval (Wilson)."""

    wrong: int
    rows: int
    low: float
    high: float


@cache
def load_tested(path: Path | None = None) -> tuple[Tested, ...]:
    """The rows of the tests; none where the file is missing."""
    path = path or data_root() / "standards" / "tested.jsonl"
    if not path.exists():
        return ()
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(Tested(**{**r, "languages": tuple(r["languages"])}) for r in records)


def _ground(verdict: str, strength: float, agrees: bool) -> tuple[str, int, bool]:
    return verdict, sum(strength >= bound for bound in _STRENGTHS), agrees


def _share(rows: Iterable[Tested], prior: float, weighs: float) -> float:
    right = [row.right for row in rows]
    return (sum(right) + prior * weighs) / (len(right) + weighs)


def confidence(
    jurisdiction: str, requirement: str, verdict: str, strength: float, agrees: bool, tested: Iterable[Tested]
) -> float | None:
    """The chance that a proposal is right, from the tests of other jurisdictions; None where there are none."""
    others = [row for row in tested if row.jurisdiction != jurisdiction]
    same = [row for row in others if row.verdict == verdict]
    if not same:
        return None
    ground = _ground(verdict, strength, agrees)
    alike = [row for row in same if _ground(row.verdict, row.strength, row.agrees) == ground]
    prior = _share(alike, _share(same, 0.5, 1.0), GROUND_WEIGHS)
    return round(_share((row for row in same if row.requirement == requirement), prior, QUESTION_WEIGHS), 3)


def measured_error(
    jurisdiction: str, languages: Iterable[str], family: str, verdict: str, tested: Iterable[Tested]
) -> MeasuredError | None:
    """How often such a verdict was wrong elsewhere, in law of these languages and this family; None: untested."""
    spoken = frozenset(languages)
    rows = [
        row
        for row in tested
        if row.jurisdiction != jurisdiction and row.verdict == verdict and row.family == family
        and spoken & frozenset(row.languages)
    ]  # fmt: skip
    if not rows:
        return None
    wrong = sum(not row.right for row in rows)
    return MeasuredError(wrong, len(rows), *wilson(wrong, len(rows)))


def wilson(hits: int, rows: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, 1927)."""
    share, square = hits / rows, z * z / rows
    middle, scale = share + square / 2, 1 + square
    half = z * sqrt((share * (1 - share) + square / 4) / rows)
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
