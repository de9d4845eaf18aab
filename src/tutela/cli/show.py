"""`tutela show`: what an assessment found, on the screen: what was read, a table, or one finding in full."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import click

from tutela.cli.records import Record, finding_of, read_records
from tutela.report.explanation import to_read
from tutela.report.wording import COMPLETENESS, plain
from tutela.standards.load import load_catalogue

WIDTH = 100
# What a verdict is called on the screen; others are shown as they are.
VERDICTS = {
    "met": "met (proposal)",
    "partly": "partly (proposal)",
    "contrary": "says the opposite (proposal)",
    "unsure": "unsure: to read",
    "not_found": "nothing found yet",
    "not_assessed": "not assessed",
}


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("requirement", required=False)
@click.option("--core", is_flag=True, help="In the table, only the core questions.")
@click.option("--first", type=click.IntRange(1), default=10, help="How many provisions of a finding to show [10].")
def show(folder: Path, requirement: str | None, core: bool, first: int) -> None:
    """Print what an assessment found: what was read and a table, or one finding in full.

    FOLDER is the one that `tutela assess` wrote (--out). With REQUIREMENT (its key), the provisions to read are
    printed with their quotes; **words** in them are those that were looked for.
    """
    findings = read_records(folder / "findings.jsonl")
    if requirement is not None:
        click.echo("\n".join(_page(finding_of(findings, requirement), first)))
        return
    kept = {r.key for r in load_catalogue().requirements if r.core} if core else None
    click.echo("\n".join(_read_table(read_records(folder / "read.jsonl"))) + "\n")
    click.echo("\n".join(_table([f for f in findings if kept is None or f["requirement"] in kept])))


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _read_table(records: Sequence[Record]) -> Iterator[str]:
    """A line a file: how it was used, how much law it held, how whole it is, its title or what went wrong."""
    rows = [("FILE", "USED", "PROVISIONS", "TEXT", "ACT")]
    for r in records:
        count = r.get("provisions", {}).get("in_force", 0)
        text = plain(COMPLETENESS, r["completeness"]) if "completeness" in r else ""
        act = textwrap.shorten(r.get("title") or r["error"] or r.get("why", ""), 60, placeholder=" …")
        rows.append((r["file"], plain({}, r["used"]), f"{count:,}" if count else "", text, act))
    return _columns(rows)


def _table(findings: Sequence[Record]) -> Iterator[str]:
    """A line a finding: its key, its state, and the first provision to read."""
    rows = [("REQUIREMENT", "STATE", "READ FIRST")]
    for f in findings:
        first = _place(listed[0]) if (listed := to_read(f)) else ""
        rows.append((f["requirement"], plain(VERDICTS, f["verdict"]), first))
    return _columns(rows)


def _place(candidate: Record) -> str:
    heading = textwrap.shorten(candidate["heading"], 60, placeholder=" …")
    return " ".join(filter(None, (candidate["file"], candidate["label"], heading)))


def _page(finding: Record, first: int) -> Iterator[str]:
    """A finding in full: the question, what can be said of it, what was searched, and the provisions to read."""
    key, search = finding["requirement"], finding["search"]
    known = load_catalogue().by_key.get(key)
    yield f"{key}, version {finding['requirement_version']}: {finding['jurisdiction']}, {_as_at(finding)}"
    yield from textwrap.wrap(known.question if known else "", WIDTH)
    yield f"{plain(VERDICTS, finding['verdict'])}: {'; '.join(finding['because'])}"
    yield f"searched: {search['provisions']:,} provisions of {search['acts']} acts" + _kinds(search)
    listed = to_read(finding)
    for number, candidate in enumerate(listed[:first], 1):
        yield from _candidate(number, candidate)
    if (rest := len(listed) - first) > 0:
        yield f"\n{rest} more provisions are listed."


def _as_at(finding: Record) -> str:
    return f"as at {finding['as_at']}" if finding["as_at"] else "date of the texts unknown"


def _kinds(search: Record) -> str:
    missing = ", ".join(plain({}, kind) for kind in search["kinds_missing"])
    return f"; not given: {missing}" if missing else ""


def _candidate(number: int, candidate: Record) -> Iterator[str]:
    """A provision to read: its place, its quote with the words marked, why it is listed, what ails its text."""
    yield f"\n{number}. {_place(candidate)}"
    yield textwrap.fill(_marked(candidate), WIDTH, initial_indent="   ", subsequent_indent="   ")
    for line in (*candidate["why"], *candidate["text_notes"]):
        yield textwrap.fill(line, WIDTH, initial_indent="   - ", subsequent_indent="     ")


def _marked(candidate: Record) -> str:
    """The quote with ** around each stretch of marked words; its cut ends show as …"""
    (start, end), quote = candidate["span"], candidate["quote"]
    change = [0] * (len(quote) + 1)
    for at, to, *_ in candidate["marks"]:
        if start <= at and to <= end:
            change[at - start] += 1
            change[to - start] -= 1
    inside = [depth > 0 for depth in accumulate(change)]
    turns = [now != before for now, before in zip(inside, [False, *inside], strict=False)]
    text = "".join("**" * turn + character for turn, character in zip(turns, [*quote, ""], strict=True))
    return ("… " if candidate["prefix"] else "") + text + (" …" if candidate["suffix"] else "")
