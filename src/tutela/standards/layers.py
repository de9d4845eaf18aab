"""The layers of law that no run searches, named in every report: the form of standards/layers.yaml."""

from collections import Counter
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from tutela.core.errors import BadData
from tutela.standards.document import Document, read_document
from tutela.standards.faults import fault, form_faults
from tutela.standards.load import standards_root
from tutela.standards.record import Key, Record, Text

FILE = "layers.yaml"


class InThreeLanguages(Record):
    """One text in each language in which reports come."""

    en: Text
    fr: Text
    es: Text

    def text(self, language: str) -> str:
        """The text in `language`; in English where reports do not come in it."""
        texts: dict[str, str] = self.model_dump()
        return texts.get(language, self.en)


class Layer(Record):
    """A layer that was not searched: its name, why it matters to a reader of the report, and where it does."""

    key: Key
    name: InThreeLanguages
    why: InThreeLanguages
    when: InThreeLanguages


class Layers(Record):
    """The file of layers, in the order in which a report names them."""

    layers: tuple[Layer, ...]


@cache
def load_layers(root: Path | None = None) -> tuple[Layer, ...]:
    """The layers below `root` (default: the project's own), read once; BadData with path and line for a fault."""
    document = read_document(standards_root(root) / FILE)
    for key, line in document.repeated_keys():
        raise BadData(f"{document.shown}:{line}", f"`{key}` stands twice in one map.", "Keep one.")
    layers = _record(document).layers
    for key, times in Counter(layer.key for layer in layers).items():
        if times > 1:
            raise fault(document, ("layers",), f"`{key}` stands twice.", "Keep one.")
    return layers


def _record(document: Document) -> Layers:
    try:
        return Layers.model_validate(document.data)
    except ValidationError as error:
        raise next(iter(form_faults(document, error, Layers))) from error
