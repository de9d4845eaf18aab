"""What files of the standards say about each other: names that must exist, stand once, and fit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tutela.core.errors import BadData
from tutela.standards.decision import Condition
from tutela.standards.document import Document, Place
from tutela.standards.faults import fault, nearest
from tutela.standards.model import Family, Requirement
from tutela.standards.shelf import Entry, Shelf

Known = Mapping[str, frozenset[str]]  # by noun ("instrument"): every name that exists


@dataclass(frozen=True, slots=True)
class Reference:
    """A name of another thing, and the place where it is written; `noun` says what thing."""

    place: Place
    noun: str
    name: str


def reference_faults(shelf: Shelf) -> Iterator[BadData]:
    """Every name that leads nowhere, stands twice or contradicts its file; concepts are not looked at."""
    known = _known(shelf)
    for entry in shelf.requirements:
        yield from _key_is_file_name(entry.document, entry.record.key)
        yield from unknown_names(entry.document, _requirement_names(entry.record), known)
        yield from _repeated_names(entry.document, _requirement_lists(entry.record))
        yield from _points_to_itself(entry)
        yield from _decision_faults(entry)
    for instrument in shelf.instruments:
        yield from _key_is_file_name(instrument.document, instrument.record.key)
    yield from _list_faults(shelf, known)


def unknown_names(document: Document, names: Iterable[Reference], known: Known) -> Iterator[BadData]:
    """Each reference to a thing that does not exist, of the kinds that `known` knows."""
    for ref in names:
        if ref.noun in known and ref.name not in known[ref.noun]:
            remedy = nearest(ref.name, known[ref.noun]) or f"Correct the name, or add the {ref.noun} first."
            yield fault(document, ref.place, f"unknown {ref.noun} `{ref.name}`.", remedy)


def concept_names(requirement: Requirement) -> Iterator[Reference]:
    """Every concept that a requirement names, with its place."""
    for name, element in requirement.elements.items():
        yield from _each(("elements", name, "any"), "concept", element.any)
        for index, combination in enumerate(element.combinations):
            yield from _each(("elements", name, "or", index), "concept", combination)
    yield from _each(("against",), "concept", requirement.against)


def _known(shelf: Shelf) -> Known:
    """The names that exist; a list whose file could not be read is left out, for its fault is told already."""
    known = {"requirement": shelf.requirement_keys, "instrument": shelf.instrument_keys}
    if shelf.families:
        known["family"] = frozenset(family.key for family in shelf.families.record.families)
        known["group"] = frozenset(group.key for group in shelf.families.record.groups)
    if shelf.capabilities:
        known["capability"] = frozenset(str(c.number) for c in shelf.capabilities.record.capabilities)
    if shelf.act_kinds:
        known["kind of act"] = frozenset(kind.key for kind in shelf.act_kinds.record.act_kinds)
    return known


def _requirement_names(requirement: Requirement) -> Iterator[Reference]:
    yield Reference(("family",), "family", requirement.family)
    yield from _each(("stands_in", "seat"), "kind of act", requirement.stands_in.seat)
    yield from _each(("stands_in", "also"), "kind of act", requirement.stands_in.also)
    yield from _each(("paired_with",), "requirement", requirement.paired_with)
    if requirement.extends:
        yield Reference(("extends",), "requirement", requirement.extends)
    yield from _each(("mnr_capabilities",), "capability", map(str, requirement.mnr_capabilities))
    yield from _each(("reaches",), "requirement", requirement.reaches)
    if requirement.treaties:
        yield from _each(("treaties", "of"), "instrument", requirement.treaties.of)
    for index, citation in enumerate(requirement.asked_by):
        yield Reference(("asked_by", index, "instrument"), "instrument", citation.instrument)


def _decision_faults(entry: Entry[Requirement]) -> Iterator[BadData]:
    """Conditions that speak of elements or citations that the requirement does not have."""
    requirement = entry.record
    conditions: list[tuple[Place, Condition]] = [
        (("decide", n, rule.verdict), rule.condition) for n, rule in enumerate(requirement.decide)
    ]
    for cite, rule in requirement.instruments.items():
        conditions += [(("instruments", cite), condition) for condition in rule.conditions]
    known = {
        "element": frozenset(requirement.elements),
        "citation": frozenset(c.cite for c in requirement.asked_by),
    }
    names = [Reference(place, "element", name) for place, condition in conditions for name in condition.names]
    names += [Reference(("instruments", cite), "citation", cite) for cite in requirement.instruments]
    yield from unknown_names(entry.document, names, known)


def _requirement_lists(requirement: Requirement) -> Iterator[tuple[Place, tuple[object, ...]]]:
    """The lists in which a name stands once at most."""
    seats = requirement.stands_in
    yield ("stands_in", "also"), (*seats.seat, *seats.also)
    yield ("paired_with",), requirement.paired_with
    yield ("mnr_capabilities",), requirement.mnr_capabilities
    yield ("asked_by",), tuple(c.cite for c in requirement.asked_by)
    yield ("against",), requirement.against
    for name, element in requirement.elements.items():
        yield ("elements", name, "any"), element.any


def _each(place: Place, noun: str, names: Iterable[str]) -> Iterator[Reference]:
    return (Reference((*place, index), noun, name) for index, name in enumerate(names))


def _repeated_names(document: Document, lists: Iterable[tuple[Place, tuple[object, ...]]]) -> Iterator[BadData]:
    for place, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                yield fault(document, place, f"`{name}` stands twice.", "Keep one.")


def _key_is_file_name(document: Document, key: str) -> Iterator[BadData]:
    if key != document.path.stem:
        remedy = "A key never changes: give the file its name back, or write a new file."
        yield fault(document, ("key",), f"the key `{key}` is not the file's name.", remedy)


def _points_to_itself(entry: Entry[Requirement]) -> Iterator[BadData]:
    own = entry.record.key
    if own in entry.record.paired_with:
        place = ("paired_with", entry.record.paired_with.index(own))
        yield fault(entry.document, place, f"`{own}` is paired with itself.", "Take it out of the list.")
    if entry.record.extends == own:
        yield fault(entry.document, ("extends",), f"`{own}` extends itself.", "Take the line out.")


def _list_faults(shelf: Shelf, known: Known) -> Iterator[BadData]:
    """Faults of the four files that hold lists."""
    if shelf.families:
        yield from _families_faults(shelf, shelf.families.document, known)
    if shelf.capabilities:
        document, record = shelf.capabilities.document, shelf.capabilities.record
        yield from unknown_names(document, [Reference(("instrument",), "instrument", record.instrument)], known)
        numbers = tuple(capability.number for capability in record.capabilities)
        keys = tuple(capability.key for capability in record.capabilities)
        place: Place = ("capabilities",)
        yield from _repeated_names(document, [(place, numbers), (place, keys)])
    if shelf.commitments:
        yield from _commitments_faults(shelf.commitments.document, shelf, known)
    if shelf.act_kinds:
        kinds = tuple(kind.key for kind in shelf.act_kinds.record.act_kinds)
        yield from _repeated_names(shelf.act_kinds.document, [(("act_kinds",), kinds)])


def _commitments_faults(document: Document, shelf: Shelf, known: Known) -> Iterator[BadData]:
    assert shelf.commitments
    record = shelf.commitments.record
    yield from unknown_names(document, [Reference(("instrument",), "instrument", record.instrument)], known)
    yield from _repeated_names(document, [(("commitments",), tuple(c.key for c in record.commitments))])
    for index, commitment in enumerate(record.commitments):
        place: Place = ("commitments", index, "related_families")
        yield from unknown_names(document, _each(place, "family", commitment.related_families), known)


def _families_faults(shelf: Shelf, document: Document, known: Known) -> Iterator[BadData]:
    assert shelf.families
    record = shelf.families.record
    yield from _repeated_names(document, [(("groups",), tuple(group.key for group in record.groups))])
    yield from _repeated_names(document, [(("families",), tuple(family.key for family in record.families))])
    belongs = {entry.stem: entry.record.family for entry in shelf.requirements}
    for index, family in enumerate(record.families):
        place: Place = ("families", index)
        group = Reference((*place, "group"), "group", family.group)
        order = list(_each((*place, "order"), "requirement", family.order))
        yield from unknown_names(document, [group, *order], known)
        yield from _strangers(document, family, order, belongs)


def _strangers(
    document: Document, family: Family, order: Iterable[Reference], belongs: Mapping[str, str]
) -> Iterator[BadData]:
    """Requirements that a family puts in order although they belong to another."""
    for ref in order:
        own = belongs.get(ref.name, family.key)
        if own != family.key:
            yield fault(document, ref.place, f"`{ref.name}` belongs to `{own}`.", f"Move it to `{own}`.")
