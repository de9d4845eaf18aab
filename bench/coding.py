"""The reference coding that lies beside the project, and its own scoring program."""

import csv
import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TUTELA_SHARED", ROOT.parent / "shared"))
PARTS = {"first part": SHARED / "gold", "second part": SHARED / "gold-2"}
EIGHT = ("br", "ca", "de", "es", "fr", "ie", "rw", "se")
APART = ("cl", "jp", "ke", "nl")  # never looked at while terms and weights are made
PRESENT = {"met", "partly", "contrary"}


def scorer() -> ModuleType:
    """The coding's score.py as a module: its way of comparing labels is the measure."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Row:
    """One coded question that has a provision: right (text, label) pairs, and the coder's quote.

    `own` are the coder's pairs alone; `right` has those of amending acts that carry the same words, too.
    """

    part: str
    jurisdiction: str
    requirement: str
    right: frozenset[tuple[str, str]]
    own: frozenset[tuple[str, str]]
    quote: str


def rows(score: ModuleType, part: str, jurisdictions: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a part with provisions, debatable ones left out."""
    folder = PARTS[part]
    same = same_texts(score, part)
    also, debatable = score.beside(folder, "also"), score.beside(folder, "debatable")
    for place in jurisdictions:
        path = folder / f"{place}.csv"
        if not path.exists():
            continue
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True)):
            key = (place, row["requirement"])
            if row["verdict"] not in PRESENT or key in debatable:
                continue
            labels = [pair for r in (row, *also[key]) for pair in score.gold_labels(r)]
            right = frozenset((same.get(score.text_of(f), score.text_of(f)), label) for f, label in labels)
            own = frozenset(score.gold_labels(row))
            yield Row(part, place, row["requirement"], right, own, row["quote"])


def same_texts(score: ModuleType, part: str) -> Mapping[str, str]:
    """Language twins and second copies, by the coding's own list."""
    path = PARTS[part] / "same-acts.json"
    twins = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {score.text_of(k): score.text_of(v) for k, v in twins.items()}
