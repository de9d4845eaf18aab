"""`tutela treaties`: the form on which a clerk writes how the State stands towards each treaty."""

from collections.abc import Iterable
from pathlib import Path

import click

from tutela.standards.load import load_catalogue
from tutela.standards.treaty_form import STATUSES, TreatyForm, TreatyRow, blank_form, check_form

_WORDS = {
    "party": "party", "reserved": "party with a reservation", "signed": "signed", "not_party": "not party",
    "unknown": "unknown",
}  # fmt: skip


@click.group()
def treaties() -> None:
    """Which treaties bind the State: a form of one row a treaty (docs/treaties.md says how to fill it)."""


@treaties.command()
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The CSV file to write.")
@click.option("--semicolon", is_flag=True, help="For spreadsheets set to French, Spanish or German.")
def blank(out: Path, semicolon: bool) -> None:
    """Write an empty form: every treaty that the requirements rest on, each unknown."""
    if out.exists():
        raise click.UsageError(f"{out} exists already. Give another name, so that no work is written over.")
    catalogue = load_catalogue()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(blank_form(catalogue, ";" if semicolon else ",").encode())
    click.echo(f"{out}: fill it in a spreadsheet, save it as CSV, then run `tutela treaties check`.")


@treaties.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Look for every fault in a form and say how far it is filled; exit code 1 where there is a fault."""
    form, faults = check_form(file, load_catalogue())
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.", err=True)
        raise SystemExit(1)
    click.echo(_summary(form))


def _summary(form: TreatyForm) -> str:
    counts = ", ".join(f"{form.count(s)} {_WORDS[s]}" for s in STATUSES if form.count(s))
    lines = [f"{len(form.rows)} treaties and EU acts: {counts}; no faults"]
    rows = form.rows.values()
    lines += _named("Unknown", (row for row in rows if row.status == "unknown"))
    open_ended = (row for row in rows if row.status == "reserved" and not row.reservation)
    lines += _named("Reservation to no named provision, so all count as reserved", open_ended)
    waiting = (row for row in rows if row.status in ("party", "reserved") and not row.in_force)
    lines += _named("Not in force, so counted as signed", waiting)
    return "\n".join(lines)


def _named(what: str, rows: Iterable[TreatyRow]) -> list[str]:
    keys = ", ".join(row.treaty for row in rows)
    return [f"{what}: {keys}."] if keys else []
