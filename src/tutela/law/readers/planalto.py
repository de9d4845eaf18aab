"""Brazilian federal law as planalto.gov.br shows it: old wordings struck through beside the new ones."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tutela.core.errors import Unreadable
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.shown_lines import ShownLine, shown_lines
from tutela.law.source import Source

_ARTICLE = re.compile(
    r"^(?P<open>[“\"'‘”]\s*)?Art(?:igo)?\s?\.?\s*"
    r"(?P<label>\d{1,3}(?:\.\d{3})?\s?(?:[oº°ª]{1,2}(?![a-z]))?\.?(?:\s?-[A-Z]{1,2}(?!\w))?)"
    r"(?P<stop>[\s.\-–—:]*)(?P<rest>.*)$"
)
_NOTED = (
    "Redação|Redacao|Inclu[ií]d[oa]s?|Acrescid[oa]s?|Acrescentad[oa]s?|Revogad[oa]s?|Vide|Vigência|Regulamento"
    "|Regulamentação|Renumerad[oa]s?|Suprimid[oa]s?|Execução suspensa|Expressão|Mantid[oa]|Restabelecid[oa]"
    "|Promulgação|Produção de efeito|VETADO|Vetado|Veto|Rejeitad[oa]|Transformad[oa]|Retificad[oa]|Eficácia"
    "|Norma anterior|Texto compilado|Mensagem de [Vv]eto|Declarad[oa]|NR|Publicação|Conversão"
)
_NOTE = re.compile(
    rf"\(\s*(?:{_NOTED})\b[^()]*(?:\([^()]*\)[^()]*)*\)+\.?"
    r"|^\s*(?:Texto compilado|Mensagem de veto|Vigência|Regulamento|Vide .{0,80})\s*$"
)
_VETO = re.compile(r"^\W*\(?\s*vetad[oa]", re.IGNORECASE)
_SUSPENDED_NOTE = re.compile(r"\(\s*Execução suspensa")
_TITLE_WORDS = {"PARTE": 1, "LIVRO": 2, "TÍTULO": 3, "TITULO": 3, "CAPÍTULO": 4, "CAPITULO": 4, "SEÇÃO": 5, "SECAO": 5,
                "SEÇAO": 5, "SUBSEÇÃO": 6}  # fmt: skip
_TITLE = re.compile(
    rf"^\W*(?P<word>{'|'.join(_TITLE_WORDS)})\b\s*(?P<number>[IVXLC]+(?:-[A-Z])?|[ÚU]NIC[OA]|GERAL|ESPECIAL|\w+)?",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"^[“\"‘]?\s*(?P<par>§+\s*\d+\s*[oº°ª]{0,2}\.?(?:-[A-Z]\b)?\s*[-–—.]*|[Pp]arágrafo\s+único\s*[-–—.:]*)"
    r"|^[“\"‘]?\s*(?P<inc>[IVXLC]+(?:-[A-Z])?)\s*(?:[-–—.]+|\))\s*(?=\S|$)"
    r"|^[“\"‘]?\s*(?P<ali>[a-z]{1,2}\s?\))\s*"
    r"|^[“\"‘]?\s*(?P<num>\d{1,2}\s?[.)])\s+",
)
_LEVELS = {"par": 1, "inc": 2, "ali": 3, "num": 4}
_ACT = re.compile(
    r"^\W*(?P<kind>LEI COMPLEMENTAR|DECRETO[- ]LEI|LEI|DECRETO|MEDIDA PROVISÓRIA|EMENDA CONSTITUCIONAL)"
    r"\s+(?:N\s?[oº°.]{0,3}\s*)?(?P<number>[\d.]+)"
    r"\W+DE\s+(?P<day>\d{1,2})\s*[oº°]?\s+DE\s+(?P<month>\w+)\s+DE\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTH_NAMES = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
_MONTHS = _MONTH_NAMES.split()
_SIGNED = re.compile(r"^\W*(?:Brasília|Rio de Janeiro)\s*,.{0,60}\d{4}|^\W*Senado Federal, em")
_NOT_OFFICIAL = re.compile(r"Este texto não substitui", re.IGNORECASE)
_PAGE_HEAD = re.compile(r"Presidência\s*da República|Casa Civil|Subchefia|Secretaria-Geral", re.IGNORECASE)
_PENALTY = re.compile(r"Penas?\s*[-–—:]")
_QUOTE_END = re.compile(r"[”\"]\s*(?:\(NR\))?\s*[.;]?\s*$|\(NR\)\s*$")
_QUOTE_START = re.compile(r"^\s*[“\"]\s*(?:Art|§|TÍTULO|CAPÍTULO|Seção|SEÇÃO|Parágrafo|[IVX]+\s*[-–—])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of an article: its words without notes, and whether they are struck through."""

    text: str
    struck: bool
    rubric: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Open:
    """An article that is being read."""

    label: str
    heading: str
    rows: list[_Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mark: str = ""  # "Art.", as printed

    @property
    def struck(self) -> bool:
        """Whether nothing of it stands but what is struck through."""
        return bool(self.rows) and all(row.struck for row in self.rows if row.text)


@dataclass(slots=True)
class _Page:
    """The page, line by line: pieces so far, the article that is open, and a heading that waits for its article."""

    pieces: list[Piece] = field(default_factory=list)
    article: _Open | None = None
    waiting: list[str] = field(default_factory=list)
    title: Heading | None = None
    quoting: bool = False
    ended: bool = False
    begun: bool = False
    number: int = 0
    last_struck: tuple[str, str] = ("", "")  # label and heading of a struck article: its new wording shares them

    def leave(self, kind: str, text: str) -> None:
        if text:
            self.pieces.append(Ignored(kind, text))

    def line(self, line: ShownLine) -> None:
        """Gives one line its place."""
        text, notes = _without_notes(line.live)
        struck = line.struck
        if not self.begun and self.front(line, text, notes):
            return
        if self.ended or self.end(text):
            self.leave("signature", " ".join(filter(None, (line.text,))))
            return
        if struck:
            self.words(struck, True, [], line)
        if text or notes:
            self.words(text, False, notes, line)

    def front(self, line: ShownLine, text: str, notes: list[str]) -> bool:
        """What stands before the first article or title; False where the act begins."""
        if _ARTICLE.match(line.text) or (_TITLE.match(text) and line.centred):
            self.begun = True
            return False
        for note in notes:
            self.leave("editorial_note", note)
        if _PAGE_HEAD.search(text):
            self.leave("page_furniture", text)
        elif text:
            self.pieces.append(Preface(text))
        self.leave("struck_through", line.struck)
        return True

    def end(self, text: str) -> bool:
        """Whether the signatures begin."""
        if _SIGNED.match(text) or _NOT_OFFICIAL.search(text):
            self.flush()
            self.ended = True
        return self.ended

    def words(self, text: str, struck: bool, notes: list[str], line: ShownLine) -> None:
        """A line's live or struck words."""
        if (found := _ARTICLE.match(text)) and not self.quotes(found, line):
            self.open(found, struck, notes)
        elif not struck and self.headed(text, line, notes):
            return
        elif self.article is None or self.waiting:
            self.before(text, struck, notes, line)
        else:
            self.add(text, struck, notes, line)

    def quotes(self, found: re.Match[str], line: ShownLine) -> bool:
        """Whether an article's line belongs to another act's text that this act quotes."""
        if found["open"] or (line.quoted and self.article is not None and not self.next_own(found)):
            self.quoting = self.article is not None
            return self.quoting
        return self.quoting and not self.next_own(found)

    def next_own(self, found: re.Match[str]) -> bool:
        """A quotation, or an indented block, ends where this act's own numbers go on: 235, or 234-B after 234-A."""
        label = _label(found["label"])
        current = self.article.label if self.article else ""
        lettered = _whole(label) == self.number and label > current and len(label) >= len(current)
        return _whole(label) == self.number + 1 or lettered

    def open(self, found: re.Match[str], struck: bool, notes: list[str]) -> None:
        self.quoting = False
        label = _label(found["label"])
        rubrics = self.rubrics()
        self.flush()
        self.number = _whole(label)
        if not rubrics and self.last_struck[0] == label:
            rubrics = self.last_struck[1]
        self.article = _Open(label, rubrics, mark=found[0][: found.start("label")].strip())
        self.last_struck = (label, rubrics) if struck else ("", "")
        self.article.rows.append(_Row(found["rest"], struck))
        self.article.notes += notes

    def rubrics(self) -> str:
        heading = " ".join(self.waiting)
        self.waiting = []
        return heading

    def headed(self, text: str, line: ShownLine, notes: list[str]) -> bool:
        """Titles of parts and chapters; a centred line after one is its name."""
        if self.quoting or line.quoted or not text:
            return False
        found = _TITLE.match(text)
        if found and (line.centred or text.isupper() or len(text) < 40) and not _QUOTE_START.match(text):
            self.flush()
            self.title = Heading(_TITLE_WORDS[found["word"].upper()], text, found["number"] or "")
        elif line.centred and self.title is not None and not _MARKER.match(text):
            self.title = Heading(self.title.level, f"{self.title.text} {text}", self.title.number)
        else:
            return False
        for note in notes:
            self.leave("editorial_note", note)
        return True

    def settle(self) -> None:
        """A title is complete when something else begins."""
        if self.title is not None:
            self.pieces.append(self.title)
            self.title = None

    def before(self, text: str, struck: bool, notes: list[str], line: ShownLine) -> None:
        """Words that wait for what comes next: the rubric of an article, or of a paragraph of the open one."""
        self.settle()
        for note in notes:
            self.leave("editorial_note", note)
        if not text:
            return
        if struck:
            self.leave("struck_through", text)
        elif self.article is not None and not _rubric(text, line):
            for rubric in self.waiting:
                self.article.rows.append(_Row(rubric, False, rubric=True))
            self.waiting = []
            self.add(text, struck, [], line)
        else:
            self.waiting.append(text)

    def add(self, text: str, struck: bool, notes: list[str], line: ShownLine) -> None:
        self.settle()
        assert self.article is not None
        if _QUOTE_START.match(text):
            self.quoting = True
        quoted = self.quoting or line.quoted > 0
        if text and not quoted and _rubric(text, line):
            self.waiting += [text] * (not struck)
            self.leave("struck_through", text if struck else "")
        elif text:
            self.article.rows.append(_Row(text, struck, quoted=quoted))
        if not struck and _QUOTE_END.search(line.text):
            self.quoting = False
        self.article.notes += notes

    def flush(self) -> None:
        """Closes the open article and title."""
        if self.article is not None:
            self.pieces.extend(_finished(self.article))
            self.article = None
        self.settle()
        for rubric in self.waiting:
            self.pieces.append(Preface(rubric))
        self.waiting = []


def _rubric(text: str, line: ShownLine) -> bool:
    """A short line without full stop, bold or followed by an article: the name of an offence."""
    short = (
        len(text) < 110 and not re.search(r"[.;:,”\"]$", text) and not _MARKER.match(text) and not _PENALTY.match(text)
    )
    return short and text[0].isupper() and (line.bold or len(text.split()) <= 9)


def _without_notes(text: str) -> tuple[str, list[str]]:
    notes = [m[0].strip() for m in _NOTE.finditer(text)]
    return " ".join(_NOTE.sub(" ", text).split()).strip(" \xa0"), notes


def _label(printed: str) -> str:
    """241-A, 1.048, 5: the number without ordinal mark and full stop."""
    return re.sub(r"(?<=\d)\s?[oº°ª]+|\.(?!\d)|\s", "", printed)


def _whole(label: str) -> int:
    found = re.match(r"[\d.]+", label)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits) if digits else 0


def _marker(text: str) -> tuple[str, str, str]:
    """Kind, marker and rest of a line: § 1º, I –, a), 1."""
    found = _MARKER.match(text)
    if not found:
        return "", "", text
    return found.lastgroup or "", found[0].strip(), text[found.end() :].strip()


def _paras(rows: Iterable[_Row]) -> Iterator[Para]:
    """Caput 0; paragraphs, items, letters and numbers each below what they stand in; a penalty at its stem's depth."""
    open_: list[str] = []
    for row in rows:
        kind, marker, rest = _marker(row.text)
        if row.quoted and _ARTICLE.match(row.text):
            open_ = []
        if kind:
            while open_ and _LEVELS[open_[-1]] >= _LEVELS[kind]:
                open_.pop()
            open_.append(kind)
            yield Para(len(open_) + row.quoted, marker, rest)
            continue
        if row.rubric:
            open_ = []
        yield Para(1 if row.rubric else _stem(open_) + row.quoted, "", row.text)


def _stem(open_: list[str]) -> int:
    return 1 if "par" in open_ else 0


def _state(article: _Open, text: str) -> State:
    notes = " ".join(article.notes)
    if _VETO.match(text) or not re.search(r"\w", text):
        return State.REPEALED
    return State.SUSPENDED if _SUSPENDED_NOTE.search(notes) and not article.rows[1:] else State.IN_FORCE


def _finished(article: _Open) -> Iterator[Piece]:
    """An article: of one that is struck through as a whole the words stay, as superseded or repealed."""
    yield Ignored("markup", article.mark)
    for note in article.notes:
        yield Ignored("editorial_note", note)
    if article.struck:
        rows = []
        for row in article.rows:
            text, notes = _without_notes(row.text)
            rows.append(_Row(text, True, row.rubric))
            yield from (Ignored("editorial_note", note) for note in notes)
        yield Article(article.label, article.heading, tuple(_paras(rows)), state=State.SUPERSEDED)
        return
    for row in article.rows:
        if row.struck and row.text:
            yield Ignored("struck_through", row.text)
    live = [row for row in article.rows if not row.struck and row.text]
    state = _state(article, " ".join(row.text for row in live))
    yield Article(article.label, article.heading, tuple(_paras(live)), state=state)


def _repealed(pieces: list[Piece]) -> Iterator[Piece]:
    """A struck article without a newer wording beside it was repealed, not replaced."""
    alive = Counter(p.label for p in pieces if isinstance(p, Article) and p.state is not State.SUPERSEDED)
    for piece in pieces:
        if isinstance(piece, Article) and piece.state is State.SUPERSEDED and not alive[piece.label]:
            yield Article(piece.label, piece.heading, piece.paras, state=State.REPEALED)
        else:
            yield piece


def _facts(pieces: list[Piece]) -> Facts:
    preface = [p.text for p in pieces if isinstance(p, Preface)]
    at, found = next(((i, m) for i, text in enumerate(preface) if (m := _ACT.match(text))), (0, None))
    if found is None:
        return Facts(language="pt", text_state=TextState.UNKNOWN, authority=Authority.UNOFFICIAL)
    summary = next((t for t in preface[at + 1 :] if t.endswith(".") and not t.startswith("O PRESIDENTE")), "")
    return Facts(
        title=f"{preface[at].strip()} {summary}".strip(),
        number=f"{re.sub(r'[ -]+', '-', found['kind'].lower())}-{found['number'].replace('.', '')}",
        date=_date(found),
        language="pt",
        text_state=_text_state(pieces),
        authority=Authority.UNOFFICIAL,
    )


def _date(found: re.Match[str]) -> str:
    month = found["month"].lower()
    return f"{found['year']}-{_MONTHS.index(month) + 1:02}-{int(found['day']):02}" if month in _MONTHS else ""


def _text_state(pieces: list[Piece]) -> TextState:
    """Amending where most articles quote another act's words; current where notes tell of amendments."""
    articles = [p for p in pieces if isinstance(p, Article)]
    quoting = sum(
        any(_QUOTE_START.match(f"{p.marker} {p.text}") or p.text.startswith("“") for p in a.paras) for a in articles
    )
    if articles and 3 * quoting >= len(articles):
        return TextState.AMENDING
    noted = any(isinstance(p, Ignored) and p.kind == "editorial_note" and "dada pel" in p.text for p in pieces)
    return TextState.CURRENT if noted else TextState.AS_ENACTED


class Planalto:
    """Pages of planalto.gov.br: FrontPage HTML headed "Presidência da República"."""

    name = "planalto"
    version = 1

    def claims(self, source: Source) -> int:
        """The page's head names the Presidency; FrontPage alone is no proof."""
        head = source.text[:30000] if "<html" in source.head.lower() else ""
        ours = "legislacao.planalto.gov.br" in head or re.search(
            r"Presid[êe]ncia\s*(?:<[^>]*>\s*)*da\s+Rep[úu]blica", head
        )
        return 90 if ours else 0

    def read(self, source: Source) -> Reading:
        """The page from its title to the signatures; raises Unreadable where there is no article."""
        page = _Page()
        for line in shown_lines(source.text):
            page.line(line)
        page.flush()
        if not any(isinstance(p, Article) for p in page.pieces):
            raise Unreadable(source.file, 'no line begins with "Art." and a number.', "Fetch the page again.")
        pieces = list(_repealed(page.pieces))
        return Reading(_facts(pieces), tuple(p for p in pieces if not isinstance(p, Ignored) or p.text))


READER = Planalto()
