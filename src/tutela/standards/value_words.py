"""The words of a language around ages, terms of custody, money and spans of time: `values:` in patterns.yaml."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from tutela.core.errors import BadData

UNITS = ("years", "months", "weeks", "days", "hours")


@dataclass(frozen=True, slots=True)
class ValueWords:
    """Words and phrases as a lawyer writes them (terms/README.md); all may be empty, then nothing is found.

    Phrases hold `{n}`, which stands for a number with or without its unit. `units`: words by unit, of UNITS;
    `whole`: words that are number and unit in one, by what they mean ("2 years").
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    units_before: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    between: tuple[str, ...] = ()
    number_joints: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    age_under: tuple[str, ...] = ()
    age_from: tuple[str, ...] = ()
    age_is: tuple[str, ...] = ()
    age_apart: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    custody: tuple[str, ...] = ()
    life: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


_ADAPTER = TypeAdapter(ValueWords)
_PHRASES = ("age_under", "age_from", "age_is", "age_apart", "at_most", "at_least", "within", "never")


def read_value_words(raw: Any, where: str) -> ValueWords:
    """The `values:` of a patterns file. BadData, naming the field, where a field is unknown or has no `{n}`."""
    try:
        words = _ADAPTER.validate_python(raw or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, ("values", *first["loc"])))
        raise BadData(where, f"{place}: {first['msg']}.", 'terms/README.md, "Patterns", names the fields.') from error
    for fault in _faults(words):
        raise BadData(where, fault, 'terms/README.md, "Patterns", tells how to write it.')
    return words


def _faults(words: ValueWords) -> list[str]:
    bad = [
        f"values.{k}: {p!r} must hold {{n}} once." for k in _PHRASES for p in getattr(words, k) if p.count("{n}") != 1
    ]
    named = {*words.units, *words.units_before} - set(UNITS)
    bad += [f"values.units: {unit!r} is none of {', '.join(UNITS)}." for unit in sorted(named)]
    spans = [key.split(" ") for key in words.whole]
    return bad + [f"values.whole: {' '.join(s)!r} is no number and unit." for s in spans if not _is_span(s)]


def _is_span(parts: list[str]) -> bool:
    return len(parts) == 2 and parts[0].isdigit() and parts[1] in UNITS
