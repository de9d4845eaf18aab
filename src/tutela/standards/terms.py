"""The words of a language for the concepts, and how its statutes number, define, cite and are called."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tutela.core.data import data_root
from tutela.core.errors import BadData
from tutela.core.yaml_file import load_yaml
from tutela.standards.value_words import ValueWords, read_value_words

_TERM_FIELDS = {"t", "kind", "weak", "variant", "why"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term as written: words, `*` inside a word, `..` and `...` for gaps (terms/README.md).

    `weak` terms count half, and only beside a term of another concept that is not weak. `kind` is preferred,
    former or deprecated where the Luxembourg Guidelines say so. `discount` terms are senses that do not count.
    """

    concept: str
    text: str
    weak: bool = False
    kind: str = ""
    discount: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: load_language gives one object a language
class Language:
    """Everything that is known of a language. `hash` changes with any of its files.

    `reviewed_by` is empty until a lawyer of the language has reviewed it: then it is shown as experimental.

    `spaces`: words stand apart; `fold_marks`: accents may be left out; `ranges`: words for "from … to …";
    `negations`: words before a purpose that take it away.
    """

    code: str
    countries: tuple[str, ...]
    terms: tuple[Term, ...]
    definition_patterns: tuple[str, ...]
    age_patterns: tuple[str, ...]
    custody_patterns: tuple[str, ...]
    reference_patterns: tuple[str, ...]
    number_words: tuple[tuple[int, tuple[str, ...]], ...]
    values: ValueWords
    act_kinds: tuple[tuple[str, tuple[str, ...]], ...]
    ranges: tuple[str, ...]
    negations: tuple[str, ...]
    spaces: bool
    fold_marks: bool
    reviewed_by: str
    hash: str

    @property
    def experimental(self) -> bool:
        """Whether no lawyer of the language has reviewed its terms."""
        return not self.reviewed_by


def available_languages(root: Path | None = None) -> tuple[str, ...]:
    """The codes of all languages that have a folder of terms, in order."""
    return tuple(sorted(p.parent.name for p in (root or data_root() / "terms").glob("*/terms.yaml")))


def _term(concept: str, raw: Any, path: Path, discount: bool = False) -> Term:
    if isinstance(raw, str):
        return Term(concept, raw, discount=discount)
    unknown = set(raw) - _TERM_FIELDS if isinstance(raw, dict) else {"?"}
    if unknown or "t" not in raw:
        raise BadData(
            str(path),
            f"{concept}: {raw!r} is no term (unknown: {', '.join(sorted(unknown))}).",
            "Write a string, or {t: …, weak: true, kind: preferred|former|deprecated}.",
        )
    return Term(concept, str(raw["t"]), bool(raw.get("weak")), raw.get("kind", ""), discount)


def _terms(data: Any, path: Path) -> tuple[Term, ...]:
    found = [_term(key, raw, path) for key, raws in data["concepts"].items() for raw in raws or ()]
    senses = (data.get("not") or {}).items()
    found += [_term(key, raw, path, discount=True) for key, raws in senses for raw in raws or ()]
    return tuple(found)


@cache
def load_language(code: str, root: Path | None = None) -> Language:
    """A language's terms and patterns. `root`: the terms folder. Raises BadData with the path of what is wrong."""
    top = root or data_root() / "terms"
    folder = top / code
    if not (folder / "terms.yaml").is_file():
        raise BadData(str(folder), f"no terms for the language {code!r}.", "terms/README.md tells how to add some.")
    terms, patterns, acts = (load_yaml(folder / name) for name in ("terms.yaml", "patterns.yaml", "acts.yaml"))
    writing = load_yaml(top / "languages.yaml").get(code) or {}
    total = hashlib.sha256()
    for name in ("terms.yaml", "patterns.yaml", "acts.yaml"):
        total.update((folder / name).read_bytes())
    total.update(repr(sorted(writing.items())).encode())
    strings = {k: tuple(map(str, patterns.get(k) or ())) for k in patterns if k.endswith("_patterns")}
    return Language(
        code=code,
        countries=tuple(map(str, terms.get("countries") or ())),
        terms=_terms(terms, folder / "terms.yaml"),
        definition_patterns=strings["definition_patterns"],
        age_patterns=strings["age_patterns"],
        custody_patterns=strings["custody_patterns"],
        reference_patterns=strings["reference_patterns"],
        number_words=tuple((int(n), tuple(map(str, w))) for n, w in patterns["number_words"].items()),
        values=read_value_words(patterns.get("values"), str(folder / "patterns.yaml")),
        act_kinds=tuple((k, tuple(map(str, w or ()))) for k, w in acts["act_kinds"].items()),
        ranges=tuple(map(str, writing.get("ranges") or ())),
        negations=tuple(map(str, writing.get("negations") or ())),
        spaces=bool(writing.get("spaces", True)),
        fold_marks=writing.get("marks") != "keep",
        reviewed_by=str((terms.get("reviewed") or {}).get("by") or ""),
        hash=total.hexdigest(),
    )
