"""Words with which the statutes of a language number their parts: read from terms/<language>/patterns.yaml."""

from functools import cache
from typing import Any

import yaml

from tutela.core.data import data_root
from tutela.core.errors import BadData
from tutela.core.yaml_file import parse_yaml


@cache
def languages() -> tuple[str, ...]:
    """The languages that Tutela has data for: the folders of terms/, in order."""
    return tuple(sorted(p.parent.name for p in (data_root() / "terms").glob("*/patterns.yaml")))


@cache
def numbering(language: str) -> dict[str, tuple[str, ...]]:
    """Numbering words by level (part, chapter, article, paragraph, schedule), lower case; empty if unknown."""
    path = data_root() / "terms" / language / "patterns.yaml"
    if not path.is_file():
        return {}
    try:
        data: Any = parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise BadData(str(path), f"this is no YAML: {error}", "Mend the line that is named.") from error
    return {level: tuple(str(word) for word in words) for level, words in data["numbering"].items()}


@cache
def cite_words(language: str) -> frozenset[str]:
    """Words after which "(a)" is a reference and no list item: the language's words for paragraph and article."""
    words = numbering(language)
    return frozenset(
        word.rstrip(".") + plural
        for level in ("paragraph", "article", "part", "chapter")
        for word in words.get(level, ())
        for plural in ("", "s")
        if len(word) > 1
    )
