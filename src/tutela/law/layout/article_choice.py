"""Which beginnings are the articles of an act: the word or the bare numbers that run through it from 1 upwards."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from tutela.law.layout.chain import best_run
from tutela.law.layout.numerals import order_key
from tutela.law.layout.printed import Printed, ends_sentence, is_capitals, starts_small
from tutela.law.layout.starts import Start

_BARE_ENOUGH = 3
_LONGEST = 15_000  # characters of an article, on average
_MANY = 10  # articles that need no further proof
_COVER = 0.4  # share of the text from the first article on, for shorter runs
_RAISED_AT_ONCE = 60  # 128¹ to 128⁵⁹
_RESUMED = 12  # articles after a raised one that may be left out
_FLAT_JUMP = 50  # articles that no act leaves out at once
_SUPERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHARE = 0.3  # articles by word against bare numbers: lists inside articles number much, too


@dataclass(frozen=True, slots=True)
class Chosen:
    """Articles and headings of an act, each in the order of the text. `bare`: numbered without any word."""

    articles: tuple[Start, ...]
    headings: tuple[Start, ...]
    bare: bool = False

    @property
    def damage(self) -> tuple[str, ...]:
        """What the source did to the numbers, if anything."""
        restored = next((s.label for s in self.articles if s.restored), "")
        return (f"raised figures of article numbers stand as common figures; {restored} restored",) if restored else ()


@dataclass(frozen=True, slots=True)
class _Text:
    lines: Sequence[Printed]

    def by_word(self, start: Start) -> float:
        line = self.lines[start.at]
        return 1.0 + (0.5 if line.heading or line.emphatic else 0.0)

    def by_number(self, start: Start) -> float:
        line = self.lines[start.at]
        weight = 1.0 + (0.5 if line.heading or line.emphatic or start.rest[:1] in "(（" else 0.0)
        weight += 0.2 if line.gap or not ends_sentence(start.rest) else 0.0
        weight -= 0.6 * (starts_small(start.rest) and start.rest[:1] not in "(（") + 0.6 * start.rest.endswith(";")
        return max(0.05, weight - _margin_doubt(start))


def _margin_doubt(start: Start) -> float:
    """A number in the middle of a line is an article's only where a note of the margin was read before it."""
    if not start.before:
        return 0.0
    return 0.4 if start.rest.startswith("(1)") else 0.9


def _segments(starts: Sequence[Start], bounds: Sequence[int]) -> list[list[Start]]:
    """Beginnings between two places at which numbering starts again."""
    groups: dict[int, list[Start]] = defaultdict(list)
    for start in starts:
        groups[sum(bound < start.at for bound in bounds)].append(start)
    return [groups[n] for n in sorted(groups)]


def _restarts(articles: Sequence[Start], headings: Sequence[Start]) -> list[int]:
    """Places (of headings, where there are any) after which article 1 or One comes again, and then article 2."""
    bounds = []
    for before, one, two, three in zip_longest(articles, articles[1:], articles[2:], articles[3:]):
        if one is None or two is None or two.key != ((1, 2),) or before.key is None:
            continue
        between = [h.at for h in headings if before.at < h.at < one.at]
        again = three is not None and three.key == ((1, 3),) and before.key > ((1, 3),)
        if one.key is None or (one.key == ((1, 1),) and (between or again)):
            bounds.append(between[-1] if between else one.at - 1)
    return bounds


def _raised(starts: Sequence[Start]) -> list[Start]:
    """Articles whose raised figure lost its place: 1281 between 128 and 129 is 128¹."""
    out: list[Start] = []
    base = raised = 0
    for at, start in enumerate(starts):
        number = int(start.label) if start.label.isascii() and start.label.isdigit() else 0
        split = _split(start.label, base, raised) if base and number > base + _FLAT_JUMP else None
        if split and _resumes(starts[at + 1 : at + _RAISED_AT_ONCE], split[0]):
            base, raised = split
            label = str(base) + str(raised).translate(_SUPERS)
            out.append(replace(start, label=label, key=order_key(label), restored=True))
        else:
            base, raised = number or base, 0
            out.append(start)
    return out


def _raised_by_word(starts: Sequence[Start]) -> list[Start]:
    words = sorted({s.word for s in starts})
    return sorted((s for w in words for s in _raised([x for x in starts if x.word == w])), key=lambda s: s.at)


def _split(label: str, base: int, raised: int) -> tuple[int, int] | None:
    """1281 after 128 as (128, 1); some raised numbers, or the article itself, may have been repealed and left out."""
    for whole, last in ((base, raised), (base + 1, 0), (base + 2, 0)):
        added = label.removeprefix(str(whole))
        if added != label and added[:1] != "0" and added.isdigit() and last < int(added) <= last + 4:
            return whole, int(added)
    return None


def _resumes(following: Sequence[Start], base: int) -> bool:
    """Whether the numbers go on after `base`, or nothing follows."""
    return not following or any(s.key is not None and base < s.key[0][1] <= base + _RESUMED for s in following)


def _by_word(text: _Text, articles: Sequence[Start], headings: Sequence[Start]) -> list[Start]:
    """The articles of the word that runs furthest, with those of its short forms."""
    words: dict[str, list[Start]] = defaultdict(list)
    for start in articles:
        words[start.word].append(start)
    runs = {word: _runs(text, starts, headings) for word, starts in words.items()}
    if not runs:
        return []
    best = max(runs, key=lambda word: (len(runs[word]), -min(s.at for s in words[word])))
    joined = sorted(words[best], key=lambda s: s.at)
    for word in sorted(_short_forms(best, set(words) - {best}), key=lambda w: (-len(words[w]), w)):
        both = sorted([*joined, *words[word]], key=lambda s: s.at)
        if len(_runs(text, both, headings)) >= len(_runs(text, joined, headings)) + max(1, 0.5 * len(words[word])):
            joined = both
    return _runs(text, joined, headings)


def _short_forms(word: str, others: set[str]) -> set[str]:
    """Other forms of a numbering word: art. and artículo, s. and section, article and articles."""
    bare = word.strip(".-")
    return {o for o in others if o.strip(".-").startswith(bare) or bare.startswith(o.strip(".-"))}


def _runs(text: _Text, articles: Sequence[Start], headings: Sequence[Start]) -> list[Start]:
    """Best runs of each segment, with articles numbered by words, and those that the file itself marks as headings."""
    bounds = sorted({*(h.at for h in headings if h.kind == "schedule"), *_restarts(articles, headings)})
    kept = {s.at: s for s in articles if s.key is None or text.lines[s.at].heading}
    for segment in _segments([s for s in articles if s.at not in kept or s.key], bounds):
        kept |= {s.at: s for s in best_run(segment, text.by_word)}
    return [kept[at] for at in sorted(kept)]


def _by_number(text: _Text, bare: Sequence[Start], headings: Sequence[Start]) -> list[Start]:
    bounds = [h.at for h in headings if h.kind == "schedule"]
    runs = [best_run(segment, text.by_number) for segment in _segments(bare, bounds)]
    return [s for run in runs if len(run) >= _BARE_ENOUGH for s in run]


def _looks_like_heading(lines: Sequence[Printed], start: Start) -> bool:
    before = next((x for x in reversed(lines[: start.at]) if x.text and not x.ignored), None)
    line = lines[start.at]
    if line.heading or line.emphatic:
        return True
    capital = is_capitals(line.text)
    if start.kind == "schedule" and not capital and line.text[:1].isascii():
        return not start.rest and line.text[-1:] != "." and (before is None or ends_sentence(before.text) or line.gap)
    if len(line.text) > 150 or (line.text.rstrip().endswith((".", ";", ",")) and not capital):
        return start.label in line.text[-8:] and not starts_small(line.text)
    return capital or before is None or line.gap or ends_sentence(before.text) or len(before.text) < 90


def _covers(lines: Sequence[Printed], articles: Sequence[Start]) -> bool:
    """Whether a run holds most of the text: one list in the midst of it is no run of articles."""
    if len(articles) >= _MANY:
        return True
    first = articles[0].at if articles else len(lines)
    sizes = [0 if x.ignored else len(x.text) for x in lines]
    return _COVER * sum(sizes) < sum(sizes[first:]) < _LONGEST * len(articles)


def _unworded(text: _Text, articles: Sequence[Start], bare: Sequence[Start]) -> list[Start]:
    """Articles whose word the source lost: a run of bare numbers inside an "article" that is far too long to be one."""
    ends = [*(a.at for a in articles[1:]), len(text.lines)][: len(articles)]
    found: list[Start] = []
    for article, end in zip(articles, ends, strict=True):
        size = sum(len(line.text) for line in text.lines[article.at : end] if not line.ignored)
        inside = [s for s in bare if article.at < s.at < end and not starts_small(s.rest)] if size > _LONGEST else []
        last = {
            (s.label, s.rest[:12].casefold()): s.at for s in inside
        }  # the contents list before them names them, too
        inside = [s for s in inside if last[s.label, s.rest[:12].casefold()] == s.at]
        run = best_run(inside, text.by_number) if inside else []
        found += run if len(run) >= _MANY else []
    return found


def choose(lines: Sequence[Printed], starts: Sequence[Start], bare: Sequence[Start]) -> Chosen:
    """Articles and headings among all beginnings; no articles where neither words nor numbers run through the text."""
    text = _Text(lines)
    headings = [s for s in starts if s.kind != "article" and _looks_like_heading(lines, s)]
    articles = _raised_by_word([s for s in starts if s.kind == "article"])
    worded = _by_word(text, articles, headings)
    numbered = _by_number(text, bare, headings)
    worded = worded if _covers(lines, worded) else []
    if len(worded) < max(2, _SHARE * len(numbered)) and _covers(lines, numbered):
        return Chosen(tuple(numbered), tuple(headings), bare=True)
    worded = sorted([*worded, *_unworded(text, worded, bare)], key=lambda s: s.at)
    taken = {s.at for s in worded}
    words = {s.word for s in worded}
    divisions = [
        replace(s, kind="division")
        for s in articles
        if s.at not in taken and s.word not in words and _looks_like_heading(lines, s)
    ]
    return Chosen(tuple(worded), tuple(sorted([*headings, *divisions], key=lambda s: s.at)))
