"""`tutela terms`: check the word lists of the languages, and say how wide they are."""

import click

from tutela.standards.concepts import load_concepts
from tutela.standards.terms import available_languages, load_language
from tutela.standards.terms_check import check_language


@click.group()
def terms() -> None:
    """The words of each language for the concepts that are looked for."""


@terms.command()
@click.argument("languages", nargs=-1)
def check(languages: tuple[str, ...]) -> None:
    """Look for every fault in the word lists (all languages, or those named); exit code 1 where there is one."""
    concepts = frozenset(load_concepts())
    faults = [fault for code in languages or available_languages() for fault in check_language(code, concepts)]
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}.", err=True)
        raise SystemExit(1)
    click.echo(f"{len(languages or available_languages())} languages: no faults")


@terms.command("list")
def list_languages() -> None:
    """List the languages: how many terms, and whether a lawyer of the language has reviewed them."""
    for code in available_languages():
        language = load_language(code)
        mark = (
            f"reviewed by {language.reviewed_by}"
            if not language.experimental
            else "experimental: no lawyer reviewed it"
        )
        click.echo(f"{code:4} {len(language.terms):6,} terms  {mark}")
