"""Help in plain words, and exit codes that say what happened."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tutela import __version__
from tutela.cli.main import cli

# Words of the code's own rooms and tools, which a clerk need not know.
JARGON = re.compile(
    r"\b(pipeline|dossier|digest|lexicon|pydantic|posting|token|regex|traceback|todo)s?\b", re.IGNORECASE
)


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


ALL = {" ".join(words): (words, command) for words, command in commands(cli)}
each_command = pytest.mark.parametrize(("words", "command"), ALL.values(), ids=ALL)


@each_command
def test_help_is_plain(words: tuple[str, ...], command: click.Command, tutela) -> None:
    done = tutela(*words, "--help")
    assert (done.code, done.err) == (0, "")
    assert not JARGON.findall(done.out)
    assert command.help
    assert command.help.split("\n\n")[0].rstrip().endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_all_commands_stand_in_the_help_of_the_whole(tutela) -> None:
    done = tutela("--help")
    assert done.code == 0
    assert all(re.search(rf"^  {name}\s", done.out, re.MULTILINE) for name in cli.commands)
    for code, meaning in {0: "done", 1: "some files were not read", 2: "wrong call", 3: "nothing read"}.items():
        assert re.search(rf"{code}\s+[\w, ]*{re.escape(meaning)}".replace(r"\ ", r"\s+"), done.out), meaning


def test_version(tutela) -> None:
    assert tutela("--version").out.strip() == f"tutela, version {__version__}"


WRONG = {
    "an unknown command": ("asses",),
    "an unknown option": ("assess", ".", "--outt", "x"),
    "no path": ("assess", "--out", "x"),
    "a path that is not there": ("assess", "nowhere", "--out", "x"),
    "no folder to write to": ("assess", "."),
    "no workers": ("assess", ".", "--out", "x", "--workers", "0"),
    "a subcommand that is not there": ("standards", "lst"),
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_a_wrong_call_is_two(call: tuple[str, ...], tutela, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = tutela(*call)
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith("Error: ")
    assert list(tmp_path.iterdir()) == []


def test_stopped_by_the_person(tutela, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(**_: object) -> None:
        raise click.Abort

    monkeypatch.setattr(cli.commands["terms"].commands["list"], "callback", stop)  # type: ignore[attr-defined]
    done = tutela("terms", "list")
    assert (done.code, done.err) == (130, "Stopped.\n")
