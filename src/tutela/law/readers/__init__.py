"""Readers of law: one small module a format. A module with a `READER` is found by itself; nothing else changes."""

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from tutela.core.errors import Unreadable
from tutela.law.assemble import assemble
from tutela.law.model import Act
from tutela.law.pieces import Reading
from tutela.law.source import Source


class Reader(Protocol):
    """One format. `claims` looks at name and head and says how sure it is; `read` makes the pieces.

    `claims`: 0 not mine, 10 a general shape (any HTML), 50 a family of formats, 90 this very dialect.
    `read` raises Unreadable for a file that is recognised and refused (an empty stub, a PDF).
    `version` is raised with any change of what `read` gives, for the cache.
    """

    name: str
    version: int

    def claims(self, source: Source) -> int:
        """How sure the reader is that the file is its own, 0 to 100."""
        ...

    def read(self, source: Source) -> Reading:
        """The file's pieces; raises Unreadable."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, in the order of their modules' names."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__))
    loaded = (importlib.import_module(f"{__name__}.{name}") for name in modules)
    return tuple(module.READER for module in loaded if hasattr(module, "READER"))


def reader_for(source: Source) -> Reader:
    """The reader that is surest of a file; raises Unreadable where none claims it."""
    claims = [(reader.claims(source), reader) for reader in readers()]
    best, reader = max(claims, key=lambda claim: claim[0])
    if best <= 0:
        known = ", ".join(r.name for r in readers())
        raise Unreadable(source.file, "no reader knows this format.", f"Readers: {known}.")
    return reader


def read(source: Source) -> Act:
    """The act in a file: found reader, pieces, assembled. Raises Unreadable with the reason."""
    reader = reader_for(source)
    return assemble(source, reader.read(source), f"{reader.name}/{reader.version}")
