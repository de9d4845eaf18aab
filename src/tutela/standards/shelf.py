"""All files of the standards as read, each with its document, and every fault of form met on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from tutela.core.errors import BadData, TutelaError
from tutela.standards.document import Document, read_document, shown
from tutela.standards.faults import form_faults
from tutela.standards.model import ActKinds, Capabilities, Commitments, Families, Instrument, Requirement

M = TypeVar("M", bound=BaseModel)

REQUIREMENTS, INSTRUMENTS = "requirements", "instruments"
FAMILIES, CAPABILITIES = "families.yaml", "capabilities.yaml"
COMMITMENTS, ACT_KINDS = "commitments.yaml", "act_kinds.yaml"
_EXPECTED = {REQUIREMENTS, INSTRUMENTS, FAMILIES, CAPABILITIES, COMMITMENTS, ACT_KINDS, "README.md"}
# How candidates are ordered, what the tests measured, the layers of law: read and checked where they are used.
_READ_ELSEWHERE = {"ranking.yaml", "measured.yaml", "layers.yaml", "tested.jsonl", "translations"}


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """A record and the document it was read from."""

    document: Document
    record: M

    @property
    def stem(self) -> str:
        """The name of its file without the ending, which is the key of what is in it."""
        return self.document.path.stem


@dataclass(frozen=True, slots=True)
class Shelf:
    """What could be read of a standards folder; `faults` holds what could not, in order of the files.

    The two sets of keys hold every file's name, also of files that could not be read, so that one bad file
    does not make every reference to it a fault.
    """

    requirements: tuple[Entry[Requirement], ...]
    instruments: tuple[Entry[Instrument], ...]
    families: Entry[Families] | None
    capabilities: Entry[Capabilities] | None
    commitments: Entry[Commitments] | None
    act_kinds: Entry[ActKinds] | None
    requirement_keys: frozenset[str]
    instrument_keys: frozenset[str]
    faults: tuple[TutelaError, ...]


def read_shelf(root: Path) -> Shelf:
    """Read every file below `root`; raises nothing for a bad file, but BadData where there is no folder."""
    if not root.is_dir():
        raise BadData(shown(root), "is no folder.", "Give the folder that holds requirements/ and instruments/.")
    faults: list[TutelaError] = list(_unexpected(root))
    requirement_files = _files(root / REQUIREMENTS, faults)
    instrument_files = _files(root / INSTRUMENTS, faults)
    return Shelf(
        requirements=_entries(requirement_files, Requirement, faults),
        instruments=_entries(instrument_files, Instrument, faults),
        families=_entry(root / FAMILIES, Families, faults),
        capabilities=_entry(root / CAPABILITIES, Capabilities, faults),
        commitments=_entry(root / COMMITMENTS, Commitments, faults),
        act_kinds=_entry(root / ACT_KINDS, ActKinds, faults),
        requirement_keys=frozenset(path.stem for path in requirement_files),
        instrument_keys=frozenset(path.stem for path in instrument_files),
        faults=tuple(faults),
    )


def _unexpected(root: Path) -> Iterator[BadData]:
    """Whatever lies in the folder and would be read by nobody; names that begin with a dot are let be."""
    for path in sorted(root.iterdir()):
        if path.name not in _EXPECTED | _READ_ELSEWHERE and not path.name.startswith("."):
            yield BadData(shown(path), "is no file of the standards.", "Take it out, or put it where README.md says.")


def _files(folder: Path, faults: list[TutelaError]) -> list[Path]:
    """The YAML files of a folder by name; whatever else lies in it is a fault."""
    if not folder.is_dir():
        faults.append(BadData(shown(folder), "is missing.", "Give it one .yaml file for each thing."))
        return []
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    known = [path for path in files if path.suffix == ".yaml"]
    strange = [path for path in files if path.suffix != ".yaml"]
    faults.extend(BadData(shown(p), "is not read.", "Name it <key>.yaml, or take it out.") for p in strange)
    return known


def _entries(paths: list[Path], model: type[M], faults: list[TutelaError]) -> tuple[Entry[M], ...]:
    entries = (_entry(path, model, faults) for path in paths)
    return tuple(entry for entry in entries if entry is not None)


def _entry(path: Path, model: type[M], faults: list[TutelaError]) -> Entry[M] | None:
    """The record of one file, or None and its faults."""
    if not path.is_file():
        faults.append(BadData(shown(path), "is missing.", "Put it back; README.md says what is in it."))
        return None
    try:
        document = read_document(path)
    except BadData as error:
        faults.append(error)
        return None
    keys = list(_key_faults(document))
    if keys:
        faults.extend(keys)
        return None
    try:
        return Entry(document, model.model_validate(document.data))
    except ValidationError as error:
        faults.extend(form_faults(document, error, model))
        return None


def _key_faults(document: Document) -> Iterator[BadData]:
    """Keys as such: no map has one twice, and each is text."""
    for key, line in document.repeated_keys():
        where = f"{document.shown}:{line}"
        yield BadData(where, f"`{key}` stands twice in one map.", "Keep one: only the last would count.")
    for key, line in document.keys_that_are_no_text():
        yield BadData(f"{document.shown}:{line}", f"the key `{key}` is no text.", "Put it in quotes, or rename it.")
