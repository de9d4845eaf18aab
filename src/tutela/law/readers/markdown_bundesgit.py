"""BundesGit Markdown: German federal acts with a definition list of facts, hand-broken lines and indented lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tutela.law.language import guess_language
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.markdown.markdown_lines import Chunk, chunks, front_matter, plain
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_HEAD = re.compile(
    r"(?P<mark>\(XXXX\)\s*)?(?P<word>§§?|Art(?:ikel)?\.?|Anlage|Anhang)\s*"
    r"(?P<label>\d+\s?[a-z]{0,2}(?:\s(?:bis|und|u\.|,)\s\d+\s?[a-z]?(?!\w))*(?![\w])|[IVXLC]+(?!\w)|\(zu[^)]*\)|$)\s*(?P<rest>.*)$"
)
_REPEAL = re.compile(r"^\((?:weggefallen|aufgehoben)\)$|^weggefallen$")
_FACT = re.compile(r"^[^\n:]{3,60}\n:\s")
_CHANGED = re.compile(r"(?:v\.|vom)\s(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(slots=True)
class _Open:
    label: str
    heading: str
    annex: str
    unit: str
    lines: list[Line] = field(default_factory=list)


def _facts(given: dict[str, object], listed: Sequence[str], language: str) -> Facts:
    named = dict(re.split(r"\n:\s+", entry, maxsplit=1) for entry in listed if "\n:" in entry)
    changes = [
        f"{y}-{int(m):02d}-{int(d):02d}"
        for entry in listed
        if re.match(r"(?i)zuletzt geändert|(?:mittelbare )?änderung", entry)
        for d, m, y in _CHANGED.findall(entry)
    ]
    date = named.get("Ausfertigungsdatum", "").strip()
    return Facts(
        title=str(given.get("Title", "")),
        short_title=str(given.get("jurabk", "")),
        number=str(given.get("slug") or given.get("jurabk") or ""),
        date=date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else "",
        version_date=max(changes, default=""),
        language=language,
        text_state=TextState.CURRENT,
        authority=Authority.UNOFFICIAL,
    )


def _opens(line: str, first: bool) -> tuple[str, str] | None:
    """The marker that a line opens an item with, and its text: followed by two blanks, or first in its chunk."""
    marker, rest = split_marker(line.strip())
    wide = re.match(r"\s*\S+(?:\s{2,}\S|\s*$)", line) is not None
    return (marker, rest) if marker and (wide or first) else None


def _lines(chunk: Chunk) -> Iterator[Line]:
    """A chunk's lines joined; each line that opens an item begins a new one, at its own indent."""
    held, marker = list[str](), ""
    indent = len(chunk.lines[0]) - len(chunk.lines[0].lstrip())
    for line in chunk.lines:
        opened = _opens(line, first=not held and not marker)
        if opened:
            if held or marker:
                yield Line(marker, " ".join(held), indent)
            held, marker, indent = [], opened[0], len(line) - len(line.lstrip())
        text = opened[1] if opened else line.strip()
        held.extend([text] if text else [])
    yield Line(marker, " ".join(held), indent)


def _article(opened: _Open) -> Article:
    lines = [line for line in opened.lines if line.text or line.marker]
    gone = says_repealed(opened.heading) if not lines else all(says_repealed(line.text) for line in lines)
    text = " ".join(line.text for line in lines)
    damage = "" if text or gone else "the source has no text under this label"
    if "\ufffd" in text:
        damage = "characters were lost (U+FFFD)"
    state = State.REPEALED if gone else State.IN_FORCE
    return Article(
        opened.label, opened.heading, nest(lines), opened.unit, annex=opened.annex, state=state, damage=damage
    )


@dataclass(slots=True)
class _Body:
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    open: _Open | None = None
    begun: bool = False

    def plain(self, text: str) -> str:
        bare, marks = plain(text)
        self.marks.append(marks)
        return bare

    def close(self) -> None:
        if self.open:
            self.pieces.append(_article(self.open))
            self.open = None


def _heading(body: _Body, chunk: Chunk) -> None:
    body.close()
    body.marks.append("#" * chunk.level)
    text = body.plain(chunk.lines[0]).strip()
    found = _HEAD.match(text)
    if not found:
        body.begun = body.begun or chunk.level > 1
        body.pieces.append(
            Preface(text) if chunk.level == 1 and not body.begun else Heading(chunk.level, text.strip(" -"))
        )
        body.marks.append("-" * text.endswith("-"))
        return
    body.begun = True
    annexed = found["word"].startswith("An")
    label = "" if found["label"].startswith("(") else found["label"]
    rest = f"{found['label'] if not label else ''} {found['rest']}".strip()
    body.marks.append(f"{found['mark'] or ''} {'' if annexed else found['word']}")
    body.open = _Open(label, rest, found["word"] if annexed else "", "sched" if annexed else "art")


def _text(body: _Body, chunk: Chunk) -> None:
    raw = "\n".join(chunk.lines)
    if not body.begun and _FACT.match(raw):
        body.listed.append(raw)
        body.pieces.append(Ignored("front_matter", raw))
    elif body.open:
        clean = Chunk("text", 0, tuple(_unstarred(body, line) for line in chunk.lines))
        body.open.lines.extend(_lines(clean))
    else:
        body.pieces.append(Preface(body.plain(chunk.text)))


def _unstarred(body: _Body, line: str) -> str:
    """A line without Markdown's signs; the bullet `*` becomes a dash."""
    bullet = re.match(r"\s*[*+]\s{2,}", line)
    if bullet:
        body.marks.append("*")
        return bullet[0].replace("*", "–").replace("+", "–") + body.plain(line[bullet.end() :])
    return body.plain(line)


class MarkdownBundesgit:
    """The BundesGit collection of German federal law."""

    name = "markdown-bundesgit"
    version = 1

    def claims(self, source: Source) -> int:
        """95 where the front matter has `jurabk` and `slug`."""
        head = source.head
        return 95 if head.startswith("---") and "\njurabk:" in head and "slug:" in head else 0

    def read(self, source: Source) -> Reading:
        """Articles, headings and facts."""
        given, raw, text = front_matter(source.text)
        body = _Body(pieces=[Ignored("front_matter", raw)])
        for chunk in chunks(text):
            if chunk.kind == "heading":
                _heading(body, chunk)
            else:
                _text(body, chunk)
        body.close()
        body.pieces.append(Ignored("markup", " ".join(filter(None, body.marks))))
        language = guess_language(text, source.languages or languages())
        return Reading(_facts(given, body.listed, language), tuple(body.pieces))


READER = MarkdownBundesgit()
