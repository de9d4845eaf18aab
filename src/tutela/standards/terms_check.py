"""Every fault of a language's word list at once: missing concepts, slips, terms that could never be found."""

import re
from collections.abc import Iterator
from pathlib import Path

from tutela.core.data import data_root
from tutela.core.errors import BadData, TutelaError
from tutela.standards.terms import Language, load_language

_KINDS = {"", "preferred", "former", "deprecated"}


def check_language(code: str, concepts: frozenset[str], root: Path | None = None) -> list[TutelaError]:
    """The faults of one language, each with its file and what to do; none where all is well."""
    try:
        language = load_language(code, root)
    except BadData as error:
        return [error]
    where = str((root or data_root() / "terms") / code / "terms.yaml")
    return list(_faults(language, concepts, where))


def _faults(language: Language, concepts: frozenset[str], where: str) -> Iterator[TutelaError]:
    seen = {t.concept for t in language.terms if not t.discount}
    for key in sorted(concepts - seen):
        yield BadData(
            where, f"{key} has no term.", "Write some: an empty list is the commonest cause of a wrong absence."
        )
    for key in sorted({t.concept for t in language.terms} - concepts):
        yield BadData(where, f"there is no concept {key!r}.", "See terms/concepts.yaml.")
    known: set[tuple[str, str, bool]] = set()
    for term in language.terms:
        if term.kind not in _KINDS:
            yield BadData(
                where, f"{term.concept}: {term.text!r} has the kind {term.kind!r}.", "preferred, former, deprecated."
            )
        if not re.search(r"\w", term.text):
            yield BadData(
                where, f"{term.concept}: {term.text!r} has no word.", "References find bare signs; take it out."
            )
        if (identity := (term.concept, term.text, term.discount)) in known:
            yield BadData(where, f"{term.concept}: {term.text!r} stands there twice.", "Take one out.")
        known.add(identity)
