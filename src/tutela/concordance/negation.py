"""Purposes that the law takes away again: "without intent to distribute", "aun sin ánimo de lucro"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from tutela.concordance.lexicon import Occurrence
from tutela.standards.terms import Language

REACH = 24  # characters between the negation and the purpose: two or three words


@cache
def _expression(language: Language) -> re.Pattern[str] | None:
    """The language's negations at the end of what stands before a purpose; None where it has none."""
    if not language.negations:
        return None
    words = "|".join(map(re.escape, sorted(language.negations, key=len, reverse=True)))
    edge, between = (r"\b", r"\b[^.;:]") if language.spaces else ("", r"[^。；：]")
    return re.compile(rf"{edge}(?:{words}){between}{{0,{REACH}}}$", re.IGNORECASE)


def doubted(
    occurrences: Sequence[Occurrence], text: str, purposes: Collection[str], language: Language
) -> list[Occurrence]:
    """The occurrences, those of a purpose that stands behind a negation made weak: they exclude nothing."""
    expression = _expression(language)

    def negated(o: Occurrence) -> bool:
        before = text[max(0, o.start - REACH - 20) : o.start]
        return expression is not None and expression.search(before) is not None

    return [replace(o, weak=True) if o.concept in purposes and not o.weak and negated(o) else o for o in occurrences]
