"""Which files a folder or archive holds: law files to read, the others skipped by name, broken archives said so."""

import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from tutela.core.errors import Unreadable

MAX_FILE = 200 * 2**20  # bytes of one file
MAX_TOTAL = 4 * 2**30  # bytes of all files of one archive, unpacked
MAX_FILES = 200_000  # files of one archive
MAX_RATIO = 1_000  # bytes unpacked for each byte packed, in archives above _SMALL
_SMALL = 10 * 2**20

_NOT_LAW_NAMES = {
    "readme.md": "a note about the collection",
    "readme.txt": "a note about the collection",
    "license": "a licence",
    "license.md": "a licence",
    "license.txt": "a licence",
    "licence": "a licence",
    "copying": "a licence",
    "changelog.md": "a note about the collection",
    "manifest.json": "a list of files",
    "jurisdiction.yaml": "facts about the jurisdiction",
    "jurisdiction.yml": "facts about the jurisdiction",
}
_NOT_LAW_SUFFIXES = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".ico"), "a picture"),
    **dict.fromkeys((".css", ".js", ".woff", ".woff2", ".ttf"), "part of a web page"),
    **dict.fromkeys((".py", ".sh", ".toml", ".yaml", ".yml", ".lock"), "no text of law"),
}
_TARS = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path below the given folder or archive (NFC, "/"), and its bytes."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not read, and why."""

    file: str
    reason: str


Item = Found | Skipped | Unreadable


def discover(paths: Sequence[Path]) -> Iterator[Item]:
    """The files in folders, archives (.zip, .tar, .tar.gz, .tar.xz) and files, in order of path.

    Nothing is unpacked to disk. A file or archive that cannot be read comes as Unreadable, and the rest goes on;
    a file that is no law by its name comes as Skipped.
    """
    for path in paths:
        if path.is_dir():
            for inner in sorted(_files_below(path), key=lambda p: _name(p.relative_to(path).as_posix())):
                yield from _one(inner, _name(inner.relative_to(path).as_posix()))
        else:
            yield from _one(path, _name(path.name))


def _files_below(folder: Path) -> Iterator[Path]:
    """Files in a folder and those below it; links to folders are not followed."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_below(entry)
        elif not entry.is_dir():
            yield entry


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\\", "/"))


def _why_not(file: str) -> str:
    """Why a file is no law by its name; empty where it may be."""
    path = PurePosixPath(file)
    if any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts):
        return "a hidden file"
    return _NOT_LAW_NAMES.get(path.name.casefold(), "") or _NOT_LAW_SUFFIXES.get(path.suffix.casefold(), "")


def _one(path: Path, file: str) -> Iterator[Item]:
    if reason := _why_not(file):
        yield Skipped(file, reason)
        return
    low = file.casefold()
    try:
        if low.endswith(".zip"):
            yield from _zip(path, file)
        elif low.endswith(_TARS):
            yield from _tar(path, file)
        elif path.stat().st_size > MAX_FILE:
            yield _too_big(file, "this file")
        else:
            yield Found(file, path.read_bytes())
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError) as error:
        yield Unreadable(file, f"this archive is broken: {error}.", "Pack it again, or give the folder.")
    except (RuntimeError, NotImplementedError) as error:  # a password, a method that zipfile does not know
        yield Unreadable(file, f"this archive cannot be unpacked: {error}.", "Unpack it and give the folder.")
    except OSError as error:
        reason = error.strerror or str(error)
        yield Unreadable(file, f"it cannot be read: {reason}.", "Look whether it is there and may be read.")


def _too_big(file: str, what: str) -> Unreadable:
    return Unreadable(file, f"{what} is larger than {MAX_FILE // 2**20} MB.", "Give the text without pictures.")


def _outside(name: str) -> bool:
    """Whether an archive's member would lie outside the folder it is unpacked to."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")


@dataclass(slots=True)
class _Budget:
    """What an archive may still unpack; the count and the sum stop a bomb before it goes off."""

    archive: str
    packed: int
    files: int = 0
    total: int = 0

    def take(self, size: int) -> Unreadable | None:
        """Count a member of `size` bytes; the error with which the archive is left, if it goes too far."""
        self.files += 1
        self.total += size
        if self.files > MAX_FILES:
            return Unreadable(self.archive, f"this archive holds more than {MAX_FILES} files.", "Split it.")
        if self.total > MAX_TOTAL:
            return Unreadable(self.archive, f"this archive unpacks to more than {MAX_TOTAL // 2**30} GB.", "Split it.")
        if self.total > _SMALL and self.total > MAX_RATIO * max(self.packed, 1):
            return Unreadable(self.archive, "this archive grows beyond measure when unpacked.", "Give the folder.")
        return None


def _refused(name: str, size: int, budget: _Budget) -> Item | None:
    """What is said of a member that is not read."""
    file = _name(name)
    if _outside(file):
        return Unreadable(f"{budget.archive}/{file}", "this path leads out of the archive.", "Pack it again.")
    if reason := _why_not(file):
        return Skipped(file, reason)
    return _too_big(file, "this file") if size > MAX_FILE else None


def _zip(path: Path, archive: str) -> Iterator[Item]:
    budget = _Budget(archive, path.stat().st_size)
    with zipfile.ZipFile(path) as packed:
        for member in sorted((m for m in packed.infolist() if not m.is_dir()), key=lambda m: _name(m.filename)):
            if refused := _refused(member.filename, member.file_size, budget):
                yield refused
                continue
            if end := budget.take(member.file_size):
                yield end
                return
            with packed.open(member) as stream:
                data = stream.read(MAX_FILE + 1)  # what the header says of the size is not believed
            yield Found(_name(member.filename), data) if len(data) <= MAX_FILE else _too_big(archive, "a file in it")


def _tar(path: Path, archive: str) -> Iterator[Item]:
    """A tar is read front to back (it may be gigabytes), so its order stays; links and devices are skipped."""
    budget = _Budget(archive, path.stat().st_size)
    with tarfile.open(path, "r|*") as packed:
        for member in packed:
            if member.isdir():
                continue
            if not member.isfile():
                yield Skipped(_name(member.name), "no plain file")
                continue
            if end := budget.take(member.size):
                yield end
                return
            if refused := _refused(member.name, member.size, budget):
                yield refused
                continue
            stream = packed.extractfile(member)
            yield Found(_name(member.name).removeprefix("./"), stream.read() if stream else b"")
