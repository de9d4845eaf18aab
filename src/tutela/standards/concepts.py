"""Language-neutral concepts: what a lawyer recognises in a clause, whatever words a statute uses for it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tutela.core.data import data_root
from tutela.core.errors import BadData
from tutela.core.yaml_file import load_yaml

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Discount(BaseModel):
    model_config = ConfigDict(extra="forbid")
    why: str
    concept: str = ""
    sense: str = ""


class _ConceptFile(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    key: Key
    label: str
    kind: str
    tier: int
    definition: str
    think: str = ""
    not_: list[_Discount] = Field(default=[], alias="not")
    used_by: list[str]
    made_of: list[list[Key]] = []
    definable: bool = False


class _ConceptsFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    concepts: list[_ConceptFile]


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. `used_by`: requirements that it helps to find; `made_of`: concepts that together spell it out.

    `definable`: a term that an act defines may stand for it when it begins the meaning ("means a service that …").
    `kind` is object, person, act, purpose, value, circumstance, marker, means, sanction, jurisdiction,
    procedure, institution, duty or service.
    """

    key: str
    label: str
    kind: str
    definition: str
    used_by: frozenset[str]
    made_of: tuple[frozenset[str], ...] = ()
    definable: bool = False


def load_concepts(root: Path | None = None) -> dict[str, Concept]:
    """All concepts by key, in the file's order. `root`: the terms folder. Raises BadData."""
    path = (root or data_root() / "terms") / "concepts.yaml"
    try:
        file = _ConceptsFile.model_validate(load_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise BadData(
            str(path), f"{'.'.join(map(str, first['loc']))}: {first['msg']}.", "See terms/README.md."
        ) from error
    return {
        c.key: Concept(
            c.key, c.label, c.kind, c.definition, frozenset(c.used_by), tuple(map(frozenset, c.made_of)), c.definable
        )
        for c in file.concepts
    }
