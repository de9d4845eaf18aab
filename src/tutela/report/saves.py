"""How much less there is to read, computed from the run, and how often that is enough, where it was measured."""

from dataclasses import dataclass

from tutela.concordance.pipeline import Assessment
from tutela.law.model import State
from tutela.report.candidate_view import OPEN


@dataclass(frozen=True, slots=True)
class Measured:
    """How often the first five provisions held the answer: `right` of `questions`, and on which tests, in words."""

    right: int
    questions: int
    tests: str


def saves_line(assessment: Assessment, measured: Measured | None) -> str:
    """One sentence: what part of the text the first provisions are, and how often they held the answer in the tests."""
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
        sum(size.get((c.file, c.eid), 0) for c in f.to_read[:OPEN]) / total
        for f in assessment.findings
        if f.to_read and total
    ]
    return sum(shares) / len(shares) if shares else 0.0
