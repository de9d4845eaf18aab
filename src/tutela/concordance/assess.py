"""One requirement over a jurisdiction's law: the provisions to read, what was searched, and what can be said of it.

Rules that decide (met, partly, contrary) are not written yet: where candidates stand, a finding says `unsure`,
and that no rule has been applied. What "not found" and "not assessed" claim is in docs/contracts.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutela.concordance.candidates import IN_THE_CLAUSE, make_candidate
from tutela.concordance.dossier import Dossier
from tutela.concordance.finding import Candidate, ElementState, Finding, Reason, Search, Verdict
from tutela.concordance.index import NOWHERE
from tutela.concordance.ranking import ActStanding, Ranked, rank
from tutela.concordance.weights import Weights
from tutela.law.model import Act, Completeness, TextState
from tutela.standards.model import Requirement

EVALUATOR_VERSION = 1
POLICY_ONLY = "policy_only"
_BROKEN = (Completeness.TRUNCATED, Completeness.PARTIAL)


@dataclass(frozen=True, slots=True)
class _Said:
    """A verdict with its reasons."""

    verdict: Verdict
    because: tuple[str, ...]
    reason: Reason | None = None


_BEYOND_STATUTE = {
    "treaty_register": _Said(
        "not_assessed", ("answered by the register of treaties, which is empty",), "treaty_register_empty"
    ),
    "policy": _Said("not_assessed", ("a matter of policy: statutes alone do not answer it",), "policy_not_statute"),
}


def _standing(act: Act, kinds: Mapping[str, str], requirement: Requirement, weights: Weights) -> ActStanding:
    bonus = 0.0
    seats = [i for i, kind in enumerate(requirement.stands_in.seat) if kind in kinds]
    if seats:
        bonus = weights.kind.seat[min(seats[0], len(weights.kind.seat) - 1)]
    elif kinds.keys() & set(requirement.stands_in.also):
        bonus = weights.kind.also
    if act.expression.text_state is TextState.AMENDING:
        bonus += weights.kind.amending
    if act.expression.text_state is TextState.HISTORIC:
        bonus += weights.kind.repealed
    return ActStanding(bonus)


def _seats(requirement: Requirement) -> tuple[str, ...]:
    return tuple(kind for kind in requirement.stands_in.seat if kind != POLICY_ONLY)


def _named(requirement: Requirement, ranked: Ranked) -> bool:
    """Whether a clause holds every element that names the question."""
    return all(ranked.elements.get(n, 0.0) >= IN_THE_CLAUSE for n, e in requirement.elements.items() if e.weight == 4)


def _of_seat_kind(dossier: Dossier, seats: frozenset[str]) -> frozenset[int]:
    """Acts of the kinds in which the answer ordinarily stands, and which can hold one.

    An act that gave no provision in force (emptied by damage), or that is no longer law, holds no answer.
    """
    return frozenset(
        a
        for a, (act, digest) in enumerate(zip(dossier.acts, dossier.digests, strict=True))
        if digest.provisions and act.expression.text_state is not TextState.HISTORIC and digest.kinds.keys() & seats
    )


def _holds_the_answer(
    requirement: Requirement, ranked: Sequence[Ranked], dossier: Dossier, weights: Weights
) -> frozenset[int]:
    """Acts that hold the matter itself are seat acts, whatever their kind (contracts, section 5)."""
    return frozenset(
        dossier.index.places[r.provision].act
        for r in ranked[: weights.candidates]
        if r.clause_score >= weights.seat_evidence and _named(requirement, r)
    )


def _cut_seats(dossier: Dossier, seat_acts: frozenset[int]) -> list[str]:
    """Seat acts whose text is cut off or an extract: the answer could stand in what is missing."""
    return [act.file for a, act in enumerate(dossier.acts) if a in seat_acts and act.expression.completeness in _BROKEN]


def _say(requirement: Requirement, ranked: Sequence[Ranked], dossier: Dossier, weights: Weights) -> _Said:
    """What can be said without a rule: in three steps, from "nobody gave the act" to "read these first"."""
    if beyond := _BEYOND_STATUTE.get(requirement.answered_by):
        return beyond
    seats = _seats(requirement)
    by_kind = _of_seat_kind(dossier, frozenset(seats))
    holding = _holds_the_answer(requirement, ranked, dossier, weights)
    if not by_kind | holding and dossier.unsupported:
        files = ", ".join(dossier.unsupported)
        return _Said("not_assessed", (f"the language of {files} is not supported",), "language_unsupported")
    if not by_kind | holding:
        return _Said("not_assessed", ("no act was given in which the answer ordinarily stands",), "act_not_supplied")
    best = ranked[0] if ranked else None
    if best is None or best.clause_score < weights.weak_list:
        cut = _cut_seats(dossier, by_kind | holding)
        if len(cut) == len(by_kind | holding):
            return _Said(
                "not_assessed",
                tuple(f"{file} is cut off: the answer may stand in what is missing" for file in cut),
                "text_incomplete",
            )
        return _Said("not_found", ("no clause holds the words that name the question; the nearest are listed",))
    named = sum(_named(requirement, r) for r in ranked[: weights.candidates])
    seen = (
        f"{named} of the listed provisions hold all words that name the question"
        if named
        else ("some words that name the question were found, but not together")
    )
    return _Said("unsure", (seen, "no rule has been applied: a person decides after reading"), "rule_not_written")


def _elements(requirement: Requirement, ranked: Sequence[Ranked]) -> tuple[ElementState, ...]:
    """Each element's state in the best clause: found there, elsewhere only (unclear), or missing."""
    best = ranked[0].elements if ranked else {}
    states = []
    for name in requirement.elements:
        where = tuple(i for i, r in enumerate(ranked) if r.elements.get(name, 0.0) >= IN_THE_CLAUSE)
        state = "found" if best.get(name, 0.0) >= IN_THE_CLAUSE else "unclear" if where else "missing"
        states.append(ElementState(name, state, None, where))  # type: ignore[arg-type]  # the three words above
    return tuple(states)


def _search(requirement: Requirement, dossier: Dossier) -> Search:
    kinds = dossier.kinds()
    wanted = [k for k in (*requirement.stands_in.seat, *requirement.stands_in.also) if k != POLICY_ONLY]
    languages = sorted({d.language for d in dossier.digests})
    return Search(
        languages=tuple(languages),
        experimental=tuple(x for x in languages if x in dossier.experimental),
        acts=len(dossier.acts),
        provisions=len(dossier.index.places),
        kinds_searched=tuple(k for k in wanted if k in kinds),
        kinds_missing=tuple(k for k in wanted if k not in kinds),
        concepts={c: len(dossier.index.clauses.get(c, NOWHERE).numbers) for c in sorted(requirement.concepts)},
    )


def _source(candidates: Sequence[Candidate], dossier: Dossier) -> dict[str, str]:
    """How far the text behind the first candidate can be trusted."""
    file = candidates[0].file if candidates else ""
    act = next((a for a in dossier.acts if a.file == file), None)
    if act is None:
        return {"completeness": "unknown", "text_state": "unknown", "authority": "unknown"}
    e = act.expression
    return {"completeness": str(e.completeness), "text_state": str(e.text_state), "authority": str(e.authority)}


def assess(requirement: Requirement, helps: frozenset[str], dossier: Dossier, weights: Weights) -> Finding:
    """The finding for one requirement. `helps`: concepts that the concept list says help to find it."""
    standings = [
        _standing(act, digest.kinds, requirement, weights)
        for act, digest in zip(dossier.acts, dossier.digests, strict=True)
    ]
    ranked = rank(requirement, helps, dossier.index, standings, weights)
    said = _say(requirement, ranked, dossier, weights)
    first = ranked[: weights.candidates]
    candidates = tuple(make_candidate(requirement, r, dossier) for r in first)
    return Finding(
        jurisdiction=dossier.jurisdiction,
        requirement=requirement.key,
        requirement_version=requirement.version,
        as_at=dossier.as_at,
        verdict=said.verdict,
        because=said.because,
        confidence=None,
        elements=_elements(requirement, first),
        candidates=candidates,
        search=_search(requirement, dossier),
        source=_source(candidates, dossier),
        not_assessed_because=said.reason,
        paired_with=requirement.paired_with,
    )
