"""The pipeline: failures stay with their file, progress is told, and keys of the cache hold all that matters."""

import shutil
from pathlib import Path

import pytest
from small_acts import catalogue

from tutela.concordance import pipeline
from tutela.concordance.pipeline import Failure, Settings, assess_law, read_all
from tutela.core.data import data_root
from tutela.law.model import Act
from tutela.law.source import Source
from tutela.standards.terms import load_language

LAW = """# Penal Code

Section 1. Possession
A person who possesses child pornography commits an offence.

Section 2. Theft
A person who steals the property of another commits an offence.
"""
SOURCES = [
    Source("b.md", LAW.encode(), "xx", ("en",)),
    Source("a.md", b"\x00\x01\x02 no law", "xx", ("en",)),
    Source("c.md", "# Törvény\n\n1. § Aki lop, büntetendő.\n".encode(), "xx", ("hu",)),
]
ASKED = [catalogue().requirement(key) for key in ("csam-produce", "csam-possess")]


def test_each_file_is_assessed_failed_or_in_no_known_language() -> None:
    found = assess_law(SOURCES, "xx", ASKED, Settings())
    assert [a.file for a in found.shelf.assessed] == ["b.md"]
    assert [f.file for f in found.failures] == ["a.md"]
    assert [a.file for a in found.unsupported] == ["c.md"]


def test_neither_order_of_files_nor_of_requirements_matters() -> None:
    found = assess_law(SOURCES, "xx", ASKED, Settings())
    again = assess_law(SOURCES[::-1], "xx", ASKED[::-1], Settings())
    assert (again.findings, again.shelf, again.failures) == (found.findings, found.shelf, found.failures)
    assert [f.requirement for f in found.findings] == ["csam-possess", "csam-produce"]


def test_a_reader_that_breaks_is_a_failure_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = pipeline.read

    def break_on_a(source: Source) -> Act:
        if source.file == "c.md":
            raise ZeroDivisionError("by zero")
        return sound(source)

    monkeypatch.setattr(pipeline, "read", break_on_a)
    act, refused, broken = read_all(SOURCES, Settings())
    assert isinstance(act, Act)
    assert isinstance(refused, Failure)
    assert isinstance(broken, Failure)
    assert "c.md: reading failed (ZeroDivisionError: by zero)." in broken.error


def test_progress_is_told_stage_by_stage() -> None:
    told: list[tuple[str, int, int]] = []
    assess_law(SOURCES, "xx", ASKED, Settings(progress=lambda *step: told.append(step)))
    assert told == [
        ("reading", 1, 3), ("reading", 2, 3), ("reading", 3, 3), ("searching", 1, 1),
        ("assessing", 1, 2), ("assessing", 2, 2),
    ]  # fmt: skip


def test_the_date_of_the_run_is_that_asked_for_or_of_the_newest_text() -> None:
    dated = Source("d.md", ("---\nlast_updated: 2021-05-01\n---\n" + LAW).encode(), "xx", ("en",))
    (act,) = read_all([dated], Settings())
    assert isinstance(act, Act)
    assert assess_law([dated], "xx", ASKED[:1], Settings()).dossier.as_at == act.expression.date
    assert assess_law([dated], "xx", ASKED[:1], Settings(), "2022-01-01").dossier.as_at == "2022-01-01"


def test_terms_can_be_left_out_to_measure_what_they_are_worth() -> None:
    terms = load_language("en").terms
    left_out = frozenset(("en", t.concept, t.text) for t in terms if t.concept == "possess")
    seen = [
        assess_law(SOURCES, "xx", ASKED[1:], Settings(without=without)).findings[0].search.concepts["possess"]
        for without in (frozenset[tuple[str, str, str]](), left_out)
    ]
    assert seen == [1, 0]


def test_a_numbering_word_more_makes_everything_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_root() / "terms", tmp_path / "terms", ignore=shutil.ignore_patterns("terms.yaml"))
    monkeypatch.setattr(pipeline, "data_root", lambda: tmp_path)
    version = pipeline._reader_version.__wrapped__
    before = version()
    patterns = tmp_path / "terms" / "en" / "patterns.yaml"
    patterns.write_text(patterns.read_text("utf-8").replace("article: [section,", "article: [section, canon,"), "utf-8")
    assert version() != before
