"""The cache: what is kept comes back, and what is damaged, outdated or unwritable is made again."""

from pathlib import Path

import pytest

from tutela.concordance.pipeline import Settings, digest_all, read_all
from tutela.core.cache import FolderCache, NoCache, default_cache_folder
from tutela.law.model import Act
from tutela.law.source import Source

KEY = "ab" + "0" * 62
LAW = Source("act.md", b"# Test Act\n\n1. A person shall not possess a weapon.\n\n2. Other words.\n", "xx", ("en",))


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    assert cache.get("read", KEY) is None
    cache.put("read", KEY, b"\x00law")
    assert cache.get("read", KEY) == b"\x00law"


def test_kinds_and_keys_do_not_mix(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("read", KEY, b"act")
    assert cache.get("digest", KEY) is None
    assert cache.get("read", KEY[:-1] + "1") is None


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    for _ in range(2):
        cache.put("read", KEY, b"act")
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [KEY]


def test_an_entry_that_cannot_be_read_counts_as_absent(tmp_path: Path) -> None:
    (tmp_path / "read" / "ab" / KEY).mkdir(parents=True)
    assert FolderCache(tmp_path).get("read", KEY) is None


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "read").write_bytes(b"a file where a folder should be")
    cache = FolderCache(tmp_path)
    cache.put("read", KEY, b"act")
    assert cache.get("read", KEY) is None


def test_no_cache_remembers_nothing() -> None:
    NoCache().put("read", KEY, b"act")
    assert NoCache().get("read", KEY) is None


CHOSEN = {
    "the person's own choice comes first": ({"TUTELA_CACHE": "/a", "XDG_CACHE_HOME": "/b"}, Path("/a")),
    "then the system's": ({"XDG_CACHE_HOME": "/b", "LOCALAPPDATA": "/c"}, Path("/b/tutela")),
    "Windows": ({"LOCALAPPDATA": "/c"}, Path("/c/tutela")),
}


@pytest.mark.parametrize(("environment", "folder"), CHOSEN.values(), ids=CHOSEN)
def test_default_folder(environment: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TUTELA_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_cache_folder() == folder


DAMAGE = {
    "cut off": lambda stored: stored[: len(stored) // 2],
    "empty": lambda stored: b"",  # noqa: ARG005
    "no UTF-8": lambda stored: b"\xff\xfe" + stored,
    "another form, as an older version wrote it": lambda stored: b'{"acts": []}',  # noqa: ARG005
    "no JSON": lambda stored: b"<html>" + stored,
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE)
def test_damaged_entries_are_made_again(spoil, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings = Settings(cache=FolderCache(tmp_path))
    (act,) = read_all([LAW], settings)
    assert isinstance(act, Act)
    digests = digest_all([act], settings)
    entries = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    sound = [p.read_bytes() for p in entries]
    assert [p.parent.parent.name for p in entries] == ["digest", "read"]
    for path in entries:
        path.write_bytes(spoil(path.read_bytes()))
    assert read_all([LAW], settings) == [act]
    assert digest_all([act], settings) == digests
    assert [p.read_bytes() for p in entries] == sound
