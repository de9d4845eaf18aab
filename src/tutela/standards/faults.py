"""How a fault in a file of the standards is told: where, what is wrong, and what to do."""

import difflib
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tutela.core.errors import BadData
from tutela.standards.document import Document, Place

_SEE = "standards/README.md says what each field means."
_KEYS = "Keys are lower-case letters and digits, with - (in concepts and kinds of acts: _) between them."
_QUOTES = "Write text; put numbers, dates and words such as yes, no and on in quotes."


def nearest(word: object, known: Iterable[object]) -> str:
    """`Did you mean a, b?` for the names most like `word`, or an empty text when none is near."""
    near = difflib.get_close_matches(str(word), sorted(map(str, known)), n=3, cutoff=0.6)
    return f"Did you mean {', '.join(near)}?" if near else ""


def fault(document: Document, place: Place, what: str, remedy: str) -> BadData:
    """A fault at a place of a document, with the line where that place is written."""
    return BadData(f"{document.shown}:{document.line(place)}", what, remedy)


def form_faults(document: Document, error: ValidationError, model: type[BaseModel]) -> Iterator[BadData]:
    """Each departure from the form of `model`, at its own line."""
    details = error.errors(include_url=False)
    for detail in sorted(details, key=lambda detail: detail["type"] == "missing"):  # a slip of spelling is told first
        what, remedy = _told(detail, model)
        yield fault(document, detail["loc"], f"{_dotted(detail['loc'])}{what}", remedy)


def _told(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """The sentence and the remedy for one departure."""
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "missing":
            told = "is missing.", f"Add `{name}:`. {_SEE}"
        case "extra_forbidden":
            told = "is no known field.", nearest(name, _field_names(model)) or f"Take it out, or rename it. {_SEE}"
        case "literal_error":
            told = _wrong_choice(detail)
        case "string_type":
            told = f"is {_kind_of(detail['input'])}, not text.", _QUOTES
        case "string_pattern_mismatch":
            told = f"is {detail['input']!r}, which is no key.", _KEYS
        case "value_error":
            told = f"does not hold together: {detail['ctx']['error']}.", _SEE
        case _:
            told = f"is {_kind_of(detail['input'])}: {detail['msg']}.", _SEE
    return told


def _wrong_choice(detail: ErrorDetails) -> tuple[str, str]:
    allowed = detail["ctx"]["expected"].replace("'", "")
    near = nearest(detail["input"], allowed.replace(" or ", ", ").split(", "))
    return f"is {detail['input']!r}.", f"{near} It can be {allowed}.".strip()


def _dotted(place: Place) -> str:
    """`asked_by[3].weight `, as a reader of the file would say it; list items are counted from 1."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f"{'.' if text else ''}{part}"
    return f"{text} " if text else "The file "


def _kind_of(value: object) -> str:
    names = {bool: "yes or no", int: "a number", float: "a number", list: "a list", dict: "a map", str: "text"}
    return "empty" if value is None else names.get(type(value), f"a {type(value).__name__}")


def _field_names(model: type[BaseModel]) -> set[str]:
    """The names of all fields of a model and of the models inside it, as a file writes them."""
    names: set[str] = set()
    for field in model.model_json_schema(by_alias=True).get("$defs", {}).values():
        names.update(field.get("properties", {}))
    return names | {field.alias or name for name, field in model.model_fields.items()}
