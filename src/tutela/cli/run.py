"""What the commands share: options, progress on long work, and exit codes."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tutela.concordance.pipeline import Settings
from tutela.core.cache import Cache, FolderCache, NoCache, default_cache_folder
from tutela.core.runner import runner_of

F = TypeVar("F", bound=Callable[..., Any])

# Exit codes, in the help of `tutela`.
DONE, SOME_FAILED, WRONG_CALL, NOTHING_READ = 0, 1, 2, 3

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))


def common_options(function: F) -> F:
    """--language, --workers, --no-cache: the same for all commands that read law."""
    for option in (
        click.option(
            "--language", "languages", multiple=True, metavar="CODE", help="A language spoken there (repeat)."
        ),
        click.option(
            "--workers", type=click.IntRange(1, 256), default=None, help="Processes at work [cores, at most 8]."
        ),
        click.option("--no-cache", is_flag=True, help="Keep nothing of what was read, and use nothing kept."),
    ):
        function = option(function)
    return function


def settings(workers: int | None, no_cache: bool) -> Settings:
    """How the pipeline runs for a command."""
    count = workers or min(8, os.cpu_count() or 1)
    cache: Cache = NoCache() if no_cache else FolderCache(default_cache_folder())
    return Settings(runner_of(count), cache, progress=progress)


_last: dict[str, float] = {}


def progress(stage: str, done: int, total: int) -> None:
    """One line on standard error that is written over; nothing where it is no terminal, but the end of each stage."""
    if not sys.stderr.isatty():
        return
    now = time.monotonic()
    if done < total and now - _last.get(stage, 0.0) < 0.1:
        return
    _last[stage] = now
    click.echo(f"\r  {stage}: {done} of {total}".ljust(48), err=True, nl=done == total)
