"""Dutch consolidated law as plain Markdown: "### Artikel 240b", books and titles as headings, no front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tutela.law.language import guess_language
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.markdown.markdown_lines import Chunk, chunks, plain
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_ARTICLE = re.compile(
    r"(?P<word>Artikel(?:en)?)\s+(?P<label>\d+[a-z]*(?:[.:]\d+[a-z]*)*\s?(?:bis|ter|quater|quinquies|sexies)?[a-z]?"
    r"|[IVXL]+)\b\.?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:\w+\s+)?(?P<word>boek|deel|titel|hoofdstuk|afdeling|afdeeling|paragraaf|§)\b|(?P<sign>§)", re.IGNORECASE
)
_RANKS = ("deel", "boek", "hoofdstuk", "titel", "afdeling", "afdeeling", "paragraaf", "§")
_TITLE = re.compile(r"^##\s*(?!#)(.+?)\s*$", re.MULTILINE)
_MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_OUTRO = re.compile(r"Lasten en bevelen\b|Gegeven te\b")
_OPENS = re.compile(r"(?:\d{1,2}°?\.|[a-z]{1,2}\.|\d{1,2}°)\s")


@dataclass(slots=True)
class _Body:
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    label: str | None = None
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    begun: bool = False
    ended: bool = False  # the formula of promulgation has begun

    def plain(self, text: str) -> str:
        bare, marks = plain(text)
        self.marks.append(marks)
        return re.sub(r"\s+", " ", bare).strip()

    def close(self) -> None:
        if self.label is not None:
            self.pieces.append(_article(self.label, self.heading, self.lines))
        self.label, self.heading, self.lines = None, "", []


def _article(label: str, heading: str, texts: Sequence[str]) -> Article:
    gone = all(says_repealed(text) for text in texts) if texts else says_repealed(heading)
    damage = "" if texts or gone else "the source has no text under this label"
    state = State.REPEALED if gone and (texts or heading) else State.IN_FORCE
    if any("\ufffd" in text for text in texts):
        damage = "characters were lost (U+FFFD)"
    paras = nest(Line(*split_marker(text)) for text in texts)
    return Article(label, heading, paras, state=state, damage=damage)


def _heading(body: _Body, chunk: Chunk) -> None:
    body.close()
    body.marks.append("#" * chunk.level)
    text = body.plain(chunk.lines[0])
    if found := _ARTICLE.match(text):
        body.begun = True
        body.label, body.heading = found["label"].strip(), found["rest"]
        body.marks.append(found["word"])
        return
    part = _PART.match(text)
    if chunk.level <= 2 and not body.begun and not part:
        body.pieces.append(Preface(text))
        return
    body.begun = True
    last = body.pieces[-1] if body.pieces else None
    if part:
        word = (part["word"] or part["sign"]).casefold()
        body.pieces.append(Heading(1 + _RANKS.index(word), text, text))
    elif isinstance(last, Heading) and last.number:
        body.pieces[-1] = Heading(last.level, f"{last.text} {text}")
    else:
        body.pieces.append(Heading(len(_RANKS) + 1, text))


def _text(body: _Body, chunk: Chunk) -> None:
    for line in chunk.lines:
        text = body.plain(line)
        if _OUTRO.match(text):
            body.close()
            body.ended = True
        if not text:
            continue
        if body.ended:
            body.pieces.append(Ignored("signature", text))
        elif body.label is None:
            body.pieces.append(Preface(text))
        elif body.lines and body.lines[-1][-1:] not in ".;:," and text[:1].islower() and not _OPENS.match(text):
            body.lines[-1] += " " + text
        else:
            body.lines.append(text)


def _facts(text: str, language: str) -> Facts:
    """Title and date from the heading on top; the date of this text is not in the file."""
    found = _TITLE.search(text)
    title = found[1] if found else ""
    date = _DATE.search(title)
    iso = f"{date[3]}-{_MONTHS[date[2]]:02d}-{int(date[1]):02d}" if date else ""
    short = re.search(r"\(([^()]+)\)\s*$", title) or re.search(r"uitmaken het ([A-Z]\w+(?: van \w+)?)", text[:6000])
    short = short or re.search(r"vaststelling van het ([A-Z]\w+(?: van \w+)?)", text[:6000])
    if not short:
        short = re.search(r"een nieuw (Wetboek van \w+)", text[:6000])
    return Facts(
        title=title,
        short_title=short[1] if short else "",
        number=short[1] if short else "",
        date=iso,
        language=language,
        text_state=TextState.UNKNOWN,
        authority=Authority.UNOFFICIAL,
    )


class MarkdownWetten:
    """Dutch acts as Markdown without front matter."""

    name = "markdown-wetten"
    version = 1

    def claims(self, source: Source) -> int:
        """85 for Markdown headings "### Artikel n" with no YAML before them."""
        head = source.head
        if head.startswith("---") or source.suffix not in {".md", ".markdown", ".txt", ""}:
            return 0
        return 85 if re.search(r"^#{2,5}\s*Artikel\s+\d", source.text, re.MULTILINE) and "#" in head else 0

    def read(self, source: Source) -> Reading:
        """Articles, parts and the facts of the title."""
        text = source.text
        body = _Body()
        for chunk in chunks(text):
            if chunk.kind == "heading":
                _heading(body, chunk)
            else:
                _text(body, chunk)
        body.close()
        body.pieces.append(Ignored("markup", " ".join(filter(None, body.marks))))
        language = guess_language(text, source.languages or languages())
        return Reading(_facts(text, language), tuple(body.pieces))


READER = MarkdownWetten()
