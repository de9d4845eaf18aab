"""The version of a room's code, for keys of the cache: a change of a reader makes what it read anew."""

import hashlib
import importlib
from functools import cache
from pathlib import Path


@cache
def code_version(*packages: str) -> str:
    """A hash over the source files of packages, in the order of their paths."""
    total = hashlib.sha256()
    for package in packages:
        module = importlib.import_module(package)
        for folder in module.__path__:
            for path in sorted(Path(folder).rglob("*.py")):
                total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]
