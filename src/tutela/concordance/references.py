"""References from one provision to others: "an offence under sections 3 to 5", "§§ 176 bis 178", 第七条から."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from tutela.law.labels import normal_label
from tutela.standards.terms import Language

# "bis" before a number is the German range and no late number (§§ 176 bis 178).
_LATE = r"(?:bis(?!\s*\d)|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|novies|decies)"
_LABEL = (
    rf"(?:第\s?[〇一二三四五六七八九十百千\d]+\s?[条條](?:[のノ之][〇一二三四五六七八九十百千\d]+)*"
    rf"|(?:(?<!\w)[LRD]\.?\s?)?\d+(?:[.:-]\d+)*[ºo°]?(?:[-\s]?{_LATE})?(?:-?[A-Za-z]{{1,3}}(?![\w])|\s[a-z](?=\s§))?)"
)
_QUALIFIER = r"(?:\s?\([\w.]{1,5}\))*"
_ONE = re.compile(rf"({_LABEL}){_QUALIFIER}")  # 7(4.1) is one label with its paragraph
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
    """What stands before the first label, between labels, and after the last one; "absatz {n}" joins no labels."""
    before, *rest = pattern.split("{label}")
    between = [r.strip() for r in rest[:-1] if "{" not in r]
    return before.strip(), between, rest[-1].strip() if rest else ""


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


def _labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels that begin in text[start:end]; what follows is looked at, too ("10 a" before "§")."""
    return list(takewhile(lambda label: label.start() < end, _ONE.finditer(text, start)))


def _is_range(text: str, first: re.Match[str], last: re.Match[str], ranges: frozenset[str]) -> bool:
    return text[first.end() : last.start()].strip().casefold() in ranges


def _chapter(text: str, label: re.Match[str], following: re.Match[str]) -> str:
    """`6:` where a label is the chapter of the one that follows ("6 kap. 10 a §"), else nothing."""
    head = normal_label(label[1]) + ":"
    return head if normal_label(text[label.start() : following.end()]).startswith(head) else ""


def find_references(text: str, language: Language) -> Iterator[Reference]:
    """All references in a text, in order; a range is one reference with two labels."""
    expression, ranges = _expression(language)
    for match in expression.finditer(text):
        after = text[match.end() : match.end() + ACT_NAME_REACH]
        labels = _labels(text, *match.span())
        chapter = ""
        i = 0
        while i < len(labels):
            following = labels[i + 1] if i + 1 < len(labels) else None
            if following and (named := _chapter(text, labels[i], following)):
                chapter = named
                i += 1
                continue
            first = last = labels[i]
            if following and _is_range(text, first, following, ranges):
                last = following
                i += 1
            one, other = (chapter + normal_label(label[1]) for label in (first, last))
            yield Reference(first.start(), last.end(), one, other, after)
            i += 1
