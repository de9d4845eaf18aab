"""Markdown of laws in articles called 条: Japanese (bold **第一条（…）**, 附則) and Chinese (第一条 …, （一）)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tutela.law.language import guess_language
from tutela.law.markdown.markdown_facts import facts_of
from tutela.law.markdown.markdown_lines import Chunk, chunks, front_matter, plain
from tutela.law.model import Authority, Completeness, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_HAN = "〇零一二三四五六七八九十百千"
_ARTICLE = re.compile(
    rf"(?P<label>第[{_HAN}\d]+条(?:[の之][{_HAN}]+)*)(?P<to>(?:から|至|及び|、)第[{_HAN}]+条(?:[の之][{_HAN}]+)*(?:まで)?)?"
    r"(?:（(?P<heading>[^（）]*(?:（[^（）]*）[^（）]*)*)）)?(?P<gap>[\s\u3000]+|$)"
)
_BOLD_ARTICLE = re.compile(r"\*\*第[^*]{1,200}\*\*")
_PARAGRAPH = re.compile(r"(?P<marker>[０-９0-9]{1,3})[\s\u3000]+")
# Items in their order of depth: 一 · イ · （１） · （ｉ）; Chinese （一） and 1．
_ITEMS = (
    re.compile(rf"(?P<marker>[{_HAN}]+(?:の[{_HAN}]+)*)[\s\u3000]+"),
    re.compile(r"(?P<marker>[ァ-ヶ]{1,2})[\s\u3000]+"),
    re.compile(r"(?P<marker>[（(][０-９0-9]{1,2}[）)])[\s\u3000]*"),
    re.compile(r"(?P<marker>[（(][ｉｖｘivx]{1,5}[）)])[\s\u3000]*"),
)
_CN_ITEMS = (
    re.compile(rf"(?P<marker>（[{_HAN}]+）)\s*"),
    re.compile(r"(?P<marker>\d{1,2}[．.、])\s*"),
)
_SUPPLEMENT = re.compile(r"附\s*[则則]|附件|别表|別表|別記")
_MARK = re.compile(r"第[^\s　]{1,8}?([編编章節节款目])")
_LEVELS = {c: n for n, pair in enumerate(("編编", "章", "節节", "款", "目"), 1) for c in pair}
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@dataclass(slots=True)
class _Reading:
    """What is found: pieces, the open article (label, heading, state of numbering) and its paragraphs."""

    japanese: bool
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    annex: str = ""
    label: str | None = None
    heading: str = ""
    paras: list[Para] = field(default_factory=list)
    begun: bool = False

    def close(self) -> None:
        """End the open article, or the supplement that has paragraphs and no articles."""
        if self.label is None and not self.paras:
            return
        text = " ".join(p.text for p in self.paras)
        state = State.REPEALED if self.paras and says_repealed(text) else State.IN_FORCE
        damage = "characters were lost (U+FFFD)" if "\ufffd" in text else ""
        unit = "art" if self.label else "sched"
        paras = tuple(_depths(self.paras))
        self.pieces.append(
            Article(self.label or "", self.heading, paras, unit, annex=self.annex, state=state, damage=damage)
        )
        self.label, self.heading, self.paras = None, "", []

    def plain(self, text: str) -> str:
        """Text without Markdown's signs."""
        bare, marks = plain(text)
        self.marks.append(marks)
        return bare.strip()


def _depths(paras: list[Para]) -> Iterator[Para]:
    """First-level depth for paragraphs where some are numbered (the first never is); items one deeper."""
    numbered = any(_PARAGRAPH.fullmatch(p.marker + " ") for p in paras)
    for para in paras:
        yield Para(para.depth + numbered, para.marker, para.text)


def _item(text: str, indent: int, dashed: bool, paras: list[Para]) -> Para | None:
    """A list item with its depth below the paragraph; None for running text."""
    patterns = _ITEMS if dashed else _CN_ITEMS
    for depth, pattern in enumerate(patterns, 1):
        if found := pattern.match(text):
            deep = max(depth, 1 + indent // 2) if dashed else _chinese_depth(depth, paras)
            return Para(deep, found["marker"], text[found.end() :])
    return Para(1 + indent // 2, "", text) if dashed else None


def _chinese_depth(depth: int, paras: list[Para]) -> int:
    return depth if depth == 1 or any(p.depth and p.marker.startswith("（") for p in paras) else 1


def _line(state: _Reading, raw: str) -> None:
    """One line: the beginning of an article, a numbered paragraph, an item, or running text."""
    indent = len(raw) - len(raw.lstrip(" "))
    dashed = raw.lstrip().startswith("- ")
    bold = raw.startswith("**")
    text = state.plain(raw.strip().removeprefix("- ") if dashed else raw.strip())
    state.marks.extend(["-"] * dashed)
    found = _ARTICLE.match(text)
    if found and (bold or not state.japanese) and not dashed:
        _open(state, found, text)
    elif bold and state.japanese and (number := _PARAGRAPH.match(text)):
        state.paras.append(Para(0, number["marker"], text[number.end() :]))
    elif state.label is None and not state.annex:
        state.pieces.append(_before(state, text))
    elif _separates(text):
        state.marks.append(text)
    elif item := _item(text, indent, dashed, state.paras):
        state.paras.append(item)
    else:
        state.paras.append(Para(0, "", text))


def _separates(text: str) -> bool:
    return not text.strip("\u200b\u3000 ")


def _before(state: _Reading, text: str) -> Piece:
    """Text outside articles: before the first it is preface, later a title that lost its sign."""
    if state.begun and len(text) < 30 and not re.search(r"[。；：]", text):
        return Heading(2, text)
    return Preface(text)


def _open(state: _Reading, found: re.Match[str], text: str) -> None:
    state.close()
    state.begun = True
    state.label = found["label"] + (found["to"] or "")
    state.heading = found["heading"] or ""
    state.marks.extend(["（）"] * bool(found["heading"]))
    rest = text[found.end() :]
    if rest:
        state.paras.append(Para(0, "", rest))


def _title(state: _Reading, chunk: Chunk) -> None:
    state.close()
    state.marks.append("#" * chunk.level)
    text = state.plain(chunk.lines[0])
    if chunk.level == 1 and not state.begun:
        state.pieces.append(Preface(text))
        return
    state.begun = True
    if _SUPPLEMENT.match(text) and (chunk.level == 2 or not state.japanese):
        state.annex = re.sub(r"\s", "", text)
        state.pieces.append(Heading(1, text))
        return
    unit = _MARK.match(text)
    state.annex = ""
    state.pieces.append(Heading(1 + (_LEVELS[unit[1]] if unit else chunk.level), text))


def _table(state: _Reading, chunk: Chunk) -> None:
    for row in chunk.lines:
        cells = [state.plain(cell) for cell in row.strip().strip("|").split("|")]
        state.marks.append("|" * row.count("|"))
        if all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
            state.marks.extend(cells)
        else:
            state.paras.append(Para(1, "", "｜".join(filter(None, cells))))


def _closing_title(state: _Reading) -> None:
    """A short last line without a full stop, right before an article of a file that lost its signs, is a title."""
    last = state.paras[-1] if state.paras else None
    if not state.japanese and last and not last.marker and len(last.text) < 20 and last.text.isalpha():
        state.paras.pop()
        state.close()
        state.pieces.append(Heading(2, last.text))


def _body(text: str, japanese: bool) -> _Reading:
    state = _Reading(japanese)
    head, mark, rest = text.partition("<!-- INFO END -->")
    if mark:
        for line in filter(str.strip, head.splitlines()):
            state.pieces.append(Preface(state.plain(line.lstrip("# "))))
        state.marks.extend(["#", mark])
        text = rest
    for chunk in chunks(text):
        if chunk.kind == "heading":
            _title(state, chunk)
        elif chunk.kind == "table":
            _table(state, chunk)
        else:
            for line in chunk.lines:
                if _ARTICLE.match(line):
                    _closing_title(state)
                _line(state, line)
    state.close()
    state.pieces.append(Ignored("markup", " ".join(filter(None, state.marks))))
    return state


def _dated(text: str) -> list[str]:
    return [f"{int(y):04d}-{int(m):02d}-{int(d):02d}" for y, m, d in _DATE.findall(text)]


def _chinese_facts(head: str, pieces: Iterable[Piece], language: str) -> Facts:
    """Title and dates from the lines above the mark: the first is of adoption, the last of this text."""
    title = next((line.lstrip("# ").strip() for line in head.splitlines() if line.startswith("#")), "")
    dates = sorted(_dated(head))
    found = any(isinstance(p, Article) for p in pieces)
    return Facts(
        title=title,
        date=dates[0] if dates else "",
        version_date=dates[-1] if dates else "",
        language=language,
        text_state=TextState.CURRENT,
        authority=Authority.UNOFFICIAL,
        completeness=Completeness.WHOLE if found else Completeness.PARTIAL,
        damage=() if found else ("No article was found in the file.",),
    )


class MarkdownTiao:
    """Laws in 条, from the e-Gov family (front matter, bold articles) and from lawrefbook (INFO END)."""

    name = "markdown-tiao"
    version = 1

    def claims(self, source: Source) -> int:
        """95 for bold 第…条 or the INFO END mark; 60 for Markdown with lines that begin with 第…条."""
        if source.suffix not in {".md", ".markdown", ""}:
            return 0
        head = source.head
        if "<!-- INFO END -->" in head or _BOLD_ARTICLE.search(head):
            return 95
        return 60 if head.lstrip().startswith("#") and re.search(rf"^第[{_HAN}]+条\s", head, re.MULTILINE) else 0

    def read(self, source: Source) -> Reading:
        """Articles, supplementary provisions and facts."""
        given, raw, text = front_matter(source.text)
        japanese = bool(_BOLD_ARTICLE.search(text))
        language = guess_language(text, source.languages or languages())
        state = _body(text, japanese)
        if not given:
            return Reading(_chinese_facts(text.partition("<!--")[0], state.pieces, language), tuple(state.pieces))
        pieces = (Ignored("front_matter", raw), *state.pieces)
        return Reading(facts_of(given, language, pieces), pieces)


READER = MarkdownTiao()
