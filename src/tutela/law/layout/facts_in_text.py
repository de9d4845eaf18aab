"""What the first lines of a printed act say about it: title, official number, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tutela.core.text import canonical
from tutela.law.layout.printed import Printed, ends_sentence, is_capitals

_TITLE_LINES = 12
_LONGEST = 300
_NUMBER = re.compile(r"(?:N[o°ºr]|№|Nº)\.?\s*(?P<number>\d{1,5}[-/.]\d{2,4})", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_UNKNOWN = "1900-01-01"  # what some collections write where they do not know


@dataclass(frozen=True, slots=True)
class PrintedFacts:
    """Title, official number and date (ISO) as the head of the text gives them; empty where it does not."""

    title: str
    number: str
    date: str


def iso_date(text: str) -> str:
    """A date as ISO, from ISO or day/month/year; empty where there is none, or where it stands for "unknown"."""
    found = _ISO.search(text)
    parts = [found[1], found[2], found[3]] if found else []
    if not found and (day := _DAY_FIRST.search(text)):
        parts = [day[3], day[2], day[1]]
    try:
        stamp = date(*map(int, parts)).isoformat() if parts else ""
    except ValueError:
        return ""
    return "" if stamp == _UNKNOWN or stamp > "2100" else stamp


def printed_facts(lines: Sequence[Printed]) -> PrintedFacts:
    """The facts in the first lines: the first heading or run of capital or bold lines is the title."""
    own = [line for line in lines[:60] if not line.ignored and line.text]
    title = _heading(own) or _run(own) or _first(own)
    number = _NUMBER.search(title)
    return PrintedFacts(title, number["number"].replace(" ", "") if number else "", iso_date(title))


def _heading(lines: Sequence[Printed]) -> str:
    return next((canonical(line.text) for line in lines if line.heading in {1, 2}), "")[:_LONGEST]


def _loud(line: Printed) -> bool:
    return (is_capitals(line.text) or line.emphatic) and not ends_sentence(line.text)


def _quiet(text: str) -> bool:
    """Numbers, dates and short words between lines of capitals: no small letters."""
    return not any(c.islower() for c in text if c not in "ºª") and not ends_sentence(text)


def _run(lines: Sequence[Printed]) -> str:
    """The first lines that are set in capitals or bold, with numbers and dates between them."""
    first = next((at for at, line in enumerate(lines[:30]) if _loud(line)), None)
    if first is None:
        return ""
    words: list[str] = []
    for line in lines[first : first + _TITLE_LINES]:
        if not (_loud(line) or _quiet(line.text)):
            break
        words.append(line.text)
    return canonical(" ".join(words))[:_LONGEST]


def _first(lines: Sequence[Printed]) -> str:
    return canonical(lines[0].text)[:_LONGEST] if lines else ""
