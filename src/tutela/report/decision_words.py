"""A line of a decision, the reasons of a finding, and what would have changed it, in a reader's words."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tutela.concordance.finding import Finding
from tutela.report.names import listed
from tutela.report.phrases import phrases, said, say
from tutela.standards.decision import Condition
from tutela.standards.model import Requirement

_RULE_LINE = re.compile(r"line \d+ of the decision")
_IF = re.compile(r"\bif (?:the clause|it) ")
_HELD = re.compile(r"((?:held|hold) (?:one of |\d+ of )?)(.+)$")


def spaced(name: str) -> str:
    """The name of an element as words."""
    return name.replace("_", " ")


Named = Mapping[str, str]  # how elements are called in a sentence, by key; one that is not there by its key


def reasons(requirement: Requirement, finding: Finding, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Why a finding says what it says. The line that it fulfils is told in words; other reasons follow.

    `labels`: names of concepts by key.
    """
    line = finding.line
    known = line is not None and line < len(requirement.decide)
    told = [_plain(reason) for reason in finding.because if not (known and _RULE_LINE.match(reason))]
    first = [line_in_words(requirement, line, element_names(requirement, labels))] if known and line is not None else []
    return (*first, *told)


def element_names(requirement: Requirement, labels: Mapping[str, str]) -> Named:
    """Each element with what it looks for: "act: possess, store, control"."""
    names: dict[str, str] = {}
    for key, element in requirement.elements.items():
        sought = [labels[c] for c in element.any if c in labels]
        more = " …" if len(sought) > 1 else ""
        name = spaced(key)
        names[key] = say("because.element", name=name, sought=_inside(sought[0]) + more) if sought else name
    return names


def _inside(label: str) -> str:
    """A label inside a sentence: without its capital, unless it is an abbreviation's."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def line_in_words(requirement: Requirement, number: int, named: Named) -> str:
    """Line `number` (from 0) of a decision as a sentence: "Met, because act and object stand in one clause …"."""
    rule = requirement.decide[number]
    verdict = said("verdict", f"{rule.verdict}.name")
    return say("because.line", verdict=verdict, what=condition_in_words(rule.condition, requirement.unit, named))


def condition_in_words(condition: Condition, unit: str, named: Named) -> str:
    """What must stand in a unit: "act and object stand in one clause and no purpose does"."""
    return " ".join(_parts(condition, said("because", f"unit_{unit}"), named))


def _parts(condition: Condition, where: str, named: Named) -> Iterator[str]:
    first = True
    if condition.all:
        key = "all_one" if len(condition.all) == 1 else "all_many"
        yield say(f"because.{key}", names=_names(condition.all, "and", named), unit=where)
        first = False
    if condition.any:
        yield say(f"because.any{'_first' * first}", names=_names(condition.any, "or", named), unit=where)
        first = False
    if condition.some:
        names, least = _names(condition.some.of, "and", named), condition.some.at_least
        yield say(f"because.some{'_first' * first}", n=least, names=names, unit=where)
    if condition.none:
        key = "none_one" if len(condition.none) == 1 else "none_many"
        yield say(f"because.{key}", names=_names(condition.none, "or", named))


def _names(names: Sequence[str], joint: str, named: Named) -> str:
    return listed([f"“{named.get(name, spaced(name))}”" for name in names], joint)


def _plain(reason: str) -> str:
    """One of the machine's reasons in a reader's words; what no phrase knows stays as it is."""
    start = "reasons."
    for key, words in phrases().items():
        if key.startswith(start):
            reason = reason.replace(key.removeprefix(start), words)
    reason = spaced(reason)
    return f"{reason[:1].upper()}{reason[1:]}{'' if reason.endswith('.') else '.'}"


def changes(finding: Finding, towards: str = "") -> tuple[str, ...]:
    """What, if it stood otherwise, would have changed the verdict: a sentence for each line that was not fulfilled.

    `towards`: only the changes that would have led to this verdict.
    """
    return tuple(_change(change) for change in finding.would_change if change.startswith(towards))


def _change(change: str) -> str:
    verdict, colon, rest = change.partition(": ")
    if not colon:
        return change
    first, *more = rest.split("; ")
    parts = [first, *(_IF.sub("if it ", part) for part in more)]
    what = say("change.and").join(_HELD.sub(_named, part) for part in parts)
    return say("change.line", verdict=said("verdict", f"{verdict}.name"), what=what)


def _named(held: re.Match[str]) -> str:
    """What must (not) be held, each element in quotation marks."""
    return held[1] + _names(held[2].split(", "), "or" if "one of" in held[1] or held[1] == "hold " else "and", {})
