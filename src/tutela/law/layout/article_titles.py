"""Where an act prints the headings of its articles: on the article's line, on the line before it, or on the next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.core.text import canonical
from tutela.law.layout.contents_list import name_of
from tutela.law.layout.line_markers import take_marker
from tutela.law.layout.printed import Printed, ends_sentence, is_capitals, starts_small
from tutela.law.layout.starts import Start

_LONGEST = 220
_LINES = 3  # a heading takes at most so many lines before its article
_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b(?:19|20)\d\d\b"
)  # a line with a date is a note of what amended what
_BRACKETED = re.compile(r"^[（(［\[].*[)）］\]]$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Titled:
    """An article's heading and the lines of its text: [first, end); `rest` is text on the article's own line."""

    heading: str
    heading_from: int  # the first line that belongs to the article (its heading may stand before it)
    rest: str
    first: int


@dataclass(frozen=True, slots=True)
class _Style:
    before: bool
    same_line: bool
    next_line: bool


def _title_like(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not ends_sentence(text) and not text.endswith(",") and not starts_small(text)


def _before(lines: Sequence[Printed], at: int, floor: int) -> int:
    """The first line of a heading that stands directly before line `at`; `at` itself where there is none."""
    first, taken = at, 0
    for place in range(at - 1, floor - 1, -1):
        line = lines[place]
        if line.ignored == "page_furniture" or not line.text:
            continue
        if _DATE.search(line.text) and not _BRACKETED.match(line.text.strip()):
            break
        if line.ignored or line.heading or taken == _LINES or ends_sentence(line.text) or take_marker(line.text)[0]:
            break
        if taken and is_capitals(line.text) != is_capitals(lines[first].text):
            break
        first, taken = place, taken + 1
        if _BRACKETED.match(line.text.strip()) or (lines[place].gap and not starts_small(line.text)):
            break
    words = " ".join(x.text for x in lines[first:at] if not x.ignored)
    return first if first < at and (_title_like(words) or _BRACKETED.match(words.strip())) else at


def _rest_is_title(lines: Sequence[Printed], start: Start, limit: int, known: str = "") -> bool:
    """Whether the words after an article's number are its heading: no sentence, and a new one begins below."""
    if known and _letters(known).startswith(_letters(start.rest)):
        return True
    words, at = extend_title(lines, start.rest, start.at + 1, limit, "")
    following = next((x for x in lines[at:limit] if x.text and not x.ignored), None)
    if take_marker(start.rest)[0] or following is None:
        return False
    return _title_like(words) and not starts_small(following.text)


def _next_is_title(lines: Sequence[Printed], start: Start, limit: int) -> bool:
    own = [x for x in lines[start.at + 1 : limit] if x.text and not x.ignored][:2]
    if len(own) < 2 or start.rest or own[0].marker or take_marker(own[0].text)[0]:
        return False
    return _title_like(own[0].text) and len(own[0].text) < 150 and not starts_small(own[1].text)


def _share(votes: Sequence[bool]) -> float:
    return sum(votes) / len(votes) if votes else 0.0


def _style(lines: Sequence[Printed], articles: Sequence[Start], floors: Sequence[int], limits: Sequence[int]) -> _Style:
    pairs = list(zip(articles, limits, strict=True))
    same = [_rest_is_title(lines, s, limit) for s, limit in pairs if s.rest]
    lone = [_next_is_title(lines, s, limit) for s, limit in pairs if not s.rest]
    same_line = len(same) > 0.3 * len(articles) and _share(same) > 0.55
    before = [_before(lines, s.at, floor) < s.at for s, floor in zip(articles, floors, strict=True)]
    return _Style(not same_line and _share(before) > 0.4, same_line, _share(lone) > 0.55)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def extend_title(lines: Sequence[Printed], words: str, at: int, limit: int, known: str) -> tuple[str, int]:
    """A title that runs on over lines: as far as the list of contents knows it, else while lines begin small."""
    full = _letters(known)
    by_contents = bool(full) and full.startswith(_letters(words))
    while at < limit and (line := lines[at]) and len(words) < _LONGEST:
        if line.ignored == "page_furniture" or not line.text:
            at += 1
            continue
        more = f"{words} {line.text}"
        goes_on = full.startswith(_letters(more)) if by_contents else starts_small(line.text) and not line.gap
        if line.ignored or take_marker(line.text)[0] or not goes_on or (not by_contents and ends_sentence(words)):
            break
        words, at = more, at + 1
    return canonical(words), at


def titles(
    lines: Sequence[Printed],
    articles: Sequence[Start],
    bounds: Sequence[int],
    untitled: frozenset[int],
    known: Mapping[str, str],
) -> list[Titled]:
    """Heading and first line of text of each article; `bounds` are all places where something begins, and the end.

    `untitled` are the places of part and chapter headings whose own title stands on the next line.
    """
    lasts = [max((b for b in bounds if b < s.at), default=-1) for s in articles]
    floors = [last + 1 + (last in untitled) for last in lasts]
    limits = [min(b for b in bounds if b > s.at) for s in articles]
    style = _style(lines, articles, floors, limits)
    return [
        _titled(lines, s, style, floor, limit, known) for s, floor, limit in zip(articles, floors, limits, strict=True)
    ]


def _titled(
    lines: Sequence[Printed], start: Start, style: _Style, floor: int, limit: int, known: Mapping[str, str]
) -> Titled:
    first = _before(lines, start.at, floor) if style.before else start.at
    above = canonical(" ".join(x.text for x in lines[first : start.at] if not x.ignored))
    heading, rest, at = " ".join(filter(None, (above, start.before))), start.rest, start.at + 1
    listed = known.get(name_of(start), "")
    if style.same_line and rest and _rest_is_title(lines, start, limit, listed):
        heading, at = extend_title(lines, rest, at, limit, listed)
        rest = ""
    elif style.next_line and not rest and not heading and _next_is_title(lines, start, limit):
        place = next(i for i in range(at, limit) if lines[i].text and not lines[i].ignored)
        heading, at = lines[place].text.strip(), place + 1
    return Titled(heading, first, rest, at)
