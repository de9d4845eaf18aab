"""Files of records: JSON and JSON lines with sorted keys, so that the same content is the same bytes."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def to_json(record: Any) -> str:
    """One record on one line, keys in the order given by their maker."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """A JSON-lines file; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(to_json(record) + "\n" for record in records)


def write_json(path: Path, record: Any) -> None:
    """A JSON file for people to look into: indented, keys sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
