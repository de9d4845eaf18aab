"""The command as a person calls it, in this process, with what it read kept between the tests."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tutela.cli.main import main

SAMPLE = Path(__file__).resolve().parents[2] / "sample"


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it printed on standard output and standard error."""

    code: int
    out: str
    err: str


Tutela = Callable[..., Done]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def tutela(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: Path) -> Tutela:
    """Calls `tutela` with arguments."""
    monkeypatch.setenv("TUTELA_CACHE", str(kept))

    def call(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["tutela", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return call


@pytest.fixture
def sample() -> Path:
    """The folder of the sample countries."""
    return SAMPLE
