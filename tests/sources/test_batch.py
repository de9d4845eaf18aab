"""A batch: what was given, what was skipped by name, and what a folder says of its jurisdiction."""

import zipfile
from pathlib import Path

import pytest

from tutela.core.errors import BadData
from tutela.sources.batch import About, gather, read_about


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_files_come_in_order_with_what_the_folder_says(tmp_path: Path) -> None:
    about = "code: xa\nname: Avelonia\nlanguages: [en]\n"
    folder = write(tmp_path / "law", b_txt="two", a_txt="one", jurisdiction_yaml=about, README_md="a note")
    batch = gather([folder], "xa")
    assert [(s.file, s.data, s.jurisdiction, s.languages) for s in batch.sources] == [
        ("a.txt", b"one", "xa", ("en",)),
        ("b.txt", b"two", "xa", ("en",)),
    ]
    assert {s.file for s in batch.skipped} == {"README.md", "jurisdiction.yaml"}
    assert batch.about == About(code="xa", name="Avelonia", languages=("en",))
    assert batch.errors == ()


def test_languages_given_count_before_those_of_the_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "law", a_txt="one", jurisdiction_yaml="languages: [en]\n")
    assert gather([folder], "xa", ["fr", "nl"]).sources[0].languages == ("fr", "nl")


def test_a_folder_that_says_nothing(tmp_path: Path) -> None:
    assert gather([write(tmp_path / "law", a_txt="one")], "xa").about == About()


def test_two_files_of_one_name_are_an_error_and_the_first_is_kept(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", a_txt="one"), write(tmp_path / "two", a_txt="two", b_txt="more")
    batch = gather([one, two], "xa")
    assert [(s.file, s.data) for s in batch.sources] == [("a.txt", b"one"), ("b.txt", b"more")]
    (error,) = batch.errors
    assert (error.where, error.what) == ("a.txt", "two files have this name.")
    assert error.remedy


def test_the_same_file_given_twice_is_read_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "law", a_txt="one")
    batch = gather([folder, folder / "a.txt"], "xa")
    assert [s.file for s in batch.sources] == ["a.txt"]
    assert batch.errors == ()


def test_a_broken_archive_is_an_error_beside_the_rest(tmp_path: Path) -> None:
    folder = write(tmp_path / "law", a_txt="one", b_zip="no archive")
    batch = gather([folder], "xa")
    assert [s.file for s in batch.sources] == ["a.txt"]
    assert [e.where for e in batch.errors] == ["b.zip"]


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "law.zip", "w") as packed:
        packed.writestr("b.txt", "two")
        packed.writestr("a.txt", "one")
    assert [s.file for s in gather([tmp_path / "law.zip"], "xa").sources] == ["a.txt", "b.txt"]


BAD = {
    "a field that nobody knows": ("cod: xa\n", "cod"),
    "languages as one word": ("languages: en\n", "languages"),
    "no mapping": ("- xa\n", ""),
}


@pytest.mark.parametrize(("text", "field"), BAD.values(), ids=BAD)
def test_a_wrong_jurisdiction_file_says_what_it_may_hold(text: str, field: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "law", jurisdiction_yaml=text)
    with pytest.raises(BadData) as caught:
        read_about([folder])
    assert caught.value.where.endswith("jurisdiction.yaml")
    assert field in caught.value.what
    assert "code, name and languages" in caught.value.remedy


def test_an_empty_jurisdiction_file_says_nothing(tmp_path: Path) -> None:
    assert read_about([write(tmp_path / "law", jurisdiction_yaml="# nothing yet\n")]) == About()
