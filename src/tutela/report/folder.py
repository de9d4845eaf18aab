"""The folder that a run writes (contracts, section 6): the same bytes for the same inputs, times in one file alone."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutela import __version__
from tutela.concordance.assess import EVALUATOR_VERSION
from tutela.concordance.coverage import Coverage, coverage
from tutela.concordance.digest import EXTRACTOR_VERSION
from tutela.concordance.pipeline import Assessment, Failure, concepts_hash
from tutela.core.hashing import sha256_of
from tutela.core.records import write_json, write_lines
from tutela.core.runner import Runner, Serial
from tutela.law.assemble import act_hash, text_hash
from tutela.law.model import Act, State
from tutela.law.source import Source
from tutela.report.findings_csv import findings_csv
from tutela.report.gap_report import Measured, render_gap_report
from tutela.report.note import render_note
from tutela.sources.discover import Skipped
from tutela.standards.catalogue import Catalogue
from tutela.standards.terms import load_language


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was given, beside the law: for run.json."""

    jurisdiction: str
    as_at: str
    requirements: tuple[str, ...]
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    treaties_sha256: str = ""


def provision_records(act: Act) -> Iterator[dict[str, Any]]:
    """A line of provisions.jsonl for each provision of an act."""
    for p in act.provisions:
        yield {
            "work": act.work.uri,
            "expression": act.expression.uri,
            "eid": p.eid,
            "label": p.label,
            "heading": p.heading,
            "path": list(p.path),
            "text": p.text,
            "state": str(p.state),
            "damage": p.damage,
            "text_sha256": text_hash(p.text),
            "file": act.file,
        }


def act_record(act: Act) -> dict[str, Any]:
    """A line of read.jsonl for an act: what was read, how whole it is, and its characters by class."""
    e = act.expression
    ignored: dict[str, int] = {}
    for piece in act.ignored:
        ignored[piece.kind] = ignored.get(piece.kind, 0) + _visible(piece.text)
    states = [p.state for p in act.provisions]
    return {
        "schema": "read/1",
        "file": act.file,
        "sha256": act.sha256,
        "reader": act.reader,
        "work": act.work.uri,
        "provisional": act.work.provisional,
        "title": act.work.title,
        "expression": e.uri,
        "language": e.language,
        "date": e.date,
        "text_state": str(e.text_state),
        "authority": str(e.authority),
        "completeness": str(e.completeness),
        "damage": list(e.damage),
        "act_sha256": act_hash(act.provisions),
        "provisions": {str(s): states.count(s) for s in State if s in states},
        "characters": {
            "provisions": sum(_visible(p.text) for p in act.provisions),
            "headings": sum(map(_visible, act.headings)) + sum(_visible(p.heading + p.label) for p in act.provisions),
            "preface": _visible(act.preface),
            **dict(sorted(ignored.items())),
        },
        "error": "",
    }


def _visible(text: str) -> int:
    return len("".join(text.split()))


def read_records(assessment: Assessment, skipped: tuple[Skipped, ...]) -> Iterator[dict[str, Any]]:
    """The lines of read.jsonl, by file: assessed, kept apart, unsupported, failed, skipped."""
    lines: dict[str, dict[str, Any]] = {}
    for act in assessment.shelf.assessed:
        lines[act.file] = act_record(act) | {"used": "assessed"}
    for kept in assessment.shelf.apart:
        lines[kept.act.file] = act_record(kept.act) | {"used": "kept_apart", "instead": kept.instead, "why": kept.why}
    for act in assessment.unsupported:
        lines[act.file] = act_record(act) | {"used": "language_unsupported"}
    for failure in assessment.failures:
        lines[failure.file] = failure_record(failure)
    for item in skipped:
        lines[item.file] = {"schema": "read/1", "file": item.file, "used": "skipped", "why": item.reason, "error": ""}
    yield from (lines[file] for file in sorted(lines))


def failure_record(failure: Failure) -> dict[str, Any]:
    """A line of read.jsonl for a file that was not read."""
    return {"schema": "read/1", "file": failure.file, "used": "not_read", "error": failure.error}


def run_record(run: Run, assessment: Assessment, catalogue: Catalogue) -> dict[str, Any]:
    """run.json: inputs with their hashes, and the versions of all knowledge that was used. No clock."""
    languages = sorted({d.language for d in assessment.dossier.digests})
    chosen = [catalogue.requirement(key) for key in run.requirements]
    return {
        "schema": "run/1",
        "tutela": __version__,
        "jurisdiction": run.jurisdiction,
        "as_at": assessment.dossier.as_at,
        "as_at_asked": run.as_at,
        "inputs": [{"file": s.file, "sha256": hashlib.sha256(s.data).hexdigest()} for s in run.sources],
        "treaties_sha256": run.treaties_sha256,
        "requirements": {r.key: r.version for r in chosen},
        "standards_sha256": sha256_of([r.model_dump(mode="json", by_alias=True) for r in chosen]),
        "concepts_sha256": concepts_hash(),
        "terms_sha256": {code: load_language(code).hash for code in languages},
        "experimental_languages": sorted(assessment.dossier.experimental),
        "extractor_version": EXTRACTOR_VERSION,
        "evaluator_version": EVALUATOR_VERSION,
    }


def coverage_of(assessment: Assessment, catalogue: Catalogue) -> Coverage:
    """The coverage of a run, with the files of each kind of act."""
    files: dict[str, list[str]] = {}
    for digest in assessment.dossier.digests:
        for kind in digest.kinds:
            files.setdefault(kind, []).append(digest.file)
    by_kind: Mapping[str, tuple[str, ...]] = {kind: tuple(sorted(names)) for kind, names in files.items()}
    return coverage(assessment.findings, catalogue.by_key, by_kind)


@dataclass(frozen=True, slots=True)
class _Written:
    """All that the files of a run's folder are made of."""

    out: Path
    run: Run
    assessment: Assessment
    catalogue: Catalogue
    covered: Coverage
    measured: Measured | None
    language: str


def _write_page(w: _Written) -> None:
    page = render_gap_report(w.assessment, w.catalogue, w.covered, w.measured, name=w.assessment.name)
    (w.out / "report" / "index.html").write_text(page, encoding="utf-8")


def _write_findings(w: _Written) -> None:
    write_lines(w.out / "findings.jsonl", (f.record() for f in w.assessment.findings))


def _write_inputs(w: _Written) -> None:
    write_json(w.out / "run.json", run_record(w.run, w.assessment, w.catalogue))
    write_lines(w.out / "read.jsonl", read_records(w.assessment, w.run.skipped))
    write_json(w.out / "coverage.json", w.covered.record())


def _write_for_people(w: _Written) -> None:
    note = render_note(w.assessment, w.catalogue, w.covered, w.measured, w.language)
    (w.out / "report" / "note.docx").write_bytes(note)
    (w.out / "report" / "findings.csv").write_bytes(findings_csv(w.assessment, w.catalogue))


# The page takes about as long as the rest together, so it comes first: two workers then end at the same time.
_PARTS: Mapping[str, Callable[[_Written], None]] = {
    "page": _write_page, "findings": _write_findings, "inputs": _write_inputs, "people": _write_for_people,
}  # fmt: skip


def _write(written: _Written, part: str) -> None:
    _PARTS[part](written)


def write_folder(
    out: Path,
    run: Run,
    assessment: Assessment,
    catalogue: Catalogue,
    measured: Measured | None = None,
    language: str = "en",
    runner: Runner | None = None,
) -> Coverage:
    """Writes run.json, read.jsonl, findings.jsonl, coverage.json and the report; gives the coverage.

    The report: report/index.html, report/note.docx in `language` (en, fr or es) and report/findings.csv. `runner`:
    who writes the files, one worker or several. BadIdentifier for a language in which no note comes.
    """
    covered = coverage_of(assessment, catalogue)
    (out / "report").mkdir(parents=True, exist_ok=True)
    written = _Written(out, run, assessment, catalogue, covered, measured, language)
    for _ in (runner or Serial()).run(_write, _PARTS, written):
        pass
    return covered
