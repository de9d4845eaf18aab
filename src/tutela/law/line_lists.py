"""Paragraphs and list items by the marker at the beginning of a line: which item stands under which."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tutela.law.pieces import Para

_LATIN = {"bis": 0.02, "ter": 0.03, "quater": 0.04, "quáter": 0.04, "quinquies": 0.05, "sexies": 0.06, "septies": 0.07}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUFFIX = rf"(?:\s?(?:{'|'.join(_LATIN)})\b|[{_SUPERS}]+)?"
# Shapes of markers: (a) · 1° · 1.º · 1) · a) · 1. · I. – · ¹ · –
_MARKER = re.compile(
    rf"(?P<round>\([0-9]{{1,3}}[A-Za-z]{{0,3}}{_SUFFIX}\)|\([^\W\d_]{{1,5}}\))"
    rf"|(?P<degree>\d{{1,3}}\s?\.?[°ºª]{_SUFFIX})[).]?(?:\s?[-–—]|[).])?(?=\s|[^\W\d_])"
    rf"|(?P<half>(?:\d{{1,3}}[a-z]{{0,2}}|[^\W\d_]{{1,4}}){_SUFFIX}\))(?=\s|$|[^\W\d_])"
    rf"|(?P<point>(?:\d{{1,3}}(?:[a-z]{{0,2}}|[A-Z]{{0,3}}){_SUFFIX}|[^\W\d_]|[IVXL]{{1,6}}|[ivxl]{{2,6}})\.)\s?(?:[-–—]+(?=\s|\w)|(?=\s|$))"
    rf"|(?P<line>[IVXL]{{1,6}}|\d{{1,2}})\s?[-–—−](?=\s)"
    rf"|(?P<super>[{_SUPERS}]+[a-z]?)(?=\s)"
    rf"|(?P<dash>[-–—−•*·])(?=\s|[^\W\d_])"
)
_GAP = 5  # so many items may be missing (repealed, or run into one line) where a list goes on
_SENTENCE_END = re.compile(r"[.。!?][\s)\]»”\"'’*]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the file gives it: marker as printed (or none), text, indent in columns (-1: says nothing)."""

    marker: str
    text: str
    indent: int = -1


@dataclass(slots=True)
class _Level:
    shape: str
    kind: str
    last: float
    closes: bool  # its stem is an unfinished sentence: text without marker goes back to the stem
    indent: int


def split_marker(text: str) -> tuple[str, str]:
    """A line's list marker and the rest; an empty marker where the line is running text."""
    found = _MARKER.match(text)
    if not found or (found.lastgroup in {"half", "round"} and not _number_or_letter(found[0])):
        return "", text
    return found[0].strip(), text[found.end() :].lstrip()


def _number_or_letter(marker: str) -> bool:
    bare = re.sub(r"\W", "", marker)
    low = bare.lower()
    return (
        bool(re.match(r"\d", bare)) or len(bare) == 1 or set(low) <= set(_ROMAN) or len(bare) == 2 or len(set(low)) == 1
    )


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _letter(text: str) -> float:
    """a is 1, z is 26, aa is 27; a letter with a mark (ñ, č) lies half a step after its base, ch after h."""
    if text == "ch":
        return 8.5
    base = unicodedata.normalize("NFD", text[-1])
    value = ord(base[0]) - 96 + (0.5 if len(base) > 1 else 0)
    return 26 * (len(text) - 1) + value


def _tail(rest: str) -> float:
    rest = rest.strip().casefold()
    if rest in _LATIN:
        return _LATIN[rest]
    if rest and rest[0] in _SUPERS:
        return int(unicodedata.normalize("NFKC", rest)) / 100
    return sum((ord(c) - 96) / 100 for c in rest if "a" <= c <= "z")


def _readings(marker: str) -> Iterator[tuple[str, float]]:
    bare = re.sub(rf"[^\w{_SUPERS}\s]", "", marker).replace("º", "").replace("ª", "").strip()
    if not bare:
        yield "dash", 1
        return
    if bare[0] in _SUPERS:
        bare = unicodedata.normalize("NFKC", bare)
    if digits := re.match(r"[0-9]+", bare):
        yield "number", int(digits[0]) + _tail(bare[digits.end() :])
        return
    low = bare.casefold()
    case = "lower" if bare == low else "UPPER"
    if set(low) <= set(_ROMAN):
        yield f"roman {case}", _roman(low)
    if len(low) <= 3 and low[0].isalpha():
        yield f"letter {case}", _letter(low)


def _shape(marker: str) -> str:
    found = _MARKER.match(marker) or _MARKER.match(marker + " ")
    if not found:
        return "other"
    return "degree ª" if "ª" in marker else found.lastgroup or ""


def _continues(level: _Level, value: float) -> bool:
    return level.kind == "dash" or 0 < value - level.last <= 1.5


class _Outline:
    """The lists that are open at a place, and where the next line belongs."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []
        self.left: list[tuple[int, _Level]] = []  # lists that running text closed and that may go on, with depth
        self.unfinished = False  # the line before is no whole sentence
        self.started = False
        self.resumed = False

    def place(self, line: Line, following: str) -> int:
        """The depth of a line; `resumed` tells that it goes on with a list that running text had closed."""
        self.resumed = False
        depth = self._item(line, following) if line.marker else self._running(line)
        self.unfinished = _SENTENCE_END.search(line.text) is None
        self.started = True
        return depth

    def _running(self, line: Line) -> int:
        if line.indent >= 0:
            self._leave(line.indent - 1)
        elif self.levels and self.levels[-1].closes:
            self.left.append((len(self.levels), self.levels.pop()))
        return len(self.levels)

    def _leave(self, indent: int) -> None:
        """Close the lists that text at this indent no longer belongs to; numbered paragraphs stay open."""
        while self.levels and self.levels[-1].indent > indent and self.levels[-1].shape != "round":
            self.levels.pop()

    def _item(self, line: Line, following: str) -> int:
        if line.indent >= 0:
            while self.levels and self.levels[-1].indent > line.indent:
                self.levels.pop()
        shape, readings = _shape(line.marker), self._ordered(line.marker, following)
        for at, kind, value in self._candidates(shape, readings):
            self.levels[at].last, self.levels[at].kind = value, kind
            del self.levels[at + 1 :]
            self._forget(at + 1)
            return at + 1
        if (depth := self._resume(shape, readings)) is not None:
            return depth
        kind, value = readings[0]
        first = next(((k, v) for k, v in readings if v == 1), (kind, value))
        closes = self.unfinished and self.started
        self.levels.append(_Level(shape, first[0], first[1], closes, line.indent))
        self._forget(len(self.levels))
        return len(self.levels)

    def _resume(self, shape: str, readings: Sequence[tuple[str, float]]) -> int | None:
        """Go on with a list that running text had closed; the depth, or None where the item begins a new one."""
        likely = readings[:1] if any(value == 1 for _, value in readings) else readings  # "(i)" begins a list
        for depth, level in reversed([(at, left) for at, left in self.left if at <= len(self.levels) + 1]):
            for kind, value in likely:
                if (level.shape, level.kind) == (shape, kind) and 0 < value - level.last <= _GAP:
                    self.levels[depth - 1 :] = [replace(level, last=value)]
                    self._forget(depth)
                    self.resumed = True
                    return depth
        return None

    def _forget(self, depth: int) -> None:
        """Lists below this depth, and the list of the same kind that a new one replaces, do not come back."""
        now = self.levels[depth - 1]
        self.left = [
            (at, level)
            for at, level in self.left
            if at < depth or (at == depth and (level.shape, level.kind) != (now.shape, now.kind))
        ]

    def _ordered(self, marker: str, following: str) -> list[tuple[str, float]]:
        """The readings of a marker; the marker that follows tells whether "(i)" is roman or a letter."""
        readings = list(_readings(marker)) or [("other", 1)]
        follow = list(_readings(following)) if following and _shape(following) == _shape(marker) else []
        if len(readings) > 1:
            goes_on = [r for r in readings if any(k == r[0] and v == r[1] + 1 for k, v in follow)]
            if len(goes_on) == 1:
                return goes_on
        return readings

    def _candidates(self, shape: str, readings: Sequence[tuple[str, float]]) -> Iterator[tuple[int, str, float]]:
        """Open lists that an item may continue, the likeliest first."""
        same = [
            (at, kind, value)
            for at in reversed(range(len(self.levels)))
            for kind, value in readings
            if (self.levels[at].shape, self.levels[at].kind) == (shape, kind)
        ]
        yield from (c for c in same if _continues(self.levels[c[0]], c[2]))
        if any(value == 1 for _, value in readings):
            yield from (c for c in same if c[2] == 1)
            return
        yield from (c for c in same if c[2] > self.levels[c[0]].last)
        yield from same


def _second_first(line: Line) -> bool:
    return bool(line.marker) and next(_readings(line.marker), ("", 0.0)) == ("number", 2.0)


def _first_is_unnumbered(outline: _Outline, paras: Sequence[Para], line: Line) -> bool:
    """Whether paragraph 2 comes next while what went before is a whole first paragraph without number."""
    if not paras or paras[0].depth or paras[0].marker or outline.unfinished or not _second_first(line):
        return False
    shape = _shape(line.marker)
    return all(not para.marker or _shape(para.marker) != shape for para in paras)


def _deepen_tail(paras: list[Para], depth: int) -> None:
    """Running text between two items of one list belongs to the item before it."""
    for at in reversed(range(len(paras))):
        if paras[at].marker or paras[at].depth != depth - 1:
            return
        paras[at] = Para(depth, "", paras[at].text)


def nest(lines: Iterable[Line]) -> tuple[Para, ...]:
    """Lines as paragraphs with depths: 0 running text, 1 a first-level item, and so on.

    An item continues the innermost open list of its shape and kind, or opens a deeper one. Text without marker
    after a list whose stem is no whole sentence closes that sentence and lies at the depth of the stem; after
    numbered paragraphs it belongs to the last of them. Where the first paragraph bears no number and the next
    is number 2, the first lies at depth 1 as well.
    """
    given = list(lines)
    outline, paras = _Outline(), list[Para]()
    for at, line in enumerate(given):
        following = next((after.marker for after in given[at + 1 :] if after.marker), "")
        if _first_is_unnumbered(outline, paras, line):
            paras = [Para(p.depth + 1, p.marker, p.text) for p in paras]
            outline = _Outline()
        depth = outline.place(line, following)
        if outline.resumed:
            _deepen_tail(paras, depth)
        paras.append(Para(depth, line.marker, line.text))
    return tuple(paras)
