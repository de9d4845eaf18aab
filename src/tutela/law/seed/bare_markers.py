"""Paragraph numbers that stand in running text without brackets: "1 Whoever … 2 …", "a. …; b. …", "Stk. 2.", "1-…"."""

import re
from collections.abc import Iterator

from tutela.law.pieces import Para

_LATE = r"bis|ter|quater|quinquies|sexies|septies|octies"
# A number or letter, the mark behind it, and what may stand before and after it. Each is read in sequence only.
_SHAPES = (
    # "Stk. 2." after a full stop; the first paragraph has none
    re.compile(r"(?:(?<=[.:;)])|(?<=[.:;)]\s))(?P<all>(?:[A-Z][a-z]{1,3}\.)\s?(?P<n>\d{1,2})\.)\s"),
    # "1 Any person …" in Swiss laws in all languages; "1 bis . If …"
    re.compile(
        rf"(?:^|(?<=[.:;…)\]] ))(?P<all>(?P<n>\d{{1,2}})(?P<late>\s?(?:{_LATE})\b)?\s?\.?)\s(?=[A-ZÄÖÜÉÈÀ…«“\"(])"
    ),
    # "1-يعاقب …", often without a blank on either side
    re.compile(r"(?:^|(?<=[\s.:؛،,)*])|(?<=[\u0621-\u064a]))(?P<all>(?P<n>\d{1,2})\s?[-–ـ])\s?(?=[\u0621-\u064a])"),
)
_LETTERS = re.compile(
    rf"(?:^|(?<=[:;,.] )|(?<= (?:or|nd|et|ou|er) ))(?P<all>(?P<n>[a-z])(?P<late>(?:{_LATE}))?\.)\s(?=\w|…)"
)
# What a text must hold if letters or Arabic paragraphs are to be found in it: told far sooner than they are looked for.
_FIRST_LETTER = re.compile(rf"a(?:{_LATE})?\.\s")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_DASHES = re.compile(r"(?<=[:.;،؛])\s?(?P<all>[-–])\s(?=\S)")


def _number(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark) - 96


def _run(text: str, shape: re.Pattern[str], first: int) -> list[re.Match[str]]:
    """The marks that go up one by one from `first`; a late one (1 bis) keeps its number."""
    found: list[re.Match[str]] = []
    last = first - 1
    for mark in shape.finditer(text):
        late = mark.groupdict().get("late")
        number = _number(mark["n"])
        if number == last + 1 or (late and number == last):
            found.append(mark)
            last = number
    return found


def _cut(text: str, marks: list[re.Match[str]], depth: int, lead: int) -> Iterator[Para]:
    if before := text[: marks[0].start()].strip():
        yield Para(lead, "", before)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield Para(depth, mark["all"].strip(), text[mark.end("all") : end].strip())


def _letters(para: Para) -> Iterator[Para]:
    marks = _run(para.text, _LETTERS, 1) if _FIRST_LETTER.search(para.text) else []
    if len(marks) < 2:
        yield para
        return
    head, *rest = [*_cut(para.text, marks, para.depth + 1, para.depth)]
    if head.marker:  # the item begins with its first letter
        yield Para(para.depth, para.marker, "")
        yield head
    else:
        yield Para(para.depth, para.marker, head.text)
    yield from rest


def split_bare(text: str) -> list[Para]:
    """Running text cut at bare numbers that count up, then at bare letters; one paragraph where there are none.

    A number opens a paragraph only in sequence: 1, 1 bis, 2 …; "Stk. 2." may be the first, as its first
    paragraph has no number. Dashes after a colon are items where there are at least two.
    """
    shapes = _SHAPES if _ARABIC.search(text) else _SHAPES[:2]
    for shape, first in zip(shapes, (2, 1, 1), strict=False):
        marks = _run(text, shape, first)
        if len(marks) >= (1 if first == 2 else 2):
            lead = 1 if first == 2 else 0
            return [inner for para in _cut(text, marks, 1, lead) for inner in _letters(para)]
    dashes = list(_DASHES.finditer(text))
    if len(dashes) > 1 and text[: dashes[0].start()].rstrip().endswith(":"):
        return list(_cut(text, dashes, 1, 0))
    return list(_letters(Para(0, "", text)))
