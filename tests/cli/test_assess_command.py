"""`tutela assess`: what it writes, what it says, and what happens to a file that cannot be read."""

import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tutela.standards.load import load_catalogue

ONE = ("--workers", 1, "--requirement", "csam-possess")


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def used(out: Path) -> dict[str, str]:
    """How each file of read.jsonl was used."""
    return {r["file"]: r["used"] for r in records(out / "read.jsonl")}


def test_the_folder_holds_what_the_contracts_name(tutela, sample: Path, tmp_path: Path) -> None:
    done = tutela("assess", sample / "xa", "--out", tmp_path / "out", *ONE)
    assert done.code == 0
    names = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert {"run.json", "timing.json", "read.jsonl", "findings.jsonl", "coverage.json"} <= names
    assert {"report/index.html", "report/note.docx", "report/findings.csv"} <= names
    (found,) = records(tmp_path / "out" / "findings.jsonl")
    assert (found["requirement"], found["jurisdiction"]) == ("csam-possess", "xa")
    assert any(c["label"].endswith("42D") for c in [*found["evidence"], *found["candidates"]][:3])


def test_what_is_said_on_the_screen(tutela, sample: Path, tmp_path: Path) -> None:
    done = tutela("assess", sample / "xa", "--out", tmp_path / "out", *ONE)
    assert done.out.startswith("Read 4 acts with ")
    assert "Kept apart: juvenile-offenders-act-1931.md, penal-code-2009.md" in done.out
    assert "Proposals: 1 " in done.out
    assert str(tmp_path / "out" / "report" / "index.html") in done.out
    assert done.err == ""


def zipped(folder: Path, to: Path) -> Path:
    with zipfile.ZipFile(to / "law.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    return to / "law.zip"


def tarred(folder: Path, to: Path) -> Path:
    with tarfile.open(to / "law.tar.gz", "w:gz") as packed:
        for path in sorted(folder.iterdir(), reverse=True):
            packed.add(path, path.name)
    return to / "law.tar.gz"


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_an_archive_gives_the_findings_of_the_folder(
    packed: Callable[[Path, Path], Path], tutela, sample: Path, tmp_path: Path
) -> None:
    call = ("--jurisdiction", "xa", "--language", "en", "--family", "offences-csam", "--workers", 1)
    assert tutela("assess", sample / "xa", "--out", tmp_path / "folder", *call).code == 0
    assert tutela("assess", packed(sample / "xa", tmp_path), "--out", tmp_path / "archive", *call).code == 0
    for name in ("findings.jsonl", "coverage.json", "read.jsonl"):
        assert (tmp_path / "archive" / name).read_bytes() == (tmp_path / "folder" / name).read_bytes()


def test_files_given_one_by_one_are_the_folder(tutela, sample: Path, tmp_path: Path) -> None:
    files = [p for p in (sample / "xa").iterdir() if p.suffix != ".yaml"]
    call = ("--jurisdiction", "xa", "--language", "en", *ONE)
    assert tutela("assess", *files, "--out", tmp_path / "files", *call).code == 0
    assert tutela("assess", sample / "xa", "--out", tmp_path / "folder", *call).code == 0
    assert (tmp_path / "files" / "findings.jsonl").read_bytes() == (tmp_path / "folder" / "findings.jsonl").read_bytes()


BAD_FILES = {
    "a broken Word file": ("broken.docx", b"PK\x03\x04 no package"),
    "a broken archive": ("broken.zip", b"PK no archive"),
    "nothing in it": ("empty.txt", b""),
    "bytes that are no text": ("bytes.txt", bytes(range(256)) * 8),
    "broken JSON": ("broken.json", b'{"articles": ['),
    "broken XML": ("broken.xml", b"<?xml version='1.0'?><law><section>"),
    "a format that nobody reads": ("sheet.xlsx", b"PK\x03\x04"),
}


@pytest.mark.parametrize(("name", "data"), BAD_FILES.values(), ids=BAD_FILES)
def test_one_bad_file_is_said_and_the_rest_assessed(
    name: str, data: bytes, tutela, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "law"
    shutil.copytree(sample / "xa", folder)
    (folder / name).write_bytes(data)
    done = tutela("assess", folder, "--out", tmp_path / "out", *ONE)
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.startswith(f"Not read: {name}: ")
    assert done.out.startswith("Read 4 acts with ")
    assert used(tmp_path / "out")[name] == "not_read"
    (found,) = records(tmp_path / "out" / "findings.jsonl")
    assert found["search"]["acts"] == 4


def test_only_bad_files(tutela, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no package")
    done = tutela("assess", tmp_path / "broken.docx", "--jurisdiction", "xa", "--out", tmp_path / "out")
    assert done.code == 3
    assert "Not read: broken.docx" in done.err
    assert "nothing to assess" in done.err
    assert not (tmp_path / "out").exists()


def test_a_language_without_words_is_said(tutela, tmp_path: Path) -> None:
    (tmp_path / "btk.md").write_text("# Törvény\n\n1. § Aki felvételt készít, büntetendő.\n", encoding="utf-8")
    done = tutela("assess", tmp_path / "btk.md", "--jurisdiction", "hu", "--language", "hu", "--out", tmp_path / "out")
    assert done.code == 3
    assert "Not searched: btk.md: there is no word list for its language (hu)." in done.err
    assert "tutela terms list" in done.err


WRONG = {
    "nobody said whose law it is": ((), "Add --jurisdiction CODE"),
    "no such country": (("--jurisdiction", "yy"), "Examples: de, br, us-dc, eu."),
    "a requirement that does not exist": (
        ("--jurisdiction", "xa", "--requirement", "csam-posess"), "Did you mean csam-possess"),
    "a family that does not exist": (("--jurisdiction", "xa", "--family", "offences-csm"), "mean offences-csam"),
    "no date": (("--jurisdiction", "xa", "--as-at", "yesterday"), "Write YYYY-MM-DD."),
    "a date that no calendar has": (("--jurisdiction", "xa", "--as-at", "2024-02-31"), "Write YYYY-MM-DD."),
    "a date in another order": (("--jurisdiction", "xa", "--as-at", "20240131"), "Write YYYY-MM-DD."),
}  # fmt: skip


@pytest.mark.parametrize(("options", "remedy"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_says_what_to_do(options: tuple[str, ...], remedy: str, tutela, tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text("1. Nobody shall possess such an image.\n", encoding="utf-8")
    done = tutela("assess", tmp_path / "law.txt", "--out", tmp_path / "out", *options)
    assert done.code == 2
    assert remedy in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_the_folder_says_whose_law_it_is_unless_the_call_does(tutela, sample: Path, tmp_path: Path) -> None:
    tutela("assess", sample / "xa", "--out", tmp_path / "own", *ONE)
    tutela("assess", sample / "xa", "--jurisdiction", "XB", "--out", tmp_path / "said", *ONE)
    codes = [records(tmp_path / name / "findings.jsonl")[0]["jurisdiction"] for name in ("own", "said")]
    assert codes == ["xa", "xb"]


def keys_of(*options: tuple[str, str] | str) -> set[str]:
    return {r.key for r in load_catalogue().requirements if _is_asked(r, options)}


def _is_asked(r, options) -> bool:  # type: ignore[no-untyped-def]
    return ("--core" in options and r.core) or ("--family", r.family) in options or ("--requirement", r.key) in options


CHOICES = {
    "one requirement": [("--requirement", "csam-possess")],
    "two requirements": [("--requirement", "csam-possess"), ("--requirement", "csam-produce")],
    "a family": [("--family", "limitation")],
    "a family and a requirement of another": [("--family", "limitation"), ("--requirement", "csam-possess")],
    "the core": ["--core"],
}


@pytest.mark.parametrize("options", CHOICES.values(), ids=CHOICES)
def test_the_questions_can_be_narrowed(options: list[Any], tutela, sample: Path, tmp_path: Path) -> None:
    flat = [word for option in options for word in ([option] if isinstance(option, str) else option)]
    done = tutela("assess", sample / "xa", "--out", tmp_path / "out", "--workers", 1, *flat)
    assert done.code == 0
    found = [r["requirement"] for r in records(tmp_path / "out" / "findings.jsonl")]
    assert set(found) == keys_of(*options)
    assert found == sorted(found)
    assert 0 < len(found) < 60


def test_as_at_keeps_later_texts_apart(tutela, sample: Path, tmp_path: Path) -> None:
    tutela("assess", sample / "xa", "--out", tmp_path / "out", "--as-at", "2010-01-01", *ONE)
    assert used(tmp_path / "out")["penal-code.md"] == "kept_apart"
    assert used(tmp_path / "out")["penal-code-2009.md"] == "assessed"
    (found,) = records(tmp_path / "out" / "findings.jsonl")
    assert found["as_at"] == "2010-01-01"
    assert all(c["file"] != "penal-code.md" for c in found["candidates"])
