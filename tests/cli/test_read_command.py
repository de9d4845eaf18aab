"""`tutela read`: provisions on lines, and the account of every character."""

import json
from pathlib import Path


def test_provisions_are_written_a_line_each(tutela, sample: Path, tmp_path: Path) -> None:
    done = tutela("read", sample / "xa", "--out", tmp_path, "--workers", 1)
    assert done.code == 0
    lines = [json.loads(line) for line in (tmp_path / "provisions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 200
    assert {"work", "expression", "eid", "label", "heading", "text", "state", "file"} <= lines[0].keys()
    assert {r["state"] for r in lines if r["file"] == "penal-code.md"} == {"in_force", "repealed"}
    files = [json.loads(line)["file"] for line in (tmp_path / "read.jsonl").read_text(encoding="utf-8").splitlines()]
    assert files == sorted(p.name for p in (sample / "xa").iterdir() if p.suffix != ".yaml")
    assert f"{len(lines):,} provisions of 6 acts in {tmp_path}" in done.out
    assert "Skipped: jurisdiction.yaml (facts about the jurisdiction)" in done.err


def test_the_account_is_a_line_a_file(tutela, sample: Path) -> None:
    done = tutela("read", sample / "xa", "--audit", "--workers", 1)
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(
        p.name for p in (sample / "xa").iterdir() if p.suffix != ".yaml"
    )
    assert all("% of" in line and "characters accounted for" in line for line in lines)


def test_neither_folder_nor_account_is_a_wrong_call(tutela, sample: Path) -> None:
    done = tutela("read", sample / "xa")
    assert done.code == 2
    assert "--out DIR" in done.err
    assert "--audit" in done.err


def test_a_bad_file_is_said_and_stands_in_the_record(tutela, sample: Path, tmp_path: Path) -> None:
    bad = tmp_path / "broken.docx"
    bad.write_bytes(b"PK\x03\x04 no package")
    done = tutela("read", bad, sample / "xa" / "penal-code.md", "--out", tmp_path / "out", "--workers", 1)
    assert done.code == 1
    assert "Not read: broken.docx" in done.err
    records = [json.loads(line) for line in (tmp_path / "out" / "read.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["file"] for r in records] == ["broken.docx", "penal-code.md"]
    assert records[0]["error"]


def test_nothing_read(tutela, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no package")
    assert tutela("read", tmp_path / "broken.docx", "--audit").code == 3


def test_the_code_of_the_jurisdiction_stands_in_the_identifiers(tutela, sample: Path, tmp_path: Path) -> None:
    law = sample / "xa" / "penal-code.md"
    for options, place in (((), "zz"), (("--jurisdiction", "xa"), "xa")):
        tutela("read", law, "--out", tmp_path, "--workers", 1, *options)
        first = json.loads((tmp_path / "provisions.jsonl").read_text(encoding="utf-8").splitlines()[0])
        assert first["work"].startswith(f"/akn/{place}/act/")
