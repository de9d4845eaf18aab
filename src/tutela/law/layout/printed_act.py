"""From printed lines to an act: page furniture and contents list set aside, articles found, headings kept."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tutela.core.text import canonical
from tutela.law.labels import normal_label
from tutela.law.layout.article_choice import Chosen, choose
from tutela.law.layout.article_titles import Titled, extend_title, titles
from tutela.law.layout.contents_list import Contents, find_contents, is_leader, name_of
from tutela.law.layout.editorial import mark_braced
from tutela.law.layout.joined_lines import Layout, join_lines, layout_of
from tutela.law.layout.line_markers import paragraphs, take_marker
from tutela.law.layout.printed import Printed, ends_sentence, is_capitals, starts_small
from tutela.law.layout.quoted_lines import quoted
from tutela.law.layout.running_heads import page_furniture
from tutela.law.layout.starts import RANKS, Grammar, Start, find_bare, find_starts, grammar, learn_words
from tutela.law.model import Ignored, State
from tutela.law.pieces import CUT_OFF, Article, Heading, Para, Piece, Preface
from tutela.law.repealed import says_repealed

NO_ARTICLES = "no articles were recognised"
_UNITS = {"article": "art", "bare": "sec"}


@dataclass(frozen=True, slots=True)
class Layered:
    """Lines with those set aside marked, what begins in them, and the titles that the list of contents knows."""

    lines: tuple[Printed, ...]
    chosen: Chosen
    contents: Contents


def _set_aside(lines: Sequence[Printed], places: Iterable[int], kind: str) -> list[Printed]:
    marked = list(lines)
    for at in places:
        if not marked[at].ignored:
            marked[at] = replace(marked[at], ignored=kind)
    return marked


def _rejoined(lines: Sequence[Printed], patterns: Grammar) -> list[Printed]:
    """A numbering word alone on a line is joined with the number on the next: "Article / 24: …"."""
    words = {word.casefold() for kind, word, _ in patterns.patterns if kind != "schedule"}
    out: list[Printed] = []
    for line in lines:
        alone = out and out[-1].text.strip().casefold() in words and not out[-1].ignored
        if alone and re.match(r"\d|[^\W\d_]{1,12}\s*:", line.text) and not line.gap:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {line.text}")
        else:
            out.append(line)
    return out


def _without(starts: Sequence[Start], lines: Sequence[Printed]) -> list[Start]:
    return [s for s in starts if not lines[s.at].ignored]


def _outside(starts: Sequence[Start], quotations: frozenset[int]) -> list[Start]:
    return [s for s in starts if s.at not in quotations]


def _announced(starts: Sequence[Start], bare: Sequence[Start]) -> list[Start]:
    """What a list of contents may announce: bare numbers only where words do not number the articles."""
    worded = sum(s.kind == "article" for s in starts) >= 0.3 * len(bare)
    found = {s.at: s for s in [*(() if worded else bare), *starts] if s.kind != "article" or worded}
    return [found[at] for at in sorted(found)]


def layered(given: Sequence[Printed], language: str) -> Layered:
    """Set page furniture and the list of contents aside and choose what begins articles and headings."""
    patterns = grammar(language)
    lines = mark_braced(_rejoined(given, patterns))
    if not any(s.kind == "article" for s in find_starts(lines, patterns)) and (learnt := learn_words(lines)):
        patterns = grammar(language, learnt)
    starts, bare = find_starts(lines, patterns), find_bare(lines)
    taken = frozenset(s.at for s in starts)
    lines = _set_aside(lines, page_furniture(lines, taken), "page_furniture")
    lines = _set_aside(lines, frozenset(i for i, x in enumerate(lines) if is_leader(x.text)), "contents_list")
    inside = quoted(lines)
    starts, bare = _outside(_without(starts, lines), inside), _outside(_without(bare, lines), inside)
    contents = find_contents(lines, _announced(starts, bare))
    lines = _set_aside(lines, range(contents.first, contents.end), "contents_list")
    return Layered(tuple(lines), choose(lines, _without(starts, lines), _without(bare, lines)), contents)


def _levels(headings: Sequence[Start]) -> dict[tuple[str, str], int]:
    """The depth of each kind of heading: by rank, and by which is seen first within a rank."""
    order: dict[tuple[str, str], int] = {}
    for h in headings:
        order.setdefault((h.kind, h.word), len(order))
    ranked = sorted((k for k in order if k[0] != "schedule"), key=lambda k: (RANKS[k[0]], order[k]))
    return {kind: at + 1 for at, kind in enumerate(ranked)} | {k: 1 for k in order if k[0] == "schedule"}


class _Builder:
    """Walks the lines once and hands out pieces."""

    def __init__(self, act: Layered, inline: bool) -> None:
        self.act, self.lines, self.inline = act, act.lines, inline
        self.layout = layout_of(act.lines)
        articles, headings = act.chosen.articles, act.chosen.headings
        at_article = {s.at for s in articles}
        self.headings = {h.at: h for h in headings if h.at not in at_article}
        self.plain_headings = self._marked_headings(at_article)
        bounds = sorted(at_article | set(self.headings) | self.plain_headings | {len(self.lines)})
        known = act.contents.titles
        untitled = frozenset(h.at for h in headings if not h.rest)
        self.articles = {
            s.at: (s, t) for s, t in zip(articles, titles(self.lines, articles, bounds, untitled, known), strict=True)
        }
        self.opening = {t.heading_from: s.at for s, t in self.articles.values()}
        self.levels = _levels(headings)
        self.annex = ""
        self.last_heading: tuple[str, str] | None = None  # number and title of the heading that stands last
        self.seen_article = False

    def _marked_headings(self, taken: set[int]) -> set[int]:
        """Lines that the file marks as headings; and short bold or capital lines directly before a beginning."""
        return {
            at for at, x in enumerate(self.lines) if x.heading and not x.ignored and x.text and at not in taken
        } - set(self.headings)

    def pieces(self) -> Iterator[Piece]:
        at = 0
        while at < len(self.lines):
            if at in self.opening:
                at = yield from self._article(self.opening[at])
            elif at in self.headings:
                at = yield from self._numbered_heading(self.headings[at])
            elif at in self.plain_headings:
                yield Heading(self.lines[at].heading, canonical(self.lines[at].text))
                at += 1
            else:
                at = yield from self._loose(at)

    def _ends(self, at: int) -> int:
        while at < len(self.lines) and not (at in self.opening or at in self.headings or at in self.plain_headings):
            at += 1
        return at

    def _ignored(self, first: int, end: int) -> Iterator[Ignored]:
        for line in self.lines[first:end]:
            if line.ignored and line.text:
                yield Ignored(line.ignored, line.text)

    def _article(self, at: int) -> Generator[Piece, None, int]:
        start, titled = self.articles[at]
        end = self._ends(max(titled.first, at + 1))
        yield from self._ignored(titled.heading_from, end)
        body, tail = self._split_tail(titled.first, end)
        if start.mark.strip():
            yield Ignored("markup", start.mark)
        yield self._make(start, titled, body)
        yield from tail
        self.seen_article = True
        return end

    def _split_tail(self, first: int, end: int) -> tuple[list[Printed], list[Piece]]:
        """Capital or bold lines at the end of an article that stand before the next heading are headings themselves."""
        own = [x for x in self.lines[first:end] if not x.ignored and (x.text or x.marker)]
        if end >= len(self.lines):
            return own, []
        cut = len(own)
        while cut > 0 and cut > len(own) - 4 and self._heading_like(own[cut - 1]):
            cut -= 1
        if cut == 0 and own:
            return own, []
        tail = canonical(" ".join(x.text for x in own[cut:]))
        return own[:cut], [Heading(max(self.levels.values(), default=0) + 1, tail)] if tail else []

    def _heading_like(self, line: Printed) -> bool:
        look = is_capitals(line.text) or line.emphatic or (len(line.text) < 4 and line.text.isupper())
        return look and len(line.text) <= 150 and not ends_sentence(line.text) and not take_marker(line.text)[0]

    def _paras(self, rest: str, body: Sequence[Printed]) -> tuple[Para, ...]:
        lines = ([Printed(rest)] if rest else []) + list(body)
        if self.inline:
            return (Para(0, "", " ".join(x.shown for x in lines)),) if lines else ()
        return paragraphs(join_lines(lines, self.layout))

    def _make(self, start: Start, titled: Titled, body: Sequence[Printed]) -> Article:
        paras = self._paras(titled.rest, body)
        words = " ".join(p.text for p in paras)
        repealed = says_repealed(words) if words else says_repealed(titled.heading)
        unit = _UNITS[start.kind] if not self.annex else "para"
        return Article(
            start.label,
            titled.heading,
            paras,
            unit=unit,
            annex=self.annex,
            state=State.REPEALED if repealed else State.IN_FORCE,
            damage=lost(f"{titled.heading} {words}"),
            inline=self.inline,
        )

    def _numbered_heading(self, start: Start) -> Generator[Piece, None, int]:
        line = self.lines[start.at]
        known = self.act.contents.titles.get(name_of(start), "")
        rest, end = self._heading_end(start, known)
        prefix = canonical(line.shown[: len(line.shown) - len(start.rest)]) if start.rest else canonical(line.shown)
        yield from self._ignored(start.at, end)
        level = line.heading or self.levels[(start.kind, start.word)]
        text = canonical(f"{prefix} {rest}")
        yield Heading(level, text, "" if start.kind == "schedule" else normal_label(start.label))
        self.annex = prefix.rstrip(" .:—–-") if start.kind == "schedule" else self.annex
        self.last_heading = (prefix.rstrip(" .:—–-"), canonical(rest))
        return end

    def _heading_end(self, start: Start, known: str) -> tuple[str, int]:
        """The words of a heading, which may run on over some lines, and where it ends."""
        at, limit = start.at + 1, self._ends(start.at + 1)
        words, capital = start.rest, is_capitals(self.lines[start.at].text)
        if words and not capital:
            return extend_title(self.lines, words, at, limit, known)
        while at < min(limit, start.at + 13):
            line = self.lines[at]
            bracketed = line.text[:1] in "（(" and (line.gap or not capital)
            fits = (
                not line.ignored
                and line.text
                and not bracketed
                and not take_marker(line.text)[0]
                and len(line.text) <= 150
            )
            more = (capital and is_capitals(line.text)) or (not words and not ends_sentence(line.text))
            if not fits or not (more or (words and not capital and starts_small(line.text))):
                break
            words, at = f"{words} {line.text}", at + 1
            capital = is_capitals(words)
        return canonical(words), at

    def _between(self, own: Sequence[Printed]) -> bool:
        return self.seen_article and len(own) <= 12 and not any(ends_sentence(x.text) for x in own)

    def _loose(self, at: int) -> Generator[Piece, None, int]:
        """Lines outside articles: the preface, a schedule as a whole, or words between a heading and its articles."""
        end = self._ends(at + 1)
        yield from self._ignored(at, end)
        own = [x for x in self.lines[at:end] if not x.ignored and (x.text or x.marker)]
        if not own:
            return end
        if end < len(self.lines) and (all(map(self._heading_like, own)) or self._between(own)):
            yield Heading(max(self.levels.values(), default=0) + 1, canonical(" ".join(x.text for x in own)))
        elif self.last_heading and (self.annex or self.seen_article):
            paras = self._paras("", own)
            words = " ".join(p.text for p in paras)
            unit = "sched" if self.annex else "chp"
            yield Article(*self.last_heading, paras, unit=unit, damage=lost(words), inline=self.inline)
        else:
            yield Preface("\n".join(x.shown for x in own))
        return end


_SHORT_LINE = 40  # characters: a title or a signature has no full stop either
_UNENDED = 0.1  # share of articles that may end so in an act that is whole


def lost(text: str) -> str:
    """What is wrong with a text that holds replacement characters; empty where it holds none."""
    count = text.count("\ufffd")
    return f"{count} characters could not be read" if count else ""


def _blocks(lines: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Lines between blank lines; list items stay with the paragraph that they follow."""
    held: list[Printed] = []
    gaps = sum(x.gap for x in lines) > 0.1 * len(lines)
    for line in lines:
        item = line.marker or take_marker(line.text)[0] or starts_small(line.text)
        if held and not item and (line.gap or not gaps):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _unnumbered(lines: Sequence[Printed], inline: bool) -> Iterator[Piece]:
    """A text without articles: each paragraph with its list is a provision, labelled by its place."""
    for line in lines:
        if line.ignored and line.text:
            yield Ignored(line.ignored, line.text)
    own = [x for x in lines if not x.ignored and (x.text or x.marker)]
    layout, number = layout_of(own), 0
    for block in _blocks(own):
        if len(block) == 1 and block[0].heading:
            yield Heading(block[0].heading, canonical(block[0].text))
            continue
        number += 1
        joined = join_lines(block, layout)
        yield Article(str(number), "", paragraphs(joined), unit="para", damage=NO_ARTICLES, inline=inline)


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces of a printed act, and what is wrong with its text as a whole, one sentence each."""

    pieces: tuple[Piece, ...]
    damage: tuple[str, ...] = ()


def pieces_of(lines: Sequence[Printed], language: str, inline: bool = False) -> Found:
    """The act that printed lines spell. Where no article is found, every paragraph is a provision, and says so."""
    act = layered(lines, language)
    if not act.chosen.articles:
        return Found(tuple(_unnumbered(act.lines, inline)), (NO_ARTICLES,))
    return Found(tuple(_with_end_looked_at(list(_Builder(act, inline).pieces()))), act.chosen.damage)


def _stops(article: Article) -> bool:
    """Whether an article ends in the middle of a sentence: in a word without a capital, or a comma.

    A signature or the name of a publisher has no full stop either, but it ends in a name.
    """
    last = article.paras[-1].text.rstrip() if article.paras else ""
    return len(last) > _SHORT_LINE and ((last.split()[-1].islower() and last[-1].isalpha()) or last[-1] in ",،、-")


def _with_end_looked_at(pieces: list[Piece]) -> list[Piece]:
    """Marks the last article where the text is cut off there, in acts whose articles otherwise end as sentences do."""
    articles = [(n, p) for n, p in enumerate(pieces) if isinstance(p, Article) and p.paras]
    if not articles:
        return pieces
    number, last = articles[-1]
    unended = sum(_stops(article) for _, article in articles[:-1])
    if _stops(last) and not last.annex and not last.damage and unended <= _UNENDED * len(articles):
        pieces[number] = replace(last, damage=CUT_OFF)
    return pieces


__all__ = ["NO_ARTICLES", "Found", "Layout", "layered", "lost", "pieces_of"]
