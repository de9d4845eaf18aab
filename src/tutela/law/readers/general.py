"""The general reader: Markdown, HTML and plain text of unknown shape, by the numbering words of its language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tutela.core.errors import Unreadable
from tutela.core.text import canonical
from tutela.law.language import guess_language
from tutela.law.layout.facts_in_text import iso_date, printed_facts
from tutela.law.layout.html_lines import html_facts, html_lines, looks_like_html
from tutela.law.layout.markdown_print import looks_like_markdown, markdown_lines
from tutela.law.layout.printed import Printed
from tutela.law.layout.printed_act import NO_ARTICLES, pieces_of
from tutela.law.layout.text_lines import text_lines
from tutela.law.markdown.markdown_lines import front_matter
from tutela.law.model import Authority, Completeness, Ignored, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Facts, Preface, Reading
from tutela.law.source import Source, decode

_TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ".htm", ".html", ".xhtml"})
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_STRUCTURED = re.compile(r"\s*(?:[\[{]|<\?xml|<[A-Za-z]+:|%PDF|PK\x03\x04)")


@dataclass(frozen=True, slots=True)
class Raw:
    """Lines of a file, what it says of itself, and the raw text of that."""

    lines: Sequence[Printed]
    facts: Mapping[str, str]
    said: str = ""


def _markdown(text: str) -> Raw:
    facts, raw, body = front_matter(text)
    return Raw(markdown_lines(body), {str(k): _plain(v) for k, v in facts.items()}, raw)


def _plain(value: Any) -> str:
    return canonical(str(value)) if value is not None else ""


def _raw(source: Source, text: str) -> Raw:
    if looks_like_html(text, source.suffix):
        return Raw(html_lines(text), html_facts(text))
    if looks_like_markdown(text, source.suffix):
        return _markdown(text)
    return Raw(text_lines(text), {})


def language_of(stated: str, source: Source, sample: str) -> str:
    """The language of an act: what the file states, else the only one of the country, else the likeliest."""
    code = stated.strip().casefold()[:2] if re.match(r"[A-Za-z]{2}(?:[-_]|$)", stated.strip()) else ""
    if code:
        return code
    if len(source.languages) == 1:
        return source.languages[0]
    among = [code for code in source.languages if code in languages()] or languages()
    return guess_language(sample, among)


def _sample(lines: Sequence[Printed]) -> str:
    return "\n".join(line.text for line in lines if not line.ignored)


def _facts(raw: Raw, language: str, damage: tuple[str, ...], encoding: str) -> Facts:
    printed = printed_facts(raw.lines)
    stated = raw.facts
    if "damaged" in encoding:
        damage = (*damage, "some bytes are no text in any known encoding")
    return Facts(
        title=stated.get("title") or printed.title,
        short_title=stated.get("short_title", ""),
        number=stated.get("identifier") or stated.get("number") or printed.number,
        date=iso_date(stated.get("publication_date", "")) or printed.date,
        version_date=iso_date(stated.get("last_updated", "")),
        language=language,
        text_state=TextState.UNKNOWN,
        authority=Authority.UNKNOWN,
        completeness=Completeness.DAMAGED if damage else Completeness.WHOLE,
        damage=damage,
    )


class General:
    """Any Markdown, HTML or plain text; surer readers of a dialect come first."""

    name = "general"
    version = 1

    def claims(self, source: Source) -> int:
        """10 for text of any kind; 0 for data formats and binaries."""
        head = source.head
        if _BINARY.search(head[:1000]) or (_STRUCTURED.match(head) and not looks_like_html(head, source.suffix)):
            return 0
        return 10 if source.suffix in _TEXT_SUFFIXES or looks_like_html(head, source.suffix) else 5

    def read(self, source: Source) -> Reading:
        """The act; raises Unreadable for a file without words."""
        text, encoding = decode(source.data)
        raw = _raw(source, text)
        sample = _sample(raw.lines)
        if not re.search(r"\w", sample):
            raise Unreadable(source.file, "there are no words in this file.", "Give the act as HTML, DOCX or text.")
        stated = raw.facts.get("language", "") or raw.facts.get("lang", "")
        language = language_of(stated, source, sample)
        found = pieces_of(raw.lines, language)
        facts = _facts(raw, language, found.damage, encoding)
        said = (Ignored("front_matter", raw.said),) if raw.said else ()
        return Reading(facts, (*said, *found.pieces))


READER = General()
__all__ = ["NO_ARTICLES", "READER", "General", "Preface", "language_of"]
