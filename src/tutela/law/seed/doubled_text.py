"""Text that a source prints twice at once: "A person shall not A person shall not take … take …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tutela.law.pieces import Para

_LONGEST = 500  # words that one unit may have
_PAUSE = '.;:,)—–”"'
_ENUMERATOR = re.compile(r"\(\w{1,4}\)|\d{1,3}[.)]")
_LAST_OF_LIST = re.compile(r"[,;]\s+(?:or|and)$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row; `doubled` where the source printed them twice (they stand here once)."""

    text: str
    doubled: bool


def _length(words: list[str], at: int) -> int:
    """How many words from `at` come a second time directly after themselves; 0 for none. The shortest such run."""
    if at >= len(words):
        return 0
    limit = min(at + _LONGEST, (len(words) + at) // 2) + 1
    after = at
    while True:
        try:
            after = words.index(words[at], after + 1, limit)
        except ValueError:
            return 0
        if words[at:after] == words[after : 2 * after - at]:
            return after - at


@lru_cache(maxsize=4)
def runs(text: str) -> tuple[Run, ...]:
    """The text cut where something printed twice begins and ends; a second printing is left out.

    Only after a pause (or where the last doubling ended) is a doubling looked for: "that that" is language.
    """
    words = text.split()
    enumerators = [w[-1] in ".)" and _ENUMERATOR.fullmatch(w) is not None for w in words]
    found: list[Run] = []
    plain: list[str] = []
    at, fresh = 0, True
    while at < len(words):
        if enumerators[at] and _length(words, at + 1):
            found += [Run(" ".join(plain), False)] * bool(plain)
            plain = []
        size = _length(words, at) if fresh and not enumerators[at] else 0
        if size:
            found += [Run(" ".join(plain), False)] * bool(plain) + [Run(" ".join(words[at : at + size]), True)]
            plain, at, fresh = [], at + 2 * size, True
            continue
        plain.append(words[at])
        fresh = words[at][-1] in _PAUSE
        at += 1
    return (*found, *[Run(" ".join(plain), False)] * bool(plain))


def share(text: str) -> float:
    """How much of a text (0 to 1) consists of words printed twice."""
    doubled = sum(len(run.text) for run in runs(text) if run.doubled)
    return 2 * doubled / max(1, len(text))


def once(text: str) -> tuple[str, str]:
    """The text with everything printed once, and what was left out."""
    parts = runs(text)
    return " ".join(run.text for run in parts), " ".join(run.text for run in parts if run.doubled)


def units(text: str) -> Iterator[Para]:
    """A text of which each unit is printed twice, as paragraphs: the doubling shows where the lost markers stood.

    A unit that ends without a pause is the stem of those that follow, up to the one that follows "…; or" or
    ends with a full stop; an enumerator between two units numbers the second.
    """
    marker, depth, stem, last = "", 0, -1, False
    for run in runs(text):
        if _ENUMERATOR.fullmatch(run.text):
            marker, depth, stem, last = run.text, 1, -1, False
            continue
        if not run.doubled:
            yield Para(depth, marker, run.text)
            marker = ""
            continue
        yield Para(depth, marker, run.text)
        marker = ""
        if run.text[-1] in ".”":
            depth, stem, last = (stem if stem >= 0 else depth), -1, False
        elif last and run.text[-1] not in ",;":
            depth, last = stem, False
        elif _LAST_OF_LIST.search(run.text):
            last = True
        elif stem < 0:
            stem, depth = depth, depth + 1
