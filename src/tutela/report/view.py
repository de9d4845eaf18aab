"""The whole page as plain values for the templates: head, files, what to bring, the picture, the questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tutela.concordance.coverage import BringNext, Coverage
from tutela.concordance.finding import Finding
from tutela.concordance.pipeline import Assessment
from tutela.law.model import State
from tutela.report.files_view import FilesView, files_view, kind_name, languages_line
from tutela.report.names import counted, instrument_name, listed, name_of_jurisdiction
from tutela.report.question_view import OPEN, Context, QuestionView, question_view
from tutela.report.wording import FORCES, STATES, StateName, plain
from tutela.standards.catalogue import Catalogue
from tutela.standards.model import Family, Instrument


@dataclass(frozen=True, slots=True)
class Measured:
    """How often the first five provisions held the answer: `right` of `questions`, and on which tests, in words."""

    right: int
    questions: int
    tests: str


@dataclass(frozen=True, slots=True)
class BringView:
    """What to bring: the kind, its number of questions in words, and those questions (number, key, text)."""

    name: str
    covers: str
    count: str
    questions: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: its state, how many questions, and where it lies, in hundredths of the longest bar."""

    state: StateName
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with its questions, its counts in the order of STATES, and its bar."""

    key: str
    title: str
    lead: str
    counts: tuple[int, ...]
    bar: tuple[Segment, ...]
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A chapter: its title and families."""

    title: str
    families: tuple[FamilyView, ...]


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument that is cited on the page: short and full title, force in words, how much of it was read."""

    key: str
    name: str
    title: str
    year: int
    force: str
    seen: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page. `bring` is None where it was not computed; `missing` names all kinds that were not given.

    `clipped`: quotes from the sixth provision on are shortened.
    """

    jurisdiction: str
    code: str
    as_at: str
    scope: str
    saves: str
    files: FilesView
    bring: tuple[BringView, ...] | None
    missing: str
    states: tuple[StateName, ...]
    totals: tuple[int, ...]
    groups: tuple[GroupView, ...]
    instruments: tuple[InstrumentView, ...]
    count: int
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
    numbers = number_questions(catalogue, findings)
    acts = {act.file: (number, act) for number, act in enumerate(dossier.acts, 1)}
    context = Context(catalogue, labels, acts, numbers, folded_quote)
    groups = _groups(findings, context)
    states = [q.state for g in groups for f in g.families for q in f.questions]
    return Page(
        jurisdiction=name_of_jurisdiction(dossier.jurisdiction, name),
        code=dossier.jurisdiction,
        as_at=dossier.as_at,
        scope=_scope(assessment),
        saves=saves_line(assessment, measured),
        files=files_view(assessment, catalogue),
        bring=None if coverage is None else tuple(_bring(b, context) for b in coverage.bring_next),
        missing=listed([kind_name(kind, catalogue) for kind in coverage.missing]) if coverage else "",
        states=STATES,
        totals=_counts(states),
        groups=groups,
        instruments=tuple(_instruments(numbers, catalogue)),
        count=len(numbers),
        clipped=folded_quote is not None,
    )


def number_questions(catalogue: Catalogue, found: Iterable[str]) -> Mapping[str, int]:
    """The questions of a run by key, in reading order, from 1. BadIdentifier for one that is not in the catalogue."""
    known = {catalogue.requirement(key).key for key in found}
    return {r.key: i for i, r in enumerate((r for r in catalogue.requirements if r.key in known), 1)}


def _scope(assessment: Assessment) -> str:
    dossier = assessment.dossier
    acts, questions = counted(len(dossier.acts), "act"), counted(len(assessment.findings), "question")
    return f"{questions} beside {acts} in {languages_line(dossier) or 'no language'}"


def saves_line(assessment: Assessment, measured: Measured | None) -> str:
    """How much less there is to read, computed from the run, and how often that is enough, where it was measured."""
    share = percent(share_of_first(assessment))
    start = f"On average, the first five provisions of a question are {share} of the text given"
    if measured is None or not measured.questions:
        return f"{start}; how often they hold the answer has not been measured here."
    of, n = measured.right, measured.questions
    tests = f"{percent(of / n)} of the questions in our tests ({of:,} of {n:,}; {measured.tests})"
    return f"{start}, and hold the answer to {tests}."


def percent(share: float) -> str:
    """A share in per cent, with one decimal below ten."""
    value = 100 * share
    if 0 < value < 0.05:
        return "less than 0.1 %"
    return f"{value:.1f} %" if value < 10 else f"{value:.0f} %"


def share_of_first(assessment: Assessment) -> float:
    """The part of the text in force that the first five provisions of a question hold: a mean over the questions."""
    dossier = assessment.dossier
    size = {(a.file, p.eid): len(p.text) for a in dossier.acts for p in a.provisions if p.state is State.IN_FORCE}
    total = sum(size.values())
    shares = [
        sum(size.get((c.file, c.eid), 0) for c in f.candidates[:OPEN]) / total
        for f in assessment.findings
        if f.candidates and total
    ]
    return sum(shares) / len(shares) if shares else 0.0


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
            view = question_view(requirement, finding, context)
            questions.setdefault(requirement.family, []).append(view)
    largest = max(map(len, questions.values()), default=1)
    families = [catalogue.families[key] for key in catalogue.families if key in questions]
    return tuple(
        GroupView(catalogue.groups[key].title, tuple(_family(f, questions[f.key], largest) for f in group))
        for key, group in groupby(families, key=lambda f: f.group)
    )


def _family(family: Family, questions: Sequence[QuestionView], largest: int) -> FamilyView:
    counts = _counts([q.state for q in questions])
    bar = tuple(_bar(counts, largest))
    return FamilyView(family.key, family.title, family.question, counts, bar, tuple(questions))


def _counts(states: Sequence[StateName]) -> tuple[int, ...]:
    count = Counter(s.key for s in states)
    return tuple(count[s.key] for s in STATES)


def _bar(counts: Sequence[int], largest: int) -> Iterator[Segment]:
    start = 0
    for state, count in zip(STATES, counts, strict=True):
        if count:
            yield Segment(state, count, round(100 * start / largest, 2), round(100 * count / largest, 2))
        start += count


def _instruments(found: Iterable[str], catalogue: Catalogue) -> Iterator[InstrumentView]:
    cited = {c.instrument for key in found for c in catalogue.requirement(key).asked_by}
    views = (_instrument(catalogue.instrument(key)) for key in cited)
    yield from sorted(views, key=lambda view: (view.name.casefold(), view.key))


def _instrument(i: Instrument) -> InstrumentView:
    return InstrumentView(i.key, instrument_name(i), i.title, i.year, plain(FORCES, i.force), i.text_seen)
