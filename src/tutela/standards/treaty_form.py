"""The form on which a clerk writes, a row a treaty, how a State stands towards it: blank, checked and read."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from tutela.core.errors import BadData
from tutela.standards.catalogue import Catalogue
from tutela.standards.document import shown
from tutela.standards.faults import nearest
from tutela.standards.model import Instrument
from tutela.standards.pinpoint import Place, is_pinpoint, places, touches

Status = Literal["party", "reserved", "signed", "not_party", "unknown"]
COLUMNS = ("treaty", "title", "status", "date", "reservation", "source", "checked_on", "note")
TREATY_FORCES = ("binding", "binding-not-in-force")
STATUSES: tuple[Status, ...] = get_args(Status)
_SPREADSHEET_MARK = "\ufeff"  # by it Excel knows UTF-8
_DATE = "Write YYYY-MM-DD, and format the column as text, or the spreadsheet turns it round when it saves."


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """How one State stands towards one treaty or EU act, as the form says it.

    `day` (ISO, or empty): entry into force for the State where the status is party or reserved, signature where
    it is signed, departure where it is not_party. `checked_on`: the day on which the source was looked at.
    `reservation`: the pinpoints as written; `reserved`: the places that they touch, those of the paragraphs
    included that a reservation clause of the treaty lets fall away. Empty with the status reserved: not said,
    so any. `in_force`: whether the treaty itself is, by the catalogue.
    """

    treaty: str
    status: Status = "unknown"
    day: str = ""
    reservation: tuple[str, ...] = ()
    source: str = ""
    checked_on: str = ""
    note: str = ""
    reserved: frozenset[Place] = frozenset()
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class TreatyForm:
    """A row for each treaty and EU act of the catalogue; those of which the form says nothing are unknown."""

    rows: Mapping[str, TreatyRow]

    def count(self, status: Status) -> int:
        """How many rows have that status."""
        return sum(row.status == status for row in self.rows.values())


@dataclass(frozen=True, slots=True)
class _Line:
    """One row as written: its cells by column, and where it stands."""

    where: str
    cells: Mapping[str, str]

    def fault(self, what: str, remedy: str) -> BadData:
        return BadData(self.where, what, remedy)


def treaties(catalogue: Catalogue) -> dict[str, Instrument]:
    """The instruments that bind those who join: treaties and EU acts in force, and treaties that wait for it."""
    return {key: item for key, item in catalogue.instruments.items() if item.force in TREATY_FORCES}


def unknown_form(catalogue: Catalogue) -> TreatyForm:
    """The form that nobody filled: every treaty is unknown. Nothing is ever guessed from a State's place or past."""
    return TreatyForm({key: _unknown(item) for key, item in treaties(catalogue).items()})


def blank_form(catalogue: Catalogue, separator: str = ",") -> str:
    """The text of an empty form: a row a treaty with its title, status unknown; Excel needs the mark at its head."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    for key, item in treaties(catalogue).items():
        writer.writerow({"treaty": key, "title": item.title, "status": "unknown"})
    return _SPREADSHEET_MARK + file.getvalue()


def read_form(path: Path, catalogue: Catalogue) -> TreatyForm:
    """The form in a CSV file with commas, semicolons or tabs. An empty one is unknown everywhere.

    BadData with the path, line and remedy of the first fault and the number of the others.
    """
    form, faults = check_form(path, catalogue)
    if faults:
        more = f"({len(faults) - 1} more: run `tutela treaties check`.)" if len(faults) > 1 else ""
        raise BadData(faults[0].where, faults[0].what, f"{faults[0].remedy} {more}".strip())
    return form


def check_form(path: Path, catalogue: Catalogue) -> tuple[TreatyForm, list[BadData]]:
    """The form and all its faults, by line; a treaty with a faulty row is unknown in the form."""
    known = treaties(catalogue)
    rows = dict(unknown_form(catalogue).rows)
    try:
        lines = list(_lines(path))
    except BadData as error:
        return TreatyForm(rows), [error]
    faults: list[BadData] = []
    seen: dict[str, str] = {}
    for line in lines:
        found = list(_faults(line, known, catalogue, seen))
        faults += found
        key = line.cells["treaty"]
        seen.setdefault(key, line.where)
        if not found:
            rows[key] = _row(line.cells, known[key])
    return TreatyForm(rows), faults


def _unknown(item: Instrument) -> TreatyRow:
    return TreatyRow(item.key, in_force=item.force == "binding")


def _row(cells: Mapping[str, str], item: Instrument) -> TreatyRow:
    written = _pinpoints(cells["reservation"])
    return TreatyRow(
        item.key, _status(cells["status"]), cells["date"], written, cells["source"], cells["checked_on"],
        cells["note"], _reached(written, item), item.force == "binding",
    )  # fmt: skip


def _status(cell: str) -> Status:
    return cast("Status", _as_key(cell) or "unknown")


def _as_key(cell: str) -> str:
    """`Not party` as a clerk may write it, as `not_party`."""
    return "_".join(cell.lower().replace("-", " ").replace("_", " ").split())


def _pinpoints(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _reached(pinpoints: tuple[str, ...], item: Instrument) -> frozenset[Place]:
    """The places written, and those that the clauses among them let fall away: 20(3) is about 20(1)(a) and (e)."""
    written = frozenset[Place]().union(*map(places, pinpoints))
    clauses = (reach for clause, reach in item.reservations.items() if touches(places(clause), written))
    return written.union(*(places(pinpoint) for reach in clauses for pinpoint in reach))


def _lines(path: Path) -> Iterator[_Line]:
    """The rows that hold anything; BadData where the file is none of CSV or its first line no head."""
    text = _text(path)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    head: list[str] = []
    line = 1
    try:
        for cells in reader:
            row, line = [cell.strip() for cell in cells], reader.line_num + 1
            where = f"{shown(path)}:{line - 1}"
            if head and any(row):
                yield _Line(where, _by_column(head, row, where))
            elif any(row):
                head = _head(row, where)
    except csv.Error as error:
        raise BadData(f"{shown(path)}:{line}", f"is no CSV: {error}.", "Look for a quotation mark too many.") from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadData(shown(path), "is not UTF-8 text.", "Save it as `CSV UTF-8` (Excel) or `Text CSV`.") from error
    except OSError as error:
        raise BadData(shown(path), f"cannot be read: {error.strerror}.", "Give the CSV file of the form.") from error


def _head(row: list[str], where: str) -> list[str]:
    """The names of the columns; a column that is not known, missing or twice there is a fault."""
    head = [cell.lower() for cell in row]
    while not head[-1]:  # spreadsheets write empty columns behind the last
        head.pop()
    for name in head:
        if name not in COLUMNS:
            remedy = nearest(name, COLUMNS) or f"The columns are {', '.join(COLUMNS)}."
            raise BadData(where, f"`{name}` is no column of the form.", remedy)
        if head.count(name) > 1:
            raise BadData(where, f"the column `{name}` stands twice.", "Keep one.")
    for name in ("treaty", "status"):
        if name not in head:
            raise BadData(where, f"the column `{name}` is missing.", "Start from `tutela treaties blank`.")
    return head


def _by_column(head: list[str], row: list[str], where: str) -> dict[str, str]:
    if any(row[len(head) :]):
        remedy = "Put a cell that holds a comma or semicolon in quotation marks."
        raise BadData(where, f"there are more cells than the {len(head)} columns.", remedy)
    return dict.fromkeys(COLUMNS, "") | dict(zip(head, row, strict=False))


def _faults(
    line: _Line, known: Mapping[str, Instrument], catalogue: Catalogue, seen: Mapping[str, str]
) -> Iterator[BadData]:
    """What is wrong with one row; a second row of one treaty is not looked at further."""
    key = line.cells["treaty"]
    if key not in known:
        yield _stranger(line, known, catalogue)
    elif key in seen:
        yield line.fault(f"`{key}` has a row already ({seen[key]}).", "Keep one row a treaty.")
    yield from _status_faults(line)
    for column in ("date", "checked_on"):
        if line.cells[column] and not _is_date(line.cells[column]):
            yield line.fault(f"{column} `{line.cells[column]}` is no date.", _DATE)
    yield from _reservation_faults(line)


def _stranger(line: _Line, known: Mapping[str, Instrument], catalogue: Catalogue) -> BadData:
    key = line.cells["treaty"]
    if not key:
        return line.fault("the treaty is missing.", "`tutela treaties blank` writes them all.")
    if key in catalogue.instruments:
        force = catalogue.instruments[key].force
        return line.fault(f"`{key}` binds nobody (it is {force}).", "Take the row out.")
    return line.fault(
        f"no treaty has the key `{key}`.", nearest(key, known) or "`tutela treaties blank` writes them all."
    )


def _status_faults(line: _Line) -> Iterator[BadData]:
    """A status that is none, or one without what proves it."""
    cells, status = line.cells, _as_key(line.cells["status"])
    if status not in ("", *STATUSES):
        remedy = nearest(status, STATUSES) or f"Write {', '.join(STATUSES)}."
        yield line.fault(f"`{cells['status']}` is no status.", remedy)
    elif not status and any(cells[name] for name in ("date", "reservation")):
        yield line.fault("the status is empty.", f"Write {', '.join(STATUSES)}.")
    for column, why in _PROOF.get(status, {}).items():
        if not cells[column]:
            yield line.fault(f"`{status}` without {column}.", f"Write {why}, or the status unknown.")


_WHERE = {"source": "where it is written (a public address is best)", "checked_on": "the day you looked"}
_PROOF: Mapping[str, Mapping[str, str]] = {
    "party": {"date": "the day of entry into force for the State", **_WHERE},
    "reserved": {"date": "the day of entry into force for the State", **_WHERE},
    "signed": {"date": "the day of signature", **_WHERE},
    "not_party": _WHERE,  # that nothing happened has no day of its own
}


def _is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _reservation_faults(line: _Line) -> Iterator[BadData]:
    written = _pinpoints(line.cells["reservation"])
    status = _as_key(line.cells["status"])
    if written and status in STATUSES and status != "reserved":
        remedy = "Write the status reserved, or take the reservation out (a remark belongs in note)."
        yield line.fault(f"there is a reservation, but the status is {status}.", remedy)
    for pinpoint in written:
        if not is_pinpoint(pinpoint):
            remedy = "Write art. 20(1)(a); art. 24(2) with a semicolon between; words belong in note."
            yield line.fault(f"the reservation `{pinpoint}` is no pinpoint.", remedy)
