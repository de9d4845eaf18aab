"""The one normaliser of labels: an article's number in one spelling, however an act prints it.

`§ 184b StGB` is 184b, `16 kap. 10 a §` is 16:10a, `第三条の二` is 3-2, `Art. 241-B` is 241-b, `128¹` is 128-1.
"""

import re
import unicodedata
from functools import lru_cache

_LATIN_LATE = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies"
# What may follow the number, each tried at the place where the last one ended.
_SUFFIXES = (
    re.compile(rf"[\s-]*({_LATIN_LATE})(?![a-z])"),
    re.compile(r"([.:/-]\d+)"),
    re.compile(r"[-/]?([a-z]{1,3})(?!\w)"),
    # "10 a §", but neither the "y" of "189 y 190" nor the letter of "23.4 k)"
    re.compile(r"\s([a-z])(?!\w|\s*\d|\))(?!(?<=[yeoiu])\s+[a-z])"),
)
_NUMBER = re.compile(r"((?<![a-z])(?:lo|[lrd])(?=[\s.*]*\d))?[\s.*]*(\d+)")  # French codes: L. 33-1, R. 20
_CHAPTER_WORDS = "kapitel|kapittel|kap|luku|chapter|chap"
_CHAPTER = re.compile(
    rf"^\W*(?:(\d+)\s*(?:{_CHAPTER_WORDS})\b|(?:chapter|kapitel|kap|luku)\b\.?\s*(\d+))[\W]*"
    r"(?:(?:section|sec|s|paragraf)\b)?\W*(?=\d)"
)
_ANNEX = re.compile(
    r"\b(schedule|sched|sch|annexe?|anexo|anlage|bilaga|bijlage|liite|vedlegg|appendix)\b|附[則则]|부칙"
)
_ORDINAL_MARKS = re.compile(r"[º°ª]|</sup>")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_HAN = "〇零一二三四五六七八九"
_HAN_VALUE = {"〇": 0, "零": 0} | {c: n for n, c in enumerate("一二三四五六七八九", 1)}
_HAN_UNIT = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMBER = re.compile(f"[{_HAN}十百千]+")
# Letters of Greek and Cyrillic that print like Latin ones: 348Α is 348A.
_SAME_SHAPE = str.maketrans("αβεζηικμνορτυχавекмнорстух", "abezhikmnoptyxabekmhopctyx")


def han_number(figures: str) -> int:
    """三百二十一 is 321, 三〇一 is 301."""
    if not set(figures) & set(_HAN_UNIT):
        return int("".join(str(_HAN_VALUE[c]) for c in figures))
    total = digit = 0
    for c in figures:
        if unit := _HAN_UNIT.get(c):
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = _HAN_VALUE[c]
    return total + digit


def _western_digits(text: str) -> str:
    return "".join(str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in text)


def _fold(label: str) -> str:
    text = re.sub(r"\^|<sup>", "-", _ORDINAL_MARKS.sub("", label))
    text = _RAISED.sub(lambda m: "-" + unicodedata.normalize("NFKC", m[0]), text)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _western_digits(re.sub(r"\b1er\b|\bpremier\b", "1", text))
    if re.search(r"[第条條]", text) or re.fullmatch(rf"[{_HAN}十百千の之]+", text):
        text = _HAN_NUMBER.sub(lambda m: str(han_number(m[0])), text)
    text = re.sub(r"条|條|조", "", text)
    text = re.sub(r"(?<=\d)[の之의](?=\d)", "-", text)
    text = re.sub(r"[‐‑–—−]", "-", text).replace("مكرر", " bis")
    bare: str = "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")
    return str(unicodedata.normalize("NFC", bare).translate(_SAME_SHAPE)).strip()


def _suffix(text: str, at: int) -> re.Match[str] | None:
    return next(filter(None, (pattern.match(text, at) for pattern in _SUFFIXES)), None)


@lru_cache(maxsize=65536)
def normal_label(label: str) -> str:
    """A label in the spelling in which labels are compared; a label without a number is its last word."""
    text = _fold(label)
    annex = "annex:" if _ANNEX.search(text) else ""
    head = ""
    if chapter := _CHAPTER.match(text):
        head, text = f"{chapter[1] or chapter[2]}:", text[chapter.end() :]
    if not (number := _NUMBER.search(text)):
        words: list[str] = re.findall(r"\w+", text)
        return annex + (words[-1] if words else "")
    normal, at = (number[1] or "") + number[2], number.end()
    while tail := _suffix(text, at):
        normal, at = normal + tail[1], tail.end()
    return str(annex + head + normal)
