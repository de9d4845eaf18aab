"""The six verdicts as a reader meets them: letter, name, meaning, and the sentence that stands over a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from tutela.concordance.finding import Finding, Verdict
from tutela.report.names import listed
from tutela.report.phrases import said, say


@dataclass(frozen=True, slots=True)
class VerdictName:
    """A verdict: key (of its pattern), letter (for it in a picture), name, name in a narrow column, meaning."""

    key: str
    letter: str
    name: str
    short: str
    meaning: str


ORDER: tuple[Verdict, ...] = ("met", "partly", "contrary", "not_found", "unsure", "not_assessed")
assert set(ORDER) == set(get_args(Verdict)), "every verdict has its place in the pictures"


def verdict_name(verdict: str) -> VerdictName:
    """The name of a verdict; one that no phrase knows is shown by its own word."""
    name = f"verdict.{verdict}"
    return VerdictName(verdict, said(name, "letter"), said(name, "name"), said(name, "short"), said(name, "meaning"))


VERDICTS: tuple[VerdictName, ...] = tuple(map(verdict_name, ORDER))
BY_KEY = {v.key: v for v in VERDICTS}


def name_of(finding: Finding) -> VerdictName:
    """The verdict of a finding. One that this page does not know counts as something to read."""
    return BY_KEY.get(finding.verdict, BY_KEY["unsure"])


def is_proposal(finding: Finding) -> bool:
    """Whether words of the law are said to answer the question."""
    return finding.verdict in ("met", "partly", "contrary")


def verdict_sentence(finding: Finding, bring: Sequence[str]) -> str:
    """What can be said of a question. `bring`: names of the kinds of acts in which the answer ordinarily stands."""
    if finding.verdict == "not_assessed":
        return say("sentence.not_assessed", why=_why_not(finding, bring))
    if finding.verdict == "not_found":
        return say("sentence.not_found")
    if finding.verdict == "unsure":
        return say("sentence.people" if finding.not_assessed_because == "rule_not_written" else "sentence.unsure")
    return say("sentence.proposal", verdict=name_of(finding).name.lower())


def _why_not(finding: Finding, bring: Sequence[str]) -> str:
    reason, because = finding.not_assessed_because or "", "; ".join(finding.because)
    # These two name the files; what the run said of them says more than the reason alone.
    if reason in ("text_incomplete", "language_unsupported") and because:
        return f"{because}."
    why = said("not_assessed", reason)
    if reason == "act_not_supplied" and bring:
        return f"{why} {say('sentence.bring', kinds=listed(list(bring), 'or'))}"
    return why
