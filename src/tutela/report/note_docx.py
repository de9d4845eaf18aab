"""Blocks of a note as a Word file: A4, one face, headings that a screen reader finds, every run in its language."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from tutela.report.names import direction
from tutela.report.note_blocks import (
    CELL_PADDING,
    FORMS,
    LINE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TABLE_SIZE,
    TEXT_WIDTH,
    Block,
    Form,
    Paragraph,
    Piece,
    Role,
    Style,
    Table,
)

FACE = "Arial"  # on every computer, or a face of the same widths stands for it
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_STYLES = {Role.TITLE: "Title", Role.SUBTITLE: "Subtitle", Role.HEADING: "Heading 1"}
_FIRST_COLUMN = 0.34  # of the width of a table
_SHADE = "E8ECF1"


def write_docx(blocks: Iterable[Block], title: str, footer: str, page: str, language: str) -> bytes:
    """The Word file. `page`: the phrase of the page's number, with {page} and {pages}. No clock, no name of a user."""
    document = Document()
    _set_up(document, language)
    for block in blocks:
        if isinstance(block, Table):
            _table(document, block)
        else:
            _paragraph(document.add_paragraph(style=_STYLES.get(block.role, "Normal")), block)
    _footer(document, footer, page)
    _properties(document, title, language)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: DocumentObject, language: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.footer_distance = Pt(MARGIN / 2)
    _style(document, "Normal", FORMS[Role.TEXT], bold=False)
    for role, name in _STYLES.items():
        _style(document, name, FORMS[role], bold=role is not Role.SUBTITLE)
    _speak(document.styles["Normal"].element.get_or_add_rPr(), language)


def _style(document: DocumentObject, name: str, form: Form, bold: bool) -> None:
    """One face and colour for a style of the template, without its lines and spaced letters."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    for drawn in style.element.xpath("w:pPr/w:pBdr | w:rPr/w:spacing | w:rPr/w:kern | w:pPr/w:contextualSpacing"):
        drawn.getparent().remove(drawn)
    font, layout = style.font, style.paragraph_format
    _face(style.element.get_or_add_rPr())
    _complex_size(style.element.get_or_add_rPr(), form.size)
    font.size, font.bold, font.italic, font.color.rgb = Pt(form.size), bold, False, _INK
    layout.space_before, layout.space_after, layout.line_spacing = Pt(form.before), Pt(form.after), Pt(form.size * LINE)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY


def _face(properties: BaseOxmlElement) -> None:
    """Names the face for all scripts; the template's themes would win otherwise."""
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
    properties.insert(0, fonts)


def _complex_size(properties: BaseOxmlElement, points: float) -> None:
    """The size of letters of scripts that run from right to left, which Word keeps apart from the others'."""
    for size in properties.findall(qn("w:szCs")):
        properties.remove(size)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * points)))  # in half points
    properties.append(size)


def _paragraph(paragraph: WordParagraph, block: Paragraph) -> None:
    form, layout = FORMS[block.role], paragraph.paragraph_format
    layout.space_before, layout.space_after, layout.left_indent = Pt(form.before), Pt(form.after), Pt(form.indent)
    if block.role is Role.BULLET:
        layout.first_line_indent = Pt(-form.indent / 2)
    layout.keep_together, layout.keep_with_next = True, block.with_next
    for piece in block.pieces:
        _run(paragraph.add_run(_xml_text(piece.text)), piece)


def _run(run: Run, piece: Piece) -> None:
    # Left unset, a heading keeps the weight of its style.
    run.bold, run.italic = piece.style is Style.BOLD or None, piece.style is Style.ITALIC or None
    if not piece.language:
        return
    turned = direction(piece.language) == "rtl"
    run.font.rtl = turned or None
    if turned and run.italic:
        run.italic = None  # a slanted Arabic or Hebrew is hard to read
    _speak(run._element.get_or_add_rPr(), piece.language)


def _speak(properties: BaseOxmlElement, language: str) -> None:
    """Says in which language words are, for spelling and for screen readers."""
    for said in properties.findall(qn("w:lang")):
        properties.remove(said)
    said = OxmlElement("w:lang")
    attribute = "w:bidi" if direction(language) == "rtl" else "w:val"
    said.set(qn(attribute), language)
    properties.append(said)


def _xml_text(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold; each is shown as one that says so."""
    return (
        "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in text)
        .replace("\ufffe", "\ufffd")
        .replace("\uffff", "\ufffd")
    )


def _table(document: DocumentObject, table: Table) -> None:
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.head), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _narrow_margins(grid._tbl.tblPr)
    first = TEXT_WIDTH * _FIRST_COLUMN
    widths = [first] + [(TEXT_WIDTH - first) / (len(table.head) - 1)] * (len(table.head) - 1)
    for grid_column, width in zip(grid.columns, widths, strict=True):
        grid_column.width = Pt(width)
    for number, (row, cells) in enumerate(zip(grid.rows, (table.head, *table.rows), strict=True)):
        strong = number in (0, len(table.rows))
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Pt(widths[column])
            _cell(cell, text, strong, right=column > 0)
        _row_marks(row._tr.get_or_add_trPr(), head=number == 0)


def _narrow_margins(properties: BaseOxmlElement) -> None:
    """Little space beside the words of a cell, so that a verdict's name stays whole."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(20 * CELL_PADDING)))  # in twentieths of a point
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert(len(properties) - 1, margins)  # before w:tblLook, the last in the schema


def _cell(cell: _Cell, text: str, strong: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(CELL_PADDING / 2)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if right else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(TABLE_SIZE), strong or None
    if strong:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _SHADE)
        cell._tc.get_or_add_tcPr().append(shade)


def _row_marks(properties: BaseOxmlElement, head: bool) -> None:
    """A row is not broken; the first is the table's head, also for a screen reader."""
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _footer(document: DocumentObject, text: str, page: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    assert paragraph.style is not None
    paragraph.style.font.size = Pt(8)
    paragraph.add_run(f"{text} · ")
    before, _, rest = page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: WordParagraph, code: str) -> None:
    """A number that the word processor counts."""
    run = paragraph.add_run()
    for kind in ("begin", code, "end"):
        if kind == code:
            part = OxmlElement("w:instrText")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._element.append(part)


def _properties(document: DocumentObject, title: str, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.author = title, language, "Tutela"
    properties.comments, properties.last_modified_by = "", ""
    root = properties._element
    for name in ("dcterms:created", "dcterms:modified"):
        for clock in root.findall(qn(name)):
            root.remove(clock)
