"""What the phrases around a quantity say of it: that it is an age, and which bound it is."""

import re
from dataclasses import dataclass, replace

from tutela.concordance.values.quantities import MONEY, Quantity, Vocabulary

# A number without a unit is an age only between these; more years than the last are a date.
BARE_AGES = (5, 30)
LONGEST_SPAN = 150
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
    if q.unit == MONEY:
        return _bounded(folded, q, words, age=False)
    aged = _aged(folded, q, words)
    if aged is not None and (q.unit or _is_bare_age(folded, q, aged)):
        return aged
    bounded = _bounded(folded, q, words, age=False)
    return bounded if q.unit or bounded.side == "low" else None


def _impossible(q: Quantity) -> bool:
    return q.unit == "years" and not 0 < q.number <= LONGEST_SPAN


def _is_bare_age(folded: str, q: Quantity, aged: Reading) -> bool:
    """Whether a number without a unit is an age: of a likely size, and not the head of something longer (18(2))."""
    if not BARE_AGES[0] <= q.number <= BARE_AGES[1]:
        return False
    return aged.end > q.end or not _GOES_ON.match(folded, q.end)


def _aged(folded: str, q: Quantity, words: Vocabulary) -> Reading | None:
    """The quantity as an age; None where no phrase of ages stands with it, or one of ages apart."""
    if q.unit not in {"", "years"} or words.phrases["age_apart"].at(folded, q.start, q.end, q.bare_end):
        return None
    spans = {k: words.phrases[k].at(folded, q.start, q.end, q.bare_end) for k in ("age_under", "age_from", "age_is")}
    found = [(k != "age_is", s[1] - s[0], k, s) for k, s in spans.items() if s]
    bound = _bounded(folded, q, words, age=True)
    if not found:
        # "aged at least {n}": the words of age stand before those of the bound.
        outer = words.phrases["age_is"].at(folded, bound.start, bound.end) if bound.side else None
        return replace(bound, start=outer[0], end=outer[1]) if outer else None
    *_, kind, (start, end) = max(found)
    if kind != "age_is" and bound.side and bound.start < start:
        if end == q.end:
            return None  # "nicht unter zwei Jahren" is a bound, though "unter" opens ages
        kind = "age_is"  # "not less than 18 years of age", though "less than 18 years of age" is one, too
    if kind == "age_is":
        outer = words.phrases["age_is"].at(folded, bound.start, bound.end) or (start, end)
        return replace(bound, start=min(start, bound.start, outer[0]), end=max(end, bound.end, outer[1]))
    start, end = words.phrases["age_is"].at(folded, start, end) or (start, end)
    return Reading(q, min(start, q.start), max(end, q.end), True, "high" if kind == "age_under" else "low")


def _bounded(folded: str, q: Quantity, words: Vocabulary, *, age: bool) -> Reading:
    """The quantity with the words beside it that make it a least or a most; the longest phrase decides."""
    keys = (("at_least", "low"), ("at_most", "high"), ("within", "high"))
    spans = [(k, side, words.phrases[k].at(folded, q.start, q.end, q.bare_end)) for k, side in keys]
    found = [(s[1] - s[0], k, side, s) for k, side, s in spans if s]
    if not found:
        return Reading(q, q.start, q.end, age, "")
    _, key, side, (start, end) = max(found)
    return Reading(q, min(start, q.start), max(end, q.end), age, side, key == "within")
