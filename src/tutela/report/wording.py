"""The words in which the page says what a citation, an instrument or a text is: plain, and never more than is known."""

from collections.abc import Mapping

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
