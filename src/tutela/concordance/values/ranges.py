"""Readings made one value where they are its parts: a lower and an upper bound, or years and months."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tutela.concordance.values.quantities import MONEY, Vocabulary
from tutela.concordance.values.readings import Reading

# Between the lower and the upper bound of one value ("not less than two years, but not more than ten").
BETWEEN_BOUNDS = 14
IN_YEARS = {"years": 1.0, "months": 1 / 12, "weeks": 7 / 365, "days": 1 / 365}
STOP = re.compile(r"[.;。；](?:\s|$)|[。；]")
_RESTS = {("years", "months"), ("months", "days"), ("weeks", "days")}
_HOUR = 1 / 8760


@dataclass(frozen=True, slots=True)
class Range:
    """One reading, or two that are the bounds of one value (`first` to `last`)."""

    first: Reading | None
    last: Reading

    @property
    def start(self) -> int:
        """Where the first phrase begins."""
        return (self.first or self.last).start

    @property
    def end(self) -> int:
        """Where the last phrase ends."""
        return max(self.last.end, self.first.end if self.first else 0)

    @property
    def age(self) -> bool:
        """Whether either bound is one of an age."""
        return self.last.age or bool(self.first and self.first.age)


def joined(folded: str, readings: Iterable[Reading], words: Vocabulary) -> Iterator[Range]:
    """Readings, two made one where they are its lower and its upper bound."""
    held: Reading | None = None
    for reading in readings:
        if held is None:
            held = reading
        elif _goes_on(folded, held, reading, words):
            held = _together(held, reading)
        elif _are_bounds(folded, held, reading, words):
            yield Range(held, reading)
            held = None
        else:
            if held.whole:
                yield Range(None, held)
            held = reading
    if held is not None and held.whole:
        yield Range(None, held)


def _are_bounds(folded: str, one: Reading, other: Reading, words: Vocabulary) -> bool:
    """Whether two readings are "from one to the other"."""
    if one.side == "high" or other.side == "low" or other.quantity.first or one.quantity.first:
        return False
    if not _comparable(one, other) or one.end > other.start + 1:
        return False
    between = folded[one.end : other.start]
    # In "von drei bis zu fünf" the joint is also the second bound's own phrase.
    if words.to.fullmatch(between) or words.to.fullmatch(folded[one.end : other.quantity.start]):
        return True
    if one.age and other.age and other.side == "high" and between.strip() in {"", ","}:
        return True  # "the age of twelve, but not yet sixteen"
    return one.side == "low" and other.side == "high" and len(between) <= BETWEEN_BOUNDS and not STOP.search(between)


def _goes_on(folded: str, one: Reading, other: Reading, words: Vocabulary) -> bool:
    """Whether the second is the rest of the first: one year and six months."""
    a, b = one.quantity, other.quantity
    if (a.unit, b.unit) not in _RESTS or a.first or b.first or other.side or one.end != a.end or a.alone:
        return False
    between = folded[one.end : other.start]
    return not between.strip() or words.numbers.joint.fullmatch(between.strip()) is not None


def _together(one: Reading, other: Reading) -> Reading:
    a, b = one.quantity, other.quantity
    number = a.number + b.number * IN_YEARS[b.unit] / IN_YEARS[a.unit]
    return replace(one, quantity=replace(a, number=number, end=b.end, bare_end=b.bare_end), end=other.end)


def _comparable(one: Reading, other: Reading) -> bool:
    a, b = one.quantity, other.quantity
    if MONEY in (a.unit, b.unit):
        return a.unit in {b.unit, ""} and not one.age and a.number < b.number
    low, high = (x.number * IN_YEARS.get(x.unit or b.unit or "years", _HOUR) for x in (a, b))
    return low < high and (one.age == other.age or one.side == "" or other.side == "")
