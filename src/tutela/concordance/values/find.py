"""Values of a provision: what each number in it is (an age, custody, a fine, a period), and between which bounds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tutela.concordance.values.phrases import alike
from tutela.concordance.values.quantities import MONEY, Vocabulary, find_quantities, vocabulary
from tutela.concordance.values.ranges import IN_YEARS, STOP, Range, joined
from tutela.concordance.values.readings import read
from tutela.standards.terms import Language

AGE, CUSTODY, FINE, PERIOD, LIFE = "age", "custody", "fine", "period", "life"
# How far before a term its penalty is named ("imprisonment of either description for a term which may extend to"),
# and how far behind ("years of rigorous imprisonment"), in characters.
PENALTY_BEFORE, PENALTY_BEHIND = 80, 16
_MARK = re.compile(r"[.,;:。；、，：()]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value at [start, end) of a text, the whole phrase. None: no bound on that side.

    `kind` age (years), custody (years, or unit `life` without bounds), period (hours, days, months or years), or
    fine (money or day units as printed). Ages "under 18" and "18 or under" both have `high` 18; "attained 18" has
    `low` 18. A bare penalty ("imprisonment for ten years") has only `high`; any other bare number is both bounds.
    """

    kind: str
    low: float | None
    high: float | None
    unit: str
    start: int
    end: int


def find_values(text: str, language: Language) -> tuple[Value, ...]:
    """All values in a provision's text, by place; none overlaps another of its kind. Empty without words for them."""
    words = vocabulary(language)
    if words is None:
        return ()
    folded = alike(text, language.fold_marks)
    readings = (r for q in find_quantities(folded, words) if (r := read(folded, q, words)))
    life = list(_life(folded, words))
    found = [_clear_of(v, life, text) for v in _values(text, folded, joined(folded, readings, words), words)]
    return tuple(sorted([*found, *life], key=lambda v: (v.start, v.end, v.kind)))


def _clear_of(value: Value, life: Iterable[Value], text: str) -> Value:
    """A term without the words of a term for life beside it ("imprisonment for life or ten years")."""
    for other in life if value.kind == CUSTODY else ():
        if other.start <= value.start < other.end < value.end:
            gap = len(text[other.end :]) - len(text[other.end :].lstrip())
            value = replace(value, start=other.end + gap)
        elif value.start < other.start < value.end:
            value = replace(value, end=other.start)
    return value


def _life(folded: str, words: Vocabulary) -> Iterator[Value]:
    told = any(word in folded for word in words.life_words)
    for match in words.life.finditer(folded) if told else ():
        yield Value(CUSTODY, None, None, LIFE, *match.span())


def _values(text: str, folded: str, ranges: Iterable[Range], words: Vocabulary) -> Iterator[Value]:
    """Each range as the value that it is; what one has taken, the next does not look at."""
    taken = 0
    listed = list(ranges)
    for r, following in zip(listed, [*listed, None][1:], strict=True):
        behind = following.start if following else len(folded)
        kind, start, end = _kind(folded, r, words, taken, behind)
        taken = max(taken, end)
        if value := _value(text, r, kind, start, end):
            yield value


def _kind(folded: str, r: Range, words: Vocabulary, taken: int, following: int) -> tuple[str, int, int]:
    """What a range is, and the span of it with the penalty's name."""
    unit = r.last.quantity.unit
    if unit == MONEY:
        return FINE, r.start, r.end
    behind = _behind(folded, r.end, following, words)
    if r.age and not behind:
        return AGE, r.start, r.end
    if unit == "hours" or r.last.within or not unit:
        return PERIOD, r.start, r.end
    if before := _before(folded, taken, r.start, words):
        return before.lastgroup or "", before.start(), r.end
    return (behind.lastgroup or "", r.start, behind.end()) if behind else (PERIOD, r.start, r.end)


def _before(folded: str, taken: int, start: int, words: Vocabulary) -> re.Match[str] | None:
    """The last penalty named before a term, in its sentence and behind the value before it."""
    floor = max(taken, start - PENALTY_BEFORE)
    floor = max([floor, *(m.end() for m in STOP.finditer(folded, floor, start))])
    return max(words.penalty.finditer(folded, floor, start), key=lambda m: m.start(), default=None)


def _behind(folded: str, end: int, following: int, words: Vocabulary) -> re.Match[str] | None:
    """The first penalty named right behind a term."""
    match = words.penalty.search(folded, end, end + 3 * PENALTY_BEHIND)
    if match is None or match.start() - end > PENALTY_BEHIND or match.start() >= following:
        return None
    between = folded[end : match.start()]
    return None if _MARK.search(between) or words.to.search(between) else match


def _value(text: str, r: Range, kind: str, start: int, end: int) -> Value | None:
    """A range as a value; None for a word that is number and unit in one where nothing says that it is a span."""
    q = r.last.quantity
    if q.alone and kind == PERIOD and not r.last.side:
        return None
    low, high = _limits(r, kind)
    scale = 1.0
    unit = q.unit or "years"
    if unit == MONEY:
        unit = text[slice(*q.printed)]
    elif kind == CUSTODY:
        scale, unit = IN_YEARS[q.unit], "years"
    elif unit == "weeks":
        scale, unit = 7.0, "days"
    return Value(kind, _times(low, scale), _times(high, scale), unit, start, end)


def _times(number: float | None, scale: float) -> float | None:
    return None if number is None else round(number * scale, 4)


def _limits(r: Range, kind: str) -> tuple[float | None, float | None]:
    """The bounds, in the unit of the last quantity."""
    q = r.last.quantity
    if r.first:
        one = r.first.quantity
        ratio = IN_YEARS.get(one.unit or q.unit, 1) / IN_YEARS.get(q.unit or one.unit, 1) if q.unit != MONEY else 1
        return one.number * ratio, q.number
    if q.first is not None:
        return q.first, q.number
    if r.last.side == "low":
        return q.number, None
    if r.last.side == "high" or kind in {CUSTODY, FINE}:
        return None, q.number
    return q.number, q.number
