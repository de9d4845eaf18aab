"""Numbers with the unit that stands beside them, and all words of a language that tell what they are, compiled."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tutela.concordance.values.numbers import Numbers, read_numbers
from tutela.concordance.values.phrases import REACH, Phrases, alike, edged, either, read_phrases
from tutela.standards.terms import Language
from tutela.standards.value_words import UNITS

MONEY = "money"
_REPEATED = r"(?:\s?\([^()]{1,30}\))?"  # "eighteen (18)"
_SIGNS = "$€£¥₹₱₦₩฿₺₴₽₾"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, or two that are joined (`first` to `number`), at [start, end); its figures end at `bare_end`.

    `unit`: years, months, weeks, days, hours, MONEY, or nothing for a bare number; `printed`: where the unit stands.
    `alone`: number and unit are one word, which means a span of time only where something else says so.
    """

    first: float | None
    number: float
    unit: str
    start: int
    end: int
    bare_end: int
    printed: tuple[int, int]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known of a language's values, ready to be tried on folded text."""

    numbers: Numbers
    quantity: re.Pattern[str]
    whole: Mapping[str, tuple[int, str]]
    ahead: re.Pattern[str]  # a unit or money in front of its number, for reversed text
    to: re.Pattern[str]
    penalty: re.Pattern[str]
    life: re.Pattern[str]
    life_words: tuple[str, ...]  # a text without any of them has no term for life
    phrases: Mapping[str, Phrases]
    beside_age: Phrases  # all that may stand beside a number without a unit that is an age


_KINDS = ("age_under", "age_from", "age_is", "age_apart", "at_most", "at_least", "within", "never")
_BESIDE_AGE = ("age_under", "age_from", "age_is", "at_most", "at_least")
# A larger number without a unit is neither an age nor the first of two bounds.
LARGEST_BARE = 100


@cache
def vocabulary(language: Language) -> Vocabulary | None:
    """A language's words compiled, once; None where its patterns name no unit."""
    words = language.values
    if not words.units:
        return None
    spaces, marks = language.spaces, language.fold_marks

    def folded(written: tuple[str, ...]) -> list[str]:
        return [alike(w, marks) for w in written]

    def read(phrases: Iterable[str]) -> Phrases:
        return read_phrases(phrases, number=numbers.pattern, joints=joints, spaces=spaces, fold_marks=marks)

    units = {unit: folded(forms) for unit, forms in words.units.items()}
    money = [*folded(words.money), *_SIGNS]
    glued = folded(tuple(g for k in _KINDS for p in getattr(words, k) if (g := _glued(p))))
    plain = either([*(form for forms in units.values() for form in forms), *money, *glued])
    joints = frozenset(folded((*words.to, *language.ranges)))
    counted = tuple((n, tuple(folded(forms))) for n, forms in language.number_words)
    numbers = read_numbers(counted, folded(words.number_joints), spaces=spaces, unit=plain)
    whole = {w: _span(key) for key, forms in words.whole.items() for w in folded(forms)}
    to = _joint(joints, spaces)
    ahead = {unit: folded(forms) for unit, forms in words.units_before.items()} | {MONEY: money}
    return Vocabulary(
        numbers=numbers,
        quantity=_quantity(numbers, {MONEY: money} | units, whole, to, folded(words.between), spaces),
        whole=whole,
        ahead=_ahead(ahead, spaces),
        to=re.compile(rf"{to}"),
        penalty=_groups({"custody": folded(words.custody), "fine": folded(words.fine)}, spaces),
        life=re.compile(edged(folded(words.life), spaces) or "(?!)"),
        life_words=tuple({_longest(w) for w in folded(words.life)}),
        phrases={k: read(getattr(words, k)) for k in _KINDS},
        beside_age=read([p for k in _BESIDE_AGE for p in getattr(words, k)]),
    )


def _glued(phrase: str) -> str:
    """The letters that a phrase writes on to a number ("{n}th birthday")."""
    behind = re.match(r"\w+", phrase.partition("{n}")[2])
    return behind[0] if behind else ""


def _longest(phrase: str) -> str:
    return max(re.split(r"[\s*…]+", phrase), key=len)


def _span(key: str) -> tuple[int, str]:
    number, unit = key.split(" ")
    return int(number), unit


def _joint(words: Iterable[str], spaces: bool) -> str:
    """What may stand between two numbers: "to", "and", "-"; a word needs white space around it."""
    words = tuple(words)
    signs = [w for w in words if not re.match(r"\w", w)] + ["-"]
    worded = either(w for w in words if re.match(r"\w", w)) or "(?!)"
    blank = r"\s+" if spaces else r"\s*"
    return rf"(?:\s*,?{blank}(?:{worded}){blank}|\s*(?:{either(signs)})\s*)"


def _groups(words: Mapping[str, list[str]], spaces: bool) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<{name}>{edged(forms, spaces)})" for name, forms in words.items() if forms) or "(?!)"
    )


def _quantity(
    numbers: Numbers,
    units: Mapping[str, list[str]],
    whole: Mapping[str, object],
    to: str,
    between: list[str],
    spaces: bool,
) -> re.Pattern[str]:
    """Number, perhaps joined to another, perhaps with a unit behind; or a word that is both."""
    edge = r"(?!\w)" if spaces else ""
    named = "|".join(f"(?P<{unit}>{either(forms)})" for unit, forms in units.items() if forms)
    fill = rf"(?:(?:{either(between)})\s*-?\s*)?" if between else ""
    one = rf"(?P<one>{numbers.pattern}){_REPEATED}(?:{to}(?P<two>{numbers.pattern}){_REPEATED})?"
    sides = [rf"{one}(?:\s*-?\s*{fill}(?:{named}){edge})?"]
    if whole:
        sides.append(rf"(?P<whole>{edged(whole, spaces)})")
    return re.compile("|".join(sides))


def _ahead(units: Mapping[str, list[str]], spaces: bool) -> re.Pattern[str]:
    edge = r"(?!\w)" if spaces else ""
    back = {unit: either(w[::-1] for w in forms) for unit, forms in units.items() if forms}
    return re.compile("|".join(rf"\s?(?P<{unit}>{forms}){edge}" for unit, forms in back.items()))


def find_quantities(folded: str, words: Vocabulary) -> Iterator[Quantity]:
    """The numbers in folded text, with their units, in order; those without a unit only where they may be ages."""
    for match in words.quantity.finditer(folded):
        if match.lastgroup == "whole":
            number, unit = words.whole[match[0]]
            yield Quantity(None, float(number), unit, *match.span(), match.end(), match.span(), alone=True)
        elif _may_count(folded, match, words):
            quantity = _read(folded, match, words)
            if quantity.unit or quantity.number <= LARGEST_BARE:
                yield quantity


def _may_count(folded: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether a number has a unit, or stands where an age may; most numbers of a law are labels."""
    if match.lastgroup not in {"one", "two"} or words.beside_age.at(folded, *match.span()):
        return True
    return words.ahead.match(_back(folded, match.start())) is not None


def _back(folded: str, start: int) -> str:
    return folded[max(0, start - REACH) : start][::-1]


def _read(folded: str, match: re.Match[str], words: Vocabulary) -> Quantity:
    """A number as found; a pair that does not rise ("1998 and 5 years") is its second number alone."""
    group = match.lastgroup or ""
    unit, printed = (group, match.span(group)) if group not in {"one", "two"} else ("", (0, 0))
    start = match.start()
    *earlier, number = words.numbers.values(match["one"]) + words.numbers.values(match["two"] or "")
    first = earlier[-1] if earlier else None
    if first is not None and first >= number:
        first, start = None, max(start, match.start("two"))
    if not unit and (before := words.ahead.match(_back(folded, start))):
        unit = before.lastgroup or ""
        printed = (start - before.end(unit), start - before.start(unit))
        start = printed[0]
    bare_end = match.start(group) if group in (*UNITS, MONEY) else match.end()
    return Quantity(first, number, unit, start, match.end(), bare_end, printed)
