"""A language's terms made ready for scanning: every clause is searched for every term in one pass.

Each distinct word of a text is looked up once (which word patterns does it fit?); a term is then a sequence of
word patterns with gaps. Measured in shared notes of the project: a dictionary of the vocabulary keeps places and
wildcards, which literal automata do not.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from tutela.concordance.words import WordReader, Words, fold, fold_by_character
from tutela.core.errors import BadData
from tutela.standards.terms import Language, Term

_TOKEN = re.compile(r"\.\.\.|\.\.|[\w*\u0300-\u036f\u0591-\u05c7]+")
_GAP_WORDS = {"..": 4, "...": 10}  # terms/README.md
_GAP_CHARACTERS = {"..": 12, "...": 30}
_Hit = tuple[int, int, int]  # first word, last word, rank of the term
_PHRASE_END = re.compile(r"[。；：;:.!?]")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term found: the concept, its place [start, end) in the text, whether it is weak, and the term as written."""

    concept: str
    start: int
    end: int
    weak: bool
    term: str


class Lexicon(Protocol):
    """Finds the terms of a language in a text."""

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """All occurrences in text[start:end], in order of place, then concept."""
        ...


class _Patterns:
    """Word patterns with `*`, numbered; tells which of them a word fits."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._prefix: dict[str, int] = {}
        self._suffix: dict[str, int] = {}
        self._infix: dict[str, int] = {}
        self._split: dict[str, list[tuple[str, int]]] = defaultdict(list)  # ab*cd

    def number(self, pattern: str) -> int:
        """The pattern's number; new patterns are added."""
        if pattern not in self._number:
            self._number[pattern] = number = len(self._number)
            self._add(pattern, number)
        return self._number[pattern]

    def _add(self, pattern: str, number: int) -> None:
        core = pattern.strip("*")
        if "*" in core:
            head, _, tail = core.partition("*")
            self._split[head].append((tail.replace("*", ""), number))
        elif pattern.startswith("*") and pattern.endswith("*"):
            self._infix[core] = number
        elif pattern.startswith("*"):
            self._suffix[core] = number
        elif pattern.endswith("*"):
            self._prefix[core] = number
        else:
            self._exact[core] = number

    def fitting(self, word: str) -> tuple[int, ...]:
        """The numbers of all patterns that a word fits."""
        return tuple(self._examine(word))

    def _examine(self, word: str) -> Iterator[int]:
        if (number := self._exact.get(word)) is not None:
            yield number
        size = len(word)
        for cut in range(1, size + 1):
            if (number := self._prefix.get(word[:cut])) is not None:
                yield number
            if (number := self._suffix.get(word[size - cut :])) is not None:
                yield number
            for tail, split in self._split.get(word[:cut], ()):
                if len(word) >= cut + len(tail) and word.endswith(tail):
                    yield split
        if self._infix:
            pieces = {word[a:b] for a in range(size) for b in range(a + 2, size + 1)}
            yield from sorted(self._infix[piece] for piece in pieces & self._infix.keys())


class _Sequence(NamedTuple):  # a tuple, because thousands are made for each language
    """A term of several words: its rank, its word patterns, and how many words may stand before each of them.

    `anchor` is the place of the longest pattern: the others are looked for around it.
    """

    rank: int
    patterns: tuple[int, ...]
    gaps: tuple[int, ...]
    anchor: int


_ByPartner = dict[int, list[_Sequence]]  # the second longest pattern of a term → the terms


class _Fit(NamedTuple):
    """What a word may be: the patterns it fits, the terms (ranks) it is alone, the terms whose longest word it is.

    `near`: how many words away the second longest pattern of a term must stand, and the terms by that pattern.
    """

    patterns: tuple[int, ...]
    alone: tuple[int, ...]
    near: tuple[tuple[int, _ByPartner], ...]


class _Vocabulary(dict[str, _Fit | None]):
    """Word → what it may be, None for nothing. Each distinct word is examined once, when all terms are known."""

    def __init__(self) -> None:
        super().__init__()
        self._patterns = _Patterns()
        self._alone: dict[int, list[int]] = defaultdict(list)
        self._near: dict[int, dict[int, _ByPartner]] = defaultdict(dict)
        self.far: dict[int, _ByPartner] = defaultdict(dict)  # a gap lies between the two longest patterns

    def add(self, rank: int, words: list[str], gaps: list[int]) -> None:
        """A term: its rank, its word patterns, and how many words may stand before each of them."""
        patterns = tuple(map(self._patterns.number, words))
        if len(words) == 1:
            self._alone[patterns[0]].append(rank)
            return
        anchor, partner = _longest_two(words)
        if any(gaps[min(anchor, partner) + 1 : max(anchor, partner) + 1]):
            by_partner = self.far[patterns[anchor]]
        else:
            by_partner = self._near[patterns[anchor]].setdefault(partner - anchor, {})
        by_partner.setdefault(patterns[partner], []).append(_Sequence(rank, patterns, tuple(gaps), anchor))

    def __missing__(self, word: str) -> _Fit | None:
        patterns = self._patterns.fitting(word)
        made = self[word] = self._fit(patterns) if patterns else None
        return made

    def _fit(self, patterns: tuple[int, ...]) -> _Fit:
        alone = tuple(rank for number in patterns for rank in self._alone.get(number, ()))
        near = tuple(near for number in patterns for near in self._near.get(number, {}).items())
        return _Fit(patterns, alone, near)


def _longest_two(words: Sequence[str]) -> tuple[int, int]:
    """The places of the longest pattern and the second longest, of equal ones the first."""
    lengths = [len(word.strip("*")) for word in words]
    first = lengths.index(max(lengths))
    lengths[first] = -1
    return first, lengths.index(max(lengths))


def _tokens(text: str) -> tuple[list[str], list[int]]:
    """A folded term's word patterns, and how many words may stand before each of them."""
    words: list[str] = []
    gaps: list[int] = []
    gap = 0
    for token in _TOKEN.findall(text):
        if token in _GAP_WORDS:
            gap = _GAP_WORDS[token]
        elif token.strip("*"):
            words.append(token)
            gaps.append(gap)
            gap = 0
    return words, gaps


class WordLexicon:
    """Terms of a language that separates its words by blanks."""

    def __init__(self, terms: Iterable[Term], fold_marks: bool) -> None:
        self._reader = WordReader(fold_marks)
        self._vocabulary = _Vocabulary()
        self._terms = _in_order(terms)
        for rank, term in enumerate(self._terms):
            words, gaps = _tokens(fold(term.text, fold_marks))
            if words:  # else a bare sign ("§§"): references find it; `tutela terms check` names it
                self._vocabulary.add(rank, words, gaps)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """All occurrences in text[start:end], in order of place, then concept."""
        words = self._reader.read(text, start, end)
        fits = list(map(self._vocabulary.__getitem__, words.folded))
        at = _places(fits)
        found = [*_alone_or_near(fits, at, words), *_far(self._vocabulary.far, at, words)]
        return _settle([(words.starts[a], -words.ends[b], rank) for a, b, rank in found], self._terms)


def _places(fits: Sequence[_Fit | None]) -> dict[int, list[int]]:
    """Where each pattern stands, as numbers of words."""
    at: dict[int, list[int]] = {}
    for place, fit in enumerate(fits):
        if fit is not None:
            for number in fit.patterns:
                at.setdefault(number, []).append(place)
    return at


def _alone_or_near(fits: Sequence[_Fit | None], at: dict[int, list[int]], words: Words) -> Iterator[_Hit]:
    """Terms of one word, and terms whose two longest words stand where they must."""
    size = len(fits)
    for place, fit in enumerate(fits):
        if fit is None:
            continue
        for rank in fit.alone:
            yield place, place, rank
        for offset, by_partner in fit.near:
            other = place + offset
            beside = fits[other] if 0 <= other < size else None
            if beside is not None:
                for number in beside.patterns:
                    if number in by_partner:
                        yield from _fitting(by_partner[number], (place,), at, words)


def _far(anchors: dict[int, _ByPartner], at: dict[int, list[int]], words: Words) -> Iterator[_Hit]:
    """Terms with a gap between their two longest words, where both stand somewhere in the text."""
    for anchor in anchors.keys() & at.keys():
        for partner in anchors[anchor].keys() & at.keys():
            yield from _fitting(anchors[anchor][partner], at[anchor], at, words)


def _fitting(
    sequences: Iterable[_Sequence], places: Iterable[int], at: dict[int, list[int]], words: Words
) -> Iterator[_Hit]:
    for sequence in sequences:
        if len(sequence.patterns) == 2 or at.keys() >= set(sequence.patterns):
            for place in places:
                if ends := _fit(sequence, place, at, words):
                    yield *ends, sequence.rank


def _fit(sequence: _Sequence, place: int, at: dict[int, list[int]], words: Words) -> tuple[int, int] | None:
    """First and last word of a sequence whose anchor stands at a place; None where it does not fit."""
    _, patterns, gaps, anchor = sequence
    first = last = place
    for i in range(anchor + 1, len(patterns)):
        places = at[patterns[i]]
        n = bisect_right(places, last)
        if n == len(places) or places[n] > last + gaps[i] + 1:
            return None
        last = places[n]
    for i in range(anchor, 0, -1):
        places = at[patterns[i - 1]]
        n = bisect_left(places, first) - 1
        if n < 0 or places[n] < first - gaps[i] - 1:
            return None
        first = places[n]
    return (first, last) if words.phrase[first] == words.phrase[last] else None


class StringLexicon:
    """Terms of a script without spaces between words: strings of two characters or more, with gaps."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[tuple[int, tuple[str, ...], tuple[int, ...]]]] = defaultdict(list)
        self._terms = _in_order(terms)
        for rank, term in enumerate(self._terms):
            self._add(rank, term)

    def _add(self, rank: int, term: Term) -> None:
        pieces = re.split(r"\s*(\.{2,3})\s*", fold_by_character(term.text).replace("*", ""))
        parts = tuple(p for p in pieces[::2] if p)
        gaps = tuple(_GAP_CHARACTERS[g] for g in pieces[1::2])
        if sum(map(len, parts)) < 2:
            raise BadData(term.concept, f"the term {term.text!r} has fewer than two characters.", "Write a longer one.")
        self._by_start[parts[0][:2]].append((rank, parts, gaps))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """All occurrences in text[start:end], in order of place, then concept."""
        folded = fold_by_character(text)
        stop = len(folded) if end is None else end
        found: list[tuple[int, int, int]] = []
        get = self._by_start.get
        for place in range(start, stop):
            for rank, parts, gaps in (*get(folded[place : place + 2], ()), *get(folded[place], ())):
                last = _fit_strings(folded, place, stop, parts, gaps)
                if last is not None:
                    found.append((place, -last, rank))
        return _settle(found, self._terms)


def _fit_strings(text: str, place: int, stop: int, parts: tuple[str, ...], gaps: tuple[int, ...]) -> int | None:
    if not text.startswith(parts[0], place):
        return None
    last = place + len(parts[0])
    for part, gap in zip(parts[1:], gaps, strict=False):
        following = text.find(part, last, min(stop, last + gap + len(part)))
        if following < 0 or _PHRASE_END.search(text, last, following):
            return None
        last = following + len(part)
    return last if last <= stop else None


def _in_order(terms: Iterable[Term]) -> list[Term]:
    """Terms by rank: of those found at one place, the first comes first."""
    return sorted(terms, key=lambda term: (term.concept, term.weak, term.text))


def _settle(hits: list[tuple[int, int, int]], terms: Sequence[Term]) -> list[Occurrence]:
    """Occurrences in order; one inside a sense to discount counts as weak; one inside a longer of its concept goes.

    `hits`: (start, -end, rank in `terms`), so that the longest of those that begin together comes first.
    """
    hits.sort()
    discounts = [(a, -b, terms[rank].concept) for a, b, rank in hits if terms[rank].discount]
    kept: list[Occurrence] = []
    reach: dict[tuple[str, bool], int] = {}
    for start, minus_end, rank in hits:
        term, end = terms[rank], -minus_end
        if term.discount:
            continue
        weak = term.weak or any(a <= start and end <= b and c == term.concept for a, b, c in discounts)
        covered = max(reach.get((term.concept, False), 0), reach.get((term.concept, True), 0) if weak else 0)
        if end <= covered:
            continue
        reach[term.concept, weak] = end
        kept.append(Occurrence(term.concept, start, end, weak, term.text))
    return kept


def make_lexicon(language: Language, without: frozenset[tuple[str, str]] = frozenset()) -> Lexicon:
    """A language's lexicon, `without` some (concept, term) pairs: for measuring what missing terms cost."""
    terms = [t for t in language.terms if (t.concept, t.text) not in without]
    return WordLexicon(terms, language.fold_marks) if language.spaces else StringLexicon(terms)


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language, made once."""
    return make_lexicon(language)
