"""Languages with a handful of terms each, so that a test says all that it depends on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tutela.concordance.lexicon import Lexicon, make_lexicon
from tutela.standards.terms import Language, Term, load_language


def language(
    terms: Iterable[Term | str] | Mapping[str, Iterable[str]] = (), like: str = "en", **changes: object
) -> Language:
    """A language written and patterned as `like`, with these terms: a string is a term of the concept "c"."""
    if isinstance(terms, Mapping):
        terms = [Term(concept, text) for concept, texts in terms.items() for text in texts]
    made = tuple(Term("c", t) if isinstance(t, str) else t for t in terms)
    return replace(load_language(like), terms=made, **changes)


def lexicon(*terms: Term | str, like: str = "en") -> Lexicon:
    return make_lexicon(language(terms, like))


def quotes(found: Lexicon, text: str) -> list[str]:
    """The words found, as they stand in the text."""
    return [text[o.start : o.end] for o in found.find(text)]
