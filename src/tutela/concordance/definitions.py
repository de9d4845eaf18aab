"""Terms that an act defines itself: harvested from its definitions, and counted as their concept from then on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tutela.concordance.lexicon import Occurrence
from tutela.concordance.words import fold, fold_by_character
from tutela.standards.concepts import Concept
from tutela.standards.terms import Language

_OPEN, _CLOSE = "“\"«„「‘'", "”\"»“」’'"
_QUOTED = rf"[{_OPEN}]\s*(?P<term>[^{_OPEN}{_CLOSE}]{{2,80}}?)\s*[,:]?[{_CLOSE}]"
_BARE = r"(?P<term>[^\W\d_][\w'-]*(?: [\w'-]+){0,4})"
_MARKER = r"(?:[(\[]?\w{1,4}[.)\]º°]+\s*)?"
# The genus of a definition ("means a person who …") stands in its first words.
GENUS_CHARACTERS = 40
# A word that stands in more than this part of an act's provisions is no name that the act gave to a thing.
TOO_COMMON = 0.1
_YEAR = re.compile(r"\d{4}")  # "the Act of 1998" is another act's name
_ONE_LETTER = {"ss": "ß", "oe": "œ", "ae": "æ"}
_SENTENCE_END = re.compile(r"\s*(?:[.。;；]|$)")
ALWAYS_RARE = 12  # provisions; in a short act a defined term may stand in most sections


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term at [start, end) of a provision's text; `definiens` is where its meaning begins."""

    term: str
    start: int
    end: int
    definiens: int


def _words(text: str, gap: str = "") -> str:
    """A pattern's fixed words as a regular expression; "..." and "…" stand for up to 120 characters.

    `gap`: the name of the group in which the first of these gaps is kept.
    """
    first, *rest = (r"\s*".join(map(re.escape, part.split())) for part in re.split(r"\.\.\.|…", text.strip()))
    kept = rf"(?P<{gap}>.{{0,120}}?)" if gap else r".{0,120}?"
    return first + (kept + r".{0,120}?".join(rest) if rest else "")


def _expression(pattern: str, spaces: bool) -> str | None:
    """One definition pattern as a regular expression; None for one that could not be told from running text."""
    before, found, after = pattern.partition("{term}")
    quoted = before.rstrip()[-1:] in tuple(_OPEN) and before.rstrip() != ""
    before = before.rstrip().rstrip(_OPEN)
    after = after.lstrip().lstrip(_CLOSE)
    if not found or not (before.strip() or after.strip()):
        return None
    if not after.strip():
        quoted = True  # "se entiende por {term}": nothing but marks tells where the term ends
    edge = r"(?!\w)" if spaces else ""
    if quoted:
        return rf"{_words(before)}\s*{_QUOTED}\s*{_words(after, 'gap')}{edge}"
    if not spaces or len(after.strip()) < 3:
        return None  # bare terms in a script without spaces have no edge
    return rf"^{_MARKER}{_words(before)}\s*{_BARE}\s*{_words(after)}{edge}"


def _telling(pattern: str) -> str:
    """The longest fixed word of a pattern, lower case: a clause without it need not be tried."""
    words = re.findall(r"[^\W_]+", pattern.replace("{term}", " ").casefold())
    return max(words, key=len, default="")


@cache
def _expressions(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The definition patterns as expressions with their telling words, the quoted ones first."""
    made = {e: _telling(p) for p in language.definition_patterns if (e := _expression(p, language.spaces))}
    ordered = sorted(made, key=lambda e: e.startswith("^"))
    return tuple((made[e], re.compile(e, re.IGNORECASE | re.DOTALL)) for e in ordered)


@cache
def _telling_words(language: Language) -> frozenset[str]:
    return frozenset(word for word, _ in _expressions(language))


def find_definitions(text: str, start: int, end: int, language: Language, *, bare: bool) -> list[Definition]:
    """The terms that a clause text[start:end] defines: quoted ones anywhere, with `bare` also ones at its beginning.

    A bare term ("child sexual abuse material means …") is told from running text only in a section of definitions.
    """
    clause = text[start:end]
    low = clause.casefold()
    found: dict[tuple[int, int], Definition] = {}
    told = {word for word in _telling_words(language) if word in low}
    for word, expression in _expressions(language) if told else ():
        if word not in told or (expression.pattern.startswith("^") and not bare):
            continue
        for match in expression.finditer(clause):
            a, b = match.span("term")
            found.setdefault((a, b), Definition(match["term"], start + a, start + b, start + _definiens(match)))
    return [found[place] for place in sorted(found)]


def _definiens(match: re.Match[str]) -> int:
    """Where the meaning begins: behind the pattern, or in its gap where the sentence ends with it (…をいう。)."""
    gap = match.span("gap")[0] if "gap" in match.re.groupindex else -1
    return gap if gap >= 0 and _SENTENCE_END.match(match.string, match.end()) else match.end()


def concept_of(
    definition: Definition, meanings: Iterable[Iterable[Occurrence]], concepts: Mapping[str, Concept]
) -> tuple[str, ...]:
    """The concepts that a defined term stands for. `meanings`: the terms found in its clause, and in each item of it.

    A concept whose parts (`made_of`) all stand in one of them; else a definable concept that begins the meaning.
    """
    strong = [[o for o in m if not o.weak and o.start >= definition.definiens] for m in meanings]
    present = [{o.concept for o in m} for m in strong]
    spelled = [c.key for c in concepts.values() if any(parts <= here for parts in c.made_of for here in present)]
    if spelled:
        return tuple(spelled)
    reach = definition.definiens + GENUS_CHARACTERS
    first = strong[0] if strong else []
    genus = [o.concept for o in first if o.start < reach and concepts[o.concept].definable]
    return tuple(genus[:1])


def rare_enough(terms: Iterable[str], texts: Sequence[str]) -> frozenset[str]:
    """The terms (folded) that stand in few enough provisions to be names. `texts`: the provisions, folded."""
    most = max(ALWAYS_RARE, TOO_COMMON * len(texts))
    return frozenset(
        t for t in terms if len(t) > 2 and not _YEAR.search(t) and sum(t in text for text in texts) <= most
    )


def defined_expression(terms: Iterable[str], language: Language) -> re.Pattern[str] | None:
    """One expression that finds all defined terms (folded) of an act, longest first; None where there are none.

    It fits texts folded by character, in which ß, œ and æ stay one letter.
    """
    escaped = [re.escape(t) for t in sorted({t for t in terms if len(t) >= 2}, key=lambda t: (-len(t), t))]
    if not escaped:
        return None
    either = re.sub("ss|oe|ae", lambda m: f"(?:{m[0]}|{_ONE_LETTER[m[0]]})", "|".join(escaped))
    edge = r"\b" if language.spaces else ""
    return re.compile(rf"{edge}(?:{either}){edge}", re.IGNORECASE)


def occurrences_of_defined(
    text: str, expression: re.Pattern[str], meaning: Mapping[str, tuple[str, ...]], language: Language
) -> Iterator[Occurrence]:
    """Where defined terms stand in a text, as their concepts. `meaning`: folded term → concepts."""
    for match in expression.finditer(fold_by_character(text, language.fold_marks)):
        words = text[match.start() : match.end()]
        for concept in meaning.get(fold(words, language.fold_marks), ()):
            yield Occurrence(concept, match.start(), match.end(), False, f"defined: {words}")
