"""What every part of the note needs: the run, the catalogue, the words, and how provisions and acts are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.finding import Candidate, Finding
from tutela.concordance.pipeline import Assessment
from tutela.law.model import Act
from tutela.report.names import direction, instrument_name
from tutela.report.note_blocks import Piece, Style
from tutela.report.note_words import NoteWords, load_words
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Citation, Requirement
from tutela.standards.translations import Translation, load_translation, said

LONGEST_TITLE = 58  # characters of an act's title
# Marks around words of the other direction, so that what follows them stays in its place (Unicode, UAX 9).
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class NoteContext:
    """The run with its acts by file and findings by requirement, and the language with its words and translations."""

    assessment: Assessment
    catalogue: Catalogue
    language: str
    words: NoteWords
    translation: Translation
    acts: Mapping[str, Act]
    findings: Mapping[str, Finding]

    def question(self, requirement: Requirement) -> tuple[Piece, ...]:
        """The question in bold; in English, in italics and marked, where it has no translation."""
        text = said(self.translation.questions, requirement.key, requirement.question, self.language)
        return self._marked(text.text, text.translated, Style.BOLD)

    def asks(self, requirement: Requirement) -> tuple[Piece, ...]:
        """What the requirement asks, as a statement."""
        text = said(self.translation.asks, requirement.key, requirement.asks, self.language)
        return self._marked(text.text, text.translated, Style.PLAIN)

    def _marked(self, text: str, translated: bool, style: Style) -> tuple[Piece, ...]:
        if translated:
            return (Piece(text, style),)
        return Piece(text, Style.ITALIC, "en"), Piece(self.words.untranslated)

    def kind(self, key: str) -> str:
        """The name of a kind of act."""
        known = self.catalogue.act_kinds.get(key)
        return said(self.translation.act_kinds, key, known.name if known else key, self.language).text

    def instrument(self, citation: Citation) -> str:
        """A citation as it is written: the instrument and the place in it."""
        instrument = self.catalogue.instrument(citation.instrument)
        name = self.translation.instruments.get(instrument.key) or instrument_name(instrument)
        return f"{name}, {citation.pinpoint}"

    def provision(self, candidate: Candidate) -> str:
        """A provision as it is cited in the note's language: "Section 184b"."""
        # The second of two provisions of one number ends in `__v2`, which names no unit.
        units = [step.partition("_")[0] for step in candidate.eid.split("__") if "_" in step]
        if not candidate.label[:1].isdigit():
            return candidate.label or candidate.eid
        return f"{self.words.units.get(units[-1] if units else '', '')} {candidate.label}".strip()

    def place(self, candidate: Candidate) -> tuple[Piece, ...]:
        """A provision with its act: "Section 184b, Strafgesetzbuch"."""
        act = self.acts.get(candidate.file)
        if act is None:
            return (Piece(self.provision(candidate)),)
        return Piece(f"{self.provision(candidate)}, "), self.act(act)

    def places(self, candidates: Sequence[Candidate], most: int) -> tuple[Piece, ...]:
        """Provisions with their acts, each once."""
        first = {(c.file, c.eid): c for c in reversed(candidates)}
        chosen = [c for c in candidates if first[c.file, c.eid] is c][:most]
        return joined([self.place(c) for c in chosen], self.words.semicolon)

    def act(self, act: Act) -> Piece:
        """What an act is called, in its own language: its short title, often initials, only for want of room."""
        title, short = act.work.title or act.file, act.work.short_title
        shown = short if short and len(title) > LONGEST_TITLE else title
        return self.law(cut_inside(shown, LONGEST_TITLE), act.expression.language)

    def law(self, text: str, language: str, style: Style = Style.PLAIN) -> Piece:
        """Words of the law; kept apart from what stands around them where they run the other way."""
        turned = direction(language) != direction(self.language)
        return Piece(f"{_ISOLATE}{text}{_END}" if turned else text, style, language)


def open_note(assessment: Assessment, catalogue: Catalogue, language: str) -> NoteContext:
    """The context of a note. BadIdentifier for a language in which none comes, or a finding without requirement."""
    found = {catalogue.requirement(f.requirement).key: f for f in assessment.findings}
    return NoteContext(
        assessment=assessment,
        catalogue=catalogue,
        language=language,
        words=load_words(language),
        translation=load_translation(language),
        acts={act.file: act for act in assessment.dossier.acts},
        findings=found,
    )


def cut_inside(title: str, longest: int) -> str:
    """A title shortened in its middle, between words: its number stands at its beginning and its subject at its end."""
    words = title.split()
    if len(" ".join(words)) <= longest:
        return " ".join(words)
    head = _fitting(words, longest // 2)
    tail = _fitting(words[::-1], longest - 3 - len(" ".join(head)))[::-1]
    return f"{' '.join(head)} … {' '.join(tail)}" if head and tail else f"{title[: longest - 1]}…"


def _fitting(words: Sequence[str], most: int) -> list[str]:
    """As many of the first words as have at most so many characters together."""
    fitting: list[str] = []
    for word in words:
        if len(" ".join((*fitting, word))) > most:
            break
        fitting.append(word)
    return fitting


def joined(parts: Sequence[tuple[Piece, ...]], by: str) -> tuple[Piece, ...]:
    """Runs of words one after the other, with `by` between them."""
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        pieces += [Piece(by), *part] if number else part
    return tuple(pieces)


def filled(phrase: str, gap: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A phrase in which the gap of that name holds runs of words; the phrase alone where it has no such gap."""
    before, found, after = phrase.partition(f"{{{gap}}}")
    return tuple(p for p in (Piece(before), *(pieces if found else ()), Piece(after)) if p.text)
