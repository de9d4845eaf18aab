"""The page on the resolution: every commitment has one row, and what a row names exists and works today."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tutela.cli.main import cli
from tutela.standards.load import load_catalogue
from tutela.standards.terms import available_languages

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "resolution.md"
CATALOGUE = load_catalogue()
NOTHING = "Nothing yet"
# What takes law, or a file that the reader makes: the call is looked up, not run.
STANDS_FOR = {"FOLDER", "REPORT", "treaties.csv"}


def rows() -> list[list[str]]:
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


ROWS = rows()
NAMED = sorted({(row[0].strip("`"), name) for row in ROWS for name in re.findall(r"`([^`]+)`", row[4])})
LINKED = sorted({(row[0].strip("`"), name) for row in ROWS for name in re.findall(r"\]\(([^)]+)\)", row[4])})


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = cli
    while isinstance(command, click.Group):
        command, words = command.commands[words[0]], words[1:]
    return command, words


def options_of(command: click.Command) -> set[str]:
    return {name for param in command.params for name in param.opts}


def test_every_commitment_has_exactly_one_row() -> None:
    assert [row[0].strip("`") for row in ROWS] == list(CATALOGUE.commitments)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_says_what_is_asked_and_of_whom(row: list[str]) -> None:
    commitment = CATALOGUE.commitments[row[0].strip("`")]
    assert row[1] == " ".join(commitment.commitment.split())
    assert row[2] == commitment.actor


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_names_what_works_or_says_nothing_yet(row: list[str]) -> None:
    assert len(row) == 5
    assert (row[3] == NOTHING) == (not row[4])
    assert not re.search(r"\b(will|shall|soon|planned|later|roadmap)\b", row[3], re.IGNORECASE)


@pytest.mark.parametrize(("key", "name"), NAMED)
def test_what_a_row_names_exists(key: str, name: str) -> None:  # noqa: ARG001  key is in the test's name
    program, *words = shlex.split(name)
    if program == "make":
        assert re.search(rf"^{re.escape(words[0])}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    elif program != "tutela":
        assert (PROJECT / name).is_file()
    else:
        command, rest = command_of(words)
        assert {word for word in rest if word.startswith("--")} <= options_of(command)
        if not STANDS_FOR & set(rest):
            assert CliRunner().invoke(cli, words).exit_code == 0


@pytest.mark.parametrize(("key", "name"), NAMED)
def test_keys_of_the_catalogue_are_known(key: str, name: str) -> None:  # noqa: ARG001
    words = shlex.split(name)
    if words[:2] == ["tutela", "show"]:
        assert set(words[3:]) <= set(CATALOGUE.by_key)
    for option, value in pairwise(words):
        assert option != "--family" or value in CATALOGUE.families


@pytest.mark.parametrize(("key", "name"), LINKED)
def test_a_page_that_a_row_links_to_exists(key: str, name: str) -> None:  # noqa: ARG001
    assert (PAGE.parent / name).is_file()


def test_the_counts_are_those_of_the_catalogue() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"{len(CATALOGUE.requirements)} requirements" in page
    assert f"{len(available_languages())} languages" in page
