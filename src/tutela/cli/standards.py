"""`tutela standards`: check the files of the standards, list the requirements, show one of them or an instrument."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from tutela.core.errors import BadIdentifier
from tutela.standards.catalogue import Catalogue
from tutela.standards.check import check_standards
from tutela.standards.faults import nearest
from tutela.standards.load import load_catalogue, standards_root
from tutela.standards.model import Level, Requirement
from tutela.standards.show import instrument_page, requirement_page, requirement_table, summary

_ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another folder of standards than the project's own.",
)


@click.group()
def standards() -> None:
    """The requirements of the international standards, and who asks for them."""


@standards.command()
@_ROOT
def check(root: Path | None) -> None:
    """Look for every fault in the files of the standards; exit code 1 where there is one."""
    faults = check_standards(standards_root(root), frozenset(_concept_labels()))
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.", err=True)
        raise SystemExit(1)
    click.echo(f"{summary(load_catalogue(root))}: no faults")


@standards.command("list")
@click.option("--family", metavar="KEY", help="Only one family, e.g. offences-csam.")
@click.option("--core", is_flag=True, help="Only the core questions.")
@click.option("--level", type=click.Choice(get_args(Level)), help="Only one level.")
@_ROOT
def list_requirements(family: str | None, core: bool, level: str | None, root: Path | None) -> None:
    """List the requirements in reading order."""
    catalogue = load_catalogue(root)
    found = list(_chosen(catalogue, family, core, level))
    click.echo(requirement_table(found))
    click.echo(f"{len(found)} of {len(catalogue.requirements)} requirements")


@standards.command()
@click.argument("key")
@_ROOT
def show(key: str, root: Path | None) -> None:
    """Show all about one requirement, or an instrument and the requirements that cite it."""
    catalogue = load_catalogue(root)
    if key in catalogue.by_key:
        click.echo(requirement_page(catalogue, catalogue.by_key[key], _concept_labels()))
    elif key in catalogue.instruments:
        click.echo(instrument_page(catalogue, catalogue.instruments[key]))
    else:
        near = nearest(key, [*catalogue.by_key, *catalogue.instruments])
        remedy = near or "`tutela standards list` shows the keys."
        raise click.UsageError(f"no requirement and no instrument has the key {key}. {remedy}")


def _chosen(catalogue: Catalogue, family: str | None, core: bool, level: str | None) -> Iterator[Requirement]:
    if family is not None:
        _known_family(catalogue, family)
    for requirement in catalogue.requirements:
        wanted = family in (None, requirement.family) and level in (None, requirement.level)
        if wanted and (requirement.core or not core):
            yield requirement


def _known_family(catalogue: Catalogue, key: str) -> None:
    try:
        catalogue.family(key)
    except BadIdentifier as error:
        raise click.BadParameter(str(error), param_hint="--family") from error


def _concept_labels() -> dict[str, str]:
    """The name of each concept by its key."""
    from tutela.standards.concepts import load_concepts  # noqa: PLC0415  only two of the commands need it

    return {key: concept.label for key, concept in load_concepts().items()}
