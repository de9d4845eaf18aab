"""How statute books write the numbers of their articles and parts, and the order in which those numbers run."""

import re

from tutela.law.labels import normal_label

Key = tuple[tuple[int, int], ...]

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_LATIN_SOURCE = r"bis|ter|qu[aáà]ter|quin(?:qu|t)ies|sexies|sept?ies|octies|nov?ies|nonies|decies|مكرر[اً]*"
_SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# 5 · 184b · 241-B · 163.1 · 208AA · 202 BIS · 201 bis 1 · 128¹ · 143^1 · 227-22-1
ARABIC = (
    rf"\d{{1,5}}(?:[-‑–.:/]\d{{1,4}})*(?:\^\d+|[{_SUPERS}]+)?"
    rf"(?:[-‑–]?[A-Za-z]{{1,3}}(?![\w’'])|[-‑–]?[А-ЯA-Z](?!\w))?"
    rf"(?:[-\s]{{0,3}}(?:{_LATIN_SOURCE})(?!\w)(?:\s?\d{{1,2}}(?![\w.]))?)?(?:[-‑–][A-Z0-9]{{1,2}}(?!\w))?"
)
ROMAN = r"[IVXLCІХ]{1,8}(?:[-\s]?(?:bis|ter))?(?!\w)"
HAN = "〇零一二三四五六七八九十百千"
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "і": 1, "х": 10}


def roman(text: str) -> int:
    """The value of a Roman number; letters of Cyrillic that look the same are read too."""
    values = [_ROMAN_VALUE[c] for c in text.casefold()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _rank(token: str) -> tuple[int, int]:
    """Letters before figures: 5a comes before 5-1 only where both occur, which no act does."""
    if token.isdigit():
        return (1, int(token))
    if token in _LATIN:
        return (1, _LATIN.index(token) + 2)
    value = 0
    for c in token:
        value = value * 40 + (ord(c) - 96 if "a" <= c <= "z" else ord(c) % 40)
    return (0, value)


def order_key(label: str) -> Key | None:
    """A label as something that can be ordered: 5 < 5a < 5b < 6; None where it is no number."""
    bare = label.strip(" .")
    if re.fullmatch(ROMAN, bare) and not re.search(r"\s", bare):
        return ((1, roman(bare)),)
    tokens = re.findall(r"\d+|[^\W\d_]+", normal_label(label).rpartition("annex:")[2])
    if not tokens or not tokens[0].isdigit():
        return None
    return tuple(_rank(token) for token in tokens)


def step(before: Key, after: Key) -> float:
    """How far apart two numbers lie: 0 for neighbours (5 and 6, 5 and 5a, 5a and 6), else the numbers left out."""
    first, second = before[0][1], after[0][1]
    return max(0, second - first - 1)
