"""A Word document as printed lines: numbered paragraphs, tables, notes, text boxes, heads, tracked changes."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from tutela.core.text import canonical
from tutela.law.layout.printed import Printed
from tutela.law.layout.word_numbering import Numbering

_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^title$", re.IGNORECASE)
_CONTENTS = re.compile(r"^toc\b|table of contents|toc heading", re.IGNORECASE)
_SUPERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEADS = tuple(f"{which}{kind}" for kind in ("header", "footer") for which in ("", "first_page_", "even_page_"))
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def open_document(data: bytes) -> Document | None:
    """The document in these bytes; None where they are no Word document that can be opened."""
    try:
        return docx.Document(BytesIO(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError):
        return None


class _Styles:
    """Paragraph styles: heading levels, lists and centring that a style gives, through the styles it is based on."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self.nodes = {node.get(qn("w:styleId"), ""): node for node in root.findall(qn("w:style"))}

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style_id in self.nodes and style_id not in seen:
            seen.add(style_id)
            node = self.nodes[style_id]
            yield node
            base = node.find(qn("w:basedOn"))
            style_id = base.get(qn("w:val"), "") if base is not None else ""

    def names(self, style_id: str) -> list[str]:
        found = (node.find(qn("w:name")) for node in self.chain(style_id))
        return [name.get(qn("w:val"), "") for name in found if name is not None]

    def property(self, style_id: str, path: str) -> etree._Element | None:
        found = (node.find(path) for node in self.chain(style_id))
        return next((node for node in found if node is not None), None)


def _w(*tags: str) -> str:
    return "/".join(qn(f"w:{tag}") for tag in tags)


def _on(node: etree._Element | None) -> bool:
    return node is not None and node.get(qn("w:val"), "1") not in {"0", "false", "off", "none"}


class WordLines:
    """Walks a document's body in its order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles = _Styles(document)
        self.numbering = Numbering(self._numbering_root())
        self.boxes: list[etree._Element] = []

    def _numbering_root(self) -> etree._Element | None:
        related = self.document.part.rels.values()
        part = next((r.target_part for r in related if r.reltype.endswith("/numbering")), None)
        return etree.fromstring(part.blob) if part is not None else None

    def lines(self) -> Iterator[Printed]:
        """All visible text: heads and feet first, then the body, then notes."""
        yield from self._heads()
        yield from self._children(self.document.element.body)
        yield from self._notes("footnotes")
        yield from self._notes("endnotes")

    def _heads(self) -> Iterator[Printed]:
        seen: set[str] = set()
        for section in self.document.sections:
            for name in _HEADS:
                part = getattr(section, name)
                text = "" if part.is_linked_to_previous else _visible(part._element)
                if text and text not in seen:
                    seen.add(text)
                    yield Printed(text, ignored="page_furniture")

    def _children(self, parent: etree._Element) -> Iterator[Printed]:
        for node in parent:
            if node.tag == qn("w:p"):
                yield from self._paragraph(node)
            elif node.tag == qn("w:tbl"):
                yield from self._table(node)
            elif node.tag == qn("w:sdt"):
                content = node.find(qn("w:sdtContent"))
                kind = node.find(f".//{qn('w:docPartGallery')}")
                contents = kind is not None and "Contents" in kind.get(qn("w:val"), "")
                for line in self._children(content) if content is not None else ():
                    yield _as_contents(line) if contents else line
            elif node.tag in {qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")}:
                yield from self._children(node)
            elif node.tag in {qn("w:del"), qn("w:moveFrom")}:
                yield from _aside(_deleted(node))

    def _table(self, table: etree._Element) -> Iterator[Printed]:
        """Each row is a line; a row of one cell is read like the body, for whole acts are set in such tables."""
        for row in table.findall(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            if len(cells) == 1:
                yield from self._children(cells[0])
                continue
            parts = [list(self._children(cell)) for cell in cells]
            if sum(len(p) > 1 for p in parts) > 0:
                for part in parts:
                    yield from part
                continue
            words = " ".join(line.shown for part in parts for line in part if not line.ignored)
            yield from (line for part in parts for line in part if line.ignored)
            if words:
                yield Printed(words, gap=True)

    def _paragraph(self, node: etree._Element) -> Iterator[Printed]:
        properties = node.find(qn("w:pPr"))
        style = _value(properties, "pStyle") or self._default_style()
        names = self.styles.names(style)
        self.boxes = []
        text, bold, struck = self._text(node)
        marker = self._marker(properties, style) if canonical(text) else ""
        heading = self._level(properties, style, names)
        contents = any(_CONTENTS.search(name) for name in names)
        centred = _value(properties, "jc") == "center" or self._style_value(style, "jc") == "center"
        loud = bold or centred or _on(self.styles.property(style, _w("rPr", "b")))
        ignored = "contents_list" if contents else ""
        pieces = text.split("\n")
        for at, piece in enumerate(pieces):
            if words := canonical(piece):
                yield Printed(words, heading, loud, "" if at else marker, gap=not at, ignored=ignored)
        yield from _aside(struck)
        for box in self.boxes:
            yield from self._children(box)

    def _default_style(self) -> str:
        of_paragraphs = ((i, n) for i, n in self.styles.nodes.items() if n.get(qn("w:type")) == "paragraph")
        return next((i for i, n in of_paragraphs if n.get(qn("w:default")) == "1"), "")

    def _style_value(self, style: str, name: str) -> str:
        node = self.styles.property(style, _w("pPr", name))
        return node.get(qn("w:val"), "") if node is not None else ""

    def _level(self, properties: etree._Element | None, style: str, names: list[str]) -> int:
        outline = _value(properties, "outlineLvl") or self._style_value(style, "outlineLvl")
        if outline.isdigit() and int(outline) < 9:
            return int(outline) + 1
        found = next((m for m in map(_HEADING.match, names) if m), None)
        return int(found[1]) if found else int(any(_TITLE.match(name) for name in names))

    def _marker(self, properties: etree._Element | None, style: str) -> str:
        own = properties.find(qn("w:numPr")) if properties is not None else None
        from_style = self.styles.property(style, _w("pPr", "numPr"))
        number = _value(own, "numId") or _value(from_style, "numId")
        level = _value(own, "ilvl") or _value(from_style, "ilvl") or "0"
        return self.numbering.label(number, int(level)) if number not in {"", "0"} else ""

    def _text(self, node: etree._Element) -> tuple[str, bool, str]:
        """A paragraph's words, whether all of them are bold, and the words that were deleted or struck through."""
        words: list[str] = []
        struck: list[str] = []
        bold: list[bool] = []
        self._runs(node, words, struck, bold)
        return "".join(words), bool(bold) and all(bold), "".join(struck)

    def _runs(self, node: etree._Element, words: list[str], struck: list[str], bold: list[bool]) -> None:
        for child in node:
            if child.tag == qn("w:r"):
                self._run(child, words, struck, bold)
            elif child.tag in {qn("w:del"), qn("w:moveFrom")}:
                struck.append(_deleted(child))
            elif child.tag not in {qn("w:pPr"), qn("w:rPr")}:
                self._runs(child, words, struck, bold)

    def _run(self, run: etree._Element, words: list[str], struck: list[str], bold: list[bool]) -> None:
        look = run.find(qn("w:rPr"))
        text = self._run_text(run, look)
        if look is not None and (_on(look.find(qn("w:strike"))) or _on(look.find(qn("w:dstrike")))):
            struck.append(text)
            return
        words.append(text)
        if text.strip():
            bold.append(look is not None and _on(look.find(qn("w:b"))))

    def _run_text(self, run: etree._Element, look: etree._Element | None) -> str:
        out: list[str] = []
        raised = look is not None and _value(look, "vertAlign") == "superscript"
        for child in run:
            if child.tag in {qn("w:t"), qn("w:delText")}:
                text = child.text or ""
                out.append(text.translate(_SUPERS) if raised and text.strip().isdigit() else text)
            elif child.tag == qn("w:tab"):
                out.append(" ")
            elif child.tag in {qn("w:br"), qn("w:cr")}:
                out.append("\n")
            elif child.tag == qn("w:noBreakHyphen"):
                out.append("-")
            else:
                self._find_boxes(child)
        return "".join(out)

    def _find_boxes(self, node: etree._Element) -> None:
        """Text boxes of drawings; Word writes each twice, the second as a fallback for old programs."""
        for box in node.iter(qn("w:txbxContent")):
            if not any(parent.tag == _ALTERNATE for parent in box.iterancestors()):
                self.boxes.append(box)

    def _notes(self, kind: str) -> Iterator[Printed]:
        related = self.document.part.rels.values()
        part = next((r.target_part for r in related if r.reltype.endswith(f"/{kind}")), None)
        if part is None:
            return
        for note in etree.fromstring(part.blob):
            if note.get(qn("w:type")) in {None, "normal"}:
                yield from _aside(_visible(note), "editorial_note")


def _value(parent: etree._Element | None, name: str) -> str:
    node = parent.find(qn(f"w:{name}")) if parent is not None else None
    return node.get(qn("w:val"), "") if node is not None else ""


def _visible(node: etree._Element) -> str:
    """The words of a head, foot or note, its paragraphs parted by blanks."""
    parts = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in node.iter(qn("w:p")))
    return canonical(" ".join(parts))


def _deleted(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(qn("w:delText"), qn("w:t")))


def _as_contents(line: Printed) -> Printed:
    return Printed(line.text, ignored=line.ignored or "contents_list")


def _aside(text: str, kind: str = "struck_through") -> Iterator[Printed]:
    if words := canonical(text):
        yield Printed(words, ignored=kind)
