"""How often a right provision stands first, or among the first five."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from bench.coding import Row

Listed = Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]  # (jurisdiction, requirement) → candidates


@dataclass(frozen=True, slots=True)
class Hit:
    """One row: whether a right provision is first, and among the first five; what stands first."""

    row: Row
    first: bool
    five: bool
    top: str
    quote: str


def hits(score: ModuleType, rows: Iterable[Row], same: Mapping[str, str], listed: Listed) -> list[Hit]:
    """Each row against the provisions listed for it."""
    found: list[Hit] = []
    for row in rows:
        candidates = listed.get((row.jurisdiction, row.requirement), ())
        keys = score.keys(candidates, same)
        right = [key in row.right for key in keys]
        top = candidates[0] if candidates else {}
        found.append(
            Hit(
                row, any(right[:1]), any(right[:5]), f"{top.get('file')}::{top.get('label')}", str(top.get("quote", ""))
            )
        )
    return found


def rates(found: Sequence[Hit]) -> tuple[float, float, int]:
    """Shares (in per cent) of rows with a right provision first, and among five; and the number of rows."""
    n = max(1, len(found))
    return 100 * sum(h.first for h in found) / n, 100 * sum(h.five for h in found) / n, len(found)
