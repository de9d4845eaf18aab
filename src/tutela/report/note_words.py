"""The fixed words of the committee note in each of its languages: the form of report/note/*.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from tutela.core.errors import BadIdentifier
from tutela.standards.document import read_document
from tutela.standards.faults import form_faults
from tutela.standards.record import Record, Text

_FOLDER = Path(__file__).with_name("note")
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))
Words = Mapping[str, str]


class NoteWords(Record):
    """Every phrase of the note, gaps in braces. `ask`: questions to the minister by verdict and kind of requirement.

    An empty text in a map says nothing: it is left out where it would stand.
    """

    title: Text
    subtitle: Text
    undated: Text
    what_this_is: Text
    unreviewed_language: Text
    measured: Text
    unmeasured: Text
    confidence: Text
    no_confidence: Text
    headline: Text
    subject: Text
    total: Text
    verdicts: Words
    gaps: Text
    gaps_lead: Text
    no_gaps: Text
    law: Text
    nothing_found: Text
    nearest: Text
    from_treaties: Text
    no_words: Text
    asked_by: Text
    minister: Text
    ask: Mapping[str, Words]
    the_law: Text
    safeguards: Text
    safeguards_lead: Text
    states: Words
    no_place: Text
    no_safeguards: Text
    more: Text
    missing: Text
    missing_lead: Text
    missing_kind: Text
    nothing_missing: Text
    limits: Text
    limits_lead: Text
    sources: Text
    act: Text
    no_date: Text
    text_states: Words
    authorities: Words
    completeness: Words
    more_acts: Text
    not_read: Text
    abbreviations: Words
    weights: Words
    bindings: Words
    caveats: Words
    units: Words
    quotes: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)]
    semicolon: Text
    colon: Text
    untranslated: str
    footer: Text
    page: Text

    def quoted(self, text: str) -> tuple[str, str, str]:
        """Words of the law between the language's own quotation marks: before, words, after."""
        return self.quotes[0], text, self.quotes[1]

    def question(self, verdict: str, kind: str) -> str:
        """The question to the minister for a verdict on a kind of requirement, its gaps still open."""
        by_kind = self.ask[verdict]
        return by_kind.get(kind, by_kind["default"])


@cache
def load_words(language: str) -> NoteWords:
    """The words in a language; BadIdentifier for one in which no note comes, BadData for a fault of form."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise BadIdentifier(language, "no note comes in this language.", f"The note's languages: {known}.")
    document = read_document(_FOLDER / f"{language}.yaml")
    try:
        return NoteWords.model_validate(document.data)
    except ValidationError as error:
        raise next(iter(form_faults(document, error, NoteWords))) from error
