"""The blocks of which a note is made, and how much of the page they take: an estimate in points (1/72 inch)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from unicodedata import east_asian_width

PAGE_WIDTH, PAGE_HEIGHT = 595.3, 841.9  # A4
MARGIN = 45.0  # on all four sides; the footer stands in the lower one
TEXT_WIDTH, TEXT_HEIGHT = PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - 2 * MARGIN
MOST_PAGES = 2
# A gap is not broken over two pages, so the first may end early; and another font may run a little wider.
_RESERVE = 100.0
LINE = 1.2  # height of a line over the size of its letters; set as such, so that no other face makes it higher
_LETTER = 0.48  # mean width of a letter over its size, of a face like Arial
CELL_PADDING = 3.0


class Style(StrEnum):
    """How a run of words looks."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


class Role(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    TEXT = "text"
    GAP = "gap"
    UNDER = "under"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Form:
    """Of a role: size of letters, space before and after, indent; in points."""

    size: float
    before: float
    after: float
    indent: float = 0.0


FORMS = {
    Role.TITLE: Form(15, 0, 2),
    Role.SUBTITLE: Form(9.5, 0, 5),
    Role.HEADING: Form(11, 7, 2),
    Role.TEXT: Form(9.5, 0, 2),
    Role.GAP: Form(9.5, 4, 1),
    Role.UNDER: Form(9.5, 0, 0.5, 12),
    Role.BULLET: Form(9.5, 0, 1, 12),
}
TABLE_SIZE = 8.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `language` where it is not the note's own (a law's)."""

    text: str
    style: Style = Style.PLAIN
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `with_next`: it stands on one page with the paragraph that follows."""

    role: Role
    pieces: tuple[Piece, ...]
    with_next: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of counts: `head` names its columns, the first cell of each row names the row; the last row is a sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Table


def fits(blocks: Iterable[Block]) -> bool:
    """Whether the blocks surely stand on at most MOST_PAGES pages."""
    return sum(map(_height, blocks)) <= MOST_PAGES * TEXT_HEIGHT - _RESERVE


def _height(block: Block) -> float:
    if isinstance(block, Table):
        head = TABLE_SIZE * LINE * 2 + CELL_PADDING
        return head + len(block.rows) * (TABLE_SIZE * LINE + CELL_PADDING)
    form = FORMS[block.role]
    lines = ceil(_letters(block.text) * form.size * _LETTER / (TEXT_WIDTH - form.indent))
    return form.before + form.after + lines * form.size * LINE


def _letters(text: str) -> int:
    """The width of a text in letters; those of East Asia are two wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
