"""`tutela assess`: a country's law in, the provisions to read out."""

import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from tutela.cli.run import NOTHING_READ, PATHS, SOME_FAILED, common_options, settings
from tutela.concordance.coverage import Coverage
from tutela.concordance.pipeline import Assessment, Failure, assess_law
from tutela.core.errors import BadIdentifier
from tutela.core.hashing import sha256_of
from tutela.core.places import jurisdiction as jurisdiction_code
from tutela.core.records import write_json
from tutela.report.folder import Run, write_folder
from tutela.report.measured import measured_in_tests
from tutela.report.note_words import LANGUAGES
from tutela.sources.batch import gather
from tutela.standards.catalogue import Catalogue
from tutela.standards.load import load_catalogue
from tutela.standards.model import Requirement
from tutela.standards.treaty_form import read_form


def _chosen(
    catalogue: Catalogue, keys: tuple[str, ...], families: tuple[str, ...], core: bool
) -> tuple[Requirement, ...]:
    """The requirements asked for; all where nothing is said. Unknown keys raise BadIdentifier with the nearest."""
    if not keys and not families and not core:
        return catalogue.requirements
    wanted = {catalogue.requirement(key).key for key in keys}
    names = {catalogue.family(key).key for key in families}
    return tuple(r for r in catalogue.requirements if r.key in wanted or r.family in names or (core and r.core))


@click.command()
@PATHS
@click.option("--jurisdiction", metavar="CODE", help="ISO 3166 code: de, us-dc [the folder's jurisdiction.yaml].")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
@click.option("--as-at", default="", metavar="DATE", help="Keep texts dated later apart (YYYY-MM-DD).")
@click.option("--requirement", "requirements", multiple=True, metavar="KEY", help="Only this requirement (repeat).")
@click.option("--family", "families", multiple=True, metavar="KEY", help="Only this family (repeat).")
@click.option(
    "--treaties", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The State's form of treaties."
)
@click.option("--report-language", type=click.Choice(LANGUAGES), default="en", help="Of the committee note [en].")
@click.option("--core", is_flag=True, help="Only the core questions.")
@common_options
def assess(
    paths: tuple[Path, ...], jurisdiction: str | None, out: Path, as_at: str, requirements: tuple[str, ...],
    families: tuple[str, ...], treaties: Path | None, core: bool, languages: tuple[str, ...],
    workers: int | None, no_cache: bool, report_language: str,
) -> None:  # fmt: skip
    """Line a country's law up with the requirements: what to read, what seems met, and what was not found yet.

    PATHS are files, folders, .zip or .tar archives with the law of one jurisdiction. Writes run.json, read.jsonl,
    findings.jsonl, coverage.json and the report (index.html, note.docx, findings.csv) into the folder given with
    --out. Nothing leaves this computer.
    """
    started = time.monotonic()
    batch = gather(paths, "", languages)
    code = jurisdiction_code(jurisdiction or batch.about.code or _no_jurisdiction())
    sources = tuple(replace(s, jurisdiction=code) for s in batch.sources)
    catalogue = load_catalogue()
    chosen = _chosen(catalogue, requirements, families, core)
    form = read_form(treaties, catalogue) if treaties else None
    how = settings(workers, no_cache)
    found = assess_law(sources, code, chosen, how, _date(as_at), form)
    early = tuple(Failure(error.where, str(error)) for error in batch.errors)
    found = replace(found, failures=early + found.failures, name=batch.about.name)
    if not found.shelf.assessed:
        _say_failures(found)
        for kept in found.shelf.apart:
            click.echo(f"Kept apart: {kept.act.file}: {kept.why}", err=True)
        click.echo("No law in force was read: there is nothing to assess.", err=True)
        raise SystemExit(NOTHING_READ)
    keys, filled = tuple(sorted(r.key for r in chosen)), sha256_of(treaties.read_bytes()) if treaties else ""
    run = Run(code, as_at, keys, sources, batch.skipped, filled)
    covered = write_folder(out, run, found, catalogue, measured_in_tests(), report_language, how.runner)
    write_json(out / "timing.json", {"seconds": round(time.monotonic() - started, 2)})
    _say(found, covered, catalogue, out)
    _say_failures(found)
    raise SystemExit(SOME_FAILED if found.failures or found.unsupported else 0)


def _no_jurisdiction() -> str:
    raise BadIdentifier("--jurisdiction", "it is not said whose law this is.", "Add --jurisdiction CODE, e.g. de.")


def _date(text: str) -> str:
    """A date as it is written, or nothing; raises BadIdentifier for one that no calendar has."""
    with suppress(ValueError):
        if not text or date.fromisoformat(text).isoformat() == text:
            return text
    raise BadIdentifier(text, "this is no date.", "Write YYYY-MM-DD.")


def _say(found: Assessment, covered: Coverage, catalogue: Catalogue, out: Path) -> None:
    """What was found, in five lines."""
    provisions = len(found.dossier.index.places)
    click.echo(f"Read {len(found.shelf.assessed)} acts with {provisions:,} provisions in force.")
    if found.shelf.apart:
        click.echo(f"Kept apart: {', '.join(k.act.file for k in found.shelf.apart)} (report and read.jsonl say why).")
    by: dict[str, int] = {}
    for finding in found.findings:
        by[finding.verdict] = by.get(finding.verdict, 0) + 1
    words = {
        "met": "met",
        "partly": "partly",
        "contrary": "the opposite",
        "not_found": "nothing found yet",
        "unsure": "unsure",
        "not_assessed": "not assessed",
    }
    click.echo("Proposals: " + ", ".join(f"{by[v]} {w}" for v, w in words.items() if v in by) + ".")
    for item in covered.bring_next[:3]:
        click.echo(f"Bring next: {catalogue.act_kinds[item.kind].name} (lets {item.questions} more be looked at).")
    click.echo(f"Report: {out / 'report' / 'index.html'}")
    click.echo(f"Note for the committee: {out / 'report' / 'note.docx'}; table: {out / 'report' / 'findings.csv'}")


def _say_failures(found: Assessment) -> None:
    for failure in found.failures:
        click.echo(f"Not read: {failure.error}", err=True)
    for act in found.unsupported:
        language = act.expression.language or "unknown"
        what = f"there is no word list for its language ({language})."
        click.echo(f"Not searched: {act.file}: {what} `tutela terms list` shows the languages.", err=True)
