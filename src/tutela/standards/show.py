"""The catalogue in plain text: a table of requirements, and a page each for a requirement and an instrument."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from tutela.standards.catalogue import Catalogue
from tutela.standards.decision import Element
from tutela.standards.model import Citation, Instrument, Requirement, Weight

WIDTH = 100
_STRONGEST_FIRST = {weight: rank for rank, weight in enumerate(get_args(Weight))}
_ANSWERED_BY = {
    "statute": "the text of the law",
    "statute_partly": "the text of the law in part; the rest is left to people",
    "policy": "policy and practice, not the text of the law",
    "treaty_register": "the register of treaties and reservations",
}
_ELEMENT_WEIGHT = {4: "names the question", 2: "belongs to it", 1: "detail", 0: "decides only"}


def summary(catalogue: Catalogue) -> str:
    """How much there is, in one line, unverified citations included."""
    citations = [citation for requirement in catalogue.requirements for citation in requirement.asked_by]
    unverified = sum(1 for citation in citations if citation.caveat)
    return (
        f"{len(catalogue.requirements)} requirements, {len(citations)} citations ({unverified} not verified on the"
        f" text), {len(catalogue.instruments)} instruments, {len(catalogue.capabilities)} capabilities,"
        f" {len(catalogue.commitments)} commitments, {len(catalogue.families)} families"
    )


def requirement_table(requirements: Iterable[Requirement]) -> str:
    """One line a requirement: key, family, level, whether core, and the start of what it asks."""
    rows = [("KEY", "FAMILY", "LEVEL", "CORE", "ASKS")]
    rows += [(r.key, r.family, r.level, "core" if r.core else "", r.asks) for r in requirements]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(_row(row, widths) for row in rows)


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, textwrap.shorten(row[-1], 70, placeholder=" …")]).rstrip()


def requirement_page(catalogue: Catalogue, requirement: Requirement, labels: Mapping[str, str]) -> str:
    """Everything about one requirement. `labels`: names of concepts by key; a key without one stays as it is."""
    sections = (
        _requirement_head(catalogue, requirement),
        _section("What it asks", _paragraph(requirement.asks)),
        _section("The question that a finding answers", _question(requirement)),
        _section("Who asks for it", _citations(catalogue, requirement.asked_by)),
        _section("Where the answer stands", _seats(catalogue, requirement)),
        _section("What to look for in one " + requirement.unit.replace("_", " "), _elements(requirement, labels)),
        _section("How it is decided (the first line that holds)", _decision(requirement)),
        _section("What instruments ask beside", _instruments(requirement)),
        _section("Invented examples", _examples(requirement)),
        _section("To be shown together with", _others(catalogue, requirement.paired_with)),
        _section("Makes concrete (counted once)", _others(catalogue, filter(None, [requirement.extends]))),
        _section("Checklist (not each point is imposed by a source)", _checklist(requirement.checklist)),
        _section("Checks", (line for check in requirement.checks for line in _item(check))),
        _section("Model National Response", _capabilities(catalogue, requirement)),
        _section("Commitments of the IPU resolution", _commitments(catalogue, requirement)),
        _section("Note", _paragraph(requirement.note)),
    )
    return "\n\n".join(filter(None, sections))


def instrument_page(catalogue: Catalogue, instrument: Instrument) -> str:
    """What an instrument is, how much of it was read, and the requirements that cite it, with place and weight."""
    facts = {
        "Year": str(instrument.year), "Force": instrument.force, "Scope": instrument.scope,
        "Text seen": instrument.text_seen, "Read in": instrument.read_in, "Note": instrument.note,
    }  # fmt: skip
    lines = [line for name, fact in facts.items() if fact for line in _item(f"{name}: {fact}", mark="")]
    citing = catalogue.citing(instrument.key)
    rows = (line for requirement in citing for line in _citing_lines(requirement, instrument.key))
    sections = (
        "\n".join([*_wrapped(f"{instrument.key}: {instrument.title}"), *lines]),
        _section(f"Cited by {len(citing)} requirements", rows),
    )
    return "\n\n".join(filter(None, sections))


def _citing_lines(requirement: Requirement, instrument: str) -> Iterator[str]:
    yield from _item(f"{requirement.key}: {textwrap.shorten(requirement.asks, 70, placeholder=' …')}")
    for citation in requirement.asked_by:
        if citation.instrument == instrument:
            yield from _wrapped(_pinpoint(citation), "      ")


def _requirement_head(catalogue: Catalogue, requirement: Requirement) -> str:
    family = catalogue.families[requirement.family]
    core = ", core question" if requirement.core else ""
    return "\n".join((
        f"{requirement.key} (version {requirement.version})",
        f"{catalogue.groups[family.group].title} > {family.title}",
        f"{requirement.kind}, {requirement.level}, reach: {requirement.reach}{core}",
    ))  # fmt: skip


def _question(requirement: Requirement) -> Iterator[str]:
    yield from _paragraph(f"{requirement.question} ({requirement.question_from})")
    yield from _paragraph(f"Answered by {_ANSWERED_BY[requirement.answered_by]}.")


def _citations(catalogue: Catalogue, citations: Iterable[Citation]) -> Iterator[str]:
    """Citations, the strongest first, each with its weight and whatever must stand beside it."""
    for citation in sorted(citations, key=lambda citation: _STRONGEST_FIRST[citation.weight]):
        yield from _item(f"{_pinpoint(citation)} — {catalogue.instruments[citation.instrument].title}")


def _pinpoint(citation: Citation) -> str:
    caveat = f" [{citation.caveat}]" if citation.caveat else ""
    note = f" ({citation.note})" if citation.note else ""
    return f"{citation.weight}: {citation.instrument}, {citation.pinpoint}{caveat}{note}"


def _seats(catalogue: Catalogue, requirement: Requirement) -> Iterator[str]:
    for name, kinds in (("ordinarily", requirement.stands_in.seat), ("also possible", requirement.stands_in.also)):
        if kinds:
            yield from _item(f"{name}: {', '.join(catalogue.act_kinds[kind].name for kind in kinds)}")


def _elements(requirement: Requirement, labels: Mapping[str, str]) -> Iterator[str]:
    for name, element in requirement.elements.items():
        yield from _item(f"{name} ({_ELEMENT_WEIGHT[element.weight]}): {_concepts(element, labels)}")
    if requirement.against:
        yield from _item(f"speaks against it: {'; '.join(labels.get(key, key) for key in requirement.against)}")


def _decision(requirement: Requirement) -> Iterator[str]:
    for rule in requirement.decide:
        yield from _item(f"{rule.verdict}: {rule.condition.words}")
    if requirement.silence:
        yield from _item("where no line holds: met, by silence")
    if requirement.left_to_people:
        yield from _item(f"left to people: {requirement.left_to_people}")


def _instruments(requirement: Requirement) -> Iterator[str]:
    for cite, rule in requirement.instruments.items():
        if rule.met:
            yield from _item(f"{cite}: satisfied by {rule.met.words}")
        if rule.permitted:
            yield from _item(f"{cite}: its {rule.departure} permits {rule.permitted.words}")


def _examples(requirement: Requirement) -> Iterator[str]:
    for language, examples in requirement.examples.items():
        for verdict, texts in examples:
            for text in texts:
                yield from _item(f"{verdict} ({language}): {text}")


def _concepts(element: Element, labels: Mapping[str, str]) -> str:
    ways = [labels.get(key, key) for key in element.any]
    ways += [" + ".join(labels.get(key, key) for key in combination) for combination in element.combinations]
    if element.value:
        ways.append(element.value.words)
    return "; or ".join(ways)


def _others(catalogue: Catalogue, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from _item(f"{key}: {catalogue.requirement(key).asks}")


def _checklist(checklist: Mapping[str, object]) -> Iterator[str]:
    for name, value in checklist.items():
        yield from _item(f"{name.replace('_', ' ')}: {_flat(value)}")


def _flat(value: object) -> str:
    """A value of a checklist in one line, whatever its shape."""
    if isinstance(value, dict):
        return "; ".join(f"{str(name).replace('_', ' ')} {_flat(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _capabilities(catalogue: Catalogue, requirement: Requirement) -> Iterator[str]:
    for number in requirement.mnr_capabilities:
        capability = catalogue.capabilities[number]
        caveat = f" [{capability.caveat}]" if capability.caveat else ""
        yield from _item(f"{number} {capability.name}: {capability.definition}{caveat}")


def _commitments(catalogue: Catalogue, requirement: Requirement) -> Iterator[str]:
    for commitment in catalogue.commitments.values():
        if requirement.family in commitment.related_families:
            place = f"paragraph {commitment.operative_paragraph}" if not commitment.caveat else commitment.caveat
            yield from _item(f"{commitment.commitment} [{place}]")


def _section(title: str, lines: Iterable[str]) -> str:
    """A title with its lines, or nothing where there are none."""
    body = list(lines)
    return "\n".join([title, *body]) if body else ""


def _paragraph(text: str) -> list[str]:
    return _wrapped(text, "  ")


def _item(text: str, mark: str = "- ") -> list[str]:
    return _wrapped(text, f"  {mark}", "    ")


def _wrapped(text: str, first: str = "", after: str | None = None) -> list[str]:
    rest = first if after is None else after
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
