"""What the phrases around a quantity say of it: that it is an age, and which bound it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tutela.concordance.values.quantities import MONEY, Quantity, Vocabulary

# A number without a unit is an age only between these; more years than the last are a date.
BARE_AGES = (5, 30)
LONGEST_SPAN = 150
_AGES = ("age_under", "age_from", "age_is")
_GOES_ON = re.compile(r"\w|[-/]\w|[.,]\d|\s?\(\w|\s?[%°§]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with the phrase around it; `side` says which bound it is (`low`, `high`), or `` where none does.

    Without a unit it is an age, or counts only with the bound that follows ("not less than two nor more than six").
    """

    quantity: Quantity
    start: int
    end: int
    age: bool
    side: str
    within: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a value by itself."""
        return self.age or bool(self.quantity.unit)


def read(folded: str, q: Quantity, words: Vocabulary) -> Reading | None:
    """What the phrases around a quantity say; None where it is no value (a date, a label, a count of something)."""
    if _impossible(q) or words.phrases["never"].at(folded, q.start, q.end, q.bare_end):
        return None
    bound = _bounded(folded, q, words)
    aged = None if q.unit == MONEY else _aged(folded, bound, words)
    if aged is not None and (q.unit or _is_bare_age(folded, q, aged)):
        return aged
    return bound if q.unit or bound.side == "low" else None


def _impossible(q: Quantity) -> bool:
    return q.unit == "years" and not 0 < q.number <= LONGEST_SPAN


def _is_bare_age(folded: str, q: Quantity, aged: Reading) -> bool:
    """Whether a number without a unit is an age: of a likely size, and not the head of something longer (18(2))."""
    if not BARE_AGES[0] <= q.number <= BARE_AGES[1]:
        return False
    return aged.end > q.end or not _GOES_ON.match(folded, q.end)


def _aged(folded: str, bound: Reading, words: Vocabulary) -> Reading | None:
    """A quantity as an age; None where no phrase of ages stands with it, or one of years apart."""
    q = bound.quantity
    if q.unit not in {"", "years"}:
        return None
    spans = {k: s for k in _AGES if (s := words.phrases[k].at(folded, q.start, q.end, q.bare_end))}
    if not spans:
        # "aged at least {n}": the words of age stand before those of the bound.
        outer = words.phrases["age_is"].at(folded, bound.start, bound.end) if bound.side else None
        return replace(bound, start=outer[0], end=outer[1], age=True) if outer else None
    if words.phrases["age_apart"].at(folded, q.start, q.end, q.bare_end):
        return None
    return _limited(folded, bound, spans, words)


def _limited(folded: str, bound: Reading, spans: Mapping[str, tuple[int, int]], words: Vocabulary) -> Reading | None:
    """An age with its side: that of the longest phrase of ages, or of a bound where that says only that it is one."""
    q = bound.quantity
    kind = max(spans, key=lambda k: (k != "age_is", spans[k][1] - spans[k][0], k))
    start, end = spans[kind]
    if kind != "age_is" and bound.side and bound.start < start:
        if end == q.end:
            return None  # "nicht unter zwei Jahren" is a bound, though "unter" opens ages
        kind = "age_is"  # "not less than 18 years of age", though "less than 18 years of age" is one, too
    if kind == "age_is":
        outer = words.phrases["age_is"].at(folded, bound.start, bound.end) or (start, end)
        start, end = min(start, bound.start, outer[0]), max(end, bound.end, outer[1])
        return replace(bound, start=start, end=end, age=True, within=False)
    start, end = words.phrases["age_is"].at(folded, start, end) or (start, end)
    return Reading(q, min(start, q.start), max(end, q.end), True, "high" if kind == "age_under" else "low")


def _bounded(folded: str, q: Quantity, words: Vocabulary) -> Reading:
    """The quantity with the words beside it that make it a least or a most; the longest phrase decides."""
    keys = (("at_least", "low"), ("at_most", "high"), ("within", "high"))
    spans = [(k, side, words.phrases[k].at(folded, q.start, q.end, q.bare_end)) for k, side in keys]
    found = [(s[1] - s[0], k, side, s) for k, side, s in spans if s]
    if not found:
        return Reading(q, q.start, q.end, False, "")
    _, key, side, (start, end) = max(found)
    return Reading(q, min(start, q.start), max(end, q.end), False, side, key == "within")
