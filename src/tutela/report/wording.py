"""The words in which the page says what a finding, a citation or a text is: plain, and never more than was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.finding import Finding
from tutela.report.names import listed


@dataclass(frozen=True, slots=True)
class StateName:
    """One of the four states of a question in the picture: key (of its pattern), name, and what it means."""

    key: str
    name: str
    meaning: str


READ = StateName("read", "Read these first", "provisions are listed; no rule has been applied yet")
NONE = StateName("none", "Nothing found yet", "everything given was searched; the nearest provisions are listed")
ACT = StateName("act", "Act not given", "an act in which the answer ordinarily stands was not given, or is cut off")
POLICY = StateName("policy", "Policy or treaty", "statutes alone do not answer it")
STATES = (READ, NONE, ACT, POLICY)

_POLICY_REASONS = ("policy_not_statute", "treaty_register_empty")
_NOT_ASSESSED = {
    "act_not_supplied": "no act was given of a kind in which the answer ordinarily stands.",
    "text_incomplete": "the text is cut off where the answer could stand.",
    "language_unsupported": "there is no word list yet for the language of the act in which the answer would stand.",
    "policy_not_statute": "this is a matter of policy and practice, which statutes alone do not answer.",
    "treaty_register_empty": "a register of treaties and reservations answers this, and it is still empty.",
    "rule_not_written": "no rule has been written for it yet.",
}
LEVELS = {
    "binding": "binding: at least one binding instrument in force requires it",
    "qualified": "qualified: sources that bind only some States, may be reserved, or are not in force",
    "recommended": "recommended: guidance, model law, drafts or good practice",
}
WEIGHTS = {
    "mandatory": "mandatory",
    "qualified": "open to reservation",
    "optional": "optional",
    "preambular": "in the preamble",
    "soft": "guidance",
    "draft": "draft",
    "lapsed": "lapsed",
    "not-in-force": "not yet in force",
    "related": "related",
}
FORCES = {
    "binding": "binding",
    "binding-not-in-force": "binding, not yet in force",
    "case-law": "case-law",
    "soft": "guidance",
    "model": "model or good practice",
    "draft": "draft",
    "lapsed": "lapsed",
}
TEXT_STATES = {
    "current": "consolidated",
    "as_enacted": "as enacted, without later changes",
    "amending": "amending act",
    "historic": "no longer in force",
    "unknown": "not known",
}
COMPLETENESS = {
    "whole": "whole",
    "truncated": "cut off",
    "damaged": "damaged",
    "partial": "an extract only",
}
PROVISION_STATES = {
    "in_force": "in force",
    "repealed": "repealed",
    "superseded": "superseded",
    "suspended": "suspended",
    "not_yet": "not yet in force",
    "quoted": "quoted for another act",
}
AUTHORITIES = {"official": "official text", "unofficial": "unofficial text", "translation": "translation"}
RECOGNISED = {"title": "by its title", "content": "by what it contains"}


def plain(words: Mapping[str, str], key: str) -> str:
    """The words for a key; a key that has none is shown as it is."""
    return words.get(key, key.replace("_", " "))


def state_of(finding: Finding) -> StateName:
    """The state of a question. A verdict that this page does not know counts as something to read."""
    if finding.verdict == "not_found":
        return NONE
    if finding.verdict == "not_assessed":
        return POLICY if finding.not_assessed_because in _POLICY_REASONS else ACT
    return READ


def state_sentence(finding: Finding, bring: Sequence[str]) -> str:
    """What can be said of a question. `bring`: names of the kinds of acts in which the answer ordinarily stands."""
    because = "; ".join(finding.because)
    if finding.verdict == "unsure":
        return "Read these first: no rule has been applied yet."
    if finding.verdict == "not_found":
        return "Nothing found yet: the nearest provisions are listed. This does not say that the law lacks it."
    if finding.verdict != "not_assessed":
        return f"A rule says “{finding.verdict.replace('_', ' ')}”, and no person has reviewed it: {because}."
    reason = finding.not_assessed_because or ""
    why = _NOT_ASSESSED.get(reason, f"{reason.replace('_', ' ')}.")
    if reason == "act_not_supplied" and bring:
        return f"Not assessed: {why} Bring: {listed(list(bring), 'or')}."
    # These two name the files; what the run said of them says more than the reason alone.
    if reason in ("text_incomplete", "language_unsupported") and because:
        return f"Not assessed: {because}."
    return f"Not assessed: {why}"
