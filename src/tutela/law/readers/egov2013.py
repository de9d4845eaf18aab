"""The e-Gov HTML of Japan before 2017: flat DIVs of the classes arttitle, item, number and para1 to para10."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tutela.core.errors import Unreadable
from tutela.core.text import canonical
from tutela.law.labels import normal_label
from tutela.law.layout.printed_act import lost
from tutela.law.model import Authority, Completeness, Ignored, State, TextState
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source, decode

_ARTICLE = re.compile(r"第[^\s　]*条(?:の[^\s　]+)?")
_HEADING = re.compile(r"第\S+?(?P<kind>[編章節款目])(?:の\S+?)?[\s　]")
_ANNEX = re.compile(r"附[\s　]*則|別[\s　]*表")
_LEVELS = {kind: at + 1 for at, kind in enumerate("編章節款目")}
_ITEM_CLASS = re.compile(r"number|para\d+")


@dataclass(slots=True)
class _Open:
    """The article that is being read."""

    label: str
    heading: str
    paras: list[Para] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    pieces: list[Piece] = field(default_factory=list)
    article: _Open | None = None
    title: str = ""
    annex: str = ""
    begun: bool = False

    def close(self) -> None:
        if self.article is not None:
            self.pieces.append(_article(self.article, self.annex))
            self.article = None
        if self.title:
            self.pieces.append(Heading(len(_LEVELS) + 1, self.title))
            self.title = ""


def _article(held: _Open, annex: str) -> Article:
    numbered = any(p.depth == 1 and p.marker for p in held.paras)
    shift = 0 if numbered else -1  # a single paragraph is the article's own running text
    paras = tuple(Para(p.depth + shift, p.marker, p.text) for p in held.paras)
    words = " ".join(p.text for p in paras)
    state = State.REPEALED if says_repealed(words) else State.IN_FORCE
    unit = "para" if annex else "art"
    return Article(held.label, held.heading, paras, unit=unit, annex=annex, state=state, damage=lost(words))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _class(node: LexborNode) -> str:
    return (node.attributes.get("class") or "") if node.tag == "div" else ""


def _words(node: LexborNode) -> str:
    """A block's own text, without the blocks inside it."""
    return "".join(
        (c.text_content or "") if c.tag == "-text" else "" if _ITEM_CLASS.match(_class(c)) else c.text()
        for c in _children(node)
        if not (c.tag or "").startswith("-") or c.tag == "-text"
    )


def _block(node: LexborNode, depth: int) -> Iterator[Para]:
    """A block and those inside it as paragraphs: the bold number is the marker."""
    bold = next((c for c in _children(node) if c.tag == "b"), None)
    marker = canonical(bold.text()) if bold is not None else ""
    body = canonical(_words(node)).removeprefix(marker)
    yield Para(depth, marker, body.strip())
    for child in _children(node):
        if _ITEM_CLASS.match(_class(child)):
            level = int(re.sub(r"\D", "", _class(child)) or 0)
            yield from _block(child, depth + 1 if not level else max(depth + 1, 2 + level))


def _item(node: LexborNode, state: _State) -> None:
    first, *others = _block(node, 1)
    if _ARTICLE.fullmatch(first.marker):
        title, state.title = state.title, ""
        state.close()
        state.article = _Open(first.marker, title)
        first = Para(1, "", first.text)
    elif state.article is None:  # supplementary provisions without articles
        state.article = _Open("", "")
    state.article.paras += [p for p in (first, *others) if p.text or p.marker]
    state.begun = True


def _bold(node: LexborNode, state: _State) -> None:
    """Bold text outside articles: the title, or a heading of a part, chapter or supplementary provisions."""
    text = canonical(node.text())
    if not text:
        return
    state.close()
    heading, annex = _HEADING.match(text + " "), _ANNEX.match(text)
    if annex:
        state.annex = re.sub(r"[\s　]", "", annex[0])
        state.pieces.append(Heading(1, text))
        state.begun = True
    elif heading:
        state.pieces.append(Heading(_LEVELS[heading["kind"]], text, normal_label(text.split()[0])))
        state.begun = True
    else:
        state.pieces.append(Preface(text))


def _rest(text: str, state: _State) -> None:
    """Text outside all blocks: before the first article the preface, after it part of the article."""
    if not canonical(text):
        return
    if state.article is not None:
        state.article.paras.append(Para(1, "", canonical(text)))
    else:
        state.pieces.append(Preface(canonical(text)))


def _walk(node: LexborNode, state: _State) -> None:
    for child in _children(node):
        name, tag = _class(child), child.tag or ""
        if tag == "-text":
            _rest(child.text_content or "", state)
        elif name == "arttitle":
            words = canonical(child.text())
            if state.article is None and state.title:
                state.close()
            state.title = words
        elif name == "item" or _ITEM_CLASS.match(name):
            _item(child, state)
        elif tag == "a" and (child.attributes.get("href") or "").startswith("#") and not state.begun:
            state.pieces.append(Ignored("contents_list", canonical(child.text())))
        elif tag == "b":
            _bold(child, state)
        elif not tag.startswith("-") and tag not in {"style", "script"}:
            _walk(child, state)


def _facts(title: str, pieces: Sequence[Piece], encoding: str) -> Facts:
    number = next((p.text for p in pieces if isinstance(p, Preface) and "法律第" in p.text), "")
    named = re.search(r"（([^（）]+第[^（）]+号)）", number)
    count = sum(p.text.count("\ufffd") for p in pieces if isinstance(p, Preface | Heading | Ignored))
    broken = bool(count) or any(isinstance(p, Article) and p.damage for p in pieces) or "damaged" in encoding
    return Facts(
        title=title,
        number=named[1] if named else "",
        language="ja",
        text_state=TextState.CURRENT,
        authority=Authority.UNOFFICIAL,
        completeness=Completeness.DAMAGED if broken else Completeness.WHOLE,
        damage=("some characters could not be read",) if broken else (),
    )


class Egov2013:
    """HTML of law.e-gov.go.jp as served until 2017."""

    name = "egov2013"
    version = 1

    def claims(self, source: Source) -> int:
        """90 where the style sheet of that site, or its classes, stand at the head."""
        head = source.head
        return 90 if "DIV.arttitle" in head or 'class="arttitle"' in head else 0

    def read(self, source: Source) -> Reading:
        """The act; raises Unreadable for a page without articles."""
        text, encoding = decode(source.data)
        tree = LexborHTMLParser(text)
        state = _State()
        if tree.body is not None:
            _walk(tree.body, state)
        state.close()
        if not any(isinstance(p, Article) for p in state.pieces):
            raise Unreadable(source.file, "this e-Gov page holds no article.", "Save the page of the act itself.")
        named = tree.css_first("title")
        title = canonical(named.text()) if named is not None else ""
        return Reading(_facts(title, state.pieces, encoding), tuple(state.pieces))


READER = Egov2013()
