"""One question as the page shows it: who asks, the proposal with its reasons, the provisions, what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.finding import Finding
from tutela.core.places import language_name
from tutela.report.beside_view import (
    PairView,
    ReachedView,
    crc2_views,
    pair_views,
    reached_views,
    stands_under_crc2,
)
from tutela.report.candidate_view import OPEN, CandidateView, Context, candidate_view, folded_view
from tutela.report.decision_words import changes, reasons, spaced
from tutela.report.element_view import ElementView, element_views
from tutela.report.files_view import UNREVIEWED, kind_name
from tutela.report.instrument_view import CitationView, ResultView, binding_class, citation_views, result_views
from tutela.report.names import counted, listed
from tutela.report.phrases import said, say
from tutela.report.trust import how_sure
from tutela.report.verdicts import VerdictName, is_proposal, name_of, verdict_sentence
from tutela.report.wording import LEVELS, plain
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Requirement


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was searched: one line, then kinds of acts by name and each concept with its number of clauses."""

    line: str
    searched: str
    missing: str
    concepts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The reading list: what the proposal rests on, then what to read next, the first OPEN of both at once."""

    rests_title: str
    rests: tuple[CandidateView, ...]
    title: str
    open: tuple[CandidateView, ...]
    folded: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything about one question. `number` counts the questions of the page; `binding` is one of BINDINGS."""

    key: str
    number: int
    question: str
    level: str
    note: str
    citations: tuple[CitationView, ...]
    results: tuple[ResultView, ...]
    binding: str
    binding_name: str
    verdict: VerdictName
    proposal: bool
    sentence: str
    reasons: tuple[str, ...]
    sure: str
    changes: tuple[str, ...]
    elements: tuple[ElementView, ...]
    list: ListView
    reached: tuple[ReachedView, ...]
    pairs: tuple[PairView, ...]
    crc2: bool
    crc2_see: tuple[PairView, ...]
    search: SearchView
    cite: str


def question_view(
    requirement: Requirement, finding: Finding, findings: Mapping[str, Finding], context: Context
) -> QuestionView:
    """The view of one requirement with its finding. `findings`: all of the run, for what stands beside it."""
    binding = binding_class(requirement, finding, context.catalogue)
    return QuestionView(
        key=requirement.key,
        number=context.numbers[requirement.key],
        question=requirement.question,
        level=plain(LEVELS, requirement.level),
        note=requirement.note,
        citations=citation_views(requirement.asked_by, context.catalogue),
        results=result_views(requirement, finding, context.catalogue),
        binding=binding,
        binding_name=said("binding", f"{binding}.name").lower(),
        verdict=name_of(finding),
        proposal=is_proposal(finding),
        sentence=verdict_sentence(finding, _to_bring(requirement, finding, context.catalogue)),
        reasons=reasons(requirement, finding, context.labels) if finding.verdict != "not_assessed" else (),
        sure=how_sure(finding),
        changes=changes(finding),
        elements=element_views(requirement, finding, context) if finding.to_read else (),
        list=_list(finding, context),
        reached=reached_views(finding, context),
        pairs=pair_views(finding.paired_with, findings, context),
        crc2=stands_under_crc2(requirement),
        crc2_see=crc2_views(requirement, findings, context) if stands_under_crc2(requirement) else (),
        search=_search(finding, context),
        cite=_cite(finding),
    )


def _list(finding: Finding, context: Context) -> ListView:
    order = tuple(e.key for e in finding.elements)
    left = max(0, OPEN - len(finding.evidence)) if finding.evidence else OPEN
    return ListView(
        rests_title=say("list.vain" if finding.decided_by == "silence" else "list.rests"),
        rests=tuple(candidate_view(c, order, context) for c in finding.evidence),
        title=_list_title(finding),
        open=tuple(candidate_view(c, order, context) for c in finding.candidates[:left]),
        folded=tuple(folded_view(c, order, context) for c in finding.candidates[left:]),
    )


def _list_title(finding: Finding) -> str:
    if finding.evidence:
        return say("list.next")
    names = {"not_assessed": "may_bear", "not_found": "nearest"}
    return say(f"list.{names.get(finding.verdict, 'read')}")


def _cite(finding: Finding) -> str:
    dated = f", as at {finding.as_at}" if finding.as_at else ""
    return f"{finding.jurisdiction}/{finding.requirement}@{finding.requirement_version}{dated}"


def _to_bring(requirement: Requirement, finding: Finding, catalogue: Catalogue) -> list[str]:
    missing = finding.search.kinds_missing
    return [kind_name(kind, catalogue) for kind in requirement.stands_in.seat if kind in missing]


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
