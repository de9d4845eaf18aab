"""The `tutela` command: its groups, and the one place where errors become a sentence and an exit code."""

import sys

import click

from tutela import __version__
from tutela.cli.assess import assess
from tutela.cli.explain import explain
from tutela.cli.read import read
from tutela.cli.run import WRONG_CALL
from tutela.cli.show import show
from tutela.cli.standards import standards
from tutela.cli.terms import terms
from tutela.cli.treaties import treaties
from tutela.core.errors import TutelaError


@click.group(
    epilog="Exit codes: 0 done · 1 done, but some files were not read · 2 wrong call or data · 3 nothing read."
)
@click.version_option(__version__, prog_name="tutela")
def cli() -> None:
    """Line a country's law up with the international standards against online child sexual exploitation and abuse.

    Everything happens on this computer. Begin with: tutela assess FOLDER --jurisdiction CODE --out REPORT
    """


for command in (assess, show, explain, read, standards, terms, treaties):
    cli.add_command(command)


def main() -> None:
    """Runs the command line; an error of ours is one sentence on standard error, not a traceback."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except TutelaError as error:
        click.echo(str(error), err=True)
        sys.exit(WRONG_CALL)
