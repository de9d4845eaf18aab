"""Reading the YAML files that hold the project's knowledge, with the line of what is wrong."""

from pathlib import Path
from typing import Any

import yaml

from tutela.core.errors import BadData

_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class _Loader(yaml.CSafeLoader):
    """The safe loader, quicker with words: one of six letters or more is text (the longest that is none is `false`)."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        if kind is yaml.ScalarNode and implicit[0] and len(value) > 5 and value[0].isalpha():
            return _TEXT
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]  # PyYAML has no types


def _plain(loader: _Loader, node: yaml.Node) -> Any:
    """What a node says; only what is no text, list or map of texts goes the long way through the loader."""
    if type(node) is yaml.ScalarNode and node.tag == _TEXT:
        return node.value
    if type(node) is yaml.SequenceNode and node.tag == _LIST:
        return [_plain(loader, inner) for inner in node.value]
    if type(node) is yaml.MappingNode and node.tag == _MAP and all(k.tag == _TEXT for k, _ in node.value):
        return {key.value: _plain(loader, inner) for key, inner in node.value}
    return loader.construct_object(node, deep=True)


def parse_yaml(text: str) -> Any:
    """What a YAML text says (maps, lists, texts, numbers); raises yaml.YAMLError."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _plain(loader, node)
    finally:
        loader.dispose()


def load_yaml(path: Path) -> Any:
    """A YAML file's content; raises BadData with path and line."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise BadData(f"{path}{line}", f"this is no YAML: {problem}.", "Mend that line.") from error
