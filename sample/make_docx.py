"""Makes the sample's Word files from the YAML files in docx/, the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
_STYLES = {"title": "Title", "part": "Heading 1", "section": "Heading 2"}
_CENTRED = frozenset({"title", "number", "part"})
_MADE = datetime(2025, 1, 1)
_ZIP_DATE = (2025, 1, 1, 0, 0, 0)
_RIGHT_TO_LEFT = frozenset({"ar"})


def _set_right_to_left(paragraph: Paragraph) -> None:
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _paragraph(document: Document, act: Mapping[str, Any], kind: str, text: str) -> None:
    """A paragraph with Word's styles, or as people type who use none: titles bold and centred."""
    styled = bool(act["headings"])
    paragraph = document.add_paragraph(style=_STYLES.get(kind, "Normal") if styled else "Normal")
    run = paragraph.add_run(text)
    if not styled and kind in _STYLES:
        run.bold = True
    if act["language"] in _RIGHT_TO_LEFT:  # before the alignment: the file format orders these
        _set_right_to_left(paragraph)
    if not styled and kind in _CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _document(act: Mapping[str, Any]) -> Document:
    lines: Sequence[Mapping[str, str]] = act["lines"]
    document = docx.Document()
    for line in lines:
        ((kind, text),) = line.items()
        _paragraph(document, act, kind, text)
    facts = document.core_properties
    facts.title = next(line["title"] for line in lines if "title" in line)
    facts.author, facts.language = "", act["language"]
    facts.created = facts.modified = _MADE
    return document


def _same_bytes(packed: bytes) -> bytes:
    """The package packed again with one date for all members, so that nothing depends on the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def docx_bytes(text: Path) -> tuple[str, bytes]:
    """The path (below this folder) and the bytes of the Word file that a YAML file spells out."""
    act = yaml.load(text.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    made = io.BytesIO()
    _document(act).save(made)
    return str(act["file"]), _same_bytes(made.getvalue())


def main() -> None:
    """Write every Word file of the sample."""
    for text in sorted((HERE / "docx").glob("*.yaml")):
        name, data = docx_bytes(text)
        (HERE / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
