"""From a ranked provision to a candidate that a person can read: its quote, its marked words, and why it is there."""

from collections.abc import Iterator, Sequence

from tutela.concordance.digest import ClauseDigest, ProvisionDigest
from tutela.concordance.dossier import Dossier
from tutela.concordance.finding import CONTEXT, Candidate, Mark
from tutela.concordance.index import Place
from tutela.concordance.ranking import Ranked
from tutela.law.assemble import text_hash
from tutela.law.model import Act, Completeness, Provision, TextState
from tutela.standards.model import Requirement

BEFORE_THE_WORDS = 40  # characters of a long clause that are shown before its first marked word
LONGEST_QUOTE = 400  # characters: enough for a paragraph, short enough to be read in a list
# An element at this strength or above stands in the clause itself and not only around it.
IN_THE_CLAUSE = 0.4


def _first_word(requirement: Requirement, marks: Sequence[Mark]) -> int:
    """Where a quote should begin: at the mark from which most of the elements, by weight, fit into one quote."""

    def held(first: Mark) -> int:
        reach = first.start - BEFORE_THE_WORDS + LONGEST_QUOTE
        return sum(
            requirement.elements[n].weight
            for n in {m.element for m in marks if first.start <= m.start and m.end <= reach}
        )

    return max(marks, key=lambda m: (held(m), -m.start)).start


def _quote_span(
    requirement: Requirement, text: str, clause: ClauseDigest | None, marks: Sequence[Mark]
) -> tuple[int, int]:
    """The clause, or of a long one the stretch that holds its marked words."""
    start, end = (clause.start, clause.end) if clause else (0, len(text))
    if end - start <= LONGEST_QUOTE:
        return start, end
    inside = [m for m in marks if start <= m.start and m.end <= end]
    first = max(start, _first_word(requirement, inside) - BEFORE_THE_WORDS) if inside else start
    if first > start:
        first = text.rfind(" ", start, first) + 1 or first
    stop = min(end, first + LONGEST_QUOTE)
    if stop < end:
        stop = text.rfind(" ", first, stop) if " " in text[first:stop] else stop
    return first, stop


def _marks(requirement: Requirement, provision: ProvisionDigest, clause: ClauseDigest | None) -> Iterator[Mark]:
    """The words in a clause, its stem and its tail that speak for an element."""
    element_of = {c: name for name, e in reversed(list(requirement.elements.items())) for c in e.concepts}
    spans = [(clause.start, clause.end), *clause.inherited] if clause else [(0, 10**9)]
    for o in provision.occurrences:
        name = element_of.get(o.concept)
        if name and any(a <= o.start and o.end <= b for a, b in spans):
            yield Mark(o.start, o.end, o.concept, name, o.term)


def _notes(act: Act, provision: Provision) -> tuple[str, ...]:
    notes = [provision.damage] if provision.damage else []
    if act.expression.text_state is TextState.AMENDING:
        notes.append("amending act: look at the consolidated text first")
    if act.expression.text_state is TextState.HISTORIC:
        notes.append("the source marks this act as no longer in force")
    if act.expression.completeness is not Completeness.WHOLE:
        notes.append(f"the text of this act is {act.expression.completeness}")
    return tuple(notes)


def _why(
    requirement: Requirement, ranked: Ranked, marks: Sequence[Mark], text: str, via: Sequence[str]
) -> Iterator[str]:
    """Each element in one line: the words that show it, or where else it stands."""
    for name, element in requirement.elements.items():
        words = dict.fromkeys(text[m.start : m.end] for m in marks if m.element == name)
        strength = ranked.elements.get(name, 0.0)
        if words:
            yield f"{name}: " + ", ".join(f"“{w}”" for w in list(words)[:3])
        elif element.weight == 0:
            continue  # it decides alone, and shows itself in the table of elements
        elif strength >= IN_THE_CLAUSE:
            yield f"{name}: in the heading, or in what the clause refers to"
        elif strength > 0:
            yield f"{name}: elsewhere in the provision, or in a title above it"
        elif element.weight == 4:
            yield f"{name}: not seen here"
    if via:
        yield "refers to " + ", ".join(via[:4])


def make_candidate(requirement: Requirement, ranked: Ranked, dossier: Dossier) -> Candidate:
    """The candidate for a ranked provision. Its quote is checked to stand where it says."""
    place = dossier.index.places[ranked.provision]
    act = dossier.acts[place.act]
    digest = dossier.digests[place.act].provisions[place.provision]
    provision = dossier.provisions[place.act][digest.eid]
    number = dossier.index.clause_number[ranked.clause] if ranked.clause >= 0 else -1
    clause = digest.clauses[number] if number >= 0 else None
    marks = tuple(_marks(requirement, digest, clause))
    text = provision.text
    start, end = _quote_span(requirement, text, clause, marks)
    via = tuple(_targets(dossier, place, number))
    return Candidate(
        work=act.work.uri,
        expression=act.expression.uri,
        eid=provision.eid,
        file=act.file,
        label=provision.label,
        heading=provision.heading,
        span=(start, end),
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        text_sha256=text_hash(text),
        score=round(ranked.score, 4),
        why=tuple(_why(requirement, ranked, marks, text, via)),
        elements=tuple(name for name, s in ranked.elements.items() if s >= IN_THE_CLAUSE),
        marks=marks,
        via=via,
        text_notes=_notes(act, provision),
    )


def _targets(dossier: Dossier, place: Place, clause: int) -> Iterator[str]:
    """Labels of the provisions that a clause refers to."""
    seen: set[Place] = set()
    for link in dossier.symbols.links_from(place):
        if link.clause == clause and link.target not in seen:
            seen.add(link.target)
            target = dossier.digests[link.target.act].provisions[link.target.provision]
            yield dossier.provisions[link.target.act][target.eid].label
