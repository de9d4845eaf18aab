"""Word documents: styles or none, automatic numbers as Word shows them, tables, notes, tracked changes."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Provision
from tutela.law.readers import read
from tutela.law.readers.word import READER
from tutela.law.source import Source


def source_of(write: Callable[[Document], None]) -> Source:
    document = docx.Document()
    write(document)
    held = BytesIO()
    document.save(held)
    return Source("act.docx", held.getvalue(), "xx", ("en",))


def act_of(write: Callable[[Document], None]) -> Act:
    return read(source_of(write))


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def styled(document: Document) -> None:
    document.add_heading("Harbour Act 2020", 0)
    document.add_heading("Part I Preliminary", 1)
    document.add_heading("Section 1. Freedom", 2)
    document.add_paragraph("The harbour is free.")
    document.add_heading("Section 2. Offences", 2)
    document.add_paragraph("(1) A person who—")
    document.add_paragraph("(a) moors; or")
    document.add_paragraph("(b) sails,")
    document.add_paragraph("pays a fine.")


def test_heading_styles() -> None:
    source = source_of(styled)
    act = read(source)
    assert act.work.title == "Harbour Act 2020"
    assert [(p.label, p.heading) for p in act.provisions] == [("1", "Freedom"), ("2", "Offences")]
    assert act.provisions[1].path[-1] == "Part I Preliminary"
    assert shape(act.provisions[1]) == [(1, "(1)"), (2, "(a)"), (2, "(b)"), (1, "")]
    assert account(act, source).share >= 0.99


@pytest.mark.parametrize("word", ["Section {}. {}", "Article {}: {}", "{}. {}"])
def test_bold_or_centred_paragraphs_without_styles(word: str) -> None:
    def write(document: Document) -> None:
        title = document.add_paragraph()
        title.add_run("HARBOUR ACT").bold = True
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, heading in enumerate(["Freedom", "Vessels", "Fines", "End"], 1):
            document.add_paragraph().add_run(word.format(number, heading)).bold = True
            document.add_paragraph(f"This is what rule {number} says.")

    act = act_of(write)
    assert [(p.label, p.heading) for p in act.provisions] == [
        ("1", "Freedom"), ("2", "Vessels"), ("3", "Fines"), ("4", "End"),
    ]  # fmt: skip
    assert act.provisions[2].text == "This is what rule 3 says."


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Section %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum>"""


def numbered(document: Document, rows: list[tuple[int, str]]) -> None:
    root: Any = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in rows:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )


def test_automatic_numbers_are_kept_as_word_shows_them() -> None:
    rows = [
        (0, "Freedom"), (1, "The harbour is free."), (1, "The sea is free."),
        (0, "Offences"), (1, "A person who—"), (2, "moors in the channel:"), (3, "by day;"), (3, "by night; or"),
        (2, "sails at night."), (1, "This does not apply to swimmers."), (0, "End"), (1, "This Act ends here."),
    ]  # fmt: skip
    act = act_of(lambda document: numbered(document, rows))
    assert [(p.label, p.heading) for p in act.provisions] == [("1", "Freedom"), ("2", "Offences"), ("3", "End")]
    assert shape(act.provisions[1]) == [(1, "(1)"), (2, "(a)"), (3, "(i)"), (3, "(ii)"), (2, "(b)"), (1, "(2)")]


def test_insertions_count_and_deletions_are_struck_through() -> None:
    def write(document: Document) -> None:
        styled(document)
        paragraph = document.paragraphs[3]._p
        ns = nsdecls("w")
        paragraph.append(parse_xml(f'<w:ins {ns} w:id="1" w:author="a"><w:r><w:t> for all</w:t></w:r></w:ins>'))
        paragraph.append(
            parse_xml(f'<w:del {ns} w:id="2" w:author="a"><w:r><w:delText> but closed</w:delText></w:r></w:del>')
        )

    act = act_of(write)
    assert act.provisions[0].text == "The harbour is free. for all"
    assert [i.text for i in act.ignored if i.kind == "struck_through"] == ["but closed"]


def test_tables_text_boxes_heads_feet_and_footnotes() -> None:
    def write(document: Document) -> None:
        styled(document)
        document.sections[0].header.paragraphs[0].text = "Gazette 5"
        document.sections[0].footer.paragraphs[0].text = "page one"
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "boat", "ten crowns"
        inner = "<w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p>"
        box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
        document.paragraphs[3]._p.append(parse_xml(box))

    source = source_of(write)
    act = read(source)
    assert {i.text for i in act.ignored if i.kind == "page_furniture"} == {"Gazette 5", "page one"}
    assert "boat ten crowns" in act.provisions[-1].text
    assert "Boxed words." in act.provisions[0].text
    assert account(act, source).share >= 0.99


def test_a_broken_package_and_an_empty_document_are_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        READER.read(Source("a.docx", b"PK\x03\x04 broken", "xx"))
    with pytest.raises(Unreadable, match="no words"):
        READER.read(source_of(lambda _: None))


def test_claims_look_at_the_bytes() -> None:
    assert READER.claims(source_of(styled)) == 90
    assert READER.claims(Source("a.docx", b"plain", "xx")) == 0
