"""A folder of results by the hash of what they were made from: nothing in it is ever out of date, only unused."""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Cache(Protocol):
    """Bytes by kind ("read", "digest") and key (a hash)."""

    def get(self, kind: str, key: str) -> bytes | None:
        """The stored bytes, or None."""
        ...

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Stores bytes; an equal key holds equal bytes, so nothing is ever overwritten with something else."""
        ...


@dataclass(frozen=True, slots=True)
class NoCache:
    """Remembers nothing."""

    def get(self, kind: str, key: str) -> bytes | None:  # noqa: ARG002  # the form of Cache
        """Nothing."""
        return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Forgets."""


@dataclass(frozen=True, slots=True)
class FolderCache:
    """One file a result, in `root/kind/ab/abcdef…`."""

    root: Path

    def _path(self, kind: str, key: str) -> Path:
        return self.root / kind / key[:2] / key

    def get(self, kind: str, key: str) -> bytes | None:
        """The stored bytes, or None; an unreadable file counts as absent and is made again."""
        try:
            return self._path(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Writes to a temporary file and moves it, so that no reader sees half a result.

        A folder that cannot be written (full, read-only) costs time alone: the result is made again next time.
        """
        path = self._path(kind, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(value)
            Path(name).replace(path)


def default_cache_folder() -> Path:
    """Where results are kept: $TUTELA_CACHE, else the user's cache folder."""
    if chosen := os.environ.get("TUTELA_CACHE"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(base) / "tutela"
