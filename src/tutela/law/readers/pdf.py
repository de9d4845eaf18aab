"""PDF: recognised, and refused by name, so that nobody takes silence for a reading."""

from tutela.core.errors import Unreadable
from tutela.law.pieces import Reading
from tutela.law.source import Source


class Pdf:
    """Portable Document Format."""

    name = "pdf"
    version = 1

    def claims(self, source: Source) -> int:
        """100 by the first bytes, whatever the file is called."""
        return 100 if b"%PDF-" in source.data[:1024] else 0

    def read(self, source: Source) -> Reading:
        """Never reads; raises Unreadable."""
        raise Unreadable(source.file, "PDF is not read yet.", "Give the same text as HTML, DOCX or plain text.")


READER = Pdf()
