"""From the files of the standards to the catalogue; one fault anywhere and there is none."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from tutela.core.data import data_root
from tutela.core.errors import BadData
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Family, Requirement
from tutela.standards.references import reference_faults
from tutela.standards.shelf import Entry, Shelf, read_shelf

M = TypeVar("M", bound=BaseModel)


def standards_root(root: Path | None = None) -> Path:
    """The folder of the standards: the one given, or the project's own."""
    return data_root() / "standards" if root is None else root


def load_catalogue(root: Path | None = None) -> Catalogue:
    """Read and join all standards below `root` (default: the project's own).

    BadData with the path, line and remedy of the first fault of form or reference. What only
    `check_standards` asks for (concepts that exist, an element that names the question) is not asked here.
    """
    return _own() if root is None else _load(root)


@cache
def _own() -> Catalogue:
    """The project's own standards, read once."""
    return _load(standards_root())


def _load(root: Path) -> Catalogue:
    shelf = read_shelf(root)
    faults = [*shelf.faults, *reference_faults(shelf)]
    if faults:
        first = faults[0]
        more = f"({len(faults) - 1} more: run `tutela standards check`.)" if len(faults) > 1 else ""
        raise BadData(first.where, first.what, f"{first.remedy} {more}".strip())
    return _joined(shelf)


def _joined(shelf: Shelf) -> Catalogue:
    families = _record(shelf.families).families
    capabilities, commitments = _record(shelf.capabilities), _record(shelf.commitments)
    return Catalogue(
        requirements=in_reading_order((entry.record for entry in shelf.requirements), families),
        instruments={entry.record.key: entry.record for entry in shelf.instruments},
        capabilities={capability.number: capability for capability in capabilities.capabilities},
        commitments={commitment.key: commitment for commitment in commitments.commitments},
        families={family.key: family for family in families},
        groups={group.key: group for group in _record(shelf.families).groups},
        act_kinds={kind.key: kind for kind in _record(shelf.act_kinds).act_kinds},
        capabilities_note=capabilities.note,
        commitments_note=commitments.note,
    )


def _record(entry: Entry[M] | None) -> M:
    assert entry is not None, "a file that could not be read is among the faults"
    return entry.record


def in_reading_order(requirements: Iterable[Requirement], families: Iterable[Family]) -> tuple[Requirement, ...]:
    """Requirements by family; in a family those that it puts in order first, then the others by key."""
    place = {family.key: (index, _positions(family)) for index, family in enumerate(families)}

    def rank(requirement: Requirement) -> tuple[int, int, str]:
        index, positions = place[requirement.family]
        return index, positions.get(requirement.key, len(positions)), requirement.key

    return tuple(sorted(requirements, key=rank))


def _positions(family: Family) -> Mapping[str, int]:
    return {key: position for position, key in enumerate(family.order)}
