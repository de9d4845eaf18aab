"""Why a finding says what it says: element by element, instrument by instrument, and what would have changed it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from tutela.concordance.dossier import Dossier
from tutela.concordance.evaluator import Seen, fits, holds
from tutela.concordance.finding import (
    Candidate,
    ElementState,
    InstrumentResult,
    Reached,
    ValueFound,
    Verdict,
)
from tutela.concordance.ranking import Ranked
from tutela.concordance.values import Value
from tutela.standards.binding import binding_of
from tutela.standards.decision import Condition, InstrumentRule
from tutela.standards.model import Requirement
from tutela.standards.treaty_form import TreatyForm

Satisfied = Literal["yes", "partly", "no", "unknown"]
_AS_THE_VERDICT: dict[str, Satisfied] = {"met": "yes", "partly": "partly", "contrary": "no"}


def _speaks_against(requirement: Requirement) -> frozenset[str]:
    """Elements whose presence takes `met` away, or that a `contrary` line asks for and no line of `met` does."""
    excluded = {n for rule in requirement.decide if rule.met for n in rule.met.none}
    for_it = {n for rule in requirement.decide if not rule.contrary for n in rule.condition.names} - excluded
    opposite = {n for rule in requirement.decide if rule.contrary for n in rule.contrary.all}
    return frozenset(excluded | (opposite - for_it))


def element_states(
    requirement: Requirement, seen: Seen, listed: Sequence[Ranked], shown: Sequence[Candidate], dossier: Dossier
) -> tuple[ElementState, ...]:
    """Each element in the unit that decides (the first listed): found, contrary, unclear (elsewhere only), missing.

    `listed` and `shown`: the reading list, as ranked and as shown, in the same order.
    """
    against = _speaks_against(requirement)
    states: list[ElementState] = []
    for name in requirement.elements:
        holding = tuple(i for i, r in enumerate(listed) if r.clause >= 0 and seen.found[name][r.clause])
        here = bool(holding) and holding[0] == 0
        state: Literal["found", "missing", "contrary", "unclear"] = (
            ("contrary" if name in against else "found") if here else "unclear" if holding else "missing"
        )
        value = _value(requirement, name, listed, shown, holding, dossier) if holding else None
        states.append(ElementState(name, state, value, holding))
    return tuple(states)


def _value(
    requirement: Requirement,
    name: str,
    listed: Sequence[Ranked],
    shown: Sequence[Candidate],
    holding: Sequence[int],
    dossier: Dossier,
) -> ValueFound | None:
    """The first value that shows an element, or whose words meet the words that do ("under" in "under 18 years")."""
    wanted = requirement.elements[name].value
    for number in holding:
        candidate = shown[number]
        marks = [(m.start, m.end) for m in candidate.marks if m.element == name]
        place = dossier.index.places[listed[number].provision]
        text = dossier.provisions[place.act][candidate.eid].text
        for value in dossier.digests[place.act].provisions[place.provision].values:
            by_words = any(value.start < end and start < value.end for start, end in marks)
            if by_words or (wanted and fits(wanted, value.kind, value.unit, value.low, value.high)):
                return _found(value, text, number)
    return None


def _found(value: Value, text: str, number: int) -> ValueFound:
    span = (value.start, value.end)
    return ValueFound(value.kind, value.low, value.high, value.unit, span, text[value.start : value.end], number)


def instrument_results(
    requirement: Requirement, verdict: Verdict, seen: Seen, units: Sequence[int], form: TreatyForm, as_at: str
) -> tuple[InstrumentResult, ...]:
    """A result for each instrument that asks: its own rule on the deciding clauses, or else the verdict."""
    results: list[InstrumentResult] = []
    for citation in requirement.asked_by:
        rule = requirement.instruments.get(citation.cite)
        satisfied, departure = _AS_THE_VERDICT.get(verdict, "unknown"), None
        if rule is not None and verdict in _AS_THE_VERDICT:
            satisfied, departure = _by_rule(rule, seen, units)
        results.append(InstrumentResult(citation.cite, satisfied, departure, binding_of(citation, form, as_at)))
    return tuple(results)


def _by_rule(rule: InstrumentRule, seen: Seen, units: Sequence[int]) -> tuple[Satisfied, str | None]:
    def held(condition: Condition | None) -> bool:
        return condition is not None and any(bool(holds(condition, seen)[u]) for u in units if u >= 0)

    if held(rule.met):
        return "yes", None
    if held(rule.permitted):
        return "yes", rule.departure
    return ("partly", None) if held(rule.partly) else ("no", None)


def would_change(requirement: Requirement, verdict: Verdict, seen: Seen, unit: int) -> Iterator[str]:
    """What, if it stood (or did not stand) in the deciding clause, would have led to another line of the decision."""
    if unit < 0:
        return
    for rule in requirement.decide:
        if rule.verdict == verdict:
            return
        if change := "; ".join(_unfulfilled(rule.condition, seen, unit)):
            yield f"{rule.verdict}: {change}"


def _unfulfilled(condition: Condition, seen: Seen, unit: int) -> Iterator[str]:
    def here(name: str) -> bool:
        return bool(seen.found[name][unit])

    if missing := [n for n in condition.all if not here(n)]:
        yield f"if the clause held {', '.join(missing)}"
    if condition.any and not any(map(here, condition.any)):
        yield f"if it held one of {', '.join(condition.any)}"
    if condition.some and sum(map(here, condition.some.of)) < condition.some.at_least:
        yield f"if it held {condition.some.at_least} of {', '.join(condition.some.of)}"
    if present := [n for n in condition.none if bool(seen.sure[n][unit])]:
        yield f"if it did not hold {', '.join(present)}"


def reach(offence: Requirement, general: Candidate, end: Candidate) -> Reached:
    """How a general rule and an offence are linked: by a recorded reference, by standing in one act, or not at all."""
    how: Literal["reference", "same_act", "another_act"] = "another_act"
    if end.label in general.via or general.label in end.via:
        how = "reference"
    elif end.file == general.file:
        how = "same_act"
    return Reached(offence.key, end.work, end.eid, end.file, end.label, end.span, end.quote, how)
