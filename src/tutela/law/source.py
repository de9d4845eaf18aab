"""A law file on its way to a reader: its path, its bytes, and the text that they spell."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|encoding\s*=\s*["'])([A-Za-z0-9_\-]+)""")


@dataclass(frozen=True, slots=True)
class Source:
    """A manifestation: `file` is its path below the jurisdiction's folder (NFC, /), `languages` what is spoken."""

    file: str
    data: bytes
    jurisdiction: str
    languages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return PurePosixPath(self.file).name

    @property
    def suffix(self) -> str:
        """The last ending, lower case, with its dot."""
        return PurePosixPath(self.file).suffix.lower()

    @property
    def text(self) -> str:
        """The file's characters (see decode)."""
        return decode(self.data)[0]

    @property
    def head(self) -> str:
        """The first 4,000 characters: enough to recognise a format."""
        return decode(self.data)[0][:4000]


@lru_cache(maxsize=8)
def decode(data: bytes) -> tuple[str, str]:
    """The characters of a file and the encoding that gave them; undecodable bytes become U+FFFD.

    UTF-8 (with or without mark) and UTF-16 (with mark) first, then what the file declares, then the two legacy
    encodings seen in law (cp932, cp1252). A file that fits none strictly is decoded leniently.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unix(data.decode("utf-16", "replace")), "utf-16"
    declared = _DECLARED.search(data[:2048])
    names = ["utf-8-sig", *([declared[1].decode("ascii")] if declared else []), "cp932", "cp1252"]
    for name in names:
        try:
            return _unix(data.decode(name)), name
        except (UnicodeDecodeError, LookupError):
            continue
    lenient = max(("utf-8", "cp932"), key=lambda name: -data.decode(name, "replace").count("\ufffd"))
    return _unix(data.decode(lenient, "replace")), lenient + " (damaged)"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
