"""Lines inside a quotation that runs over several lines: an amending act's words for another act."""

from collections.abc import Sequence

from tutela.law.layout.printed import Printed

_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}
_LONGEST = 400  # lines; a quotation that closes nowhere is a slip of the pen


def quoted(lines: Sequence[Printed]) -> frozenset[int]:
    """The places of lines in quotations that a line opens at its head and a later line closes."""
    inside: set[int] = set()
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        inside.update(range(at, end))
        at = max(end, at + 1)
    return frozenset(inside)


def _end(lines: Sequence[Printed], at: int) -> int:
    """The place after the line that closes the quotation opened at `at`; `at` where none is opened there."""
    opening = lines[at].text[:1]
    closing = _PAIRS.get(opening, "")
    if not closing:
        return at
    depth = 0
    for place in range(at, min(len(lines), at + _LONGEST)):
        text = lines[place].text
        depth += text.count(opening) - sum(text.count(c) for c in closing)
        if depth <= 0:
            return place + 1 if place > at else at
    return at
