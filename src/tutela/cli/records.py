"""The records that `tutela assess` wrote, for the commands that show them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tutela.core.errors import BadIdentifier, TutelaError
from tutela.standards.faults import nearest

Record = Mapping[str, Any]


def read_records(path: Path) -> list[Record]:
    """The records of a file that `tutela assess` wrote; raises TutelaError where it is missing or broken."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        raise TutelaError(str(path), "it cannot be read.", "Write it with `tutela assess … --out FOLDER`.") from error
    except ValueError as error:
        raise TutelaError(str(path), "this is no file of records.", "Run `tutela assess` again.") from error


def finding_of(findings: Sequence[Record], key: str) -> Record:
    """The finding for a requirement; raises BadIdentifier with the nearest keys."""
    found = next((f for f in findings if f["requirement"] == key), None)
    if found is None:
        near = nearest(key, [f["requirement"] for f in findings])
        raise BadIdentifier(key, "no finding here has this key.", near or "`tutela show FOLDER` lists them.")
    return found
