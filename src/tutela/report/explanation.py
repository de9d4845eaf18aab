"""The reasons of one finding, all the way down: lines of the decision, elements, concepts, words and their places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tutela.standards.decision import Element
from tutela.standards.model import Requirement

Record = Mapping[str, Any]  # a finding, or a part of one, as it stands in findings.jsonl

_STATES = {
    "found": "found",
    "contrary": "found, and it speaks against",
    "unclear": "not there; found in other provisions of the list",
    "missing": "not seen",
}
_VERDICTS = {
    "met": "met",
    "partly": "partly met",
    "contrary": "the law says the opposite",
    "not_found": "nothing found yet: read the provisions listed first",
    "not_assessed": "not assessed",
    "unsure": "unsure: read the provisions listed",
}


def explain(finding: Record, requirement: Requirement) -> Iterator[str]:
    """The lines of an explanation. Plain words first, then the rule, the words of the law, and what would change it."""
    yield f"{requirement.key} ({finding['jurisdiction']})"
    yield f"Question: {requirement.question}"
    yield f"Proposal, by a machine alone: {_VERDICTS[finding['verdict']]}{_sure(finding)}"
    yield from (f"  because {reason}" for reason in finding["because"])
    if finding["requirement_version"] != requirement.version:
        yield f"  (made with version {finding['requirement_version']} of the question; now it is {requirement.version})"
    yield from _decision(finding, requirement)
    yield from _elements(finding, requirement)
    yield from _grounds(finding)
    yield from _reached(finding)
    yield from _instruments(finding)
    yield from _changes(finding)
    yield from _searched(finding)


def _sure(finding: Record) -> str:
    if finding["confidence"] is None:
        return ""
    right = 100 * finding["confidence"]
    return f" (in the tests on other countries, about {right:.0f} of 100 such proposals were right)"


def _decision(finding: Record, requirement: Requirement) -> Iterator[str]:
    """Each line of the decision, the one that holds marked."""
    if requirement.decide:
        yield f"How it is decided (first line that holds for a {requirement.unit.replace('_', ' ')}):"
    for number, rule in enumerate(requirement.decide):
        mark = "->" if number == finding["line"] else "  "
        yield f"  {mark} {number + 1}. {rule.verdict}: {rule.condition.words}"
    if requirement.silence:
        yield "     if no line holds: met by silence"
    if requirement.left_to_people:
        yield f"Left to people: {requirement.left_to_people}"


def _elements(finding: Record, requirement: Requirement) -> Iterator[str]:
    listed = to_read(finding)
    yield "Elements, in the provision that comes first:"
    for state in finding["elements"]:
        element = requirement.elements.get(state["key"])
        yield f"  {state['key']}: {_STATES[state['state']]}{_value(state['value'], listed)}"
        if element is not None:
            yield f"    looked for: {_looked_for(element)}"


def _looked_for(element: Element) -> str:
    parts = [*element.any, *(" + ".join(way) for way in element.combinations)]
    if element.value:
        parts.append(element.value.words)
    return " or ".join(parts)


def _value(value: Record | None, listed: Sequence[Record]) -> str:
    if value is None:
        return ""
    start, end = value["span"]
    return f", “{value['quote']}” [{start}:{end}] in {_place(listed[value['of']])}"


def to_read(finding: Record) -> list[Record]:
    """What the verdict rests on, then the next provisions to read."""
    return [*finding["evidence"], *finding["candidates"]]


def _place(candidate: Record) -> str:
    return f"{candidate['file']} {candidate['label']}".strip()


def _grounds(finding: Record) -> Iterator[str]:
    """What the verdict rests on, or else the three provisions to read first, word by word."""
    evidence = finding["evidence"]
    yield "What it rests on:" if evidence else "What to read first:"
    for candidate in evidence or finding["candidates"][:3]:
        start, end = candidate["span"]
        yield f"  {_place(candidate)} {candidate['heading']}".rstrip() + f" ({candidate['eid']}, [{start}:{end}])"
        yield f"    “{candidate['quote']}”"
        yield from _words(candidate)
        if candidate["via"]:
            yield f"    refers to {', '.join(candidate['via'])}"
        yield from (f"    note: {note}" for note in candidate["text_notes"])
    if not to_read(finding):
        yield "  nothing holds any word of the question"


def _words(candidate: Record) -> Iterator[str]:
    """Each marked word: its place, the concept and element that it shows, the entry of the word list that found it."""
    start, end = candidate["span"]
    for at, to, concept, element, term in candidate["marks"]:
        inside = start <= at and to <= end
        word = f"“{candidate['quote'][at - start : to - start]}”" if inside else "in what the clause inherits"
        yield f"    {element}: {word} [{at}:{to}] is {concept}, by the entry “{term}”"


def _reached(finding: Record) -> Iterator[str]:
    words = {
        "reference": "linked by a reference",
        "same_act": "in the same act",
        "another_act": "in another act: check",
    }
    if finding["reached"]:
        yield "The general rule and the offences that it must reach:"
    for end in finding["reached"]:
        yield f"  {end['requirement']}: {_place(end)}, {words[end['how']]}: “{end['quote']}”"


def _instruments(finding: Record) -> Iterator[str]:
    if finding["instruments"]:
        yield "By instrument:"
    for result in finding["instruments"]:
        departure = f", by a departure that {result['departure']} permits" if result["departure"] else ""
        binding = f" ({result['binding'].replace('_', ' ')})" if result["binding"] else " (binds nobody)"
        yield f"  {result['cite']}{binding}: {result['satisfied']}{departure}"


def _changes(finding: Record) -> Iterator[str]:
    if finding["would_change"]:
        yield "What would have changed it, in the provision that comes first:"
    yield from (f"  {change}" for change in finding["would_change"])


def _searched(finding: Record) -> Iterator[str]:
    search = finding["search"]
    yield f"Searched: {search['provisions']:,} provisions of {search['acts']} acts in {', '.join(search['languages'])}."
    if search["experimental"]:
        yield f"  No lawyer has reviewed the word list of: {', '.join(search['experimental'])}."
    if search["kinds_missing"]:
        yield f"  Not given: {', '.join(k.replace('_', ' ') for k in search['kinds_missing'])}."
    seen = ", ".join(f"{concept} {count}" for concept, count in search["concepts"].items())
    yield f"  Clauses in which each concept was seen: {seen}."
