"""Clauses: each paragraph or list item of a provision with the words that it inherits from its list.

"Whoever (a) makes, (b) possesses such material, is liable …" is two clauses: (a) and (b), each with the stem
"Whoever" and the tail "is liable …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutela.law.model import Block, Provision

# A block longer than this is cut at its sentences: a clause is what a lawyer reads at once, not a page.
LONG_BLOCK = 1200
_SENTENCE_END = re.compile(r"(?<=[.;。；؛])\s+(?=\S)|(?<=[。；])")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's own words [start, end), and the places of the stems before and the tails after its list."""

    start: int
    end: int
    inherited: tuple[tuple[int, int], ...] = ()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block as it is, or a long one as sentences joined up to LONG_BLOCK characters."""
    if end - start <= LONG_BLOCK:
        yield start, end
        return
    at = start
    for cut in _SENTENCE_END.finditer(text, start, end):
        if cut.end() - at >= LONG_BLOCK // 2:
            yield at, cut.start()
            at = cut.end()
    if at < end:
        yield at, end


def _is_tail(blocks: tuple[Block, ...], i: int) -> bool:
    """Whether a block closes the list before it: no marker, shallower than the item before, begun in lower case."""
    return i > 0 and not blocks[i].marker and blocks[i].depth < blocks[i - 1].depth


def _stems(blocks: tuple[Block, ...], i: int) -> list[tuple[int, int]]:
    """The blocks that a block stands under, nearest first."""
    found: list[tuple[int, int]] = []
    depth = blocks[i].depth
    for block in reversed(blocks[:i]):
        if block.depth < depth:
            found.append((block.start, block.end))
            depth = block.depth
        if depth == 0:
            break
    return found


def _tails(text: str, blocks: tuple[Block, ...], i: int) -> list[tuple[int, int]]:
    """The closing words of the lists that a block is an item of; items of an outer list may stand in between."""
    found: list[tuple[int, int]] = []
    depth = blocks[i].depth
    for j in range(i + 1, len(blocks)):
        block = blocks[j]
        if block.depth >= depth:
            continue
        if _is_tail(blocks, j) and not text[block.start : block.start + 1].isupper():
            found.append((block.start, block.end))
        elif not block.marker:
            break
        depth = block.depth
    return found


def clauses(provision: Provision) -> Iterator[Clause]:
    """The clauses of a provision, in order. A provision without blocks is one block."""
    text = provision.text
    blocks = provision.blocks or ((Block(0, "", 0, len(text)),) if text else ())
    for i, block in enumerate(blocks):
        inherited = tuple(_stems(blocks, i) + _tails(text, blocks, i)) if block.depth or block.marker else ()
        for start, end in _pieces(text, block.start, block.end):
            yield Clause(start, end, inherited)
