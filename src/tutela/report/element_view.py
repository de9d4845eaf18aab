"""The element table of a question: what was looked for, whether it stands in the clause, its words and its value."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tutela.concordance.finding import ElementState, Finding, ValueFound
from tutela.report.candidate_view import Context, language_of
from tutela.report.decision_words import spaced
from tutela.report.marked import foreign_words, style_number, words_by_element
from tutela.report.names import listed
from tutela.report.phrases import said, say
from tutela.standards.model import Requirement

_MOST_LABELS = 3  # concepts named under an element; the list of what was searched names all


@dataclass(frozen=True, slots=True)
class ElementView:
    """One element: its name, what was looked for, the style of its marks, its state in words, the words and the value.

    `state`: found, missing, contrary, unclear, or unseen (not there, and it would speak against).
    """

    name: str
    sought: str
    style: int
    state: str
    told: str
    words: Markup
    value: Markup


def element_views(requirement: Requirement, finding: Finding, context: Context) -> tuple[ElementView, ...]:
    """The elements of a question in their order."""
    order = tuple(e.key for e in finding.elements)
    excluded = only_excluded(requirement)
    shown = [e for e in finding.elements if e.key not in repeated(requirement)]
    return tuple(_element(e, order, excluded, requirement, finding, context) for e in shown)


def repeated(requirement: Requirement) -> frozenset[str]:
    """Elements of the decision that look for the words of one before them, nearer or farther: shown once."""
    seen: set[frozenset[str]] = set()
    again: set[str] = set()
    for name, element in requirement.elements.items():
        if element.weight == 0 and element.value is None and element.concepts in seen:
            again.add(name)
        seen.add(element.concepts)
    return frozenset(again)


def only_excluded(requirement: Requirement) -> frozenset[str]:
    """Elements that the lines of a decision name under `none` alone: that they are not seen is good."""
    conditions = [rule.condition for rule in requirement.decide]
    excluded = {name for c in conditions for name in c.none}
    asked = {name for c in conditions for name in c.names if name not in c.none}
    return frozenset(excluded - asked)


def _element(
    element: ElementState,
    order: Sequence[str],
    excluded: frozenset[str],
    requirement: Requirement,
    finding: Finding,
    context: Context,
) -> ElementView:
    state: str = element.state
    if state == "missing" and element.key in excluded:
        state = "unseen"
    elif state == "contrary" and finding.decided_by == "silence":  # no clause decided, so nothing speaks against
        state = "found"
    return ElementView(
        name=spaced(element.key),
        sought=_sought(requirement, element.key, context),
        style=style_number(element.key, order),
        state=state,
        told=said("elements", state),
        words=_words(element, state, finding, context),
        value=_value(element.value, finding, context) if element.value else Markup(),
    )


def _sought(requirement: Requirement, key: str, context: Context) -> str:
    element = requirement.elements.get(key)
    names = [context.labels.get(c, spaced(c)) for c in element.any] if element else []
    return "; ".join(names[:_MOST_LABELS]) + (" …" if len(names) > _MOST_LABELS else "")


def _words(element: ElementState, state: str, finding: Finding, context: Context) -> Markup:
    if state == "unseen":
        return escape(say("elements.unseen_note"))
    if not element.evidence:
        return Markup()
    holder = finding.to_read[element.evidence[0]]
    words = words_by_element(holder).get(element.key, [])[:2]
    shown = foreign_words(", ".join(f"“{w}”" for w in words), language_of(holder, context)) if words else Markup()
    if state == "unclear":
        where = listed([f"no. {i + 1}" for i in element.evidence[:3]])
        return Markup("{} {}").format(shown, say("elements.elsewhere", where=where))
    return shown or escape(say("elements.heading"))


def _value(value: ValueFound, finding: Finding, context: Context) -> Markup:
    """A value with the words in which it stands: “under the age of 18 years” (read as age: 18 years)."""
    quote = foreign_words(f"“{value.quote}”", language_of(finding.to_read[value.of], context))
    template = Markup(say("elements.value", quote="{quote}", reading="{reading}"))
    return template.format(quote=quote, reading=reading(value))


def reading(value: ValueFound) -> str:
    """How a value was read: "custody: up to 4 years"."""
    low, high = _number(value.low), _number(value.high)
    if low and high:
        amount = high if low == high else say("value.between", low=low, high=high)
    else:
        amount = say("value.at_most", high=high) if high else say("value.at_least", low=low) if low else ""
    if value.kind == "age" and high:  # an age stands for a line, not for a span
        amount = high
    unit = value.unit if amount else ""
    return f"{said('value', value.kind)}: {amount} {unit}".strip(" :")


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:,g}"
