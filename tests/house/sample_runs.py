"""The command, run in a process of its own as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def tutela(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `tutela` with arguments and further environment variables; the working folder is the project's."""
    call = [sys.executable, "-c", "from tutela.cli.main import main; main()", *arguments]
    return subprocess.run(
        call, capture_output=True, encoding="utf-8", cwd=PROJECT, env={**os.environ, **environment}, check=False
    )


def written(folder: Path) -> dict[str, bytes]:
    """The files that an assessment wrote, but for the one that holds times."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "timing.json")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}
