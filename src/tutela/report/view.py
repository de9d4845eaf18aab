"""The whole page as plain values for the templates: head, files, headline, answers, what to bring, the questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tutela.concordance.coverage import BringNext, Coverage
from tutela.concordance.finding import Finding
from tutela.concordance.pipeline import Assessment
from tutela.report.answer_lists import FamilyAnswers, GapView, done_already, gap_views, to_read_first
from tutela.report.candidate_view import Context
from tutela.report.files_view import FilesView, files_view, kind_name, languages_line
from tutela.report.headline_view import Headline, headline
from tutela.report.instrument_view import InstrumentView, form_given, instrument_views
from tutela.report.names import counted, listed, name_of_jurisdiction
from tutela.report.phrases import LANGUAGE
from tutela.report.question_view import QuestionView, question_view
from tutela.report.saves import Measured, saves_line
from tutela.report.verdicts import VERDICTS, VerdictName
from tutela.standards.catalogue import Catalogue
from tutela.standards.layers import load_layers

__all__ = ["Measured", "Page", "number_questions", "page_view"]


@dataclass(frozen=True, slots=True)
class BringView:
    """What to bring: the kind, its number of questions in words, and those questions (number, key, text)."""

    name: str
    covers: str
    count: str
    questions: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with its questions."""

    key: str
    title: str
    lead: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A chapter: its title and families."""

    title: str
    families: tuple[FamilyView, ...]


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer of law that was not searched: its name, why it matters, and where it does."""

    name: str
    why: str
    when: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page. `bring` is None where it was not computed; `missing` names all kinds that were not given.

    `gap_count`: all gaps, of which `gaps` are the gravest; `form_given`: whether a form of treaties said anything;
    `clipped`: quotes from the sixth provision on are shortened.
    """

    jurisdiction: str
    code: str
    as_at: str
    scope: str
    saves: str
    files: FilesView
    headline: Headline
    gaps: tuple[GapView, ...]
    gap_count: int
    does: tuple[FamilyAnswers, ...]
    first: tuple[FamilyAnswers, ...]
    bring: tuple[BringView, ...] | None
    missing: str
    layers: tuple[LayerView, ...]
    verdicts: tuple[VerdictName, ...]
    groups: tuple[GroupView, ...]
    instruments: tuple[InstrumentView, ...]
    form_given: bool
    clipped: bool


def page_view(
    assessment: Assessment,
    catalogue: Catalogue,
    coverage: Coverage | None,
    measured: Measured | None,
    labels: Mapping[str, str],
    name: str = "",
    folded_quote: int | None = None,
) -> Page:
    """Everything on the page but the provisions in their acts.

    `labels`: names of concepts by key; `name`: the jurisdiction's, where the law came with one; `folded_quote`: see
    Context.
    """
    dossier = assessment.dossier
    findings = {f.requirement: f for f in assessment.findings}
    context = _context(assessment, catalogue, labels, folded_quote)
    groups = _groups(findings, context)
    families = [family for group in groups for family in group.families]
    by_title = [(f.title, f.questions) for f in families]
    gaps, gap_count = gap_views(findings, {q.key: q for f in families for q in f.questions}, catalogue)
    return Page(
        jurisdiction=name_of_jurisdiction(dossier.jurisdiction, name),
        code=dossier.jurisdiction,
        as_at=dossier.as_at,
        scope=_scope(assessment),
        saves=saves_line(assessment, measured),
        files=files_view(assessment, catalogue),
        headline=headline([(f"f-{f.key}", f.title, f.questions) for f in families]),
        gaps=gaps,
        gap_count=gap_count,
        does=done_already(by_title),
        first=to_read_first(by_title),
        bring=None if coverage is None else tuple(_bring(b, context) for b in coverage.bring_next),
        missing=listed([kind_name(kind, catalogue) for kind in coverage.missing]) if coverage else "",
        layers=tuple(_layers()),
        verdicts=VERDICTS,
        groups=groups,
        instruments=instrument_views(context.numbers, catalogue),
        form_given=form_given(assessment.findings),
        clipped=folded_quote is not None,
    )


def number_questions(catalogue: Catalogue, found: Iterable[str]) -> Mapping[str, int]:
    """The questions of a run by key, in reading order, from 1. BadIdentifier for one that is not in the catalogue."""
    known = {catalogue.requirement(key).key for key in found}
    return {r.key: i for i, r in enumerate((r for r in catalogue.requirements if r.key in known), 1)}


def _context(
    assessment: Assessment, catalogue: Catalogue, labels: Mapping[str, str], folded_quote: int | None
) -> Context:
    acts = {act.file: (number, act) for number, act in enumerate(assessment.dossier.acts, 1)}
    numbers = number_questions(catalogue, (f.requirement for f in assessment.findings))
    cited = frozenset((c.file, c.eid) for f in assessment.findings for c in f.to_read)
    return Context(catalogue, labels, acts, numbers, cited, folded_quote)


def _scope(assessment: Assessment) -> str:
    dossier = assessment.dossier
    acts, questions = counted(len(dossier.acts), "act"), counted(len(assessment.findings), "question")
    return f"{questions} beside {acts} in {languages_line(dossier) or 'no language'}"


def _layers() -> list[LayerView]:
    return [LayerView(x.name.text(LANGUAGE), x.why.text(LANGUAGE), x.when.text(LANGUAGE)) for x in load_layers()]


def _bring(next_: BringNext, context: Context) -> BringView:
    known = context.catalogue.act_kinds.get(next_.kind)
    questions = [
        (context.numbers.get(key, 0), key, context.catalogue.by_key[key].question)
        for key in next_.requirements
        if key in context.catalogue.by_key
    ]
    return BringView(
        name=kind_name(next_.kind, context.catalogue),
        covers=known.covers if known else "",
        count=counted(next_.questions, "more question"),
        questions=tuple(sorted(questions)),
    )


def _groups(findings: Mapping[str, Finding], context: Context) -> tuple[GroupView, ...]:
    catalogue = context.catalogue
    questions: dict[str, list[QuestionView]] = {}
    for requirement in catalogue.requirements:
        if (finding := findings.get(requirement.key)) is not None:
            view = question_view(requirement, finding, findings, context)
            questions.setdefault(requirement.family, []).append(view)
    families = [catalogue.families[key] for key in catalogue.families if key in questions]
    return tuple(
        GroupView(catalogue.groups[key].title, tuple(_family(f.key, questions[f.key], catalogue) for f in group))
        for key, group in groupby(families, key=lambda f: f.group)
    )


def _family(key: str, questions: Sequence[QuestionView], catalogue: Catalogue) -> FamilyView:
    family = catalogue.families[key]
    return FamilyView(key, family.title, family.question, tuple(questions))
