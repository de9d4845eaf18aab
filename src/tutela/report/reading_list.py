"""The reading list: one HTML file of at most MOST_BYTES that loads nothing from anywhere, the same for the same run."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tutela.concordance.coverage import Coverage
from tutela.concordance.pipeline import Assessment
from tutela.core.errors import TutelaError
from tutela.report.files_view import UNREVIEWED
from tutela.report.provision_view import STEPS, Shortening, act_views, quoted_by
from tutela.report.view import Measured, Page, number_questions, page_view
from tutela.standards.catalogue import Catalogue
from tutela.standards.concepts import load_concepts

__all__ = ["MOST_BYTES", "Measured", "render_reading_list"]

MOST_BYTES = 3_000_000  # in UTF-8: a page that a parliament's e-mail and an old computer still carry
# Only where the list alone is too large: the most characters of a quote from the sixth provision on.
_FOLDED_QUOTES = (None, 200, 100, 60, 0)
_HERE = Path(__file__).parent


def render_reading_list(
    assessment: Assessment,
    catalogue: Catalogue,
    coverage: Coverage | None = None,
    measured: Measured | None = None,
    labels: Mapping[str, str] | None = None,
    name: str = "",
    most_bytes: int = MOST_BYTES,
) -> str:
    """The page as HTML. `coverage`: kinds of acts searched, missing and to bring (None: not computed).

    `labels`: names of concepts by key (default: the project's own); `name`: the jurisdiction's, if its code has none.
    Where the page would have more than `most_bytes`, the text of the acts at its end is shortened, visibly, and the
    list is not; only where the list alone is larger are quotes shortened from the sixth provision on.
    Raises TutelaError where even that is too large, and BadIdentifier for a finding whose requirement is unknown.
    """
    names = {c.key: c.label for c in load_concepts().values()} if labels is None else labels
    rendered = _renderer(assessment, catalogue)
    for folded_quote in _FOLDED_QUOTES:
        page = page_view(assessment, catalogue, coverage, measured, names, name, folded_quote)
        around = len(_page(page, Markup()).encode())
        provisions = _fitting(rendered, most_bytes - around)
        if provisions is not None:
            return _page(page, provisions)
    raise TutelaError(
        f"report on {assessment.dossier.jurisdiction}",
        f"the reading list cannot be made smaller than {most_bytes:,} bytes.",
        "Assess fewer requirements at once (one family, or the core).",
    )


def _page(page: Page, provisions: Markup) -> str:
    template = _environment().get_template("page.html.j2")
    return template.render(
        page=page,
        provisions=provisions,
        style=Markup(_packaged("style.css")),
        script=Markup(_packaged("script.js")),
        unreviewed=UNREVIEWED,
    )


def _renderer(assessment: Assessment, catalogue: Catalogue) -> Callable[[Shortening], str]:
    """A function that renders the provisions in their acts, each shortening once."""
    numbers = number_questions(catalogue, (f.requirement for f in assessment.findings))
    quoted = quoted_by(assessment.findings, numbers)
    template = _environment().get_template("provisions.html.j2")

    @cache
    def rendered(step: Shortening) -> str:
        acts = act_views(assessment.dossier.acts, quoted, step)
        return template.render(acts=acts, shortened=step.others is not None)

    return rendered


def _fitting(rendered: Callable[[Shortening], str], most_bytes: int) -> Markup | None:
    """The provisions shortened by the first of STEPS that makes them fit; None where none does."""
    if len(rendered(STEPS[-1]).encode()) > most_bytes:
        return None
    # Each step is smaller than the one before, so the first that fits is found by halving.
    first = bisect_left(STEPS, True, key=lambda step: len(rendered(step).encode()) <= most_bytes)
    return Markup(rendered(STEPS[first]))


@cache
def _packaged(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["capfirst"] = lambda text: text[:1].upper() + text[1:]
    return environment
