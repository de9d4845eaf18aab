"""How a requirement is decided: the elements to be found, and the lines that make a verdict of them."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt, model_validator

from tutela.standards.record import Record, Text, Word


class Wanted(Record):
    """A value that shows an element: an age, a term of imprisonment, a fine or a period within bounds.

    `unit` of a period is hours, days, months or years. A value fits where its upper bound (`high`) or lower bound
    (`low`) lies within what is asked; with no bound, any value of the kind shows the element.
    """

    kind: Literal["age", "custody", "fine", "period"]
    unit: Literal["hours", "days", "months", "years"] | None = None
    high_at_least: float | None = None
    high_below: float | None = None
    low_at_least: float | None = None

    @property
    def words(self) -> str:
        """What is wanted, in words: "age, high at least 18"."""
        bounds = self.model_dump(exclude_none=True, exclude={"kind"})
        shown = (f"{name.replace('_', ' ')} {b:g}" if isinstance(b, float) else f"in {b}" for name, b in bounds.items())
        return ", ".join((self.kind, *shown))


class Element(Record):
    """One thing to be found in the clause: any of the concepts, all those of one combination, or a value.

    `weight` 4 names the question, 2 belongs to it, 1 is a detail that only orders candidates, 0 plays a part in the
    decision alone. `within`: where it may stand to count as found for a unit: in the clause (or the heading), in the
    provision, in the provision or the titles above it, or anywhere in the act. None: the requirement's own unit.
    `sure`: shown in a decision by its own word in the clause, its stem or the heading alone: not by a word that is
    marked as weak, by other concepts that spell it out, or by a reference.
    """

    any: tuple[Word, ...] = ()
    combinations: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...] = Field(default=(), alias="or")
    value: Wanted | None = None
    weight: Literal[0, 1, 2, 4]
    within: Literal["clause", "provision", "titles", "act"] | None = None
    sure: bool = False

    @model_validator(mode="after")
    def _names_a_concept(self) -> "Element":
        if not self.any and not self.combinations and self.value is None:
            raise ValueError("an element names a concept in `any`, a combination in `or`, or a `value`")
        if self.value is not None and self.weight:
            raise ValueError("an element that a value shows has weight 0: values decide and do not order")
        return self

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that takes part in showing this element."""
        return frozenset(self.any).union(*self.combinations)


class Some(Record):
    """At least so many of these elements."""

    of: Annotated[tuple[Word, ...], Field(min_length=2)]
    at_least: Annotated[StrictInt, Field(ge=1)]


class Condition(Record):
    """What must hold for a unit: `all` these elements, `any` of these, `none` of these, and `some` of a list."""

    all: tuple[Word, ...] = ()
    any: tuple[Word, ...] = ()
    none: tuple[Word, ...] = ()
    some: Some | None = None

    @model_validator(mode="after")
    def _asks_for_something(self) -> "Condition":
        if not self.all and not self.any and self.some is None:
            raise ValueError("a condition asks for at least one element in `all`, `any` or `some`")
        return self

    @property
    def words(self) -> str:
        """The condition as a lawyer notes it: "act and object; without purpose"."""
        parts = [
            " and ".join(self.all),
            "one of " + ", ".join(self.any) if self.any else "",
            f"{self.some.at_least} of " + ", ".join(self.some.of) if self.some else "",
            "without " + ", ".join(self.none) if self.none else "",
        ]
        return "; ".join(filter(None, parts))

    @property
    def names(self) -> tuple[Word, ...]:
        """Every element that it speaks of."""
        return (*self.all, *self.any, *self.none, *(self.some.of if self.some else ()))


class Rule(Record):
    """One line of a decision: a verdict, and the condition under which a unit shows it."""

    met: Condition | None = None
    partly: Condition | None = None
    contrary: Condition | None = None

    @model_validator(mode="after")
    def _one_verdict(self) -> "Rule":
        if sum(c is not None for c in (self.met, self.partly, self.contrary)) != 1:
            raise ValueError("a line of `decide` has one of `met`, `partly`, `contrary`, with its condition")
        return self

    @property
    def verdict(self) -> Literal["met", "partly", "contrary"]:
        """The verdict that the line gives."""
        return "met" if self.met else "partly" if self.partly else "contrary"

    @property
    def condition(self) -> Condition:
        """The condition of the line."""
        found = self.met or self.partly or self.contrary
        assert found is not None
        return found


class InstrumentRule(Record):
    """What one instrument asks where it asks for more or less than the question.

    `met` holds: satisfied; else `permitted` holds: satisfied by a departure that the instrument itself allows
    (`departure` is its pinpoint); else `partly` holds: in part; else no.
    """

    met: Condition | None = None
    partly: Condition | None = None
    permitted: Condition | None = None
    departure: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "InstrumentRule":
        if self.met is None and self.permitted is None:
            raise ValueError("a rule for an instrument has `met`, or `permitted` with its `departure`")
        if (self.permitted is None) != (self.departure is None):
            raise ValueError("`permitted` and `departure` go together: which provision allows it?")
        return self

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All its conditions."""
        return tuple(c for c in (self.met, self.partly, self.permitted) if c is not None)


class Examples(Record):
    """Invented provisions, by what a reader of them should say; each is a test."""

    met: tuple[Text, ...] = ()
    partly: tuple[Text, ...] = ()
    not_found: tuple[Text, ...] = ()
    contrary: tuple[Text, ...] = ()
