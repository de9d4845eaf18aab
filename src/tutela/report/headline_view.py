"""The headline: questions by verdict, for each family and for each way of being binding, as bars and as numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tutela.report.instrument_view import BINDINGS
from tutela.report.phrases import said
from tutela.report.question_view import QuestionView
from tutela.report.verdicts import VERDICTS, VerdictName

_NARROWEST = 4.5  # hundredths of a bar that a letter needs


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: its verdict, how many questions, and where it lies, in hundredths of the longest bar."""

    verdict: VerdictName
    count: int
    start: float
    width: float

    @property
    def lettered(self) -> bool:
        """Whether it is wide enough for its letter."""
        return self.width >= _NARROWEST

    @property
    def middle(self) -> float:
        """Where its letter stands."""
        return round(self.start + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the headline: what is counted, where it leads (an id, or nothing), counts by verdict, and the bar."""

    name: str
    note: str
    leads_to: str
    counts: tuple[int, ...]
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The two tables, each with its rows, and the counts of all questions in the order of VERDICTS."""

    families: tuple[Row, ...]
    bindings: tuple[Row, ...]
    totals: tuple[int, ...]


def headline(families: Sequence[tuple[str, str, Sequence[QuestionView]]]) -> Headline:
    """The headline of a run. `families`: (id of its section, title, its questions), in reading order."""
    every = [q for _, _, questions in families for q in questions]
    by_binding = [(b, [q for q in every if q.binding == b]) for b in BINDINGS]
    longest = max((len(questions) for _, _, questions in families), default=1)
    most = max((len(questions) for _, questions in by_binding), default=1) or 1
    return Headline(
        families=tuple(row(title, "", place, questions, longest) for place, title, questions in families),
        bindings=tuple(_binding_row(b, questions, most) for b, questions in by_binding),
        totals=counts(every),
    )


def _binding_row(binding: str, questions: Sequence[QuestionView], most: int) -> Row:
    name = f"binding.{binding}"
    return row(said(name, "name"), said(name, "meaning"), "", questions, most)


def row(name: str, note: str, leads_to: str, questions: Sequence[QuestionView], longest: int) -> Row:
    """A row with its counts and its bar. `longest`: questions that fill the whole width."""
    found = counts(questions)
    return Row(name, note, leads_to, found, tuple(_bar(found, longest)))


def counts(questions: Iterable[QuestionView]) -> tuple[int, ...]:
    """How many questions have each verdict, in the order of VERDICTS."""
    count = Counter(q.verdict.key for q in questions)
    return tuple(count[v.key] for v in VERDICTS)


def _bar(found: Sequence[int], longest: int) -> Iterator[Segment]:
    start = 0
    for verdict, count in zip(VERDICTS, found, strict=True):
        if count:
            yield Segment(verdict, count, round(100 * start / longest, 2), round(100 * count / longest, 2))
        start += count
