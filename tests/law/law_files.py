"""Where the law files for tests lie, and the account of characters of one of them."""

from pathlib import Path

import pytest

from tutela.law.source import Source

ROOT = Path(__file__).resolve().parents[2]
LAWS = ROOT.parent / "shared" / "laws"


def law_file(path: str, *languages: str) -> Source:
    """A file below ../shared/laws as a source; skips the test where the folder is missing."""
    file = LAWS / path
    if not file.is_file():
        pytest.skip(f"../shared/laws/{path} is not here")
    jurisdiction, _, name = path.partition("/")
    return Source(name, file.read_bytes(), jurisdiction, languages)
