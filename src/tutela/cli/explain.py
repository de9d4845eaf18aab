"""`tutela explain`: why a finding says what it says, down to the words, and what would have changed it."""

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tutela.core.errors import BadIdentifier, TutelaError
from tutela.core.places import jurisdiction as jurisdiction_code
from tutela.report.explanation import explain as lines_of
from tutela.standards.faults import nearest
from tutela.standards.load import load_catalogue

WIDTH = 110


@click.command()
@click.argument("jurisdiction")
@click.argument("requirement")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that `tutela assess` wrote with --out [out/JURISDICTION].",
)
def explain(jurisdiction: str, requirement: str, folder: Path | None) -> None:
    """Explain a finding: the rule, the elements, the words of the law, and what would have changed the verdict."""
    code = jurisdiction_code(jurisdiction)
    path = (folder or Path("out") / code) / "findings.jsonl"
    asked = load_catalogue().requirement(requirement)
    for line in lines_of(_finding(path, code, asked.key), asked):
        indent = line[: len(line) - len(line.lstrip())]
        click.echo(textwrap.fill(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "  "))


def _finding(path: Path, code: str, key: str) -> Mapping[str, Any]:
    """The finding of a run; TutelaError where there is none, with what to do."""
    try:
        records: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        what = "there is no assessment here."
        remedy = f"Run `tutela assess … --jurisdiction {code} --out {path.parent}`, or give --folder."
        raise TutelaError(str(path), what, remedy) from error
    found = next((f for f in records if f["requirement"] == key and f["jurisdiction"] == code), None)
    if found is None:
        near = nearest(key, [f["requirement"] for f in records if f["jurisdiction"] == code])
        raise BadIdentifier(f"{code} {key}", f"{path} has no such finding.", near or "Assess it first.")
    return found
