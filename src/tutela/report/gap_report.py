"""The gap report: one HTML file of at most MOST_BYTES that loads nothing from anywhere, the same for the same run."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tutela.concordance.coverage import Coverage
from tutela.concordance.pipeline import Assessment
from tutela.core.errors import TutelaError
from tutela.report.files_view import UNREVIEWED
from tutela.report.phrases import said, say
from tutela.report.provision_view import Body, act_views, quoted_by
from tutela.report.saves import Measured
from tutela.report.shortening import STEPS, Shortening
from tutela.report.view import Page, number_questions, page_view
from tutela.standards.catalogue import Catalogue
from tutela.standards.concepts import load_concepts

__all__ = ["MOST_BYTES", "Measured", "render_gap_report"]

MOST_BYTES = 4_000_000  # in UTF-8: a page that a parliament's e-mail and an old computer still carry
# Only where the list alone is too large: the most characters of a quote from the sixth provision on.
_FOLDED_QUOTES = (None, 200, 100, 60, 0)
_HERE = Path(__file__).parent
_SLOT = Markup("<!--slot-->")  # no law can hold it: in law, `<` is escaped


def render_gap_report(
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
    provisions = _Provisions(assessment, catalogue)
    for folded_quote in _FOLDED_QUOTES:
        page = _page(page_view(assessment, catalogue, coverage, measured, names, name, folded_quote))
        step = provisions.fitting(most_bytes - _bytes(page))
        if step is not None:
            return page.replace(_SLOT, provisions.shortened(step), 1)
    raise TutelaError(
        f"report on {assessment.dossier.jurisdiction}",
        f"the gap report cannot be made smaller than {most_bytes:,} bytes.",
        "Assess fewer requirements at once (one family, or the core).",
    )


def _page(page: Page) -> str:
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            provisions=_SLOT,
            style=Markup(_packaged("style.css")),
            script=Markup(_packaged("script.js")),
            unreviewed=UNREVIEWED,
        )
    )


class _Provisions:
    """The provisions in their acts: what stands around the law is rendered once, the law of each fills its slots."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue) -> None:
        numbers = number_questions(catalogue, (f.requirement for f in assessment.findings))
        acts = act_views(assessment.dossier.acts, quoted_by(assessment.findings, numbers))
        html = _environment().get_template("provisions.html.j2").render(acts=acts, slot=_SLOT)
        self._around: Sequence[str] = html.split(_SLOT)
        self._around_bytes = sum(map(_bytes, self._around))
        self._bodies: Sequence[Body] = [p.body for act in acts for p in act.provisions]

    def fitting(self, most_bytes: int) -> Shortening | None:
        """The first of STEPS that makes them fit; None where none does."""
        # Each step is smaller than the one before, so the first that fits is found by halving.
        first = bisect_left(STEPS, True, key=lambda step: self._size(step) <= most_bytes)
        return STEPS[first] if first < len(STEPS) else None

    def shortened(self, step: Shortening) -> str:
        """The section as HTML."""
        return "".join(chain.from_iterable(zip_longest(self._around, self._slots(step), fillvalue="")))

    def _size(self, step: Shortening) -> int:
        return self._around_bytes + sum(map(_bytes, self._slots(step)))

    def _slots(self, step: Shortening) -> Iterator[str]:
        """What fills the slots, in their order: the note on shortening, then text and neighbours of each provision."""
        note, cut = say("provisions.shortened"), say("provisions.cut")
        yield Markup(' {} <span class="cut">{}</span>.').format(note, cut) if step.others is not None else ""
        for body in self._bodies:
            yield body.text(step)
            yield body.near(step)


def _bytes(text: str) -> int:
    return len(text.encode())


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
    environment.globals |= {"say": say, "said": said}
    environment.filters["capfirst"] = lambda text: text[:1].upper() + text[1:]
    return environment
