"""One question as the page shows it: who asks, what can be said, the provisions to read, and what was searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from tutela.concordance.finding import Candidate, ElementState, Finding
from tutela.core.places import language_name
from tutela.law.model import Act
from tutela.report.files_view import UNREVIEWED, kind_name
from tutela.report.marked import clipped, foreign_words, quote_html, spaced, style_number, why_html, words_by_element
from tutela.report.names import (
    anchor,
    block_attributes,
    counted,
    inline_attributes,
    instrument_name,
    listed,
    listed_title,
    provision_name,
)
from tutela.report.wording import LEVELS, WEIGHTS, StateName, plain, state_of, state_sentence
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Citation, Requirement

OPEN = 5  # provisions shown at once; the rest is folded


@dataclass(frozen=True, slots=True)
class CitationView:
    """An instrument that asks, with every place in it: (pinpoint, weight in words, caveat or empty)."""

    instrument: str
    name: str
    places: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ElementView:
    """One element: its name, the style of its marks, its state, and that state in words."""

    name: str
    style: int
    state: str
    words: Markup


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A provision to read: where it stands, its quote, why it is listed, and what is wrong with its text."""

    place: str
    act: str
    name: str
    heading: str
    law: Markup
    inline: Markup
    quote: Markup
    why: Markup
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """A safeguard to be read together with a question; `number` 0: its question is not in this run."""

    key: str
    number: int
    asks: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was searched: one line, then kinds of acts by name and each concept with its number of clauses."""

    line: str
    searched: str
    missing: str
    concepts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything about one question. `number` counts the questions of the page."""

    key: str
    number: int
    question: str
    level: str
    note: str
    citations: tuple[CitationView, ...]
    state: StateName
    sentence: str
    elements: tuple[ElementView, ...]
    list_title: str
    first: tuple[CandidateView, ...]
    rest: tuple[CandidateView, ...]
    pairs: tuple[PairView, ...]
    search: SearchView
    cite: str


@dataclass(frozen=True, slots=True)
class Context:
    """What every question needs: the catalogue, names of concepts, acts by file with their number, questions by key.

    `folded_quote`: the most characters of a quote from the sixth provision on (None: all; 0: no quote).
    """

    catalogue: Catalogue
    labels: Mapping[str, str]
    acts: Mapping[str, tuple[int, Act]]
    numbers: Mapping[str, int]
    folded_quote: int | None = None


def question_view(requirement: Requirement, finding: Finding, context: Context) -> QuestionView:
    """The view of one requirement with its finding."""
    order = tuple(e.key for e in finding.elements)
    return QuestionView(
        key=requirement.key,
        number=context.numbers[requirement.key],
        question=requirement.question,
        level=plain(LEVELS, requirement.level),
        note=requirement.note,
        citations=_citations(requirement.asked_by, context.catalogue),
        state=state_of(finding),
        sentence=state_sentence(finding, _to_bring(requirement, finding, context.catalogue)),
        elements=tuple(_element(e, order, finding, context) for e in finding.elements),
        list_title=_list_title(finding),
        first=tuple(candidate_view(c, order, context) for c in finding.candidates[:OPEN]),
        rest=tuple(_folded(c, order, context) for c in finding.candidates[OPEN:]),
        pairs=tuple(_pair(key, context) for key in finding.paired_with),
        search=_search(finding, context),
        cite=_cite(finding),
    )


def _cite(finding: Finding) -> str:
    dated = f", as at {finding.as_at}" if finding.as_at else ""
    return f"{finding.jurisdiction}/{finding.requirement}@{finding.requirement_version}{dated}"


def _to_bring(requirement: Requirement, finding: Finding, catalogue: Catalogue) -> list[str]:
    missing = finding.search.kinds_missing
    return [kind_name(kind, catalogue) for kind in requirement.stands_in.seat if kind in missing]


def _list_title(finding: Finding) -> str:
    if finding.verdict == "not_assessed":
        return "Provisions that may bear on it"
    return "The nearest provisions" if finding.verdict == "not_found" else "Provisions to read"


def _citations(citations: Sequence[Citation], catalogue: Catalogue) -> tuple[CitationView, ...]:
    """Citations in the order of the standard, those of one instrument that follow each other together."""
    return tuple(
        CitationView(
            key,
            instrument_name(catalogue.instrument(key)),
            tuple((c.pinpoint, plain(WEIGHTS, c.weight), c.caveat) for c in group),
        )
        for key, group in groupby(citations, key=lambda c: c.instrument)
    )


def _element(element: ElementState, order: Sequence[str], finding: Finding, context: Context) -> ElementView:
    return ElementView(
        name=spaced(element.key),
        style=style_number(element.key, order),
        state=element.state,
        words=_element_words(element, finding, context),
    )


def _element_words(element: ElementState, finding: Finding, context: Context) -> Markup:
    if element.state == "missing":
        return Markup("missing: in none of the clauses listed")
    where = [f"no. {i + 1}" for i in element.evidence[:3]]
    if element.state == "unclear":
        elsewhere = f", but in {listed(where)}" if where else ""
        return escape(f"unclear: not in the first provision{elsewhere}")
    best = finding.candidates[0]
    words = words_by_element(best).get(element.key, [])[:2]
    seen = ", ".join(f"“{w}”" for w in words) or "in the heading, or in what the clause refers to"
    return Markup("found: ") + foreign_words(seen, _language(best, context))


def _language(candidate: Candidate, context: Context) -> str:
    return context.acts[candidate.file][1].expression.language


def _folded(candidate: Candidate, order: Sequence[str], context: Context) -> CandidateView:
    """A provision from the sixth on: in a page that would be too large, with less of its words."""
    shown = clipped(candidate, context.folded_quote)
    return candidate_view(shown, order, context, words=context.folded_quote is None)


def candidate_view(candidate: Candidate, order: Sequence[str], context: Context, words: bool = True) -> CandidateView:
    """The view of one provision to read. `order`: the question's elements; `words`: see why_html."""
    number, act = context.acts[candidate.file]
    language = act.expression.language
    return CandidateView(
        place=place_id(number, candidate.eid),
        act=listed_title(act.work.title, act.work.short_title),
        name=provision_name(candidate.eid, candidate.label),
        heading=candidate.heading,
        law=block_attributes(language),
        inline=inline_attributes(language),
        quote=quote_html(candidate, order) if candidate.quote else Markup(),
        why=why_html(candidate, order, language, words),
        notes=candidate.text_notes,
    )


def place_id(act: int, eid: str) -> str:
    """The id of a provision's place further down in the page."""
    return f"a{act}-{anchor(eid)}"


def _pair(key: str, context: Context) -> PairView:
    requirement = context.catalogue.by_key.get(key)
    return PairView(key, context.numbers.get(key, 0), requirement.asks if requirement else key)


def _search(finding: Finding, context: Context) -> SearchView:
    search = finding.search
    languages = listed([language_name(code) for code in search.languages])
    unreviewed = f" ({UNREVIEWED})" if search.experimental else ""
    acts, provisions = counted(search.acts, "act"), counted(search.provisions, "provision")
    named = ((context.labels.get(c, spaced(c)), n) for c, n in search.concepts.items())
    return SearchView(
        line=f"{provisions} of {acts} in {languages or 'no language'}{unreviewed}",
        searched=_kinds(search.kinds_searched, context.catalogue),
        missing=_kinds(search.kinds_missing, context.catalogue),
        concepts=tuple(sorted(named)),
    )


def _kinds(kinds: Sequence[str], catalogue: Catalogue) -> str:
    return ", ".join(kind_name(kind, catalogue) for kind in kinds) or "none"
