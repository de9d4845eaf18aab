"""How much of a cited provision is shown, and the paragraphs that are left when it is shortened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from tutela.law.model import Block, Provision
from tutela.report.phrases import say

AROUND = 120  # characters kept of a quoted paragraph where a provision is shortened
DEEPEST = 6  # deeper list items are indented no further


@dataclass(frozen=True, slots=True)
class Shortening:
    """How many characters are shown: of a neighbour (0: its name alone, None: nothing), of a provision (None: all).

    `first` holds for provisions that are among the first five of any question, `others` for the rest.
    """

    neighbour: int | None
    others: int | None = None
    first: int | None = None


_LONGEST = (12000, 8000, 5000, 3500, 2500, 1800, 1200, 800, 500, 300)
# Tried in this order until the page fits: neighbours first, then long provisions, the most listed ones last.
STEPS = (
    Shortening(280),
    Shortening(0),
    Shortening(None),
    *(Shortening(None, longest) for longest in _LONGEST),
    *(Shortening(None, 300, longest) for longest in _LONGEST),
    Shortening(None, 0, 0),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a provision's text: its depth, whether a quote stands in it, whether words are left out after it."""

    text: str
    depth: int
    quoted: bool
    cut: bool = False


def paragraphs_of(provision: Provision, spans: Sequence[tuple[int, int]]) -> Iterator[Paragraph]:
    """A paragraph for each block; text that no block covers is shown as a paragraph too."""
    at = 0
    for block in (*provision.blocks, Block(0, "", len(provision.text), len(provision.text))):
        if provision.text[at : block.start].strip():
            yield _paragraph(provision, Block(0, "", at, block.start), spans)
        if block.end > block.start:
            yield _paragraph(provision, block, spans)
        at = max(at, block.end)


def _paragraph(provision: Provision, block: Block, spans: Sequence[tuple[int, int]]) -> Paragraph:
    quoted = any(start < block.end and block.start < end for start, end in spans)
    text = provision.text[block.start : block.end].strip()
    return Paragraph(text, min(block.depth, DEEPEST), quoted)


def shorten(paragraphs: Sequence[Paragraph], longest: int | None) -> Iterator[Paragraph]:
    """All paragraphs while they are short enough; else those that are quoted, and the starts of the others left out.

    `longest` counts characters of the whole provision. A paragraph with `cut` is followed by a visible note.
    """
    if longest is None or sum(len(p.text) for p in paragraphs) <= longest:
        yield from paragraphs
        return
    kept = _around_quotes(paragraphs, longest)
    for i, paragraph in enumerate(paragraphs):
        if kept[i] is None:
            continue
        text = paragraph.text[: kept[i]]
        gap = len(text) < len(paragraph.text) or (i + 1 < len(paragraphs) and kept[i + 1] is None)
        yield replace(paragraph, text=text, cut=gap)


def _around_quotes(paragraphs: Sequence[Paragraph], longest: int) -> list[int | None]:
    """How many characters of each paragraph are kept; None: it is left out.

    Quoted paragraphs come first, then from the start, until `longest` is used up; a quoted one keeps AROUND at least.
    """
    kept: list[int | None] = [None] * len(paragraphs)
    left = longest
    for i in sorted(range(len(paragraphs)), key=lambda i: (not paragraphs[i].quoted, i)):
        room = min(len(paragraphs[i].text), max(left, AROUND if paragraphs[i].quoted else 0))
        if room > 0:
            kept[i] = room
            left -= room
    return kept


def paragraph_html(paragraph: Paragraph) -> str:
    """A paragraph of law: its depth and whether it is quoted as classes, a note where words are left out."""
    names = [f"d{paragraph.depth}"] * bool(paragraph.depth) + ["c"] * paragraph.quoted
    attribute = f' class="{" ".join(names)}"' if names else ""
    return f"<p{attribute}>{escape(paragraph.text)}{cut_html() if paragraph.cut else ''}</p>\n"


def cut_html() -> str:
    """The note that stands where words are left out."""
    return Markup(' <span class="cut" lang="en" dir="ltr">… {}</span>').format(say("provisions.cut"))
