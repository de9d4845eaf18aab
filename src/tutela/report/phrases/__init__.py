"""The fixed phrases of a report, by key, from a YAML file for each language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tutela.core.errors import BadIdentifier
from tutela.core.yaml_file import load_yaml

LANGUAGE = "en"


@cache
def phrases() -> Mapping[str, str]:
    """All phrases, the keys of nested maps joined by dots: `verdict.met.name`."""
    return dict(_flat("", load_yaml(Path(__file__).with_name(f"{LANGUAGE}.yaml"))))


def _flat(prefix: str, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in data.items():
        name = f"{prefix}{key}"
        pairs += _flat(f"{name}.", value) if isinstance(value, dict) else [(name, str(value))]
    return pairs


def say(key: str, **values: object) -> str:
    """A phrase with its gaps filled; BadIdentifier for a key that no file holds."""
    phrase = phrases().get(key)
    if phrase is None:
        raise BadIdentifier(key, "no phrase has this key.", f"Add it to report/phrases/{LANGUAGE}.yaml.")
    return phrase.format(**values) if values else phrase


def said(prefix: str, key: str) -> str:
    """The phrase `prefix.key`; the key itself, as words, where there is none."""
    return phrases().get(f"{prefix}.{key}", key.replace("_", " "))
