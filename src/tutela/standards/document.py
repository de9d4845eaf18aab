"""A YAML file of the standards with the line of every value, so that a fault in it can be found."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tutela.core.errors import BadData

Place = tuple[int | str, ...]  # ("asked_by", 3, "weight"): names of fields, and list positions from 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says (`data`: maps, lists, texts, numbers) and its tree of nodes, which knows the lines."""

    path: Path
    data: object
    node: yaml.Node

    @property
    def shown(self) -> str:
        """The path as an error shows it: from the working folder where the file lies below it."""
        return shown(self.path)

    def line(self, place: Place) -> int:
        """The line, from 1, where a place is written; where it is not, that of the nearest place around it."""
        node, line = self.node, self.node.start_mark.line
        for part in place:
            found = _step(node, part)
            if found is None:
                break
            node, line = found
        return line + 1

    def repeated_keys(self) -> Iterator[tuple[str, int]]:
        """Each key that stands twice in one map (YAML would drop the first), with the line of the last."""
        for node in _maps(self.node):
            lines = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
            counted = Counter(str(key.value) for key, _ in node.value)
            yield from ((key, lines[key]) for key, times in counted.items() if times > 1)

    def keys_that_are_no_text(self) -> Iterator[tuple[str, int]]:
        """Each key that YAML takes for a number, a date, or yes or no (`no:`, `on:`), with its line."""
        for node in _maps(self.node):
            yield from ((str(k.value), k.start_mark.line + 1) for k, _ in node.value if not k.tag.endswith(":str"))


def shown(path: Path) -> str:
    """A path from the working folder where it lies below it, or else as it is."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def read_document(path: Path) -> Document:
    """Read one YAML file; BadData, with the line, where it is no YAML, empty or not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadData(shown(path), "is not UTF-8.", "Save it as UTF-8.") from error
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise BadData(shown(path), "is empty.", "Write its fields; standards/README.md names them.")
        return Document(path, loader.construct_document(node), node)
    except yaml.YAMLError as error:
        line, problem = _where_and_what(text, error)
        remedy = "Look at this line and the one above: indents, colons, quotes."
        raise BadData(f"{shown(path)}:{line}", f"is no YAML: {problem}.", remedy) from error
    finally:
        loader.dispose()


def _where_and_what(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """The line, from 1, at which reading stopped, and why."""
    if isinstance(error, yaml.reader.ReaderError):  # a character that YAML forbids; its position counts bytes
        return text.encode()[: error.position].count(b"\n") + 1, str(error.reason)
    assert isinstance(error, yaml.MarkedYAMLError)
    mark = error.problem_mark
    return mark.line + 1 if mark else 1, error.problem or str(error)


def _step(node: yaml.Node, part: int | str) -> tuple[yaml.Node, int] | None:
    """The node below `node` at one part of a place, with its line from 0; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next(((value, key.start_mark.line) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line
    return None


def _maps(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Every map of a tree, outermost first."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _maps(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _maps(value)
