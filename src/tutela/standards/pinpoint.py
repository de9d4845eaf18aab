"""Pinpoints such as "art. 12(1)(b), 12(3)" as places in a treaty, so that two of them can be held side by side."""

import re
from collections.abc import Iterator
from functools import lru_cache

Place = tuple[str, ...]  # ("20", "1", "a") is art. 20(1)(a); recitals begin with "recital"

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_TOKEN = re.compile(r"\((?P<part>\d{1,3}|[a-z]{1,4})\)|(?P<number>\b\d{1,3}[a-z]?\b)|(?P<to>[-–])|(?P<word>[a-z]+)|\S")
_REMARK = re.compile(r"\((?!\d{1,3}\)|[a-z]{1,4}\))[^()]*\)")  # "(title and para. 1)" says no place
# What may stand between the numbers of a pinpoint that a clerk wrote; anything else was not understood.
_READ_OVER = re.compile(r"(?:arts?|articles?|recitals?|and)\b\.?|[,;\s–-]", re.IGNORECASE)
_LONGEST_RANGE = 60


@lru_cache(maxsize=4096)
def places(pinpoint: str) -> frozenset[Place]:
    """Every place that a pinpoint names, ranges written out; words and remarks beside the numbers are read over.

    Empty where it names none ("preamble"). A part after a comma stands at the level of the last part of its
    kind: "31(1)(a)-(b),(2)" is 31(1)(a), 31(1)(b) and 31(2).
    """
    found: list[Place] = []
    chapter: Place = ()
    after = ""  # "-" or "," where the last token set two places apart
    for token in _TOKEN.finditer(_REMARK.sub(" ", pinpoint.lower())):
        part, number, word = token["part"], token["number"], token["word"]
        if number or (part and found):
            place = (*chapter, number) if number else _below(found[-1], part, after)
            found.extend(_range(found, place) if after == "-" else ())
            if not number and not after:
                found.pop()  # "20" was only the beginning of "20(1)"
            found.append(place)
        elif word:
            chapter = ("recital",) if word.startswith("recital") else chapter
        after = "" if part or number or word else ("-" if token["to"] else ",")
    return frozenset(found)


def is_pinpoint(text: str) -> bool:
    """Whether a text is a pinpoint and nothing besides, so that nothing of it is read over unseen."""
    rest = re.sub(r"\((?:\d{1,3}|[a-z]{1,4})\)|\b\d{1,3}[a-z]?\b", "", text.lower())
    return bool(places(text)) and not _READ_OVER.sub("", rest)


def touches(one: frozenset[Place], other: frozenset[Place]) -> bool:
    """Whether a place of one is a place of the other, lies under it, or holds it."""
    return any(a[: len(b)] == b[: len(a)] for a in one for b in other)


def _below(last: Place, part: str, after: str) -> Place:
    """The place of a part in brackets: under the last one, or beside it after a comma or a hyphen."""
    if not after:
        return (*last, part)
    if after == "-":
        return (*last[:-1], part)
    own = [level for level in range(1, len(last)) if last[level].isdigit() == part.isdigit()]
    return (*last[: own[-1] if own else 1], part)


def _range(found: list[Place], end: Place) -> Iterator[Place]:
    """The places between the last one found and `end`, both left out; none where they are no two of a row."""
    if not found or found[-1][:-1] != end[:-1]:
        return
    for steps in (_numbers, _romans, _letters):
        between = steps(found[-1][-1], end[-1])
        if between is not None:
            yield from ((*end[:-1], step) for step in between[:_LONGEST_RANGE])
            return


def _numbers(first: str, last: str) -> list[str] | None:
    if not (first.isdigit() and last.isdigit()):
        return None
    return [str(n) for n in range(int(first) + 1, int(last))]


def _romans(first: str, last: str) -> list[str] | None:
    """From (i), or from a numeral of several letters; a lone (c) or (v) counts as a letter."""
    if first not in _ROMAN or last not in _ROMAN or (len(first) == 1 and first != "i"):
        return None
    return list(_ROMAN[_ROMAN.index(first) + 1 : _ROMAN.index(last)])


def _letters(first: str, last: str) -> list[str] | None:
    if len(first) != 1 or len(last) != 1:
        return None
    return [chr(n) for n in range(ord(first) + 1, ord(last))]
