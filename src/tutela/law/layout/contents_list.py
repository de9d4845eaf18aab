"""The list of contents at the head of an act: beginnings that come again later, with nothing between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tutela.core.text import canonical
from tutela.law.layout.printed import Printed
from tutela.law.layout.starts import Start

_ENTRY = 260  # characters of an entry, at most
_LONG_ENTRIES = 0.05  # share of entries that may be longer: a page head or a title page lies between
_RECUR = 0.75  # entries that must come again
_ALL = 0.6  # of the act's articles (or of its parts, where it lists only those) it must list
_SMALLEST = 3
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*\d*\s*$")


@dataclass(frozen=True, slots=True)
class Contents:
    """Lines [first, end) list the act's contents; `titles` are the entries' words by what they announce."""

    first: int = 0
    end: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)


def name_of(start: Start) -> str:
    """What a beginning announces: the kind of unit and its number."""
    kind = "article" if start.kind == "bare" else start.kind
    return f"{kind} {start.key or start.label.casefold()}"


def is_leader(text: str) -> bool:
    """A line of dots that ends in a page number."""
    return _LEADERS.search(text) is not None


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_sparse(lines: Sequence[Printed], starts: Sequence[Start]) -> bool:
    """Whether hardly anything stands between these beginnings."""
    gaps = [sum(len(line.text) for line in lines[a.at : b.at] if not line.ignored) for a, b in pairwise(starts)]
    return sum(gap > _ENTRY for gap in gaps) <= _LONG_ENTRIES * len(gaps)


def _score(lines: Sequence[Printed], starts: Sequence[Start], names: Sequence[str], first: int, end: int) -> int:
    """How many entries of starts[first:end] come again later; 0 where that is no list of contents.

    Articles decide where there are any: "Chapter I" comes again in every part.
    """
    later = set(names[end:])
    entries = names[first:end]
    again = sum(name in later for name in entries)
    if len(entries) < _SMALLEST or again < _RECUR * len(entries):
        return 0
    articles = sum(name in later for name in entries if name.startswith("article"))
    kind = "article" if articles else ""  # a list of contents lists all of a kind
    if len({n for n in entries if n.startswith(kind)}) < _ALL * len({n for n in later if n.startswith(kind)}):
        return 0
    return (articles * 1000 + again) if _is_sparse(lines, starts[first : end + 1]) else 0


def find_contents(lines: Sequence[Printed], starts: Sequence[Start]) -> Contents:
    """The list of contents among all beginnings; an empty one where there is none."""
    names = [name_of(s) for s in starts]
    seen: dict[str, int] = {}
    scored: list[tuple[int, int, int]] = []
    for at, name in enumerate(names):
        first = seen.setdefault(name, at)
        if first < at and first < 12 and (score := _score(lines, starts, names, first, at)):
            scored.append((score, first, at))
    if not scored:
        return Contents()
    _, first, end = max(scored, key=lambda s: (s[0], -s[2], -s[1]))
    return _contents(lines, starts, names, first, end)


def _contents(
    lines: Sequence[Printed], starts: Sequence[Start], names: Sequence[str], first: int, end: int
) -> Contents:
    titles = {
        names[i]: canonical(" ".join([starts[i].rest, *(x.text for x in lines[starts[i].at + 1 : starts[i + 1].at])]))
        for i in range(first, end - 1)
    }
    last = starts[end - 1]
    again = next((s for s, n in zip(starts[end:], names[end:], strict=True) if n == names[end - 1]), None)
    stop, words = _last_entry(lines, last, starts[end].at, again)
    titles[names[end - 1]] = words
    return Contents(starts[first].at, stop, titles)


def _last_entry(lines: Sequence[Printed], last: Start, limit: int, again: Start | None) -> tuple[int, str]:
    """Where the last entry ends: as long as its lines repeat the words that stand where it comes again."""
    if again is None:
        return last.at + 1, last.rest
    full = _letters(again.rest + "".join(line.text for line in lines[again.at + 1 : again.at + 8]))
    words, stop = last.rest, last.at + 1
    while stop < limit and lines[stop].text and full.startswith(_letters(f"{words}{lines[stop].text}")):
        words, stop = f"{words} {lines[stop].text}", stop + 1
    return stop, canonical(words)
