"""XML law files as trees: parsed without entities or network, and the plain text of an element."""

import re
from collections.abc import Iterator

from lxml import etree

from tutela.core.errors import Unreadable
from tutela.law.source import Source

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def xml_root(source: Source) -> tuple[etree._Element, tuple[str, ...]]:
    """The root element, without comments and processing instructions, and what was wrong with the file.

    A file that is not well formed is read as far as it goes. Raises Unreadable where nothing can be read.
    """
    try:
        return etree.fromstring(source.data, _parser(recover=False)), ()
    except etree.XMLSyntaxError as error:
        root = etree.fromstring(_DECLARATION.sub("", source.text).encode(), _parser(recover=True))
        if root is None:
            raise Unreadable(source.file, f"this is no XML: {error.msg}.", "Fetch the file again.") from error
        return root, (f"The file is no well-formed XML ({error.msg}); what follows the error may be missing.",)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding="utf-8" if recover else None,
    )


def tag(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element (an entity)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace; empty where it is missing."""
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def plain(
    element: etree._Element | None, breaks: frozenset[str] = frozenset(), skip: frozenset[str] = frozenset()
) -> str:
    """The characters inside an element, white space as one blank.

    Elements named in `breaks` part words (a line break has no character of its own); those in `skip` are
    left out, but not what follows them.
    """
    return " ".join("".join(_characters(element, breaks, skip)).split()) if element is not None else ""


def _characters(element: etree._Element, breaks: frozenset[str], skip: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = tag(child)
        gap = " " if name in breaks else ""
        if name not in skip:
            yield gap
            yield from _characters(child, breaks, skip)
            yield gap
        yield child.tail or ""


def iso_date(text: str) -> str:
    """The first ISO date in a text; empty where there is none."""
    found = _ISO_DATE.search(text)
    return found[0] if found else ""
