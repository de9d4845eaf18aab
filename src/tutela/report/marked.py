"""A quote with its marked words, and the line that says why it is listed, as safe HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from tutela.concordance.finding import Candidate, Mark
from tutela.report.decision_words import spaced
from tutela.report.names import inline_attributes

# Styles of marks in style.css: so many elements of one question can be told apart, by colour and by underline.
MARK_STYLES = 8
_WORDS = re.compile(r"“([^”]*(?:”, “[^”]*)*)”")  # "“a”, “b”" is one stretch of law's words
_WORD = re.compile(r"“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a quote: its text, the elements that its words speak for, and the one that gives it its look."""

    text: str
    elements: tuple[str, ...] = ()
    look: str = ""


def style_number(element: str, elements: Sequence[str]) -> int:
    """The style of an element's marks, 1 to MARK_STYLES, by its place among the question's elements."""
    return (elements.index(element) if element in elements else len(elements)) % MARK_STYLES + 1


def _covering(marks: Sequence[Mark], start: int, end: int, order: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The elements of the marks over [start, end), and that of the shortest mark, which gives the look."""
    over = [m for m in marks if m.start <= start and end <= m.end]
    if not over:
        return (), ""
    shortest = min(over, key=lambda m: (m.end - m.start, style_number(m.element, order)))
    names = sorted({m.element for m in over}, key=lambda name: (style_number(name, order), name))
    return tuple(names), shortest.element


def segments(candidate: Candidate, order: Sequence[str]) -> Iterator[Segment]:
    """The quote cut where marks begin and end. `order`: the question's elements. Joined, the texts are the quote."""
    start, end = candidate.span
    marks = [m for m in candidate.marks if m.start < end and m.end > start]
    cuts = {start, end, *(c for m in marks for c in (m.start, m.end) if start < c < end)}
    pieces = [(a, b, _covering(marks, a, b, order)) for a, b in pairwise(sorted(cuts))]
    for (elements, look), group in groupby(pieces, key=lambda piece: piece[2]):
        each = list(group)
        yield Segment(candidate.quote[each[0][0] - start : each[-1][1] - start], elements, look)


def quote_html(candidate: Candidate, order: Sequence[str]) -> Markup:
    """The quote with `<mark>` around the words that speak for an element; `title` names the elements."""
    parts = [
        f"{_mark(style_number(s.look, order), s.elements)}{escape(s.text)}</mark>"
        if s.elements
        else str(escape(s.text))
        for s in segments(candidate, order)
    ]
    before, after = ("… " if candidate.prefix else ""), (" …" if candidate.suffix else "")
    return Markup("".join([before, *parts, after]))


@cache
def _mark(style: int, elements: tuple[str, ...]) -> str:
    return f'<mark class="e{style}" title="{escape(spaced(", ".join(elements)))}">'


def clipped(candidate: Candidate, longest: int | None) -> Candidate:
    """A candidate whose quote has at most `longest` characters (None: as it is) and begins near its first mark."""
    start, end = candidate.span
    if longest is None or end - start <= longest:
        return candidate
    first = min((m.start for m in candidate.marks if start <= m.start < end), default=start)
    at = max(start, min(first - longest // 5, end - longest))
    stop = at + longest
    return replace(
        candidate,
        span=(at, stop),
        quote=candidate.quote[at - start : stop - start],
        prefix=candidate.prefix or candidate.quote[: at - start],
        suffix=candidate.suffix or candidate.quote[stop - start :],
    )


def foreign_words(text: str, language: str) -> Markup:
    """A line in English in which words of the law stand between “ and ”: these carry their language."""
    attributes = inline_attributes(language)
    pieces = enumerate(_WORDS.split(text))  # every second one stood between “ and ”
    return Markup("".join(f"<bdi{attributes}>“{escape(x)}”</bdi>" if i % 2 else str(escape(x)) for i, x in pieces))


def why_html(candidate: Candidate, order: Sequence[str], language: str, words: bool = True) -> Markup:
    """Why a candidate is listed, in one line: its elements, with their words or where else they stand.

    Words that are marked in the quote above are not said again (without `words`, none are); elements that stand in
    the same place share it.
    """
    marked = words_by_element(candidate)
    reasons = [_reason(reason, order, marked, words) for reason in candidate.why]
    together = ((list(group), rest) for rest, group in groupby(reasons, key=lambda reason: reason[1]))
    return Markup(" · ").join(
        Markup(" ").join(filter(None, (*(chip for chip, _ in group), foreign_words(rest, language))))
        for group, rest in together
    )


def _reason(reason: str, order: Sequence[str], marked: Mapping[str, list[str]], words: bool) -> tuple[Markup, str]:
    """The chip of a reason's element (empty where it names none), and what is left to say of it."""
    name, colon, rest = reason.partition(": ")
    if not colon or name not in order:
        return Markup(), reason
    chip = _chip(style_number(name, order), name)
    said = set(_WORD.findall(rest))
    return chip, "" if said and (not words or said <= set(marked.get(name, ()))) else rest


@cache
def _chip(style: int, name: str) -> Markup:
    return Markup('<b class="e{}">{}</b>').format(style, spaced(name))


def words_by_element(candidate: Candidate) -> Mapping[str, list[str]]:
    """The distinct marked words of a candidate's quote, by element."""
    start, end = candidate.span
    words: dict[str, dict[str, None]] = {}
    for mark in candidate.marks:
        if start <= mark.start and mark.end <= end:
            words.setdefault(mark.element, {})[candidate.quote[mark.start - start : mark.end - start]] = None
    return {element: list(found) for element, found in words.items()}
