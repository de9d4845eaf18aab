"""`tutela explain`: why a finding says what it says, down to the words, and what would have changed it."""

import textwrap
from pathlib import Path

import click

from tutela.cli.records import finding_of, read_records
from tutela.core.places import jurisdiction as jurisdiction_code
from tutela.report.explanation import explain as lines_of
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
    findings = [f for f in read_records(path) if f["jurisdiction"] == code]
    for line in lines_of(finding_of(findings, asked.key), asked):
        indent = line[: len(line) - len(line.lstrip())]
        click.echo(textwrap.fill(line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "  "))
