"""What kind of act a text is: by the words of its title, and by what fills it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tutela.concordance.words import fold
from tutela.core.data import data_root
from tutela.core.yaml_file import load_yaml
from tutela.standards.terms import Language

# An act that has more than this share of another kind's signs is of that kind too.
TITLE, CONTENT = "title", "content"


@dataclass(frozen=True, slots=True)
class Sign:
    """Concepts that fill acts of a kind: in at least `share` of the provisions and in `provisions` of them."""

    kind: str
    concepts: frozenset[str]
    share: float
    provisions: int


@cache
def load_signs(root: Path | None = None) -> tuple[Sign, ...]:
    """The signs of each kind, from terms/kinds.yaml."""
    data = load_yaml((root or data_root() / "terms") / "kinds.yaml")["kinds"]
    return tuple(
        Sign(kind, frozenset(s["concepts"]), float(s["share"]), int(s["provisions"])) for kind, s in data.items()
    )


@cache
def _titles(language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(fold(w, language.fold_marks) for w in words if w)) for kind, words in language.act_kinds)


def kinds_by_title(titles: Iterable[str], language: Language) -> dict[str, str]:
    """Kinds whose words stand in a title; the kind with the longest words first."""
    folded = [" " + fold(t, language.fold_marks) for t in titles if t]
    found: dict[str, int] = {}
    for kind, words in _titles(language):
        fits = [len(w) for w in words if any((" " + w if language.spaces else w) in t for t in folded)]
        if fits:
            found[kind] = max(fits)
    return dict.fromkeys(sorted(found, key=lambda k: (-found[k], k)), TITLE)


def kinds_by_content(provisions: Iterable[frozenset[str]], signs: Iterable[Sign]) -> Mapping[str, str]:
    """Kinds whose concepts fill the act. `provisions`: the strong concepts of each provision in force."""
    each = list(provisions)
    counts = Counter(concept for found in each for concept in found)
    kinds: dict[str, str] = {}
    for sign in signs:
        holding = sum(1 for found in each if found & sign.concepts) if sign.concepts & counts.keys() else 0
        if holding >= sign.provisions and holding >= sign.share * len(each):
            kinds[sign.kind] = CONTENT
    return kinds
