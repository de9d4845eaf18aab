"""A text that lost its line breaks, broken again where parts and sections begin."""

import re
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import get_month_names

from tutela.law.layout.chain import best_run
from tutela.law.layout.numerals import order_key
from tutela.law.layout.printed import Printed
from tutela.law.layout.starts import Start
from tutela.law.numbering import numbering

_UNIT = re.compile(r"(?<=[\s.)”’;—])(?P<num>\d{1,4}[A-Z]{0,4}(?:\.\d{1,3})?)\s(?=[A-Z“\[(]|(?:sch|pt|ch|s)\xa0\d)")
# What amended a section, in the short hand of a reprint: "pt 2 s 12 amd 2008 No. 55 s 7; 2013 No. 4 s 2".
_HISTORY = re.compile(
    r"(?<=\s)(?:(?:sch|pt|ch|div|subdiv)\s\w+\s)+s\s\w+\s(?:\(prev[^)]*\)\s)?(?=(?:ins|amd|om|sub|renum|reloc|exp)\s)"
    r"(?:(?:ins|amd|om|sub|renum|reloc|exp|hdg|def|prev|nos?|act|sl|geo|eliz|vict?|edw|will|ss?|schs?|pts?|ch|divs?|cl"
    r"|para|and|as)\b\.?|[\d(][\w().]*|[;,–\s-])+",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?P<title>[^.;:]{3,160}?)\s(?=\(1\)\s)")


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A language's words before a number that is none of a section; before a part; and after the day of a month."""
    levels = numbering(language)
    counted = sorted({w.rstrip(".") for level in levels.values() for w in level if w[:1].isalpha()}, key=len)
    cited = "|".join(re.escape(w) + "s?" for w in reversed(counted) if len(w) > 3)
    parts = [w for level in ("part", "chapter", "schedule") for w in levels.get(level, ()) if w.isalpha()]
    named = "|".join(re.escape(form) for w in parts for form in (w.capitalize(), w.upper()))
    months = "|".join(re.escape(name) for name in _months(language))
    return (
        re.compile(rf"(?:\b(?:acts?|nos?\.?|{cited or 'no'}|and|or|to|of)|[,;§–-])\s*$", re.IGNORECASE),
        re.compile(rf"(?<=[\s.)])(?=(?:{named or 'Part'})\s(?:\d|[IVX]+\b)[0-9A-Z]{{0,3}}\s[A-Z])"),
        re.compile(rf"(?:{months}|Geo|Eliz|Vic|Edw|Will)\b"),  # and the years of a sovereign
    )


def _months(language: str) -> list[str]:
    try:
        return [str(name) for name in get_month_names("wide", locale=language).values()]
    except (UnknownLocaleError, ValueError):
        return ["\\d"]


def _candidates(text: str, language: str) -> list[Start]:
    cited, _, counted = _words(language)
    starts = []
    for found in _UNIT.finditer(text):
        before, after = text[max(0, found.start() - 14) : found.start()], text[found.end() : found.end() + 12]
        if before.endswith("\xa0"):  # a hard blank joins a number to what it counts
            continue
        if not cited.search(before) and not counted.match(after):
            starts.append(Start(found.start(), "bare", "", found["num"], order_key(found["num"]), after))
    return starts


def _weight(start: Start) -> float:
    return 1.0 if start.rest[:1].isupper() else 0.5


def unfold(text: str, language: str) -> list[Printed]:
    """The text as lines, a new one at each part and section; notes of what amended a section are set apart.

    Sections are the best rising run of numbers before capital letters; numbers after a word of reference are none.
    """
    units = {start.at for start in best_run(_candidates(text, language), _weight)}
    cuts = dict.fromkeys(units, "")
    cuts |= {found.start(): "" for found in _words(language)[1].finditer(text)}
    for note in _HISTORY.finditer(text):
        cuts[note.start()] = "editorial_note"
        if units.isdisjoint(range(note.start() + 1, note.end() + 1)):
            cuts.setdefault(note.end(), "")
    places = sorted(cuts)
    lines: list[Printed] = [Printed(text[: places[0]].strip())] if places else [Printed(text.strip())]
    for place, end in zip(places, [*places[1:], len(text)], strict=True):
        lines += _lines(text[place:end].strip(), cuts[place], place in units)
    return [line for line in lines if line.text]


def _lines(text: str, kind: str, is_unit: bool) -> list[Printed]:
    """A section's heading as a line of its own where its first subsection shows the end of it."""
    if is_unit and (found := _TITLE.match(text)):
        return [Printed(found["title"]), Printed(text[found.end() :].strip())]
    return [Printed(text, ignored=kind)]
