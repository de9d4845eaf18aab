"""HTML of any make as printed lines: one for each block, with headings, bold lines, lists, and the page's menus."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tutela.core.text import canonical
from tutela.law.layout.printed import Printed

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|h[1-6]|br|span|article|section)\b", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "ul",
        "caption",
        "legend",
        "html",
    ]
)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "iframe", "svg", "object", "title", "meta"})
_MENU = frozenset({"nav", "footer", "form", "button", "select", "aside"})
_STRUCK = frozenset({"del", "s", "strike"})
_BOLD = frozenset({"b", "strong", "center"})
_SUPERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def looks_like_html(text: str, suffix: str) -> bool:
    """Whether a text is HTML: by its first tags."""
    head = text[:4000]
    found = len(_HTML.findall(head))
    return found > 2 or (suffix in {".htm", ".html", ".xhtml"} and found > 0)


@dataclass(slots=True)
class _Page:
    """Lines so far, and the line that is being filled: its words, how many of them are bold, its marker."""

    lines: list[Printed] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: int = 0
    marker: str = ""
    heading: int = 0
    centred: bool = False

    def add(self, text: str, bold: bool) -> None:
        self.words.append(text)
        self.bold += len(text.strip()) if bold else 0

    def close(self) -> None:
        text = canonical("".join(self.words))
        if text:
            loud = self.centred or self.bold >= 0.9 * len(text)
            self.lines.append(Printed(text, self.heading, emphatic=loud, marker=self.marker, gap=True))
            self.marker = ""
        self.words, self.bold = [], 0

    def aside(self, text: str, kind: str) -> None:
        if words := canonical(text):
            self.lines.append(Printed(words, ignored=kind))


@dataclass(frozen=True, slots=True)
class _Inside:
    bold: bool = False
    menu: bool = False


def html_lines(text: str) -> list[Printed]:
    """The visible text of a page, block by block."""
    page = _Page()
    root = LexborHTMLParser(text.replace("\x00", "\ufffd")).root
    if root is not None:
        _walk(root, page, _Inside())
    page.close()
    return page.lines


def html_facts(text: str) -> dict[str, str]:
    """What a page says of itself: its title and its language."""
    tree = LexborHTMLParser(text)
    title, root = tree.css_first("title"), tree.css_first("html")
    first = tree.css_first("h1")
    named = first if first is not None and first.text().strip() else title
    language = (root.attributes.get("lang") or "") if root is not None else ""
    return {"title": canonical(named.text()) if named is not None else "", "lang": language}


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _walk(node: LexborNode, page: _Page, inside: _Inside) -> None:
    for child in _children(node):
        tag = child.tag or ""
        if tag == "-text":
            page.add(child.text_content or "", inside.bold)
        elif tag in _UNSEEN or tag.startswith("-") or tag.startswith("_"):
            continue
        elif tag in _MENU:
            page.close()
            page.aside(child.text(separator=" "), "site_menu")
        elif tag in _STRUCK:
            page.aside(child.text(), "struck_through")
        else:
            _element(child, tag, page, inside)


def _element(node: LexborNode, tag: str, page: _Page, inside: _Inside) -> None:
    within = _Inside(inside.bold or tag in _BOLD, inside.menu)
    if tag == "br":
        page.close()
    elif tag == "sup":
        page.add(_raised(node.text()), within.bold)
    elif tag in {"td", "th"}:
        page.add(" ", within.bold)
        _walk(node, page, within)
    elif tag in _BLOCKS:
        _block(node, tag, page, within)
    else:
        _walk(node, page, within)


def _raised(text: str) -> str:
    return text.translate(_SUPERS) if re.fullmatch(r"\s*\d{1,3}\s*", text) else text


def _block(node: LexborNode, tag: str, page: _Page, inside: _Inside) -> None:
    page.close()
    outer = (page.heading, page.centred)
    level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
    style = (node.attributes.get("style") or "") + (node.attributes.get("align") or "")
    page.heading, page.centred = level or page.heading, page.centred or tag == "center" or "center" in style
    if tag == "li":
        page.marker = _item_marker(node)
    _walk(node, page, inside)
    page.close()
    page.heading, page.centred = outer
    if tag == "li":
        page.marker = ""


def _item_marker(node: LexborNode) -> str:
    """The number that a browser prints before an item of an ordered list; nothing for other lists."""
    parent = node.parent
    if parent is None or parent.tag != "ol" or "none" in (parent.attributes.get("style") or ""):
        return ""
    before = sum(1 for item in _children(parent) if item.tag == "li" and _earlier(item, node))
    number = int(node.attributes.get("value") or 0) or int(parent.attributes.get("start") or 1) + before
    kind = parent.attributes.get("type") or "1"
    return _in_shape(number, kind) + "."


def _earlier(item: LexborNode, node: LexborNode) -> bool:
    after = item.next
    while after is not None:
        if after.mem_id == node.mem_id:
            return True
        after = after.next
    return False


def _in_shape(number: int, kind: str) -> str:
    if kind in {"a", "A"} and number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in {"i", "I"}:
        letters = roman_text(number)
        return letters if kind == "I" else letters.casefold()
    return str(number)


def roman_text(number: int) -> str:
    """A number in Roman capitals."""
    parts = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for value, letters in parts:
        while number >= value:
            out, number = out + letters, number - value
    return out
