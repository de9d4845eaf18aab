"""Small acts made for a test, without a file: sections of a few paragraphs, digested with few terms or with all."""

from collections.abc import Sequence
from functools import cache

from tutela.concordance.assess import Law, assess
from tutela.concordance.digest import Digest, Digester
from tutela.concordance.dossier import Dossier, open_dossier
from tutela.concordance.finding import Finding
from tutela.concordance.kinds import load_signs
from tutela.concordance.lexicon import lexicon_of
from tutela.concordance.pipeline import Settings, assess_all, law_of
from tutela.concordance.weights import load_weights
from tutela.law.model import (
    Act,
    Block,
    Completeness,
    Expression,
    Provision,
    State,
    TextState,
    Work,
)
from tutela.standards.catalogue import Catalogue
from tutela.standards.concepts import Concept, load_concepts
from tutela.standards.load import load_catalogue
from tutela.standards.terms import Language, load_language

Part = tuple[int, str] | str


def section(
    label: str,
    heading: str,
    *parts: Part,
    state: State = State.IN_FORCE,
    damage: str = "",
    path: Sequence[str] = (),
) -> Provision:
    """A section: a part is running text, or (depth, words) with what stands before the first blank as marker."""
    text, blocks = "", []
    for part in parts:
        depth, words = (0, part) if isinstance(part, str) else part
        start = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        marker = words.split(" ")[0] if words.startswith("(") else ""
        blocks.append(Block(depth, marker, start, len(text)))
    return Provision(f"sec_{label}", label, heading, text, state, tuple(blocks), tuple(path), damage)


def act(
    file: str,
    title: str,
    *sections: Provision,
    language: str = "en",
    date: str = "2020-01-01",
    text_state: TextState = TextState.CURRENT,
    completeness: Completeness = Completeness.WHOLE,
    uri: str = "",
) -> Act:
    """An act of these sections."""
    uri = uri or f"/akn/xx/act/2000/{file.partition('.')[0]}"
    expression = Expression(f"{uri}/und@{date}", language, date, text_state, completeness=completeness)
    return Act(Work(uri, title), expression, file, "0" * 64, "made/1", sections)


def digest(law: Act, language: Language | None = None) -> Digest:
    """An act's digest, with a test's own language or the real one."""
    spoken = language or load_language(law.expression.language)
    return _digester(spoken).digest(law)


@cache
def _digester(spoken: Language) -> Digester:
    return Digester(spoken, lexicon_of(spoken), _concepts(), load_signs())


@cache
def catalogue() -> Catalogue:
    """The real requirements, loaded once."""
    return load_catalogue()


@cache
def _concepts() -> dict[str, Concept]:
    return load_concepts()


def concepts(law: Act, label: str, language: Language | None = None) -> dict[str, str]:
    """The concepts in the clauses of a section, each at the level of the first clause that has it."""
    found = next(p for p in digest(law, language).provisions if p.eid == f"sec_{label}")
    return {c: level for clause in reversed(found.clauses) for c, level in clause.concepts.items()}


def dossier(*acts: Act, language: Language | None = None) -> Dossier:
    return open_dossier("xx", "", [(a, digest(a, language)) for a in acts], load_weights())


def law(*acts: Act) -> Law:
    """Acts with all that a finding rests on, and a form of treaties that nobody filled."""
    return law_of(dossier(*acts), catalogue().requirements)


def finding(key: str, *acts: Act) -> Finding:
    """The finding for one of the real requirements over acts, with the real terms."""
    return assess(catalogue().requirement(key), law(*acts))


def findings(*acts: Act) -> list[Finding]:
    """All findings over acts, in the order of the requirements."""
    return assess_all(catalogue().requirements, dossier(*acts), Settings())


def labels(found: Finding, count: int = 99) -> list[str]:
    return [c.label for c in found.to_read[:count]]
