"""Word documents (DOCX), with and without heading styles."""

from tutela.core.errors import Unreadable
from tutela.law.layout.facts_in_text import printed_facts
from tutela.law.layout.printed_act import pieces_of
from tutela.law.layout.word_lines import WordLines, open_document
from tutela.law.model import Authority, Completeness, TextState
from tutela.law.pieces import Facts, Reading
from tutela.law.readers.general import language_of
from tutela.law.source import Source

_MARK = b"PK\x03\x04"


class Word:
    """A DOCX: automatic numbers, notes, tables and tracked changes as Word shows them."""

    name = "word"
    version = 1

    def claims(self, source: Source) -> int:
        """90 for a ZIP package that holds a Word document, or is called one."""
        if not source.data.startswith(_MARK):
            return 0
        return 90 if source.suffix == ".docx" or b"word/document.xml" in source.data else 0

    def read(self, source: Source) -> Reading:
        """The act; raises Unreadable for a package that is no Word document, or holds no words."""
        document = open_document(source.data)
        if document is None:
            raise Unreadable(source.file, "this Word document cannot be opened.", "Open it in Word and save it again.")
        lines = list(WordLines(document).lines())
        text = "\n".join(line.text for line in lines if not line.ignored)
        if not text.strip():
            raise Unreadable(source.file, "there are no words in this document.", "If it is a scan, give the text.")
        language = language_of(document.core_properties.language or "", source, text)
        found = pieces_of(lines, language)
        printed = printed_facts(lines)
        facts = Facts(
            title=printed.title or document.core_properties.title or "",
            number=printed.number,
            date=printed.date,
            language=language,
            text_state=TextState.UNKNOWN,
            authority=Authority.UNKNOWN,
            completeness=Completeness.DAMAGED if found.damage else Completeness.WHOLE,
            damage=found.damage,
        )
        return Reading(facts, found.pieces)


READER = Word()
