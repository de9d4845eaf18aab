"""The answers to the questions at the door: the gravest gaps, what the law does already, and what to read first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.finding import Finding
from tutela.report.beside_view import PairView
from tutela.report.candidate_view import CandidateView
from tutela.report.decision_words import changes
from tutela.report.gravest import GAPS, gravest
from tutela.report.instrument_view import short_citations
from tutela.report.question_view import ListView, QuestionView
from tutela.report.verdicts import VerdictName
from tutela.standards.catalogue import Catalogue

MOST_GAPS = 12
_FIRST_PLACES = 3
_LEFT_OPEN = ("not_found", "unsure")


@dataclass(frozen=True, slots=True)
class GapView:
    """One of the gravest gaps: the question, who asks, the reason, the law's own words or the first places to read."""

    key: str
    number: int
    question: str
    verdict: VerdictName
    sentence: str
    who: str
    binding: str
    reasons: tuple[str, ...]
    quoted: tuple[CandidateView, ...]
    places: tuple[CandidateView, ...]
    safeguards: tuple[PairView, ...]
    sure: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A question in a short list, with the first provisions to look at."""

    key: str
    number: int
    question: str
    verdict: VerdictName
    places: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class FamilyAnswers:
    """The questions of a family in a short list, of `all` that it has."""

    title: str
    all: int
    answers: tuple[AnswerView, ...]


def gap_views(
    findings: Mapping[str, Finding], questions: Mapping[str, QuestionView], catalogue: Catalogue
) -> tuple[tuple[GapView, ...], int]:
    """The gravest gaps, and how many gaps there are in all."""
    chosen = gravest(findings.values(), catalogue, MOST_GAPS)
    every = sum(f.verdict in GAPS for f in findings.values())
    return tuple(_gap(questions[f.requirement], f, catalogue) for f in chosen), every


def _gap(question: QuestionView, finding: Finding, catalogue: Catalogue) -> GapView:
    return GapView(
        key=question.key,
        number=question.number,
        question=question.question,
        verdict=question.verdict,
        sentence=question.sentence,
        who=short_citations(catalogue.requirement(finding.requirement), catalogue),
        binding=question.binding_name,
        reasons=(*question.reasons, *changes(finding, "met")[:1]) if finding.evidence else (),
        quoted=question.list.rests[:1],
        places=() if finding.evidence else _first_places(question.list),
        safeguards=question.pairs,
        sure=question.sure,
    )


def _first_places(listed: ListView, most: int = _FIRST_PLACES) -> tuple[CandidateView, ...]:
    return (*listed.rests, *listed.open)[:most]


def done_already(families: Iterable[tuple[str, Sequence[QuestionView]]]) -> tuple[FamilyAnswers, ...]:
    """The questions that are met, by family."""
    return _by_family(families, ("met",), 1)


def to_read_first(families: Iterable[tuple[str, Sequence[QuestionView]]]) -> tuple[FamilyAnswers, ...]:
    """The questions where nothing was found yet or no clause settles it, and that have a provision to read."""
    return _by_family(families, _LEFT_OPEN, _FIRST_PLACES)


def _by_family(
    families: Iterable[tuple[str, Sequence[QuestionView]]], verdicts: Sequence[str], places: int
) -> tuple[FamilyAnswers, ...]:
    lists = (
        FamilyAnswers(title, len(qs), tuple(_answer(q, places) for q in qs if q.verdict.key in verdicts))
        for title, qs in families
    )
    return tuple(answers for answers in lists if answers.answers)


def _answer(question: QuestionView, places: int) -> AnswerView:
    shown = _first_places(question.list, places)
    return AnswerView(question.key, question.number, question.question, question.verdict, shown)
