"""The account of characters: every visible character of a source is in a provision, a heading, or a class by name.

The denominator comes from libraries that are not ours: lxml for XML, selectolax for HTML, python-docx for DOCX.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tutela.core.text import canonical
from tutela.law.model import Act
from tutela.law.mojibake import repaired
from tutela.law.source import Source

# Words and signs; in scripts without blanks each character, for there a line break is no end of a word.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+|[^\w\s]")
_INLINE = ["b", "big", "em", "font", "i", "small", "strong", "sub", "sup", "u"]  # a span may stand for a block
_UNSEEN = "script, style, head > meta, template, noscript"


@dataclass(frozen=True, slots=True)
class Account:
    """Visible characters of a source, of what was read from it by class, and what is in neither or counted twice."""

    visible: int
    classes: dict[str, int]
    missing: int
    surplus: int
    first_missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part of the visible characters that is accounted for, 0 to 1."""
        return 1.0 if not self.visible else 1 - self.missing / self.visible


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _html_text(text: str) -> str:
    tree = LexborHTMLParser(text)
    for node in tree.css(_UNSEEN):
        node.decompose()
    tree.unwrap_tags(_INLINE)  # "1<u><sup>o</sup></u>" is one word, as a browser shows it
    if tree.root:
        tree.root.merge_text_nodes()
    return tree.root.text(separator=" ") if tree.root else ""


def _docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    paragraphs = [p.text for p in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(paragraphs + cells)


def visible_text(source: Source) -> str:
    """What a person would see of a file, by a library that is not ours, by the file's ending and head."""
    head = source.head.lstrip()[:200].lower()
    match source.suffix:
        case ".docx":
            return _docx_text(source.data)
        case ".json" | ".jsonl":
            lines = source.text.splitlines() if source.suffix == ".jsonl" else [source.text]
            return "\n".join(s for line in lines if line.strip() for s in _strings(json.loads(line)))
        case ".xml":
            parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
            root = etree.fromstring(source.data, parser)
            return " ".join(str(t) for t in root.itertext(etree.Element)) if root is not None else ""
        case ".html" | ".htm" | ".xhtml":
            return _html_text(source.text)
        case _:
            return _html_text(source.text) if head.startswith(("<!doctype html", "<html")) else source.text


def _tokens(texts: Iterable[str]) -> Counter[str]:
    return Counter(token for text in texts for token in _TOKEN.findall(canonical(text)))


def _size(tokens: Counter[str]) -> int:
    return sum(len(token) * n for token, n in tokens.items())


def account(act: Act, source: Source) -> Account:
    """The account of one file, by a multiset of words and signs (markup of text formats counts as its class)."""
    classes: dict[str, list[str]] = {
        "provisions": [p.text for p in act.provisions],
        "labels": [p.label for p in act.provisions],
        "headings": [p.heading for p in act.provisions] + list(act.headings),
        "preface": [act.preface, act.work.title],
    }
    for ignored in act.ignored:
        classes.setdefault(ignored.kind, []).append(ignored.text)
    accounted = _tokens(text for texts in classes.values() for text in texts)
    seen = _tokens([repaired(visible_text(source))[0]])  # letters that a reader restored are the same letters
    missing, surplus = seen - accounted, accounted - seen
    worst = sorted(missing.items(), key=lambda item: (-len(item[0]) * item[1], item[0]))[:8]
    sizes = {name: _size(_tokens(texts)) for name, texts in classes.items()}
    return Account(
        _size(seen), {n: s for n, s in sizes.items() if s}, _size(missing), _size(surplus),
        tuple(f"{token} ×{n}" for token, n in worst),
    )  # fmt: skip
