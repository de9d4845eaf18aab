"""How sure a proposal is, in words: what the tests measured, or that nothing was measured."""

from tutela.concordance.finding import Finding
from tutela.report.phrases import say


def how_sure(finding: Finding) -> str:
    """In one phrase how often such a proposal was right in the tests; empty where nothing was assessed.

    A note that came with the finding (the measured error of its language and family, or "too few to say") is shown as
    it is; without a figure the phrase says "untested", never a number.
    """
    if finding.verdict == "not_assessed":
        return ""
    if note := str(getattr(finding, "confidence_note", "")):
        return note
    if finding.confidence is None:
        return say("sure.untested")
    return say("sure.tested", n=round(100 * finding.confidence))
