"""Where a printed line begins an article, a part or chapter, or a schedule: by the numbering words of its language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tutela.core.text import canonical
from tutela.law.layout.numerals import ARABIC, HAN, ROMAN, Key, order_key
from tutela.law.layout.printed import Printed, is_capitals, starts_small
from tutela.law.numbering import numbering

# A division is named by an article word that does not number the articles, a subdivision by a paragraph word.
RANKS = {"part": 0, "chapter": 1, "division": 2, "subdivision": 3}
_SPECIAL = re.compile(r"\{\w\}")
_EAST_NUMBER = rf"[{HAN}\d]+"
# "Article One", "المادة الأولى", "FIRST SCHEDULE": up to three words in place of a number.
_WORDS = r"[^\W\d_]+(?:[-\s][^\W\d_]+){0,2}"
_SEPARATOR = r"[\s.:：\-‑–—_)º°ª]*"
# المادة (١): the number alone stands in brackets.
_BRACKETED = r"(?:[(（](?=\s*\d+\s*[)）]\s*(?:$|[:：.–—-])))?"
_AFTER_NUMBER = r"(?![\w/])(?!\s*[,;])"
_BARE = re.compile(
    r"(?P<num>\d{1,4}(?:[.\-]\d{1,3})*[A-Za-z]{0,3}(?!\w))(?P<sep>\s*[.:–—-]+\s*|\s+(?=[^\W\da-z_]|[(（“\"]))(?P<rest>.*)$",
    re.DOTALL,
)
_LEARNT = re.compile(r"(?P<word>[^\W\d_]{2,15})\.?\s+(?P<num>\d{1,4}[a-z]?)\b")
_QUOTE = "\"“„«'‘『「"


@dataclass(frozen=True, slots=True)
class Start:
    """A line that begins something. `kind`: article, bare (an article by its number alone), part, chapter, schedule.

    `label` is the number as printed, `key` its place in the order (None: a word), `rest` what follows on the line,
    `mark` the numbering word with the marks around the number, `before` words of the margin left of the number,
    `restored` that the label is not as printed (128¹ for 1281).
    """

    at: int
    kind: str
    word: str
    label: str
    key: Key | None
    rest: str
    mark: str = ""
    before: str = ""
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The numbering words of a language as patterns: (kind, word, pattern) in the order in which they are tried."""

    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]


def _template(word: str) -> re.Pattern[str]:
    """第{n}条の{m} as a pattern whose label is the whole of it."""
    parts = _SPECIAL.split(word)
    body = rf"\s?{_EAST_NUMBER}\s?".join(re.escape(p) for p in parts)
    return re.compile(rf"(?P<num>{body}(?:[の之의]\s?{_EAST_NUMBER})*){_SEPARATOR}(?P<rest>.*)$", re.DOTALL)


def _before_number(word: str) -> re.Pattern[str]:
    """Article 5 …; the number may be Roman, or words where nothing but a heading follows."""
    glue = (
        r"\s*(?:N[o°ºr]\.?\s*)?"
        if word[-1:] in ".§" or not word[-1:].isalpha()
        else r"(?:\.?\s*N[o°ºr]\.?\s*|[.\s]\s*)"
    )
    number = rf"(?P<num>{ARABIC}|{ROMAN}|(?P<word>{_WORDS})(?=\s*(?:[:：.–—-]|$)))"
    return re.compile(
        rf"{re.escape(word)}{glue}{_BRACKETED}{number}(?:er\b|ère\b|º|°)?{_AFTER_NUMBER}(?P<sep>{_SEPARATOR})(?P<rest>.*)$",
        re.I | re.S,
    )


def _after_number(word: str) -> re.Pattern[str]:
    """5 § …, 130-modda., 143. gr., I bob."""
    bare = word.lstrip("-")
    return re.compile(
        rf"(?P<num>{ARABIC.replace('[A-Za-z]{1,3}', '[a-z]')}(?:\s[a-z])?|{ROMAN})"
        rf"(?:[.\s]|-ე)*[-‑–]?\s?{re.escape(bare)}(?!\w)(?!\s*\d)(?P<sep>{_SEPARATOR})(?P<rest>.*)$",
        re.I | re.S,
    )


def _ordinal_before(word: str) -> re.Pattern[str]:
    """BIRINCHI BOʻLIM, Erster Abschnitt, FIRST SCHEDULE: a word or two, and nothing but a heading after them."""
    return re.compile(
        rf"(?P<num>(?P<word>[^\W\d_]+))\s+{re.escape(word)}(?P<sep>\s*(?:[:：.–—-]\s*|$))(?P<rest>.*)$", re.I | re.S
    )


def _bare_schedule(word: str) -> re.Pattern[str]:
    """SCHEDULE, ANNEX, 附則 without a number; 附　則 may be spaced out."""
    spaced = r"[\s　]*".join(map(re.escape, word)) if not word.isascii() and len(word) <= 3 else re.escape(word)
    return re.compile(rf"(?P<num>{spaced})(?P<sep>{_SEPARATOR})(?P<rest>(?:[（(「].*)?)$", re.I | re.S)


def _patterns_of(kind: str, word: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    bare = word.strip("*")
    if _SPECIAL.search(bare):
        yield kind, bare, _template(bare)
        return
    if re.fullmatch(r"[\u3040-\u9fff\uac00-\ud7af]+", bare):
        if kind != "schedule":
            first = "제" if re.match(r"[\uac00-\ud7af]", bare) else "第"
            yield kind, bare, _template(f"{first}{{n}}{bare}")
            return
        yield kind, bare, _bare_schedule(bare)
        return
    abbreviated = kind != "article" and bare.endswith(".")  # "Ch. 46:10." is a reference
    if not bare.startswith("-") and not abbreviated:
        yield kind, bare, _before_number(bare)
    yield kind, bare, _after_number(bare)
    if kind != "article" and not abbreviated:
        yield kind, bare, _ordinal_before(bare)
    if kind == "schedule":
        yield kind, bare, _bare_schedule(bare)


@cache
def grammar(language: str, learnt: tuple[str, ...] = ()) -> Grammar:
    """The patterns of a language, longest words first; `learnt` are article words that the text itself shows."""
    words: Mapping[str, Sequence[str]] = numbering(language)
    pairs = [(kind, word) for kind in ("schedule", "part", "chapter", "article") for word in words.get(kind, ())]
    pairs += [("subdivision", word) for word in words.get("paragraph", ()) if len(word) > 4 and word.isalpha()]
    pairs += [] if any("§" in level for level in words.values()) else [("article", "§")]
    pairs += [*(("article", word) for word in learnt)]
    ordered = sorted(set(pairs), key=lambda pair: (-len(pair[1]), pair))
    return Grammar(tuple(p for kind, word in ordered for p in _patterns_of(kind, word)))


def learn_words(lines: Iterable[Printed]) -> tuple[str, ...]:
    """Words that number the text though no list names them: at the head of lines, with numbers that run upwards."""
    seen: dict[str, list[int]] = {}
    for line in lines:
        if found := _LEARNT.match(line.text.strip()):
            seen.setdefault(found["word"].casefold(), []).append(int(re.match(r"\d+", found["num"])[0]))  # type: ignore[index]
    counted = Counter({word: _rising(numbers) for word, numbers in seen.items() if 1 in numbers})
    return tuple(word for word, run in counted.most_common(1) if run >= 5)


def _rising(numbers: Sequence[int]) -> int:
    """How many times a number is followed by its neighbour."""
    return sum(1 for a, b in pairwise(numbers) if b == a + 1)


def _fits(line: Printed, kind: str, found: re.Match[str]) -> bool:
    """Whether a match is a beginning and no reference: "Article 5 of this Law" begins with a small letter after it."""
    if line.heading:
        return True
    groups = found.groupdict()
    rest, sep = found["rest"].rstrip(), groups.get("sep") or ""
    if groups.get("word") and not _wordy(found, kind):
        return False
    if kind != "article" and not _title_fits(line, kind, rest, sep):
        return False
    return not (starts_small(rest) and rest[:1] not in {"(", "（"} and not sep.strip())


def _title_fits(line: Printed, kind: str, rest: str, sep: str) -> bool:
    """Whether a line can be the title of a part, chapter or schedule: short, unfinished, no number after its own."""
    capital = is_capitals(line.text)
    if len(line.text) > 200 or rest.endswith(";") or (rest.endswith(",") and not capital) or rest[:1].isdigit():
        return False
    if kind == "subdivision":
        return ":" in sep or line.emphatic or capital
    return kind != "schedule" or not line.text[:1].islower()


def _wordy(found: re.Match[str], kind: str) -> bool:
    """Number words are believed only where they look like a heading: capital, or a script without capitals."""
    word, whole = found["word"], found[0]
    if order_key(word) is not None:
        return True
    if len(whole) > 150 or (word.islower() and word.casefold() != word.upper()):
        return False
    return kind == "article" or is_capitals(found[0].split(":")[0]) or len(found[0].split()) <= 4 or ":" in whole


def _start(at: int, line: Printed, text: str, patterns: Grammar) -> Start | None:
    for kind, word, pattern in patterns.patterns:
        found = pattern.match(text)
        if found and _fits(line, kind, found):
            label, rest = found["num"].strip(), found["rest"].strip()
            mark = canonical(text[: found.start("num")] + " " + text[found.end("num") : found.start("rest")])
            return Start(at, kind, word, label, order_key(label), rest, mark)
    return None


def find_starts(lines: Sequence[Printed], patterns: Grammar) -> list[Start]:
    """All lines that begin an article, part, chapter or schedule by a numbering word, in order."""
    found = (
        _start(at, line, line.shown, patterns)
        for at, line in enumerate(lines)
        if not line.ignored and line.text and line.text.lstrip()[:1] not in _QUOTE
    )
    return [start for start in found if start]


def find_bare(lines: Sequence[Printed]) -> list[Start]:
    """Lines that begin with a number alone: "5. (1) A person …", "5.— …", "5 Heading"."""
    starts = []
    for at, line in enumerate(lines):
        text = line.shown
        found = None if line.ignored else _BARE.match(text)
        if found and (key := order_key(found["num"])) is not None:
            starts.append(Start(at, "bare", "", found["num"], key, found["rest"].strip(), found["sep"].strip()))
        elif not line.ignored and (margin := _MARGIN.match(text)):
            label, rest = margin["num"], text[margin.end() :].strip()
            starts.append(Start(at, "bare", "", label, order_key(label), rest, ".", margin["before"].strip()))
    return starts


# "Time for 14. (1) A person sentenced …": a note of the margin was read before the number.
_MARGIN = re.compile(r"(?P<before>\D{3,60}?)\s(?P<num>\d{1,4}[A-Z]{0,3})\.\s(?=\(1\)|[A-Z])")
