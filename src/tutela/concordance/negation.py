"""Purposes and things that the law takes away again: "without intent to distribute", "no such material"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from tutela.concordance.lexicon import Occurrence
from tutela.standards.terms import Language

REACH = 24  # characters between the negation and the purpose: two or three words
LONGEST = 30  # characters of the longest negation


@cache
def _expression(language: Language, reach: int) -> re.Pattern[str] | None:
    """The language's negations, at most `reach` characters before the end of a text; None where it has none."""
    if not language.negations:
        return None
    words = "|".join(map(re.escape, sorted(language.negations, key=len, reverse=True)))
    edge, between = (r"\b", r"\b[^.;:]") if language.spaces else ("", r"[^。；：]")
    return re.compile(rf"{edge}(?:{words}){between}{{0,{reach}}}$", re.IGNORECASE)


def doubted(
    occurrences: Sequence[Occurrence],
    text: str,
    purposes: Collection[str],
    things: Collection[str],
    language: Language,
) -> list[Occurrence]:
    """The occurrences, made weak where a negation takes them away: a weak purpose excludes nothing.

    A purpose is taken away by a negation two or three words before it, a thing by one that stands right before it
    ("no child sexual abuse material", "kein kinderpornographischer Inhalt").
    """
    far, near = _expression(language, REACH), _expression(language, 1)

    def negated(o: Occurrence) -> bool:
        expression = far if o.concept in purposes else near if o.concept in things else None
        before = text[max(0, o.start - REACH - LONGEST) : o.start]
        return expression is not None and expression.search(before) is not None

    return [replace(o, weak=True) if not o.weak and negated(o) else o for o in occurrences]
