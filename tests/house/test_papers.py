"""The papers are true: commands exist, links lead somewhere, codes and counts are those of the program."""

import re
import runpy
import shlex
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest
import yaml

from tutela import __version__
from tutela.cli import run
from tutela.cli.main import cli, main
from tutela.standards.load import load_catalogue
from tutela.standards.terms import available_languages

PROJECT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".venv", ".git", "out", "node_modules", ".hypothesis", ".pytest_cache", "build", "dist"}
PAGES = sorted(p for p in PROJECT.rglob("*.md") if not LEFT_OUT & set(p.relative_to(PROJECT).parts))
TOLD = [p for p in PAGES if p.parent.name not in {"xa", "xb"}]  # the sample's law is Markdown too
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CODES = {run.DONE, run.SOME_FAILED, run.WRONG_CALL, run.NOTHING_READ}


def fenced(text: str) -> Iterator[str]:
    """The lines of fenced blocks, without comments."""
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from (line.split("  #")[0].split(" # ")[0].strip() for line in block.splitlines())


def calls() -> Iterator[tuple[str, str]]:
    """The calls of tutela and make that pages show: in fenced blocks, and whole between backquotes."""
    for page in TOLD:
        text = page.read_text(encoding="utf-8")
        for line in (*fenced(text), *re.findall(r"`((?:tutela|make) [^`…|]+)`", text)):
            if re.match(r"(?:\.venv/bin/)?(?:tutela|make) [\w-]", line):
                yield page.relative_to(PROJECT).as_posix(), line.removeprefix(".venv/bin/")


CALLS = sorted(set(calls()))


def commands(group: click.Group = cli, path: str = "tutela") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words call, and the words left for it."""
    command: click.Command = cli
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command, words = command.commands[words[0]], words[1:]
    return command, words


def options_of(command: click.Command) -> dict[str, click.Option]:
    found = [p for p in command.params if isinstance(p, click.Option)]
    return {name: option for option in found for name in option.opts}


@pytest.mark.parametrize(("page", "line"), CALLS, ids=[f"{page}: {line}" for page, line in CALLS])
def test_a_call_that_a_page_shows_exists(page: str, line: str) -> None:  # noqa: ARG001  page is in the test's name
    program, *words = shlex.split(line)
    if program == "make":
        assert re.search(rf"^{re.escape(words[0])}:", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return
    if words == ["--version"]:
        return
    command, rest = resolve(words)
    known = options_of(command)
    asked = [word for word in rest if word.startswith("--") and word != "--help"]
    assert not [word for word in asked if word not in known]
    for option, value in pairwise([*rest, ""]):
        kind = known[option].type if option in known else None
        if isinstance(kind, click.Choice):
            assert value in kind.choices
    if "FOLDER" in line:  # a whole call, not the name of a command
        assert not [p for p in command.params if p.required and isinstance(p, click.Option) and p.opts[0] not in asked]


def test_pages_show_every_command() -> None:
    shown = " ".join(line for _, line in CALLS)
    leaves = [path for path, command in commands() if not isinstance(command, click.Group)]
    assert not [path for path in leaves if path not in shown]


def test_first_commands_stand_at_the_top() -> None:
    made = [line for _, line in CALLS if line.startswith("make ")]
    assert {"make demo", "make test"} <= set(made)
    lines = [line for line in fenced(README) if line]
    assert lines[:2] == ["make demo", "make test"]


@pytest.mark.parametrize(("path", "command"), list(commands()), ids=[path for path, _ in commands()])
def test_commands_and_options_have_help(path: str, command: click.Command) -> None:
    assert command.help, path
    assert not [name for name, option in options_of(command).items() if not option.help]


def test_exit_codes_are_the_documented_ones() -> None:
    table = README.partition("## Exit codes")[2].partition("\n## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == CODES
    assert {int(code) for code in re.findall(r"(\d) [a-z]", cli.epilog or "")} == CODES


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["standards", "list"], run.DONE),
        (["assess", "{law}", "--out", "{out}"], run.WRONG_CALL),  # nobody said whose law it is
        (["assess", "{law}", "--jurisdiction", "de", "--out", "{out}", "--as-at", "today"], run.WRONG_CALL),
        (["assess", "{law}", "--jurisdiction", "de", "--out", "{out}", "--requirement", "csam"], run.WRONG_CALL),
        (["assess", "{law}", "--jurisdiction", "atlantis", "--out", "{out}"], run.WRONG_CALL),
        (["assess", "{law}/none", "--jurisdiction", "de", "--out", "{out}"], run.WRONG_CALL),
        (["assess", "{law}", "--jurisdiction", "de", "--out", "{out}"], run.NOTHING_READ),
        (["read", "{law}", "--audit"], run.NOTHING_READ),
        (["show", "{law}"], run.WRONG_CALL),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes_are_given(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    law = tmp_path / "law"
    law.mkdir()
    (law / "scan.pdf").write_bytes(b"%PDF-1.7 no text")  # recognised, and refused by name
    filled = [word.format(law=law, out=tmp_path / "out") for word in arguments]
    monkeypatch.setattr(sys, "argv", ["tutela", *filled])
    if code == run.DONE:
        main()
        return
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == code
    assert "Traceback" not in capsys.readouterr().err


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law = tmp_path / "law"
    law.mkdir()
    (law / "scan.pdf").write_bytes(b"%PDF-1.7 no text")
    (law / "act.md").write_bytes((PROJECT / "sample" / "xa" / "juvenile-offenders-act-1931.md").read_bytes())
    monkeypatch.setattr(sys, "argv", ["tutela", "read", str(law), "--out", str(tmp_path / "out"), "--no-cache"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == run.SOME_FAILED
    assert "scan.pdf" in (tmp_path / "out" / "read.jsonl").read_text("utf-8")


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", TOLD, ids=lambda p: p.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue  # tests run without network
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), f"{target}: no such file"
        assert not anchor or anchor in anchors(file), f"{target}: no such title"


def test_version_is_the_same_everywhere() -> None:
    citation = yaml.load((PROJECT / "CITATION.cff").read_text("utf-8"), yaml.CSafeLoader)
    assert citation["version"] == __version__
    assert citation["license"] == "Apache-2.0"
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert f"## [{__version__}]" in (PROJECT / "CHANGELOG.md").read_text("utf-8")
    assert f'version = "{__version__}"' in (PROJECT / "pyproject.toml").read_text("utf-8")


def test_counts_in_the_papers_are_right() -> None:
    requirements, languages = len(load_catalogue().requirements), len(available_languages())
    for name in ("README.md", "CHANGELOG.md"):
        text = (PROJECT / name).read_text("utf-8")
        assert {int(n) for n in re.findall(r"(\d+) requirements", text)} == {requirements}
        assert {int(n) for n in re.findall(r"(\d+) languages", text)} == {languages}


def test_page_of_languages_is_the_one_that_the_word_lists_make() -> None:
    made = runpy.run_path(str(PROJECT / "docs" / "make_languages.py"))
    assert (PROJECT / "docs" / "languages.md").read_text("utf-8") == made["page"](), "run `make docs`"


def test_licence_is_the_whole_apache_licence() -> None:
    text = (PROJECT / "LICENSE").read_text("utf-8")
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text.splitlines()) == 202


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "bench.txt"])
def test_requirements_are_exact_and_hashed(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (PROJECT / "requirements" / name).read_text("utf-8").strip())
    assert entries
    assert not [
        entry for entry in entries if not re.match(r"[\w.\-\[\]]+==\S+", entry) or "--hash=sha256:" not in entry
    ]


def test_what_a_user_installs_is_part_of_what_is_tested() -> None:
    pinned = {
        name: set(re.findall(r"^[\w.\-]+==[\w.]+", (PROJECT / "requirements" / name).read_text("utf-8"), re.MULTILINE))
        for name in ("run.txt", "dev.txt", "bench.txt")
    }
    assert pinned["run.txt"] <= pinned["dev.txt"]
    assert pinned["run.txt"] <= pinned["bench.txt"]
