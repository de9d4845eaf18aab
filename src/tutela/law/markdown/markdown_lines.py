"""Markdown as lines of law: front matter, headings, paragraphs, and the text without its marks."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*\s*$")
_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = re.compile(
    r"<sup>\s*(?P<raised>\d+)\s*</sup>"
    r"|!?\[(?P<link>[^\]\[]*)\]\((?:https?:|#|/|mailto:)[^)]*\)"
    r"|</?[A-Za-z][^<>]{0,300}>|<!--.*?-->"
    r"|(?P<stars>\*{1,3})(?P<stressed>[^*\n]+?)(?P=stars)"
    r"|\*+|\\(?=[^\w\s])|`+|^\s*>",
    re.DOTALL,
)
# What the law prints with an asterisk of its own: "Article R*123".
_OWN_STAR = re.compile(r"\\\*|(?<=\b[LRD])\*(?=\d)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines between blank lines. `kind`: heading, text, table or rule; `level` and text of headings are bare."""

    kind: str
    level: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines joined by blanks."""
        return " ".join(line.strip() for line in self.lines)


def front_matter(text: str) -> tuple[dict[str, Any], str, str]:
    """The YAML facts at the head, their raw text, and the body; no facts where there is no front matter."""
    found = _FRONT.match(text)
    if not found:
        return {}, "", text
    try:
        facts = yaml.load(found[1], yaml.CSafeLoader)
    except yaml.YAMLError:
        facts = dict(re.findall(r'^(\w+):[ \t]*"?(.*?)"?[ \t]*$', found[1], re.MULTILINE))
    return (facts if isinstance(facts, dict) else {}), found[0], text[found.end() :]


def chunks(body: str) -> Iterator[Chunk]:
    """The body as headings, paragraphs, tables and rules, in order."""
    held: list[str] = []
    for line in [*body.split("\n"), ""]:
        heading = _HEADING.match(line)
        if heading or not line.strip():
            if held:
                yield _chunk(held)
            held = []
        if heading:
            yield Chunk("heading", len(heading[1]), (heading[2],))
        elif line.strip():
            held.append(line)


def _chunk(lines: Sequence[str]) -> Chunk:
    if all(line.lstrip().startswith("|") for line in lines):
        return Chunk("table", 0, tuple(lines))
    if len(lines) == 1 and re.fullmatch(r"\s*([-*_])(?:\s*\1){2,}\s*", lines[0]):
        return Chunk("rule", 0, tuple(lines))
    return Chunk("text", 0, tuple(lines))


def _spaced(inner: str, found: re.Match[str]) -> str:
    """Stressed words parted from words that they touch ("under*section 3*or"); a single letter (539*u*) is not."""
    if len(inner) < 3:
        return inner
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return " " * before.isalnum() + inner + " " * after.isalnum()


def plain(text: str) -> tuple[str, str]:
    """Text without Markdown and HTML marks, and the marks that were taken out; raised figures become ¹²³."""
    marks: list[str] = []

    def strip(found: re.Match[str]) -> str:
        if found["stars"]:
            marks.append(found["stars"] * 2)
            inner, more = plain(found["stressed"])
            marks.append(more)
            return _spaced(inner, found)
        if found["raised"]:
            marks.append("<sup></sup>")
            return found["raised"].translate(_SUPER)
        if found["link"] is not None:
            inner, more = plain(found["link"])
            marks.append(found[0].replace(found["link"], "", 1) + more)
            return inner
        marks.append(found[0])
        return ""

    starred = _OWN_STAR.sub("\ue000", text)
    bare = _MARKS.sub(strip, starred).replace("\ue000", "*")
    return html.unescape(bare).replace("\xa0", " "), " ".join(marks)


def wrap_width(body: str) -> int:
    """The column at which a file breaks its lines by hand; 0 where it does not."""
    inner = [len(line.rstrip()) for chunk in chunks(body) if chunk.kind == "text" for line in chunk.lines[:-1]]
    if len(inner) < 20:
        return 0
    width = sorted(inner)[int(len(inner) * 0.97)]
    return width if width <= 140 else 0


def unwrap(lines: Sequence[str], width: int, opens: re.Pattern[str]) -> list[str]:
    """Hand-broken lines as paragraphs.

    A new paragraph begins where the line before was left short (the next word would have fitted into `width`)
    after a pause, or where a line opens a list item (`opens`) after a pause.
    """
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        text = line.strip()
        if not before or _breaks(before, text, width, opens):
            paragraphs.append(text)
        else:
            paragraphs[-1] += " " + text
        before = text
    return paragraphs


def _breaks(before: str, text: str, width: int, opens: re.Pattern[str]) -> bool:
    pause = before[-1:] in ".:;。！？" or before.endswith((".-", "—", ", y", ", o"))
    short = not width or len(before) + 1 + len(text.split(" ", 1)[0]) <= width
    if opens.match(text):
        return pause or (short and before[-1:] in ",")
    return pause and short and (text[:1].isupper() or text[:1] in "\"“«¿'‘„(")
