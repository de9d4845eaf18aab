"""A language's terms made ready for scanning: every clause is searched for every term in one pass.

Each distinct word of a text is looked up once (which word patterns does it fit?); a term is then a sequence of
word patterns with gaps. Measured in shared notes of the project: a dictionary of the vocabulary keeps places and
wildcards, which literal automata do not.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from tutela.concordance.words import WordReader, Words, fold, fold_by_character
from tutela.core.errors import BadData
from tutela.standards.terms import Language, Term

_TOKEN = re.compile(r"\.\.\.|\.\.|[\w*\u0300-\u036f\u0591-\u05c7]+")
_GAP_WORDS = {"..": 4, "...": 10}  # terms/README.md
_GAP_CHARACTERS = {"..": 12, "...": 30}
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
    """Word patterns with `*`, numbered; tells which of them a word fits. Each distinct word is examined once."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._prefix: dict[str, int] = {}
        self._suffix: dict[str, int] = {}
        self._infix: dict[str, int] = {}
        self._split: dict[str, list[tuple[str, int]]] = defaultdict(list)  # ab*cd
        self._known: dict[str, tuple[int, ...]] = {}

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
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._examine(word))
        return known

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


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A term as word patterns; `gaps[i]` words may stand before pattern i. `anchor`: the most telling pattern."""

    term: Term
    patterns: tuple[int, ...]
    gaps: tuple[int, ...]
    anchor: int


class WordLexicon:
    """Terms of a language that separates its words by blanks."""

    def __init__(self, terms: Iterable[Term], fold_marks: bool) -> None:
        self._reader = WordReader(fold_marks)
        self._patterns = _Patterns()
        self._single: dict[int, list[Term]] = defaultdict(list)
        self._sequences: dict[int, dict[int, list[_Sequence]]] = defaultdict(dict)  # by anchor, by partner
        for term in terms:
            self._add(term, fold_marks)

    def _add(self, term: Term, fold_marks: bool) -> None:
        words: list[str] = []
        gaps: list[int] = []
        gap = 0
        for token in _TOKEN.findall(fold(term.text, fold_marks)):
            if token in _GAP_WORDS:
                gap = _GAP_WORDS[token]
            elif token.strip("*"):
                words.append(token)
                gaps.append(gap)
                gap = 0
        if not words:
            return  # a bare sign ("§§"): references find it; `tutela terms check` names it
        numbers = tuple(map(self._patterns.number, words))
        if len(words) == 1:
            self._single[numbers[0]].append(term)
        else:
            telling = sorted(range(len(words)), key=lambda i: (-len(words[i].strip("*")), i))
            sequence = _Sequence(term, numbers, tuple(gaps), telling[0])
            self._sequences[numbers[telling[0]]].setdefault(numbers[telling[1]], []).append(sequence)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """All occurrences in text[start:end], in order of place, then concept."""
        words = self._reader.read(text, start, end)
        at: dict[int, list[int]] = {}
        fitting = self._patterns.fitting
        for place, word in enumerate(words.folded):
            for number in fitting(word):
                at.setdefault(number, []).append(place)
        found: set[tuple[int, int, Term]] = set()
        for number, places in at.items():
            for term in self._single.get(number, ()):
                found.update((p, p, term) for p in places)
            for sequence in _present(self._sequences.get(number, {}), at):
                for place in places:
                    if ends := _fit(sequence, place, at, words):
                        found.add((*ends, sequence.term))
        return _settle((words.starts[a], words.ends[b], term) for a, b, term in found)


def _present(by_partner: dict[int, list[_Sequence]], at: dict[int, list[int]]) -> Iterator[_Sequence]:
    """The sequences all of whose patterns stand somewhere in the text; the two most telling are looked up first."""
    fewer, more = (by_partner, at) if len(by_partner) < len(at) else (at, by_partner)
    for partner in fewer:
        if partner in more:
            for sequence in by_partner[partner]:
                if len(sequence.patterns) == 2 or at.keys() >= set(sequence.patterns):
                    yield sequence


def _fit(sequence: _Sequence, place: int, at: dict[int, list[int]], words: Words) -> tuple[int, int] | None:
    """First and last word of a sequence whose anchor stands at a place; None where it does not fit."""
    first = last = place
    for i in range(sequence.anchor + 1, len(sequence.patterns)):
        places = at[sequence.patterns[i]]
        n = bisect_right(places, last)
        if n == len(places) or places[n] > last + sequence.gaps[i] + 1 or words.phrase[places[n]] != words.phrase[last]:
            return None
        last = places[n]
    for i in range(sequence.anchor, 0, -1):
        places = at[sequence.patterns[i - 1]]
        n = bisect_left(places, first) - 1
        if n < 0 or places[n] < first - sequence.gaps[i] - 1 or words.phrase[places[n]] != words.phrase[first]:
            return None
        first = places[n]
    return first, last


class StringLexicon:
    """Terms of a script without spaces between words: strings of two characters or more, with gaps."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_start: dict[str, list[tuple[Term, tuple[str, ...], tuple[int, ...]]]] = defaultdict(list)
        for term in terms:
            self._add(term)

    def _add(self, term: Term) -> None:
        pieces = re.split(r"\s*(\.{2,3})\s*", fold_by_character(term.text).replace("*", ""))
        parts = tuple(p for p in pieces[::2] if p)
        gaps = tuple(_GAP_CHARACTERS[g] for g in pieces[1::2])
        if sum(map(len, parts)) < 2:
            raise BadData(term.concept, f"the term {term.text!r} has fewer than two characters.", "Write a longer one.")
        self._by_start[parts[0][:2]].append((term, parts, gaps))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Occurrence]:
        """All occurrences in text[start:end], in order of place, then concept."""
        folded = fold_by_character(text)
        stop = len(folded) if end is None else end
        found: set[tuple[int, int, Term]] = set()
        get = self._by_start.get
        for place in range(start, stop):
            for term, parts, gaps in (*get(folded[place : place + 2], ()), *get(folded[place], ())):
                last = _fit_strings(folded, place, stop, parts, gaps)
                if last is not None:
                    found.add((place, last, term))
        return _settle(found)


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


def _settle(found: Iterable[tuple[int, int, Term]]) -> list[Occurrence]:
    """Occurrences in order; one inside a sense to discount counts as weak; one inside a longer of its concept goes."""
    hits = sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2].concept, hit[2].weak, hit[2].text))
    discounts = [(a, b, term.concept) for a, b, term in hits if term.discount]
    kept: list[Occurrence] = []
    reach: dict[tuple[str, bool], int] = {}
    for start, end, term in hits:
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
