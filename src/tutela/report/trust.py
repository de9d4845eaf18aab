"""How sure a proposal is, in words: what the tests measured, or that nothing was measured."""

from tutela.concordance.confidence import FEW, MeasuredError
from tutela.concordance.finding import Finding
from tutela.report.phrases import say


def how_sure(finding: Finding) -> str:
    """In one phrase how often such a proposal was right in the tests; empty where nothing was assessed.

    Beside it stands the measured error of the verdict in this language and family, "too few to say", or "untested".
    """
    if finding.verdict in ("not_assessed", "unsure") or finding.decided_by == "treaty_register":
        return ""
    if finding.confidence is None:
        return say("sure.untested")
    return f"{say('sure.tested', n=round(100 * finding.confidence))}. {_here(finding.error)}"


def _here(error: MeasuredError | None) -> str:
    """The measured error in this language and family."""
    if error is None:
        return say("sure.here_untested")
    if error.rows < FEW:
        return say("sure.here_few", wrong=error.wrong, rows=error.rows)
    low, high = round(100 * error.low), round(100 * error.high)
    return say("sure.here", wrong=error.wrong, rows=error.rows, low=low, high=high)
