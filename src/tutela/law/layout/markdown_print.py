"""Markdown of any dialect as printed lines: headings with levels, bold lines, list markers, no marks."""

import re
from collections.abc import Iterator

from tutela.law.layout.printed import Printed
from tutela.law.markdown.markdown_lines import plain

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)\1\s*$")
_STRUCK = re.compile(r"~~(.+?)~~", re.DOTALL)
_BULLET = re.compile(r"^[-*+]\s+(?=\(?\w{1,4}[.)°º]|\()")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$|\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_SIGNS = re.compile(r"^#{1,6}\s|^\*\*|^>\s|\]\(|^---$", re.MULTILINE)


def looks_like_markdown(text: str, suffix: str) -> bool:
    """Whether a text is Markdown: by its name, or by headings, bold lines and links."""
    return suffix in {".md", ".markdown"} or len(_SIGNS.findall(text[:4000])) > 3


def markdown_lines(body: str) -> list[Printed]:
    """The body's lines in order; marks are lines of the class markup, struck-through words of their own."""
    return [printed for printed in _lines(body) if printed.text]


def _lines(body: str) -> Iterator[Printed]:
    gap = False
    for raw in body.split("\n"):
        if not raw.strip():
            gap = True
            continue
        if _RULE.match(raw):
            yield Printed(raw.strip(), ignored="markup")
            gap = True
            continue
        yield from _line(raw, gap)
        gap = False


def _line(raw: str, gap: bool) -> Iterator[Printed]:
    for struck in _STRUCK.findall(raw):
        yield Printed(plain(struck)[0], ignored="struck_through")
    raw = _STRUCK.sub(" ", raw).strip()
    heading, bold = _HEADING.match(raw), _BOLD.match(raw)
    quote = raw.startswith(">")
    text, marks = plain(_cells(_BULLET.sub("", (heading[2] if heading else raw).lstrip("> "))))
    yield Printed(text.strip(), len(heading[1]) if heading else 0, emphatic=bool(bold), gap=gap or quote)
    signs = " ".join(filter(None, (heading[1] if heading else "", marks, "|" if raw.startswith("|") else "")))
    yield Printed(signs, ignored="markup")


def _cells(text: str) -> str:
    return re.sub(r"\s*\|\s*", " ", text).strip() if text.startswith("|") else text
