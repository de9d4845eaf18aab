"""Whom a requirement binds: the standing of a State towards what asks for it, by the form of treaties and nothing else.

The rules, each with its reason:

- Guidance, resolutions, model laws, drafts, case-law and lapsed acts bind nobody as treaties do: `None`.
- Only `mandatory` and `qualified` wording binds. Who is party to a treaty has no duty from its optional,
  preambular or merely related provisions: `None`. `not-in-force` is mandatory wording that waits.
- party is bound. EU acts: a member State that has not stayed out is party.
- reserved is `reserved` where the reservation and the citation touch: the same place, or one under the other, for who
  reserved a part is not bound to the whole. Where no place is written, every citation is: nobody said which is not.
- A treaty that is not in force binds nobody: who signed or ratified it is `signed`, and must meanwhile not defeat its
  object (Vienna Convention on the Law of Treaties, art. 18).
- A day later than the day asked about is `not_bound`: not yet. Whether it was signed by then, the row does not say.
- Who left a treaty (not_party with a day) is unknown before that day: the row does not say since when it was bound.
- Nothing on the form: unknown. It is never guessed from a State's region or membership.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tutela.standards.model import Citation, Requirement, Standing
from tutela.standards.pinpoint import places, touches
from tutela.standards.treaty_form import TreatyForm, TreatyRow

Binding = Standing | Literal["unknown"]
Answer = Literal["met", "partly", "not_found", "not_assessed"]
WEIGHTS_THAT_BIND = frozenset({"mandatory", "qualified", "not-in-force"})
_STRONGEST_FIRST: tuple[Standing, ...] = ("bound", "reserved", "signed", "not_bound")


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What the form of treaties says to a question of ratification; `reason` only where nothing is assessed."""

    verdict: Answer
    because: tuple[str, ...]
    reason: Literal["treaty_register_empty", "policy_not_statute"] | None = None


def binding_of(citation: Citation, form: TreatyForm, as_at: str = "") -> Binding | None:
    """How a provision of an instrument binds the State on the day `as_at` (ISO; empty: when the form was checked).

    None where the instrument or the wording binds nobody, whoever joined.
    """
    row = form.rows.get(citation.instrument)
    if row is None or citation.weight not in WEIGHTS_THAT_BIND:
        return None
    standing = standing_of(row, as_at)
    if standing == "reserved" and row.reserved and not touches(row.reserved, places(citation.pinpoint)):
        return "bound"
    return standing


def binding_of_requirement(requirement: Requirement, form: TreatyForm, as_at: str = "") -> Binding | None:
    """The strongest binding among those who ask for it; None where nobody asks in wording that binds.

    One that is unknown makes it unknown unless another binds already: the unknown one might bind.
    """
    return strongest_binding(binding_of(citation, form, as_at) for citation in requirement.asked_by)


def standing_of(row: TreatyRow, as_at: str = "") -> Binding:
    """How the State stands towards the treaty as a whole on that day (ISO; empty: the day the row was checked)."""
    later = bool(row.day) and row.day > (as_at or row.checked_on)
    match row.status:
        case "unknown":
            return "unknown"
        case "not_party":
            return "unknown" if later else "not_bound"
        case _ if later:
            return "not_bound"
        case "party" | "reserved" if row.in_force:
            return "bound" if row.status == "party" else "reserved"
        case _:
            return "signed"


def answer_from_register(requirement: Requirement, form: TreatyForm, as_at: str = "") -> RegisterAnswer:
    """The verdict on a question of ratification, by the table that the requirement holds (`treaties`).

    A documented no is `not_found`: the register was looked at, and there is no ratification in it. It is not
    `contrary`, which says that words of the law forbid or negate what is asked. Where the form does not say
    enough: not_assessed, treaty_register_empty. Where no register tells it: not_assessed, policy_not_statute.
    """
    asked = requirement.treaties
    if asked is None:
        return RegisterAnswer("not_assessed", ("no treaty is named for this question",), "policy_not_statute")
    rows = [form.rows[key] for key in asked.of if key in form.rows]
    because = tuple(_told(row, standing_of(row, as_at)) for row in rows)
    verdicts = [_verdict(requirement, standing_of(row, as_at)) for row in rows]
    verdict = _any(verdicts) if asked.need == "any" else _every(verdicts)
    if verdict == "unknown":
        return RegisterAnswer("not_assessed", because, "treaty_register_empty")
    more = (asked.left,) if asked.left and verdict != "met" else ()
    return RegisterAnswer(verdict, because + more, "policy_not_statute" if verdict == "not_assessed" else None)


_Found = Answer | Literal["unknown"]


def strongest_binding(bindings: Iterable[Binding | None]) -> Binding | None:
    """The strongest of them; unknown where one that is unknown might be stronger; None where none binds."""
    found = {binding for binding in bindings if binding}
    if "bound" in found or "unknown" not in found:
        return next((binding for binding in _STRONGEST_FIRST if binding in found), None)
    return "unknown"


def _verdict(requirement: Requirement, standing: Binding) -> _Found:
    asked = requirement.treaties
    assert asked is not None, "asked for only where treaties are named"
    if standing == "unknown":
        return "unknown"
    if standing in asked.met:
        return "met"
    if standing in asked.partly:
        return "partly"
    return "not_found" if standing in asked.not_found else "not_assessed"


def _any(verdicts: list[_Found]) -> _Found:
    """The best of them; below the best that is possible, an unknown one might be better."""
    order: tuple[_Found, ...] = ("met", "partly", "unknown", "not_found", "not_assessed")
    return min(verdicts, key=order.index, default="unknown")


def _every(verdicts: list[_Found]) -> _Found:
    """Met by all, or partly by some; what is unknown or left to people decides where nothing does."""
    if not verdicts or "unknown" in verdicts:
        return "unknown" if not {"met", "partly"} & set(verdicts) else "partly"
    found = set(verdicts)
    if len(found) == 1:
        return verdicts[0]
    return "partly" if found & {"met", "partly"} else "not_assessed"


def _told(row: TreatyRow, standing: Binding) -> str:
    """One row as a reason: the status with its day, reservation and source."""
    if row.status == "unknown":
        return f"{row.treaty}: the form of treaties says nothing"
    told = {"party": "party", "reserved": "party with a reservation", "signed": "signed", "not_party": "not party"}
    parts = [told[row.status], *([row.day] if row.day else [])]
    if row.status == "reserved":
        parts.append(f"reservation to {'; '.join(row.reservation) or 'provisions that the form does not name'}")
    if row.status in ("party", "reserved") and not row.in_force:
        parts.append("but the treaty is not in force")
    elif row.status != "not_party" and standing == "not_bound":
        parts.append("after the day asked about")
    return f"{row.treaty}: {', '.join(parts)} ({row.source}, looked at on {row.checked_on})"
