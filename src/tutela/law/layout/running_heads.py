"""Running heads, page numbers and gazette lines that stand inside a text that was taken from printed pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tutela.law.layout.printed import Printed, ends_sentence

_LONGEST = 110  # characters of a running head
_OFTEN = 5  # pages on which it must stand
_REACH = 6  # lines between a page number and the other lines of the same head
_PAGE = 8  # lines of a page, at least
_NUMBERS = 3  # in the line of a page number, at most
_PAGES_AT_ONCE = 4  # a head stands on every page, or on every second one


def _form(text: str) -> str:
    """A line without blanks, its numbers as #: pages differ in nothing else."""
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text)).casefold()


def _rises(numbers: Sequence[int]) -> bool:
    steps = [b - a for a, b in pairwise(numbers)]
    return len(numbers) >= _OFTEN and all(s > 0 for s in steps) and sum(steps) <= _PAGES_AT_ONCE * len(steps)


def _mostly_rises(numbers: Sequence[int]) -> bool:
    """Rising but for a few misprints, and slowly: a page number."""
    good = [numbers[0]]
    for number in numbers[1:]:
        if 0 < number - good[-1] <= 4 * _PAGES_AT_ONCE:
            good.append(number)
    years = all(1800 <= n <= 2100 for n in numbers)
    return not years and len(good) >= 0.8 * len(numbers) and _rises(good)


def _is_page_line(lines: Sequence[Printed], places: Sequence[int]) -> bool:
    rows = [[int(n) for n in re.findall(r"\d+", re.sub(r"\s+", "", lines[at].text))] for at in places]
    if len(rows) < _OFTEN or len(rows[0]) > _NUMBERS or not all(len(row) == len(rows[0]) for row in rows):
        return False
    if places[-1] - places[0] < _PAGE * (len(places) - 1):
        return False
    return any(_mostly_rises([row[column] for row in rows]) for column in range(len(rows[0])))


def _page_lines(lines: Sequence[Printed], taken: frozenset[int]) -> Iterator[int]:
    """Lines that bear a page number: alike but for a number that rises through the text."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if "#" in (form := _form(line.text)) and len(line.text) <= _LONGEST and at not in taken:
            alone = re.fullmatch(r"[\W#]*", form) is not None
            if not alone or line.gap or (at + 1 < len(lines) and lines[at + 1].gap):
                groups[form].append(at)
    for form, places in groups.items():
        if not re.match(r"\W?#?\w?[.)º°]", form) and _is_page_line(lines, places):
            yield from places


def page_furniture(lines: Sequence[Printed], taken: frozenset[int]) -> frozenset[int]:
    """The places of lines that belong to the printed page; `taken` are beginnings of articles and parts, never these.

    A line bears a page number, or is short, unfinished, often repeated, and stands next to one that does.
    """
    found = set(_page_lines(lines, taken))
    near = {at + d for at in found for d in range(-_REACH, _REACH + 1)}
    forms = [re.sub(r"\s+", "", line.text) if len(line.text) <= _LONGEST else "" for line in lines]
    often = Counter(forms)
    close = Counter(forms[at] for at in near if 0 <= at < len(lines))
    companions = {
        form for form, count in close.items() if form and often[form] >= _OFTEN and count >= 0.8 * often[form]
    }
    found |= {
        at
        for at, form in enumerate(forms)
        if form in companions and at not in taken and not ends_sentence(lines[at].text)
    }
    return frozenset(found)
