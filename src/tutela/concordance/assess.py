"""One requirement over a jurisdiction's law: the provisions to read, what was searched, and what can be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tutela.concordance.candidates import make_candidate
from tutela.concordance.confidence import MeasuredError, Tested, confidence, measured_error
from tutela.concordance.dossier import Dossier
from tutela.concordance.evaluator import Seen, lines_held, see
from tutela.concordance.finding import Candidate, Finding, Reached, Search
from tutela.concordance.index import NOWHERE
from tutela.concordance.ranking import ActStanding, Ranked, rank, sights_of
from tutela.concordance.reasons import element_states, instrument_results, reach, would_change
from tutela.concordance.verdict import (
    DecidedBy,
    Passing,
    Said,
    absent,
    cut_seats,
    decided,
    is_strong,
    missing_names,
    passing,
)
from tutela.concordance.weights import Weights
from tutela.law.model import Act, TextState
from tutela.standards.binding import answer_from_register
from tutela.standards.model import Requirement
from tutela.standards.treaty_form import TreatyForm

EVALUATOR_VERSION = 2
POLICY_ONLY = "policy_only"
_POLICY = Said("not_assessed", ("a matter of policy: statutes alone do not answer it",), "policy_not_statute")


def _by_register(requirement: Requirement, form: TreatyForm, as_at: str) -> Said:
    answer = answer_from_register(requirement, form, as_at)
    by: DecidedBy = "nothing" if answer.verdict == "not_assessed" else "treaty_register"
    return Said(answer.verdict, answer.because, answer.reason, by)


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
        if r.clause_score >= weights.seat_evidence and not missing_names(requirement, r)
    )


def _say(
    requirement: Requirement, ranked: Sequence[Ranked], units: Sequence[Passing], dossier: Dossier, weights: Weights
) -> Said:
    """What can be said: in three steps, from "nobody gave the act" to a verdict or "read these first"."""
    if requirement.answered_by == "policy":
        return _POLICY
    seats = _seats(requirement)
    by_kind = _of_seat_kind(dossier, frozenset(seats))
    holding = _holds_the_answer(requirement, ranked, dossier, weights)
    found = decided(units, weights.decision)
    if not by_kind | holding:
        return _not_given(dossier)
    if found is not None:
        return found
    if not requirement.decide:
        return _no_rule(requirement, ranked)
    cut = cut_seats(dossier, by_kind | holding)
    if len(cut) == len(by_kind | holding) and not _strong(ranked, weights):
        because = tuple(f"{file} is cut off: the answer may stand in what is missing" for file in cut)
        return Said("not_assessed", because, "text_incomplete")
    return absent(requirement, ranked, weights.decision)


def _strong(ranked: Sequence[Ranked], weights: Weights) -> bool:
    return bool(ranked) and is_strong(ranked[0], weights.decision)


def _not_given(dossier: Dossier) -> Said:
    if dossier.unsupported:
        files = ", ".join(dossier.unsupported)
        return Said("not_assessed", (f"the language of {files} is not supported",), "language_unsupported")
    return Said("not_assessed", ("no act was given in which the answer ordinarily stands",), "act_not_supplied")


def _no_rule(requirement: Requirement, ranked: Sequence[Ranked]) -> Said:
    """A requirement whose text is left to people: read, and said why no rule decides it."""
    because = requirement.left_to_people or "no rule is written"
    return Said("unsure", (f"left to people: {because}",) if ranked else (because,), "rule_not_written")


def _search(requirement: Requirement, dossier: Dossier) -> Search:
    kinds = dossier.kinds()
    wanted = [k for k in (*requirement.stands_in.seat, *requirement.stands_in.also) if k != POLICY_ONLY]
    languages = dossier.languages()
    return Search(
        languages=languages,
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


@dataclass(frozen=True, slots=True)
class _Looked:
    """A requirement over a dossier: what stands where, the order, the lines that clauses fulfil, and what passes."""

    seen: Seen
    ranked: tuple[Ranked, ...]
    units: tuple[Passing, ...]


def _look(requirement: Requirement, helps: frozenset[str], dossier: Dossier, weights: Weights) -> _Looked:
    standings = [
        _standing(act, digest.kinds, requirement, weights)
        for act, digest in zip(dossier.acts, dossier.digests, strict=True)
    ]
    sights = sights_of(requirement, dossier.index, weights)
    ranked = tuple(rank(requirement, sights, helps, dossier.index, standings, weights))
    seen = see(requirement, sights, dossier.index)
    lines = lines_held(requirement, seen)
    lines[dossier.index.annexed[dossier.index.clause_home]] = -1
    return _Looked(seen, ranked, tuple(passing(requirement, ranked, lines, dossier.index.clause_home)))


def _evidence_order(looked: _Looked, said: Said, most: int) -> tuple[list[Ranked], list[Ranked]]:
    """The ranked provisions as evidence (each with its deciding clause) and as candidates."""
    if said.by == "silence":  # what was read in vain is the evidence
        return list(looked.ranked[:most]), list(looked.ranked[most:])
    if said.by != "rule":
        return [], list(looked.ranked)
    ordered = sorted(said.units, key=lambda u: u.rank)
    evidence = [replace(looked.ranked[u.rank], clause=u.clause) for u in ordered]
    used = {u.rank for u in ordered}
    return evidence, [r for i, r in enumerate(looked.ranked) if i not in used]


@dataclass(frozen=True, slots=True)
class Law:
    """All that findings rest on: the law given, the weights, the form of treaties, and the requirements by key.

    `helps`: by requirement, the concepts that the concept list says help to find it; `tested`: proposals that were
    compared with the reference coding.
    """

    dossier: Dossier
    weights: Weights
    form: TreatyForm
    requirements: Mapping[str, Requirement]
    helps: Mapping[str, frozenset[str]]
    tested: tuple[Tested, ...] = ()


def assess(requirement: Requirement, law: Law) -> Finding:
    """The finding for one requirement."""
    helps, dossier, weights = law.helps, law.dossier, law.weights
    looked = _look(requirement, helps[requirement.key], dossier, weights)
    said = (
        _by_register(requirement, law.form, dossier.as_at)
        if requirement.answered_by == "treaty_register"
        else _say(requirement, looked.ranked, looked.units, dossier, weights)
    )
    first, rest = _evidence_order(looked, said, weights.decision.most_evidence)
    evidence = tuple(make_candidate(requirement, r, dossier) for r in first)
    candidates = tuple(make_candidate(requirement, r, dossier) for r in rest)
    listed = [*first, *rest]
    unit = listed[0].clause if listed else -1
    strength = round(looked.ranked[0].clause_score, 4) if looked.ranked else 0.0
    agrees = bool(first) and first[0].provision == looked.ranked[0].provision
    sure = _sure(requirement, said, strength, agrees, law)
    return Finding(
        jurisdiction=dossier.jurisdiction,
        requirement=requirement.key,
        requirement_version=requirement.version,
        as_at=dossier.as_at,
        verdict=said.verdict,
        because=said.because,
        confidence=sure,
        elements=element_states(requirement, looked.seen, listed, (*evidence, *candidates), dossier),
        candidates=candidates,
        search=_search(requirement, dossier),
        source=_source((*evidence, *candidates), dossier),
        not_assessed_because=said.reason,
        paired_with=requirement.paired_with,
        evidence=evidence,
        line=said.units[0].line if said.units and evidence else None,
        instruments=instrument_results(
            requirement, said.verdict, looked.seen, [r.clause for r in first], law.form, dossier.as_at
        ),
        reached=_reached(evidence, [law.requirements[key] for key in requirement.reaches], law),
        would_change=tuple(would_change(requirement, said.verdict, looked.seen, unit)),
        decided_by=said.by,
        strength=strength,
        agrees=agrees,
        error=_error(requirement, said, law),
    )


def _sure(requirement: Requirement, said: Said, strength: float, agrees: bool, law: Law) -> float | None:
    """How often such a proposal was right; None where nothing was proposed, or a register answered."""
    if said.verdict in ("unsure", "not_assessed") or said.by == "treaty_register":
        return None
    place = law.dossier.jurisdiction
    return confidence(place, requirement.key, said.verdict, strength, agrees, law.tested)


def _error(requirement: Requirement, said: Said, law: Law) -> MeasuredError | None:
    """How often such a verdict was wrong in the tests, in law of these languages and of this family."""
    return measured_error(
        law.dossier.jurisdiction, law.dossier.languages(), requirement.family, said.verdict, law.tested
    )


def _reached(evidence: Sequence[Candidate], offences: Sequence[Requirement], law: Law) -> tuple[Reached, ...]:
    """The offences that a general rule must reach, each by the provision that answers it, where one does."""
    helps, dossier, weights = law.helps, law.dossier, law.weights
    found: list[Reached] = []
    for offence in offences if evidence else ():
        looked = _look(offence, helps[offence.key], dossier, weights)
        said = decided(looked.units, weights.decision)
        if said is not None and said.units and said.verdict != "unsure":
            unit = said.units[0]
            ranked = replace(looked.ranked[unit.rank], clause=unit.clause)
            found.append(reach(offence, evidence[0], make_candidate(offence, ranked, dossier)))
    return tuple(found)
