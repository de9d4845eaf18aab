"""The committee note: a Word file of at most two pages, the same bytes for the same run."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tutela import __version__
from tutela.concordance.coverage import Coverage
from tutela.concordance.pipeline import Assessment
from tutela.report.gravest import gravest
from tutela.report.note_blocks import Block, Paragraph, Piece, Role, fits
from tutela.report.note_context import NoteContext, open_note
from tutela.report.note_docx import write_docx
from tutela.report.note_frame import abbreviations, head, headline, limits, missing, sources, title
from tutela.report.note_gaps import gap_paragraphs, safeguard_paragraphs
from tutela.report.saves import Measured
from tutela.standards.catalogue import Catalogue

__all__ = ["render_note"]

# How many gaps and safeguards are shown: the first pair that fits on two pages.
_SIZES: Final = ((6, 9), (6, 6), (6, 4), (5, 5), (5, 4), (4, 4), (4, 3), (3, 3), (2, 2), (1, 1))
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file can name


def render_note(
    assessment: Assessment,
    catalogue: Catalogue,
    coverage: Coverage,
    measured: Measured | None = None,
    language: str = "en",
) -> bytes:
    """The note as DOCX in a language of note_words.LANGUAGES.

    Gaps and safeguards are left out, visibly, until it fits on two A4 pages. Raises BadIdentifier for a language in
    which no note comes and for a finding whose requirement is unknown.
    """
    context = open_note(assessment, catalogue, language)
    blocks = note_blocks(context, coverage, measured)
    footer = context.words.footer.format(version=__version__, code=assessment.dossier.jurisdiction)
    return _without_clock(write_docx(blocks, title(context), footer, context.words.page, language))


def note_blocks(context: NoteContext, coverage: Coverage, measured: Measured | None) -> tuple[Block, ...]:
    """The blocks of the note, with as many gaps and safeguards as two pages hold."""
    sizes = (tuple(_blocks(context, coverage, measured, *size)) for size in _SIZES)
    blocks: tuple[Block, ...] = ()
    for blocks in sizes:
        if fits(blocks):
            break
    return blocks


def _blocks(
    context: NoteContext, coverage: Coverage, measured: Measured | None, most_gaps: int, most_safeguards: int
) -> Iterator[Block]:
    words = context.words
    gaps = gravest(context.findings.values(), context.catalogue, most_gaps)
    safeguards = tuple(safeguard_paragraphs(gaps, most_safeguards, context))
    yield from head(context, gaps, measured)
    yield from (_heading(words.headline), headline(context), _heading(words.gaps))
    yield from gap_paragraphs(gaps, context)
    yield from (_heading(words.safeguards), *safeguards)
    yield from (_heading(words.missing), missing(context, coverage), _heading(words.limits), limits(context))
    yield from (_heading(words.sources), sources(context))
    yield from abbreviations(context, "".join(p.text for p in safeguards))


def _heading(text: str) -> Paragraph:
    return Paragraph(Role.HEADING, (Piece(text),), with_next=True)


def _without_clock(docx: bytes) -> bytes:
    """The same Word file with one time for every part, whenever it was written."""
    written = BytesIO()
    with ZipFile(BytesIO(docx)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = ZipInfo(entry.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            new.writestr(info, old.read(entry))
    return written.getvalue()
