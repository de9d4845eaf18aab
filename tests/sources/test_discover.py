"""Folders and archives: what is read, what is skipped by name, what is refused."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from tutela.core.errors import Unreadable
from tutela.sources import discover as module
from tutela.sources.discover import Found, Item, Skipped, discover


def split(items: list[Item]) -> tuple[list[str], dict[str, str], list[Unreadable]]:
    return (
        [i.file for i in items if isinstance(i, Found)],
        {i.file: i.reason for i in items if isinstance(i, Skipped)},
        [i for i in items if isinstance(i, Unreadable)],
    )


def tar_of(path: Path, members: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as packed:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return path


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_a_folder_is_read_below_and_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.txt", "a/code\u0301.md", ".hidden", ".git/x.md", "README.md", "pic.PNG", "manifest.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    found, skipped, errors = split(list(discover([tmp_path])))
    assert found == ["a/cod\u00e9.md", "a/z.txt", "b.md"]
    assert skipped[".hidden"] == skipped[".git/x.md"] == "a hidden file"
    assert set(skipped) == {".hidden", ".git/x.md", "README.md", "pic.PNG", "manifest.json"}
    assert errors == []


@pytest.mark.parametrize(("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tar.xz", "w:xz")])
def test_tars_are_read_without_unpacking(tmp_path: Path, name: str, mode: str) -> None:
    path = tar_of(tmp_path / name, {"./de/x.xml": b"x", "de/LICENSE": b"y"}, mode)
    items = list(discover([path]))
    assert items == [Found("de/x.xml", b"x"), Skipped("de/LICENSE", "a licence")]


def test_zips_are_read_in_order(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"b.md": b"2", "a.md": b"1", "jurisdiction.yaml": b"3"})
    found, skipped, _ = split(list(discover([path])))
    assert (found, set(skipped)) == (["a.md", "b.md"], {"jurisdiction.yaml"})


@pytest.mark.parametrize("name", ["../x.md", "/etc/x.md", "a/../../x.md", "C:\\x.md"])
def test_paths_that_lead_out_are_refused_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    items = list(discover([zip_of(tmp_path / "a.zip", {name: b"1", "z.md": b"2"})]))
    found, _, errors = split(items)
    assert found == ["z.md"]
    assert "leads out" in errors[0].what


def test_bombs_stop_before_they_go_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALL", 1000)
    monkeypatch.setattr(module, "MAX_RATIO", 10)
    _, _, errors = split(list(discover([zip_of(tmp_path / "a.zip", {"a.md": b"0" * 100_000})])))
    assert "beyond measure" in errors[0].what
    monkeypatch.setattr(module, "MAX_FILES", 2)
    many = {f"{n}.md": b"x" for n in range(5)}
    found, _, errors = split(list(discover([tar_of(tmp_path / "b.tar", many, "w")])))
    assert (len(found), "more than 2 files" in errors[0].what) == (2, True)
    monkeypatch.setattr(module, "MAX_FILE", 5)
    _, _, errors = split(list(discover([tar_of(tmp_path / "c.tar", {"a.md": b"123456"}, "w")])))
    assert "larger than" in errors[0].what


def test_links_in_a_tar_are_skipped(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as packed:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    assert list(discover([tmp_path / "a.tar"])) == [Skipped("passwd.txt", "no plain file")]


def test_a_broken_archive_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name in ("a.zip", "b.tar.gz", "c.tar.xz"):
        (tmp_path / name).write_bytes(b"\x1f\x8b no archive")
    (tmp_path / "d.txt").write_bytes(b"law")
    found, _, errors = split(list(discover([tmp_path, tmp_path / "missing.txt"])))
    assert found == ["d.txt"]
    assert [e.where for e in errors] == ["a.zip", "b.tar.gz", "c.tar.xz", "missing.txt"]
    assert all(e.remedy for e in errors)
