"""Notes of the publisher that a text shows by a mark of its own: whole lines in braces."""

from collections.abc import Sequence
from dataclasses import replace

from tutela.law.layout.printed import Printed

_LONGEST_NOTE = 80  # lines


def mark_braced(lines: Sequence[Printed]) -> list[Printed]:
    """Lines from one that begins with "{" to the one that ends with "}" are editorial notes."""
    marked = list(lines)
    at = 0
    while at < len(marked):
        end = _closing(marked, at) if marked[at].text.startswith("{") else at
        for place in range(at, end):
            marked[place] = replace(marked[place], ignored=marked[place].ignored or "editorial_note")
        at = max(end, at + 1)
    return marked


def _closing(lines: Sequence[Printed], at: int) -> int:
    """The place after the line that closes the brace opened at `at`; `at` where none does."""
    for place in range(at, min(len(lines), at + _LONGEST_NOTE)):
        if lines[place].text.rstrip().endswith("}"):
            return place + 1
    return at
