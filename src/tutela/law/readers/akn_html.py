"""Akoma Ntoso shown as HTML: a <la-akoma-ntoso> element whose parts carry akn- classes, with a site around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tutela.core.errors import Unreadable
from tutela.law.language import guess_language
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_BASIC = ("article", "section", "rule", "paragraph")
_INNER = ("subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "point", "alinea", "indent",
          "level", "subrule", "section", "article")  # fmt: skip
_BLOCKS = frozenset({*_INNER, "content", "intro", "wrapUp", "p", "blockList", "listIntroduction", "listWrapUp", "num",
                     "heading", "table", "remark", "ul", "tr", "div", "blockContainer", "crossHeading"})  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_URI = re.compile(
    r"/akn/(?P<place>[a-z-]+)/act/(?:(?P<kind>[a-z-]+)/)?(?P<year>\d{4})(?:-\d\d-\d\d)?/(?P<number>[^/@]+)(?:/(?P<lang>[a-z]{3})@(?P<date>\d{4}-\d\d-\d\d)?)?"
)
_HEAD = re.compile(
    r"^(?P<word>[^\W\d]+\.?\s+)?(?P<label>\d[\w.\-/]*|[^\W\d]+)?(?P<stop>[.\s]*[-–—:.]?\s+|[.\s]*$)(?P<heading>.*)$",
    re.DOTALL,
)
_BARE_HEAD = re.compile(r"^(?P<label>\d+[\w\-/]*)\.\s*(?P<heading>.*)$", re.DOTALL)
_EID_NUMBER = re.compile(r"(?:^|__)[a-z]+_(\d+\w*)$")
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = _MONTH_NAMES.split()
_DATE = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")


def _kind(node: LexborNode) -> str:
    """The Akoma Ntoso name of a node ("article"); for other elements their tag."""
    for name in (node.attributes.get("class") or "").split():
        if name.startswith("akn-"):
            return name[4:]
    return node.tag or ""


def _plain(node: LexborNode | None) -> str:
    return " ".join(node.text(deep=True, separator="").split()) if node is not None else ""


def _spaced(node: LexborNode) -> str:
    """All text of a node, its parts parted by blanks: for what is not read further."""
    return " ".join(node.text(deep=True, separator=" ").split())


def _children(node: LexborNode) -> Iterator[LexborNode]:
    yield from node.iter(include_text=False)


@dataclass(slots=True)
class _Words:
    paras: list[Para] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def add(self, depth: int, marker: str, text: str) -> None:
        if text or marker:
            self.paras.append(Para(depth, marker, text))


def _has_blocks(node: LexborNode) -> bool:
    return any(_kind(inner) in _BLOCKS for inner in node.css("*") if inner != node)


def _walk(node: LexborNode, depth: int, marker: str, words: _Words) -> None:
    """A block: what it says itself stands at `depth` (its number with the first words), units inside below it."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            words.add(depth, marker if _bare(child) else "", _bare(child))
            marker = "" if _bare(child) else marker
            continue
        kind = _kind(child)
        if kind == "num":
            marker = f"{marker} {_plain(child)}".strip()
        elif kind in ("remark", "noteRef", "note"):
            words.ignored.append(Ignored("editorial_note", _spaced(child)))
        elif kind in _INNER:
            if marker:
                words.add(depth, marker, "")
            marker = ""
            _walk(child, depth + 1, "", words)
        elif kind == "tr" or not _has_blocks(child):
            text = _spaced(child) if kind == "tr" else _plain(child)
            words.add(depth, marker, text)
            marker = "" if text else marker
        else:
            _walk(child, depth, marker, words)
            marker = ""
    words.add(depth, marker, "")


def _bare(node: LexborNode) -> str:
    return " ".join((node.text(deep=False) or "").split())


@dataclass(frozen=True, slots=True)
class _Tree:
    """How this document is built: the name of its basic unit (article, section …)."""

    basic: str

    def body(self, node: LexborNode, level: int, annex: str) -> Iterator[Piece]:
        """A container's titles and articles; anything else is kept as words outside the articles."""
        for child in _children(node):
            kind = _kind(child)
            if kind == self.basic:
                yield from self.article(child, annex)
            elif child.css_first(f".akn-{self.basic}") is not None:
                yield from self.container(child, level, annex)
            elif kind in ("preface", "preamble", "longTitle"):
                yield Preface(_spaced(child))
            elif kind in ("attachment", "doc") or "akn-attachment" in (child.attributes.get("class") or ""):
                yield self.schedule(child)
            elif kind in _HEADINGS:
                continue
            elif text := _spaced(child):
                yield Ignored("editorial_note", text) if kind == "remark" else Preface(text)

    def container(self, node: LexborNode, level: int, annex: str) -> Iterator[Piece]:
        head = next((c for c in _children(node) if _kind(c) in _HEADINGS), None)
        title = _spaced(head) if head is not None else ""
        deeper = level
        if title:
            number = re.search(r"\d+|\b[IVXLC]+\b", title)
            yield Heading(level, title, number[0] if number else "")
            deeper = level + 1
        if "akn-attachment" in (node.attributes.get("class") or ""):
            annex = title or annex
        yield from self.body(node, deeper, annex)

    def article(self, node: LexborNode, annex: str) -> Iterator[Piece]:
        """One article: label and heading from its title line, blocks from its content."""
        head = next((c for c in _children(node) if _kind(c) in _HEADINGS), None)
        word, label, heading = _head(_plain(head), node.attributes.get("data-eid") or node.attributes.get("id") or "")
        words = _Words()
        for child in _children(node):
            if child is head or (head is not None and child == head):
                continue
            if _kind(child) in _INNER:
                _walk(child, 1, "", words)
            else:
                _walk(child, 0, "", words)
        yield from words.ignored
        if word:
            yield Ignored("markup", word)
        text = " ".join(p.text for p in words.paras)
        gone = says_repealed(text) if text else says_repealed(heading) or bool(words.ignored)
        unit = {"article": "art", "section": "sec", "rule": "rule"}.get(self.basic, "para")
        yield Article(
            label, heading, tuple(words.paras), unit, annex=annex, state=State.REPEALED if gone else State.IN_FORCE
        )

    def schedule(self, node: LexborNode) -> Article:
        heads = node.css("h1, h2, h3")
        words = _Words()
        _walk(node, 0, "", words)
        title = _plain(heads[0]) if heads else ""
        paras = words.paras[1:] if words.paras and words.paras[0].text == title else words.paras
        return Article(title, "", tuple(paras), "sched")


def _head(title: str, eid: str) -> tuple[str, str, str]:
    """ "Article 33 – Showing …" as word, label and heading; "Article One" takes its number from the eId."""
    if bare := _BARE_HEAD.match(title):
        return "", bare["label"], bare["heading"]
    found = _HEAD.match(title)
    number = _EID_NUMBER.search(eid)
    if not found or not (found["label"] or number):
        return "", number[1] if number else "", title
    if found["label"] and found["label"][0].isdigit():
        return (found["word"] or "").strip(), found["label"].rstrip("."), found["heading"]
    if found["word"] and number:
        return f"{found['word']}{found['label'] or ''}".strip(), number[1], found["heading"]
    if found["word"] and found["label"] and found["heading"]:
        return f"{found['word']}{found['label']}", "", found["heading"]
    return "", number[1] if number else "", title


def _numbered(pieces: list[Piece]) -> list[Piece]:
    """An article whose number is a word ("Article One") stands directly before the one that tells its number."""
    numbered: list[Piece] = []
    following = ""
    for piece in reversed(pieces):
        if isinstance(piece, Article) and not piece.annex:
            if not piece.label and following.isdigit() and int(following) > 1:
                numbered.append(replace(piece, label=str(int(following) - 1)))
                following = str(int(following) - 1)
                continue
            following = piece.label
        numbered.append(piece)
    return numbered[::-1]


def _spoken_date(text: str) -> str:
    found = _DATE.search(text)
    if not found or found[2].lower() not in _MONTHS:
        return ""
    return f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02}-{int(found[1]):02}"


def _facts(law: LexborNode, source: Source, text: str) -> Facts:
    uri = _URI.search(law.attributes.get("frbr-expression-uri") or "")
    cover = law.css_first(".coverpage")
    notices = _spaced(cover) if cover is not None else ""
    title = _plain(cover.css_first("h1")) if cover is not None else ""
    repealed = re.search(r"\b(?:has been|was|is)?\s*(?:repealed|abrogé)", notices.replace(title, ""), re.IGNORECASE)
    return Facts(
        title=title,
        short_title=_plain(cover.css_first("h2")) if cover is not None else "",
        number=f"{uri['year']}/{uri['number']}" if uri else "",
        date=_spoken_date(_plain(law.css_first(".assent-date"))),
        version_date=(uri["date"] or "") if uri else "",
        language=law.attributes.get("lang") or guess_language(text, source.languages or languages()),
        text_state=TextState.HISTORIC if repealed else TextState.CURRENT,
        authority=Authority.UNOFFICIAL,
    )


def _site(tree: LexborHTMLParser) -> Iterator[Piece]:
    """What the site prints around the law."""
    body = tree.body
    if body is None:
        return
    for node in body.css("la-akoma-ntoso, script, style, noscript, template"):
        node.decompose()
    if text := _spaced(body):
        yield Ignored("site_menu", text)


class AknHtml:
    """Pages of the Laws.Africa / Peachjam family and others that show Akoma Ntoso as HTML."""

    name = "akn-html"
    version = 1

    def claims(self, source: Source) -> int:
        """The element or its classes, wherever the page has them, in something that is HTML."""
        if "<html" not in source.head.lower() and "<la-akoma-ntoso" not in source.head:
            return 0
        return 90 if "<la-akoma-ntoso" in source.text or 'class="akn-akomaNtoso"' in source.text else 0

    def read(self, source: Source) -> Reading:
        """The law and, by name, the site around it; raises Unreadable where no unit carries an akn- class."""
        tree = LexborHTMLParser(source.text.replace("\0", ""))
        law = tree.css_first("la-akoma-ntoso") or tree.css_first(".akn-akomaNtoso")
        if law is None:
            raise Unreadable(source.file, "no element with class akn-akomaNtoso.", "Fetch the page again.")
        basic = next((kind for kind in _BASIC if law.css_first(f".akn-{kind}") is not None), "")
        if not basic:
            raise Unreadable(source.file, "no article and no section in the text.", "The page may show a PDF only.")
        facts = _facts(law, source, _spaced(law))
        pieces: list[Piece] = []
        if (cover := law.css_first(".coverpage")) is not None:
            pieces.append(Ignored("front_matter", _spaced(cover)))
            cover.decompose()
        pieces.extend(_Tree(basic).body(law, 1, ""))
        return Reading(facts, (*_numbered(pieces), *_site(tree)))


READER = AknHtml()
