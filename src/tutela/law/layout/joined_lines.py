"""Lines that a page or a converter broke, joined again into paragraphs and list items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tutela.law.layout.line_markers import take_marker
from tutela.law.layout.printed import Printed, ends_sentence, starts_small

_WIDEST = 130  # columns of a printed line
_FRAGMENTS = 0.12  # share of lines that go on in the middle of a sentence
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LONE_NUMBER = re.compile(r"\d{1,4}\.$")  # the end of "under section / 2."
_LINKED = re.compile(r"[;,:]\s*\w{1,5}\s*$")  # "; and"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text breaks its lines: `width` is the column at which it does (0: at no fixed one); `broken` whether it
    breaks sentences at all (else a line is a paragraph)."""

    width: int
    broken: bool


def layout_of(lines: Sequence[Printed]) -> Layout:
    """The layout of a text, told from the length of its lines and from how they begin."""
    texts = [line.text.strip() for line in lines if line.text.strip() and not line.ignored]
    if len(texts) < 2:
        return Layout(0, False)
    goes_on = sum(1 for a, b in pairwise(texts) if starts_small(b) and not ends_sentence(a))
    broken = goes_on > _FRAGMENTS * len(texts)
    lengths = sorted(map(len, texts))
    width = lengths[int(len(lengths) * 0.9)]
    fixed = broken and width <= _WIDEST and lengths[int(len(lengths) * 0.99)] <= 1.5 * width
    return Layout(width if fixed else 0, broken)


def _short(text: str, layout: Layout) -> bool:
    return bool(layout.width) and len(text) < 0.75 * layout.width


def _opens_item(before: str, line: Printed, layout: Layout) -> bool:
    """Whether a line's marker opens an item; after an unfinished full line it is a reference: "paragraph / (a)"."""
    if line.marker:
        return True
    if not take_marker(line.text)[0]:
        return False
    if _LONE_NUMBER.match(line.text) and not line.gap and not ends_sentence(before):
        return before.rstrip().endswith(",")
    unfinished = layout.broken and not ends_sentence(before) and not before.rstrip().endswith(",")
    return not unfinished or _short(before, layout) or _LINKED.search(before) is not None


def _goes_on(before: str, text: str) -> bool:
    """Whether a line continues an unfinished one; in East Asian scripts every line not set apart does."""
    if _CJK.match(before[-1:]) and _CJK.match(text):
        return bool(take_marker(before)[1])
    return starts_small(text)


def _breaks(before: str, line: Printed, in_item: bool, layout: Layout) -> bool:
    """Whether a new paragraph begins at `line`."""
    text = line.text
    if _opens_item(before, line, layout):
        return True
    if not layout.broken:
        return line.gap or ends_sentence(before) or not _goes_on(before, text)
    if not ends_sentence(before) and not before.rstrip().endswith(","):
        return False
    if starts_small(text):
        closes = in_item and (_short(before, layout) or not layout.width) and text[:1].islower()
        return closes and before.rstrip()[-1:] in (";:.," if layout.width else ";")
    return not before.rstrip().endswith(",")


def glue(before: str, after: str) -> str:
    """Two broken lines as one: no blank after a hyphen, or between East Asian characters."""
    if re.search(r"\w[-‑]$", before) and after[:1].islower():
        return before + after
    if before and after and _CJK.match(before[-1]) and _CJK.match(after[0]):
        return before + after
    return f"{before} {after}"


def join_lines(lines: Iterable[Printed], layout: Layout) -> list[tuple[str, str]]:
    """Lines as paragraphs: (marker given by the file, text)."""
    paragraphs: list[tuple[str, str]] = []
    before, in_item = "", False
    for line in lines:
        text = line.text.strip()
        if not text and not line.marker:
            continue
        if not paragraphs or _breaks(before, line, in_item, layout):
            paragraphs.append((line.marker, text))
            in_item = bool(line.marker or take_marker(text)[0])
        else:
            marker, held = paragraphs[-1]
            paragraphs[-1] = (marker, glue(held, text))
        before = text
    return paragraphs
