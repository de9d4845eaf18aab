"""Legalize Markdown: YAML facts, parts as headings, articles as headings or bold lines, one paragraph a line."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tutela.law.language import guess_language
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.markdown.article_heads import ArticleHead, article_head, without_accents
from tutela.law.markdown.markdown_facts import facts_of
from tutela.law.markdown.markdown_lines import Chunk, chunks, front_matter, plain, unwrap, wrap_width
from tutela.law.markdown.wordings import settle_wordings
from tutela.law.model import Ignored, State
from tutela.law.numbering import languages, numbering
from tutela.law.pieces import Article, Heading, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_NOTE_MARK = re.compile(r"F\d{1,4}\[")
_QUOTE = "\"“„«‘'»"
_BARE_HEAD = re.compile(r"(?P<label>\d{1,4}[A-Z]{0,3})(?P<dots>\.{1,2})\s+(?=\*\*)|(?P<bare>\d{1,4}[A-Z]{0,3})\s*$")
_FOOTNOTE = re.compile(r"\^\d+[a-z]?\)\s|\[\^[\w]+\]:")
_FOOTNOTE_CALL = re.compile(r"\^\d+[a-z]?\)|\[\^\w+\]")
_NOTE = re.compile(r"\*{1,2}\(|\*+\s?[-–]\s?\*{0,2}(?:Artículo|Art\.|Capítulo|Título|Inciso)|\*Nota")
_DASHES = "-–—−•*·"
_SIGNED = re.compile(r"\*\*[^*]{3,90}\*\*")
_ITEM = re.compile(r"(?:\(\w{1,4}\)|\w{1,3}\)|\d{1,3}\s?\.?[°ºª]|\d{1,2}\.[-\s])")
_INSERTED = re.compile(r"(?P<marks>\*\*)(?P<label>\d+[A-Z]{1,4})\.?\*\*\.?\s+(?=\S)")
_DAMAGED = "characters were lost (U+FFFD)"


@dataclass(slots=True)
class _Open:
    """The article that is being read."""

    head: ArticleHead
    heading: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Body:
    """Pieces so far, the article that is open, and the marks taken out on the way."""

    language: str
    width: int
    loose: bool
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    open: _Open | None = None
    begun: bool = False  # a heading or article was seen: what comes is no preface
    kinds: dict[str, int] = field(default_factory=dict)  # rank of each word for parts; what is outer is seen first

    def plain(self, text: str) -> str:
        """Text without Markdown's signs and footnote calls; what is taken out is kept by name."""
        bare, marks = plain(text)
        self.marks.append(marks)
        self.marks.extend(_FOOTNOTE_CALL.findall(bare))
        return _FOOTNOTE_CALL.sub("", bare).strip()

    def line(self, raw: str) -> str:
        """A line of text; a Markdown dash before a marker of the law's own ("- a) …") goes with the signs."""
        text = self.plain(raw)
        if text.startswith("- ") and split_marker(text[2:].lstrip())[0].strip(_DASHES):
            self.marks.append("-")
            return text[2:].lstrip()
        return text

    def close(self) -> None:
        """End the open article."""
        if self.open:
            self.pieces.append(_article(self.open, self))
            self.open = None

    def title(self, level: int, text: str) -> None:
        """Add a heading; the act's own title on top is no part of the act."""
        if level == 1 and not self.begun:
            self.pieces.append(Preface(text))
            return
        self.begun = True
        kind = _part_word(text, self.language)
        same = sum(rank // 10 == level for rank in self.kinds.values())
        rank = self.kinds.setdefault(kind, 10 * level + min(same, 8)) if kind else 10 * level + 9
        last = self.pieces[-1] if self.pieces else None
        if not kind and isinstance(last, Heading) and last.number and level >= last.level // 10:
            self.pieces[-1] = Heading(last.level, f"{last.text} {text}")
            return
        self.pieces.append(Heading(rank, text, text if kind and len(text.split()) < 4 else ""))

    def ignore(self, kind: str, text: str) -> None:
        """Leave visible characters out by name."""
        if text.strip():
            self.pieces.append(Ignored(kind, text))


def _without_note_marks(body: str) -> tuple[str, str]:
    """Amendment marks "F12[ … ]" removed, their words kept; also gives the marks."""
    if not _NOTE_MARK.search(body):
        return body, ""
    out, marks, stack = list[str](), list[str](), list[bool]()
    at = 0
    while at < len(body):
        if found := _NOTE_MARK.match(body, at):
            stack.append(True)
            marks.append(found[0])
            at = found.end()
            continue
        char = body[at]
        at += 1
        if char == "[":
            stack.append(False)
        elif char == "]" and stack and stack.pop():
            marks.append(char)
            continue
        out.append(char)
    return "".join(out), " ".join(marks)


def _is_loose(parts: Sequence[Chunk]) -> bool:
    """Whether sentences are broken over paragraphs: lines broken by hand, each followed by a blank line."""
    texts = [c.lines[0].strip() for c in parts if c.kind == "text" and len(c.lines) == 1]
    pairs = list(itertools.pairwise(texts))
    broken = sum(a[-1:].isalpha() and b[:1].islower() for a, b in pairs if len(a) > 40)
    return len(pairs) > 8 and broken > 0.15 * len(pairs)


def _merged(parts: Sequence[Chunk], language: str) -> Iterator[Chunk]:
    """Paragraphs that belong to one run of broken lines as one chunk; articles and notes begin a new one."""
    held: list[str] = []
    for part in parts:
        line = part.lines[0].strip()
        broken = part.kind == "text" or (part.kind == "heading" and line[:1].islower())
        fresh = not broken or _NOTE.match(line) or line.startswith("**") or article_head(plain(line)[0], language)
        if held and fresh:
            yield Chunk("text", 0, tuple(held))
            held = []
        if broken:
            held.extend(part.lines)
        else:
            yield part
    if held:
        yield Chunk("text", 0, tuple(held))


def _head_of(chunk: Chunk, bare: str, language: str) -> ArticleHead | None:
    """The article that a heading opens: by its words, by "12. **Title**", or by a bare number."""
    if found := _BARE_HEAD.match(chunk.lines[0]):
        if found["bare"]:
            return ArticleHead(found["bare"], "", unit="sec")
        return ArticleHead(found["label"], bare[found.end() :].strip(), unit="sec", marks=found["dots"])
    return article_head(bare, language)


def _part_word(text: str, language: str) -> str:
    """The word by which a heading names a part or chapter of the act ("capítulo"); empty for a bare title."""
    words = re.findall(r"§|[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold())[:2]
    levels = numbering(language)
    known = {"§"} | {w.rstrip(".") for level in ("part", "chapter", "schedule") for w in levels.get(level, ())}
    known |= {without_accents(word) for word in known}
    return next((without_accents(word) for word in words if word in known), "")


def _follows(before: str, after: str) -> bool:
    """Whether a label can come after another in one numbering."""
    numbers = [int(n[0]) if (n := re.search(r"\d+", label)) else -1 for label in (before, after)]
    return -1 in numbers or 0 <= numbers[1] - numbers[0] <= 1


def _quoted_head(body: _Body, head: ArticleHead) -> bool:
    """Whether an article's line is another act's: it comes after a colon and out of the order of labels."""
    if not body.open or head.annex:
        return False
    last = [body.open.heading, *body.open.lines][-2:]  # a title may stand between the colon and the article
    announced = any(text.rstrip(_QUOTE + " ").endswith(":") for text in last)
    return announced and not _follows(body.open.head.label, head.label)


def _start(body: _Body, head: ArticleHead) -> None:
    """Open an article; a first line after it is its heading, or in broken files its first words."""
    body.close()
    body.marks.append(head.marks)
    opened = _Open(head)
    if head.rest and (body.loose or head.runs_on or len(head.rest) > 300):
        opened.lines.append(head.rest)
    else:
        opened.heading = head.rest
    body.open, body.begun = opened, True


def _without_repeat(line: str, head: ArticleHead, language: str) -> tuple[str, str]:
    """A first line without the article's own number printed again ("ART. 366.", "4.—"), and what was taken."""
    again = article_head(line, language)
    if again and head.word and again.label.casefold() == head.label.casefold():
        cut = len(line) - len(again.rest) if again.rest else len(line)
        return line[cut:], line[:cut]
    if head.unit == "sec" and (found := re.match(rf"{re.escape(head.label)}\s*\.?\s*[—–-]*\s*(?!\d)", line)):
        return line[found.end() :], line[: found.end()]
    return line, ""


def _markers(text: str) -> tuple[list[str], str]:
    """The markers at the beginning of a line and its text: "(2)(a) …" has two."""
    markers: list[str] = []
    rest = text
    while len(markers) < 3:
        marker, after = split_marker(rest)
        if not marker or (marker in _DASHES and markers):
            break
        markers, rest = [*markers, marker], after
    return markers, rest


def _lines(texts: Iterable[str]) -> Iterator[Line]:
    """Paragraphs with their markers; a marker alone on its line belongs to the line that follows."""
    held: list[str] = []
    for text in texts:
        markers, rest = _markers(text)
        held += markers
        if not rest:
            continue
        yield from (Line(marker, "") for marker in held[:-1])
        yield Line(held[-1] if held else "", rest)
        held = []
    yield from (Line(marker, "") for marker in held)


def _article(opened: _Open, body: _Body) -> Article:
    texts = [text for text in opened.lines if text.strip()]
    for at, text in enumerate(texts[:2]):
        texts[at], taken = _without_repeat(text, opened.head, body.language)
        body.ignore("repeated_text", taken)
    texts = [text for text in texts if text.strip()]
    gone = (bool(texts) and all(says_repealed(t) or not re.search(r"\w{2}", t) for t in texts)) or (
        not texts and says_repealed(opened.heading)
    )
    whole = " ".join(texts)
    damage = _DAMAGED if "\ufffd" in whole + opened.heading else ""
    if not texts and not opened.heading and not gone:
        damage = "the source has no text under this label"
    state = State.REPEALED if gone else State.IN_FORCE
    head = opened.head
    return Article(
        head.label, opened.heading, nest(_lines(texts)), head.unit, "", head.annex, state=state, damage=damage
    )


def _heading(body: _Body, chunk: Chunk, bare: str, following: Chunk | None) -> None:
    head = None if bare[:1] in _QUOTE else _head_of(chunk, bare, body.language)
    if not head and (bare[:1] in _QUOTE or (bare[:1].islower() and chunk.level > 1) or says_repealed(bare)):
        _text(body, replace(chunk, kind="text"))
        return
    if head and head.unit == "sched" and (following is None or following.kind == "heading"):
        head = None if not head.word else head
    if head and _quoted_head(body, head):
        _text(body, replace(chunk, kind="text"))
    elif head:
        _empty_article_is_a_title(body, head)
        _start(body, head)
    elif _titles_article(body, bare, following):
        assert body.open is not None
        body.open.heading = bare
    else:
        body.close()
        body.title(chunk.level, bare)


def _empty_article_is_a_title(body: _Body, head: ArticleHead) -> None:
    """ "Čl. I" right before "§ 1" names a part of the act."""
    opened = body.open
    if opened and not opened.lines and opened.head.word.casefold() != head.word.casefold() and opened.head.word:
        text = " ".join(filter(None, (opened.head.word, opened.head.label, opened.heading)))
        body.pieces.append(Heading(2, text, opened.head.label))
        body.open = None


def _titles_article(body: _Body, bare: str, following: Chunk | None) -> bool:
    """Whether a heading is the open article's own: right after its number, before its text."""
    if not body.open or body.open.lines or body.open.heading or following is None:
        return False
    if following.kind == "heading" or _part_word(bare, body.language):
        return False
    return body.open.head.unit == "art"


def _text(body: _Body, chunk: Chunk) -> None:
    first = chunk.lines[0].strip()
    if _FOOTNOTE.match(first) or (_NOTE.match(first) and not says_repealed(plain(first)[0])):
        body.ignore("editorial_note", "\n".join(chunk.lines))
        return
    if first.startswith("**") and (_inserted(body, chunk) or _bold(body, chunk)):
        return
    for text in unwrap([body.line(line) for line in chunk.lines], body.width, _ITEM):
        _paragraph(body, text)


def _inserted(body: _Body, chunk: Chunk) -> bool:
    """A section that an amending act puts into another: a bold number with letters before its first words.

    It is cited by its own number ("139ZZD"), so it is a provision of its own.
    """
    found = _INSERTED.match(chunk.lines[0].strip())
    if not found or body.open is None:
        return False
    _start(body, ArticleHead(found["label"], "", unit="sec"))
    body.marks.append(found["marks"])
    rest = [chunk.lines[0].strip()[found.end() :], *chunk.lines[1:]]
    for text in unwrap([body.line(line) for line in rest], body.width, _ITEM):
        _paragraph(body, text)
    return True


def _bold(body: _Body, chunk: Chunk) -> bool:
    """A bold line of a file without headings: an article with its first words, or a title."""
    bare = plain(chunk.text)[0].strip()
    head = article_head(bare, body.language)
    if head and not _quoted_head(body, head):
        texts = unwrap([body.plain(line) for line in chunk.lines], body.width, _ITEM)
        head = article_head(texts[0], body.language) or head
        _start(body, head)
        for text in texts[1:]:
            _paragraph(body, text)
        return True
    if _SIGNED.fullmatch(chunk.text) and not head and body.loose:
        body.close()
        body.title(2, body.plain(chunk.text))
        return True
    return False


def _paragraph(body: _Body, text: str) -> None:
    lines = body.open.lines if body.open else []
    if body.loose and lines and lines[-1][-1:].isalnum() and text[:1].islower() and not split_marker(text)[0]:
        lines[-1] += " " + text
    elif body.open:
        lines.append(text)
    else:
        body.pieces.append(Preface(text))


def _tail(parts: Sequence[Chunk], language: str) -> int:
    """Where the last article begins: bold lines after it are signatures."""
    last = 0
    for at, part in enumerate(parts):
        if article_head(plain(part.lines[0])[0].strip(), language) or _BARE_HEAD.match(part.lines[0]):
            last = at
    return last


def _read_body(text: str, language: str) -> _Body:
    clean, notes = _without_note_marks(text)
    parts = list(chunks(clean))
    loose = _is_loose(parts)
    body = _Body(language, _loose_width(parts) if loose else wrap_width(clean), loose)
    body.ignore("editorial_note", notes)
    parts = list(_merged(parts, language)) if loose else parts
    last = _tail(parts, language)
    for at, chunk in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        _chunk(body, chunk, following, at > last)
    body.close()
    body.ignore("markup", " ".join(filter(None, body.marks)))
    return body


def _chunk(body: _Body, chunk: Chunk, following: Chunk | None, after_last: bool) -> None:
    signed = _SIGNED.fullmatch(chunk.text.strip())
    if chunk.kind == "heading":
        body.marks.append("#" * chunk.level)
        _heading(body, chunk, body.plain(chunk.lines[0]), following)
    elif chunk.kind == "rule":
        body.marks.append(chunk.text)
        body.close()
    elif chunk.kind == "table":
        _table(body, chunk)
    elif (
        signed
        and not body.loose
        and not says_repealed(plain(chunk.text)[0])
        and (after_last or re.search(r"v\. ?r\.\*|\s/\s", chunk.text))
    ):
        body.ignore("signature", chunk.text)
    else:
        _text(body, chunk)


def _table(body: _Body, chunk: Chunk) -> None:
    """Rows of a table as paragraphs, their cells joined."""
    for row in chunk.lines:
        cells = [body.plain(cell) for cell in row.strip().strip("|").split("|")]
        body.marks.append("|" * row.count("|"))
        if all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
            body.marks.extend(cells)
        else:
            _paragraph(body, " | ".join(filter(None, cells)))


def _loose_width(parts: Sequence[Chunk]) -> int:
    lengths = sorted(len(c.lines[0].rstrip()) for c in parts if c.kind == "text" and 20 < len(c.lines[0]) < 140)
    return lengths[int(len(lengths) * 0.85)] if lengths else 0


class MarkdownLegalize:
    """Files of the legalize family; each country has its own headings, recognised by their words and marks."""

    name = "markdown-legalize"
    version = 1

    def claims(self, source: Source) -> int:
        """90 where the front matter has the family's keys."""
        head = source.head.lstrip("\ufeff")
        keys = re.findall(r"^(identifier|identificador|country|pais|source|fuente):", head, re.MULTILINE)
        return 90 if head.startswith("---\n") and len(set(keys)) >= 3 else 0

    def read(self, source: Source) -> Reading:
        """The act's articles, headings and facts."""
        given, raw, text = front_matter(source.text)
        language = _language(given, source, text)
        body = _read_body(text, language)
        pieces = (Ignored("front_matter", raw), *settle_wordings(tuple(_crossheadings(body.pieces))))
        return Reading(facts_of(given, language, pieces), pieces)


def _language(given: dict[str, Any], source: Source, text: str) -> str:
    stated = str(given.get("language", ""))[:2].lower()
    if stated in languages():
        return stated
    return guess_language(text, source.languages or languages())


def _crossheadings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A title right before a bare section number is that section's own heading."""
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        before = pieces[at - 1] if at else None
        if isinstance(piece, Heading) and piece.level // 10 == 4 and _bare(after):
            continue
        if isinstance(before, Heading) and before.level // 10 == 4 and _bare(piece) and isinstance(piece, Article):
            yield replace(piece, heading=before.text)
        else:
            yield piece


def _bare(piece: Piece | None) -> bool:
    return isinstance(piece, Article) and piece.unit == "sec" and not piece.heading


READER = MarkdownLegalize()
