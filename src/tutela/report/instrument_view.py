"""Who asks for a requirement: citations, what each instrument would say of the law, and how far it binds the State."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tutela.concordance.finding import Finding, InstrumentResult
from tutela.report.names import instrument_name, listed
from tutela.report.phrases import said, say
from tutela.report.verdicts import is_proposal
from tutela.report.wording import FORCES, WEIGHTS, plain
from tutela.standards.binding import WEIGHTS_THAT_BIND, strongest_binding
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Citation, Instrument, Requirement
from tutela.standards.treaty_form import TREATY_FORCES

BINDINGS = ("bound", "reserved", "signed", "not_bound", "unknown", "guidance")
_KNOWN = ("bound", "reserved", "signed", "not_bound")


@dataclass(frozen=True, slots=True)
class CitationView:
    """An instrument that asks, with every place in it: (pinpoint, weight in words, caveat or empty)."""

    instrument: str
    name: str
    places: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """What one citation says of the law found: satisfied (in words), and its binding (in words)."""

    cite: str
    satisfied: str
    binding: str


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument that is cited on the page: short and full title, force in words, how much of it was read."""

    key: str
    name: str
    title: str
    year: int
    force: str
    seen: str


def citation_views(citations: Sequence[Citation], catalogue: Catalogue) -> tuple[CitationView, ...]:
    """Citations in the order of the standard, those of one instrument that follow each other together."""
    return tuple(
        CitationView(
            key,
            instrument_name(catalogue.instrument(key)),
            tuple((c.pinpoint, plain(WEIGHTS, c.weight), c.caveat) for c in group),
        )
        for key, group in groupby(citations, key=lambda c: c.instrument)
    )


def result_views(requirement: Requirement, finding: Finding, catalogue: Catalogue) -> tuple[ResultView, ...]:
    """A result for each citation; none where no verdict was proposed and no binding is known."""
    if not is_proposal(finding) and not any(i.binding for i in finding.instruments):
        return ()
    asked = {c.cite: c for c in requirement.asked_by}
    return tuple(_result(i, asked.get(i.cite), catalogue) for i in finding.instruments)


def _result(result: InstrumentResult, citation: Citation | None, catalogue: Catalogue) -> ResultView:
    cite = result.cite
    if citation is not None:
        cite = f"{instrument_name(catalogue.instrument(citation.instrument))} {citation.pinpoint}"
    return ResultView(cite, _satisfied(result), _binding(result, citation, catalogue))


def _satisfied(result: InstrumentResult) -> str:
    if result.departure:
        return say("instruments.departure", departure=result.departure)
    return said("instruments", result.satisfied)


def _binding(result: InstrumentResult, citation: Citation | None, catalogue: Catalogue) -> str:
    if result.binding is None and citation is not None and not may_bind(citation, catalogue):
        return say("instruments.nobody")
    return said("binding", f"{result.binding or 'unknown'}.name").lower()


def may_bind(citation: Citation, catalogue: Catalogue) -> bool:
    """Whether what is cited would bind a State that joined: a treaty or EU act, in wording that binds."""
    force = catalogue.instrument(citation.instrument).force
    return citation.weight in WEIGHTS_THAT_BIND and force in TREATY_FORCES


def form_given(findings: Iterable[Finding]) -> bool:
    """Whether a form of treaties said anything of this State."""
    return any(i.binding in _KNOWN for f in findings for i in f.instruments)


def binding_class(requirement: Requirement, finding: Finding, catalogue: Catalogue) -> str:
    """One of BINDINGS: the strongest among those who ask; unknown where one that is unknown might be stronger."""
    strongest = strongest_binding(i.binding for i in finding.instruments)
    if strongest is None and any(may_bind(c, catalogue) for c in requirement.asked_by):
        return "unknown"
    return strongest or "guidance"


def short_citations(requirement: Requirement, catalogue: Catalogue, most: int = 3) -> str:
    """Who asks, in one line: what would bind a State first, at most `most` of them, and how many more."""
    ordered = sorted(requirement.asked_by, key=lambda c: not may_bind(c, catalogue))
    views = citation_views(ordered, catalogue)
    named = [f"{v.name} {', '.join(map(_place, v.places))}" for v in views[:most]]
    more = [say("who.and_more", n=len(views) - most)] if len(views) > most else []
    return ", ".join(named) + (f" {more[0]}" if more else "") if more else listed(named)


def _place(place: tuple[str, str, str]) -> str:
    pinpoint, _, caveat = place
    return f"{pinpoint} ({caveat})" if caveat else pinpoint


def instrument_views(found: Mapping[str, int], catalogue: Catalogue) -> tuple[InstrumentView, ...]:
    """The instruments that the questions of a run cite, by name."""
    cited = {c.instrument for key in found for c in catalogue.requirement(key).asked_by}
    views = (_instrument(catalogue.instrument(key)) for key in cited)
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.key)))


def _instrument(i: Instrument) -> InstrumentView:
    return InstrumentView(i.key, instrument_name(i), i.title, i.year, plain(FORCES, i.force), i.text_seen)
