"""Swedish statutes (SFS) as Markdown: bold facts, "16 kap." chapters, "10 a §" paragraphs, hand-broken lines."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tutela.law.language import guess_language
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.markdown.markdown_lines import Chunk, chunks, plain
from tutela.law.model import Authority, Completeness, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_FACT = re.compile(r"^\*\*([^*:]+):\*\*\s*(.*?)\s*$", re.MULTILINE)
_CHAPTER = re.compile(r"(?P<number>\d+(?:\s?[a-z])?)\s?kap\.\s+(?=[A-ZÅÄÖ])")
_SECTION = re.compile(r"(?P<label>\d+(?:\s?[a-z]{1,2})?)\s?§(?!§)(?:\s+|$)")
_DATED = re.compile(r"/\s*(?P<what>Träder i kraft I|Upphör att gälla U):\s*(?P<when>[^/]+)/\s*")
_AMENDED_BY = re.compile(r"\s*(?:Lag|Förordning|Kungörelse|Balk)\s\(\d{4}:\d+\)\.\s*$")
_TRANSITION = re.compile(r"\d{4}:\d{1,4}$")
_PART = re.compile(r"(?:[A-ZÅÄÖ]+\sAVDELNINGEN|AVDELNING\b.*|[A-ZÅÄÖ]+\sBALKEN)$", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}$")
_OPENS = re.compile(r"(?:\d{1,2}\.|[a-zåäö]\)|[-–—])\s")
_TRANSITIONAL = "Övergångsbestämmelser"


@dataclass(slots=True)
class _Body:
    """Pieces so far, the open paragraph of law, and the chapter it stands in."""

    as_at: str
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    chapter: str = ""
    annex: str = ""
    label: str | None = None
    dated: str = ""
    lines: list[str] = field(default_factory=list)

    def close(self) -> None:
        """End the open paragraph of law."""
        if self.label is not None:
            self.pieces.append(_article(self))
        self.label, self.lines, self.dated = None, [], ""


def _state(dated: str, texts: Sequence[str], as_at: str) -> State:
    """Not yet in force, superseded, or repealed, by the dates that the paragraph itself bears.

    A date that "the government decides" has not come; without a date of the text, a coming wording is not yet law.
    """
    begins = ends = ""
    for found in _DATED.finditer(dated):
        if found["what"].startswith("Träder"):
            begins = found["when"]
        else:
            ends = found["when"]
    if texts and all(says_repealed(text) for text in texts):
        return State.REPEALED
    if begins and not (_ISO.match(begins) and as_at and begins <= as_at):
        return State.NOT_YET
    if ends and _ISO.match(ends) and as_at and ends <= as_at:
        return State.SUPERSEDED
    return State.IN_FORCE


def _article(body: _Body) -> Article:
    texts = [text for text in body.lines if text]
    state = _state(body.dated, texts, body.as_at)
    paras = nest(Line(*split_marker(text)) for text in texts)
    damage = "characters were lost (U+FFFD)" if any("\ufffd" in text for text in texts) else ""
    chapter = "" if body.annex else body.chapter
    return Article(body.label or "", "", paras, "sec", chapter, body.annex, state=state, damage=damage)


def _joined(chunk: Chunk) -> list[str]:
    """A chunk's hand-broken lines joined; a list marker at the beginning of a line opens an item."""
    texts: list[str] = []
    for line in chunk.lines:
        text = plain(line)[0].strip()
        if texts and not (_OPENS.match(text) and texts[-1][-1:] in ".,:;"):
            texts[-1] += " " + text
        else:
            texts.append(text)
    return texts


def _is_title(text: str, following: str) -> bool:
    """Whether a chunk is a title: short, no sentence, and right before a paragraph of law or another title."""
    return (
        len(text) < 130
        and text[-1:] not in ".,;:"
        and text[:1].isupper()
        and not _OPENS.match(text)
        and bool(following)
    )


def _begins(text: str) -> bool:
    return bool(_SECTION.match(text) or _CHAPTER.match(text))


def _chunk(body: _Body, chunk: Chunk, following: Sequence[str]) -> None:
    texts = _joined(chunk)
    first = texts[0]
    if _TRANSITION.fullmatch(" ".join(texts)):
        body.close()
        body.pieces.append(Heading(1, first))
        body.annex, body.label = _TRANSITIONAL, first
    elif body.annex:
        _law(body, texts)
    elif found := _CHAPTER.match(first):
        body.close()
        body.chapter = found["number"]
        body.pieces.append(Heading(2, " ".join(texts), found["number"]))
    elif found := _SECTION.match(first):
        body.close()
        body.label = found["label"]
        body.marks.append("§")
        texts[0] = first[found.end() :]
        _law(body, texts)
    elif _titled(" ".join(texts), following):
        body.close()
        body.pieces.append(Heading(1 if _PART.match(first) else 3, " ".join(texts)))
    else:
        _law(body, texts)


def _titled(text: str, following: Sequence[str]) -> bool:
    """Titles stand before a chapter, a paragraph of law, or a title that does."""
    if not _is_title(text, "".join(following)):
        return False
    for after in following:
        if _begins(after):
            return True
        if not _is_title(after, "x"):
            return False
    return False


def _law(body: _Body, texts: list[str]) -> None:
    """Running text: dates and amendment notes are taken out by name, the rest is law."""
    if body.label is None:
        body.pieces.extend(Preface(text) for text in texts)
        return
    for text in texts:
        dates = [found[0] for found in _DATED.finditer(text)]
        body.dated += "".join(dates)
        undated = _DATED.sub("", text)
        note = None if says_repealed(undated) else _AMENDED_BY.search(undated)
        body.notes += [*dates, *([note[0].strip()] if note else [])]
        body.lines.append(undated[: note.start()].strip() if note else undated.strip())


def _restarts(pieces: Sequence[Piece]) -> bool:
    """Whether numbering starts again in each chapter: some label stands in two chapters."""
    chapters: dict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        if isinstance(piece, Article) and piece.chapter:
            chapters[piece.label].add(piece.chapter)
    return any(len(found) > 1 for found in chapters.values())


def _without_chapters(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield replace(piece, chapter="") if isinstance(piece, Article) else piece


def _unnumbered(body: _Body) -> None:
    """An act without any numbered paragraph is one paragraph of law."""
    if any(isinstance(piece, Article) for piece in body.pieces):
        return
    texts = [piece.text for piece in body.pieces if isinstance(piece, Preface)]
    body.pieces = [piece for piece in body.pieces if not isinstance(piece, Preface)]
    body.label = "1"
    _law(body, texts)
    body.close()


def _split(text: str) -> tuple[str, str, str]:
    """Title line(s), facts, and body of a file."""
    head, mark, body = text.partition("## Författningstext")
    title = head.split("**", 1)[0]
    return title, head[len(title) :] + mark, body


def _read(text: str, as_at: str) -> tuple[Piece, ...]:
    title, front, rest = _split(text)
    body = _Body(as_at)
    parts = [c for c in chunks(rest) if c.kind != "rule"]
    starts = [_joined(part)[0] if part.kind == "text" else " ".join(part.lines) for part in parts]
    for at, part in enumerate(parts):
        body.marks.append("#" * part.level if part.kind == "heading" else "")
        _chunk(body, part, starts[at + 1 : at + 5])
    body.close()
    _unnumbered(body)
    pieces = body.pieces if _restarts(body.pieces) else list(_without_chapters(body.pieces))
    return (
        Ignored("front_matter", title + front),
        *pieces,
        Ignored("editorial_note", " ".join(body.notes)),
        Ignored("markup", " ".join(filter(None, body.marks))),
    )


class MarkdownSfs:
    """Swedish acts from Rättsbaser as Markdown."""

    name = "markdown-sfs"
    version = 1

    def claims(self, source: Source) -> int:
        """95 where the bold SFS number and the heading of the text are there."""
        return 95 if "**SFS-nummer:**" in source.head and "## Författningstext" in source.head else 0

    def read(self, source: Source) -> Reading:
        """Paragraphs of law by chapter, transitional provisions, facts."""
        text = source.text
        title, front, body = _split(text)
        named = {key.strip(): value for key, value in _FACT.findall(front)}
        updated = named.get("Senast uppdaterad i Rättsbaser", "")
        pieces = _read(text, updated)
        found = any(isinstance(piece, Article) for piece in pieces)
        number = named.get("SFS-nummer", "")
        facts = Facts(
            title=re.sub(r"\s+", " ", title).strip("# "),
            number=number,
            version_date=updated if _ISO.match(updated) else "",
            language=guess_language(body, source.languages or languages()),
            text_state=TextState.CURRENT,
            authority=Authority.UNOFFICIAL,
            completeness=Completeness.WHOLE if found else Completeness.PARTIAL,
        )
        return Reading(facts, pieces)


READER = MarkdownSfs()
