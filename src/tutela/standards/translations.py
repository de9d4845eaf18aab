"""The catalogue's own words in the other languages of reports: the form of standards/translations/*.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from tutela.core.errors import BadData
from tutela.standards.document import read_document
from tutela.standards.faults import fault, form_faults
from tutela.standards.load import standards_root
from tutela.standards.record import Key, Record, Text, Word

FOLDER = "translations"
ORIGINAL = "en"  # the language in which the catalogue is written


class Translation(Record):
    """Words of the catalogue by key, and `status`: a sentence on who translated and reviewed them.

    `questions` and `asks` belong to requirements; `instruments` are short names. A key that is in none of these maps
    has no translation, and is then shown in the catalogue's own language.
    """

    status: str = ""
    groups: Mapping[Key, Text] = {}
    act_kinds: Mapping[Word, Text] = {}
    instruments: Mapping[Key, Text] = {}
    questions: Mapping[Key, Text] = {}
    asks: Mapping[Key, Text] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """Words to show, and whether they are in the language asked for."""

    text: str
    translated: bool


@cache
def load_translation(language: str, root: Path | None = None) -> Translation:
    """The words in `language`, read once; none in the catalogue's own language or in one without a file.

    BadData with path and line for a fault of form.
    """
    path = standards_root(root) / FOLDER / f"{language}.yaml"
    if language == ORIGINAL or not path.is_file():
        return Translation()
    document = read_document(path)
    for key, line in document.repeated_keys():
        raise BadData(f"{document.shown}:{line}", f"`{key}` stands twice in one map.", "Keep one.")
    try:
        translation = Translation.model_validate(document.data)
    except ValidationError as error:
        raise next(iter(form_faults(document, error, Translation))) from error
    if not translation.status:
        raise fault(document, ("status",), "`status` is missing.", "Say who translated it, and who has reviewed it.")
    return translation


def said(words: Mapping[str, str], key: str, original: str, language: str) -> Said:
    """The translation of a key in `language`; the original, marked as such, where there is none."""
    if key in words:
        return Said(words[key], True)
    return Said(original, language == ORIGINAL)
