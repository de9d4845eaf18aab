"""What each part of the method is worth: taken out one at a time, over the same law and the same rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tutela.concordance.assess import assess
from tutela.concordance.digest import Digest, Digester
from tutela.concordance.dossier import open_dossier
from tutela.concordance.finding import Finding
from tutela.concordance.kinds import load_signs
from tutela.concordance.lexicon import make_lexicon
from tutela.concordance.pipeline import Assessment, law_of
from tutela.concordance.weights import Weights, load_weights
from tutela.law.model import Act
from tutela.standards.concepts import load_concepts
from tutela.standards.model import Requirement
from tutela.standards.terms import Language, load_language
from tutela.standards.value_words import read_value_words

PARTS = ("unfolding", "definitions", "links", "kinds", "headings", "values", "fusion")


def _flat(act: Act) -> Act:
    """The act with every list item standing alone: no stems, no tails."""
    provisions = tuple(
        replace(p, blocks=tuple(replace(b, depth=0, marker="") for b in p.blocks)) for p in act.provisions
    )
    return replace(act, provisions=provisions)


def _bare(act: Act) -> Act:
    """The act without headings and titles."""
    return replace(act, provisions=tuple(replace(p, heading="", path=()) for p in act.provisions))


_LANGUAGES: Mapping[str, Callable[[Language], Language]] = {
    "definitions": lambda language: replace(language, definition_patterns=()),
    "values": lambda language: replace(language, values=read_value_words(None, "")),
}
_ACTS: Mapping[str, Callable[[Act], Act]] = {"unfolding": _flat, "headings": _bare}


def _weights(part: str, weights: Weights) -> Weights:
    """The weights with a part at nothing."""
    if part == "links":
        return weights.model_copy(update={"links": weights.links.model_copy(update={"carries": ()})})
    if part == "fusion":
        return weights.model_copy(update={"fusion": weights.fusion.model_copy(update={"bag": 0.0})})
    if part == "kinds":
        none = weights.kind.model_copy(update={"seat": (0.0,), "also": 0.0})
        return weights.model_copy(update={"kind": none})
    return weights


def _digests(part: str, acts: Sequence[Act]) -> list[Digest]:
    digesters: dict[str, Digester] = {}
    concepts, signs = load_concepts(), load_signs()
    for code in {a.expression.language for a in acts}:
        language = load_language(code)
        if part in _LANGUAGES:
            language = _LANGUAGES[part](language)
        digesters[code] = Digester(language, make_lexicon(language), concepts, signs)
    return [digesters[a.expression.language].digest(a) for a in acts]


def without(part: str, found: Assessment, requirements: Sequence[Requirement]) -> list[Finding]:
    """The findings over a jurisdiction's law with one of PARTS taken out."""
    old = found.dossier
    acts = [_ACTS[part](a) if part in _ACTS else a for a in old.acts]
    again = part in _ACTS or part in _LANGUAGES
    digests = _digests(part, acts) if again else list(old.digests)
    weights = _weights(part, load_weights())
    dossier = open_dossier(old.jurisdiction, old.as_at, list(zip(acts, digests, strict=True)), weights)
    law = law_of(dossier, requirements, weights=weights)
    return [assess(r, law) for r in requirements]
