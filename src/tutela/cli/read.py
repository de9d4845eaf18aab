"""`tutela read`: law into provisions with stable identifiers, and the account of every character."""

from dataclasses import replace
from pathlib import Path

import click

from tutela.cli.run import NOTHING_READ, PATHS, SOME_FAILED, common_options, settings
from tutela.concordance.pipeline import Failure, read_all
from tutela.core.places import jurisdiction as jurisdiction_code
from tutela.core.records import write_lines
from tutela.law.account import Account, account
from tutela.law.model import Act
from tutela.law.source import Source
from tutela.report.folder import act_record, failure_record, provision_records
from tutela.sources.batch import gather


@click.command()
@PATHS
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for provisions.jsonl, read.jsonl."
)
@click.option("--jurisdiction", metavar="CODE", default="zz", help="ISO 3166 code for the identifiers [zz: unknown].")
@click.option("--audit", is_flag=True, help="Print, per file, where every visible character went.")
@common_options
def read(
    paths: tuple[Path, ...], out: Path | None, jurisdiction: str, audit: bool, languages: tuple[str, ...],
    workers: int | None, no_cache: bool,
) -> None:  # fmt: skip
    """Read law into provisions: one line each with work, expression, eId, label, heading, text and state.

    PATHS are files, folders, .zip or .tar archives. With --audit nothing needs to be written: the account is printed.
    """
    if out is None and not audit:
        raise click.UsageError("Say where to write (--out DIR), or ask for the account alone (--audit).")
    batch = gather(paths, "", languages)
    code = jurisdiction_code(batch.about.code if jurisdiction == "zz" and batch.about.code else jurisdiction)
    sources = tuple(replace(s, jurisdiction=code) for s in batch.sources)
    results = read_all(sources, settings(workers, no_cache))
    acts = [r for r in results if isinstance(r, Act)]
    failures = [Failure(e.where, str(e)) for e in batch.errors] + [r for r in results if isinstance(r, Failure)]
    if out is not None:
        write_lines(out / "provisions.jsonl", (record for act in acts for record in provision_records(act)))
        lines = {a.file: act_record(a) for a in acts} | {f.file: failure_record(f) for f in failures}
        write_lines(out / "read.jsonl", (lines[file] for file in sorted(lines)))
        click.echo(f"{sum(len(a.provisions) for a in acts):,} provisions of {len(acts)} acts in {out}")
    if audit:
        _audit(acts, {s.file: s for s in sources})
    for item in batch.skipped:
        click.echo(f"Skipped: {item.file} ({item.reason})", err=True)
    for failure in failures:
        click.echo(f"Not read: {failure.error}", err=True)
    raise SystemExit(NOTHING_READ if not acts else SOME_FAILED if failures else 0)


def _audit(acts: list[Act], sources: dict[str, Source]) -> None:
    """A line a file: characters seen by another library, the share accounted for, and the classes."""
    for act in acts:
        click.echo(audit_line(act, account(act, sources[act.file])))


def audit_line(act: Act, found: Account) -> str:
    """One file's account in words and figures."""
    classes = ", ".join(f"{name} {size:,}" for name, size in sorted(found.classes.items(), key=lambda c: -c[1]))
    lost = f"; missing e.g. {', '.join(found.first_missing[:5])}" if found.missing else ""
    return (
        f"{act.file}: {100 * found.share:.2f} % of {found.visible:,} characters accounted for "
        f"({act.expression.completeness}, {act.reader}); {classes}; counted twice {found.surplus:,}{lost}"
    )
