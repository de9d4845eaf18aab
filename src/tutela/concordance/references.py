"""References from one provision to others: "an offence under sections 3 to 5", "§§ 176 bis 178", 第七条から."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tutela.law.labels import normal_label
from tutela.standards.terms import Language

_LATE = r"(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|novies|decies)"
_LABEL = (
    rf"(?:第\s?[〇一二三四五六七八九十百千\d]+\s?[条條](?:[のノ之][〇一二三四五六七八九十百千\d]+)*"
    rf"|(?:[LRD]\.?\s?)?\d+(?:[.:-]\d+)*[ºo°]?(?:[-\s]?{_LATE})?(?:-?[A-Za-z]{{1,3}}(?![\w])|\s[a-z](?=\s§))?)"
)
_QUALIFIER = r"(?:\s?\([\w.]{1,5}\))*"
_ONE = re.compile(_LABEL)
# How far behind a reference another act may be named ("section 5 of the Child Act 2001").
ACT_NAME_REACH = 90


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at [start, end): `first` to `last` are normal labels (the same for a single one).

    `after` holds the words that follow, in which another act may be named.
    """

    start: int
    end: int
    first: str
    last: str
    after: str


def _parts(pattern: str) -> tuple[str, list[str], str]:
    """What stands before the first label, between labels, and after the last one."""
    before, *rest = re.split(r"\{(?:label|n|m|k)\}", pattern)
    return before.strip(), [r.strip() for r in rest[:-1]], rest[-1].strip() if rest else ""


@cache
def _expression(language: Language) -> tuple[re.Pattern[str], frozenset[str]]:
    """The language's references as one expression, and its words for ranges."""
    before: set[str] = set()
    after: set[str] = set()
    between: set[str] = {",", ";", *language.ranges}
    for pattern in language.reference_patterns:
        if "{label}" not in pattern:
            continue
        head, middle, tail = _parts(pattern)
        if head:
            before.add(head.split(" ")[-1].lstrip("(") if language.spaces else head)
        elif tail:
            after.add(tail.split(" ")[0])
        between |= {m for m in middle if m and len(m) <= 12}
    joint = "|".join(re.escape(w) for w in sorted(between, key=lambda w: (-len(w), w)))
    chain = rf"{_LABEL}{_QUALIFIER}(?:\s*(?:{joint})\s*{_LABEL}{_QUALIFIER})*"
    heads = "|".join(re.escape(w) for w in sorted(before, key=lambda w: (-len(w), w)) if w)
    tails = "|".join(re.escape(w) for w in sorted(after, key=lambda w: (-len(w), w)) if w)
    forms = [chain] if not language.spaces else []
    if heads and language.spaces:
        forms.append(rf"(?<!\w)(?:{heads})\s*{chain}")
    if tails and language.spaces:
        forms.append(rf"(?<!\w){chain}\s*(?:{tails})")
    ranges = frozenset(w.casefold() for w in language.ranges)
    return re.compile("|".join(forms) or r"(?!)", re.IGNORECASE), ranges


def find_references(text: str, language: Language) -> Iterator[Reference]:
    """All references in a text, in order; a range is one reference with two labels."""
    expression, ranges = _expression(language)
    for match in expression.finditer(text):
        after = text[match.end() : match.end() + ACT_NAME_REACH]
        labels = list(_ONE.finditer(text, match.start(), match.end()))
        i = 0
        while i < len(labels):
            last = i
            if i + 1 < len(labels):
                joint = re.sub(r"\([^)]*\)", "", text[labels[i].end() : labels[i + 1].start()]).strip().casefold()
                last = i + 1 if joint in ranges else i
            yield Reference(
                labels[i].start(), labels[last].end(), normal_label(labels[i][0]), normal_label(labels[last][0]), after
            )
            i = last + 1
