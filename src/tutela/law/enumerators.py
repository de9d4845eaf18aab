"""List markers inside running text: where "(a) … (b) …" begins a new item, and how deep it lies."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tutela.law.pieces import Para

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# A marker stands at the start or after a blank; "(1)" may follow at once on a bracketed one, as in "(1)(a)".
_MARKER = re.compile(
    r"(?:(?<=[\s—:;])|(?<=\))(?=\()|^)"
    r"(?:\((?P<round>\d{1,3}(?:\.\d{1,2})?[a-z]?|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2}|[IVXL]{1,6})\)"
    r"|(?P<half>\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s)"
    r"|(?P<ordinal>\d{1,2})[.º°ª]{1,2}[-.)]?(?=\s)"
    r"|(?P<dash>[IVXL]{1,6}|\d{1,2})\s?[-–—](?=\s))"
)
_AFTER_PAUSE = re.compile(r"(?:^|[.:;,—–\-)\]»”\"'。；：]|[:;,]\s\w{1,4})\s*$")  # also "; and (c)"
_SPELT_OUT = 6  # letters from which a word is no abbreviation
_LAST_WORD = re.compile(r"(\w+)[^\w)]{0,2}$")  # a closed bracket ends a reference: "(… 6545/59 md.)(1)"


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that is being read: its shape ("round", …), its kind of number, and the last value seen."""

    shape: str
    kind: str
    last: float


def _roman(text: str) -> int:
    total = 0
    values = [_ROMAN[c] for c in text]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _decimal(text: str) -> float:
    number = re.match(r"(\d+)(?:\.(\d+))?([a-z]?)", text)
    assert number is not None
    letter = (ord(number[3]) - 96 if number[3] else 0) / 100
    return int(number[1]) + float(f"0.{number[2] or 0}") + letter  # inserted numbers are decimals: 2.02 < 2.1 < 2.21


def _letters(text: str) -> float:
    low = text.lower()
    return float(26 * (len(low) - 1) + ord(low[-1]) - 96)


_VALUE: dict[str, Callable[[str], float]] = {
    "number": _decimal,
    "letter": _letters,
    "LETTER": _letters,
    "roman": _roman,
    "ROMAN": lambda text: _roman(text.lower()),
}


def _readings(text: str) -> Iterator[tuple[str, float]]:
    """Each way to read a marker as (kind, value): "i" is a letter, and a roman one."""
    if text[0].isdigit():
        yield "number", _VALUE["number"](text)
        return
    if set(text.lower()) <= set(_ROMAN):
        kind = "roman" if text.islower() else "ROMAN"
        yield kind, _VALUE[kind](text)
    if len(text) == 1 or len(set(text)) == 1:
        kind = "letter" if text.islower() else "LETTER"
        yield kind, _VALUE[kind](text)


def _continues(last: float, value: float) -> bool:
    return 0 < value - last <= (1 if value == int(value) else 1.3)


def _place(stack: list[_Open], shape: str, text: str) -> int | None:
    """The depth (from 0) at which a marker belongs, updating `stack`; None if it is no item here."""
    readings = list(_readings(text))
    for depth in reversed(range(len(stack))):
        for kind, value in readings:
            open_ = stack[depth]
            if (shape, kind) == (open_.shape, open_.kind) and _continues(open_.last, value):
                stack[depth:] = [_Open(shape, kind, value)]
                return depth
    for kind, value in readings:
        if value == 1 and all((shape, kind) != (o.shape, o.kind) for o in stack):
            stack.append(_Open(shape, kind, value))
            return len(stack) - 1
    return None


def _cited(text: str, marker: re.Match[str], cite_words: frozenset[str], last_cite: int) -> bool:
    """Whether a marker is part of a reference: "paragraph (a)", "7(4.1)", and the rest of "paragraphs (a) to (c)"."""
    if 0 <= marker.start() - last_cite <= 6:
        return True
    word = _LAST_WORD.search(text, max(0, marker.start() - 40), marker.start())
    if word is None or word[1].casefold() not in cite_words:
        return False
    return len(word[1]) < _SPELT_OUT or "." not in word[0]  # "this section. (3)" ends a sentence; "para. (a)" does not


def split_inline(text: str, cite_words: frozenset[str] = frozenset()) -> list[Para]:
    """Running text as paragraphs and list items; text without markers is one paragraph of depth 0.

    A marker opens an item where it continues a list that is open, or begins a new one at its first value.
    Markers without brackets must follow a pause; bracketed ones must not follow one of `cite_words` (lower case:
    "paragraph", "subsection"): "under paragraph (a)" and "section 7(4.1)" open nothing.
    """
    cuts: list[tuple[int, int, str]] = []
    stack: list[_Open] = []
    last_cite = -99
    for marker in _MARKER.finditer(text):
        shape = marker.lastgroup or ""
        if _cited(text, marker, cite_words, last_cite):
            last_cite = marker.end()
            continue
        if shape != "round" and not _AFTER_PAUSE.search(text, max(0, marker.start() - 24), marker.start()):
            continue
        depth = _place(stack, shape, marker[shape])
        if depth is not None:
            cuts.append((depth + 1, marker.start(), marker[0]))
    return list(_cut(text, cuts))


def _cut(text: str, cuts: list[tuple[int, int, str]]) -> Iterator[Para]:
    ends = [start for _, start, _ in cuts[1:]] + [len(text)] * bool(cuts)
    if (lead := text[: cuts[0][1]] if cuts else text).strip():
        yield Para(0, "", lead)
    for (depth, start, mark), end in zip(cuts, ends, strict=True):
        yield Para(depth, mark, text[start + len(mark) : end])
