"""A quote cut to what a note has room for: whole words, verbatim, where the marked words stand closest together."""

import re
from dataclasses import dataclass

from tutela.concordance.finding import Candidate

MOST_WORDS = 25
MOST_CHARACTERS = 180  # for scripts that put no blanks between words
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class ShortQuote:
    """A piece of a quote; `cut_before` and `cut_after`: whether the law goes on there."""

    text: str
    cut_before: bool
    cut_after: bool

    @property
    def shown(self) -> str:
        """The piece with its cuts made visible."""
        return f"{'… ' if self.cut_before else ''}{self.text}{' …' if self.cut_after else ''}"


def short_quote(candidate: Candidate, words: int = MOST_WORDS, characters: int = MOST_CHARACTERS) -> ShortQuote:
    """The piece of a candidate's quote that holds marks of the most elements, at most so many words and characters.

    The first of equals; the whole quote where it is short enough.
    """
    quote = candidate.quote
    pieces = [(m.start(), m.end()) for m in _WORD.finditer(quote)]
    if not pieces:
        return ShortQuote("", bool(candidate.prefix), bool(candidate.suffix))
    windows = [_window(pieces, first, words, characters) for first in range(len(pieces))]
    start, end = max(windows, key=lambda w: (_elements(candidate, w), -w[0]))
    before, after = start > pieces[0][0] or bool(candidate.prefix), end < pieces[-1][1] or bool(candidate.suffix)
    return ShortQuote(quote[start:end], before, after)


def _window(pieces: list[tuple[int, int]], first: int, words: int, characters: int) -> tuple[int, int]:
    """[start, end) of the words from the `first` on that fit; a word too long for itself is cut."""
    start = pieces[first][0]
    ends = [end for _, end in pieces[first : first + words] if end - start <= characters]
    return start, ends[-1] if ends else start + characters


def _elements(candidate: Candidate, window: tuple[int, int]) -> int:
    """How many elements have a mark that lies wholly in a window of the quote."""
    offset = candidate.span[0]
    start, end = window
    return len({m.element for m in candidate.marks if start + offset <= m.start and m.end <= end + offset})
