"""`tutela show`: what was read, the table, and one finding with its words marked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tutela.cli.show import show
from tutela.core.errors import BadIdentifier, TutelaError
from tutela.standards.load import load_catalogue


def shown(*arguments: str | Path) -> str:
    done: Result = CliRunner().invoke(show, [str(a) for a in arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_table_says_what_was_read_and_what_to_read_first(assessed: dict[str, Path]) -> None:
    lines = shown(assessed["xa"]).splitlines()
    assert [line.split()[0] for line in lines if "kept apart" in line] == [
        "juvenile-offenders-act-1931.md",
        "penal-code-2009.md",
    ]
    row = next(line for line in lines if line.startswith("csam-possess "))
    assert "(proposal)" in row
    assert row.endswith("penal-code.md 42D Possessing child pornography for distribution")
    assert len([line for line in lines if line.split()[:1] == ["csam-possess"]]) == 1


def test_core_questions_alone(assessed: dict[str, Path]) -> None:
    lines = shown(assessed["xa"], "--core").splitlines()
    table = lines[next(i for i, line in enumerate(lines) if line.startswith("REQUIREMENT")) + 1 :]
    assert {line.split()[0] for line in table} == {r.key for r in load_catalogue().requirements if r.core}


def test_one_finding_in_full(assessed: dict[str, Path]) -> None:
    text = shown(assessed["xa"], "csam-possess", "--first", "1")
    assert "Is simple possession of child sexual abuse material" in text
    assert "1. penal-code.md 42D Possessing child pornography for distribution" in text
    assert "**child pornography" in text
    assert "9 more provisions are listed." in text
    assert "2. " not in text


def test_marks_leave_the_quote_as_it_is(assessed: dict[str, Path]) -> None:
    record = next(
        f
        for f in map(json.loads, (assessed["xa"] / "findings.jsonl").read_text("utf-8").splitlines())
        if f["requirement"] == "csam-possess"
    )
    flat = " ".join(shown(assessed["xa"], "csam-possess").replace("**", "").split())
    assert all(" ".join(c["quote"].split()) in flat for c in [*record["evidence"], *record["candidates"]])


def test_a_key_that_is_not_there_names_its_neighbours(assessed: dict[str, Path]) -> None:
    with pytest.raises(BadIdentifier, match="Did you mean csam-possess"):
        shown(assessed["xa"], "csam-posess")


def test_a_folder_without_an_assessment_is_told(tmp_path: Path) -> None:
    with pytest.raises(TutelaError, match="tutela assess"):
        shown(tmp_path)
    (tmp_path / "findings.jsonl").write_text("no record\n", "utf-8")
    with pytest.raises(TutelaError, match="no file of records"):
        shown(tmp_path)
