"""Names for readers: of jurisdictions and languages (CLDR), of provisions, and of instruments where they are cited."""

import re
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from tutela.core.places import jurisdiction_name
from tutela.core.yaml_file import load_yaml
from tutela.standards.model import Instrument

# Akoma Ntoso's abbreviations of the units that a lawyer cites first.
_UNITS = {"art": "Article", "sec": "Section", "rule": "Rule", "reg": "Regulation", "para": "Paragraph"}
# Codes to which CLDR gives a name that is no jurisdiction's: two for testing, "unknown", and a group of islands.
_NO_JURISDICTIONS = {"XA", "XB", "ZZ", "QO"}
_UNIT = re.compile(r"(?:.*__)?([a-z]+)_[^_]+$")
LONGEST_TITLE = 70  # characters of an act's title in a list; the table of files gives all of it


def name_of_jurisdiction(code: str, given: str = "") -> str:
    """The name given with the law; else that of CLDR; the code where neither knows one."""
    if not given and code.upper() in _NO_JURISDICTIONS:
        return code.upper()
    return given or jurisdiction_name(code)


@cache
def direction(code: str) -> str:
    """`ltr` or `rtl`; `auto` (the browser looks at the text) for a language that CLDR does not know."""
    try:
        return Locale.parse(code, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"


@cache
def block_attributes(language: str) -> Markup:
    """The attributes of a block of law: its language and direction."""
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


@cache
def inline_attributes(language: str) -> Markup:
    """The attributes of words of law inside an English line; a direction only where it is not the page's own."""
    way = direction(language)
    return Markup(' lang="{}"').format(language) + (Markup(' dir="{}"').format(way) if way != "ltr" else "")


def provision_name(eid: str, label: str) -> str:
    """A provision as it is cited in English: "Section 184b"; the label alone where it brings its own word."""
    unit = _UNIT.match(eid)
    word = _UNITS.get(unit[1], "") if unit else ""
    return f"{word} {label}".strip() if label[:1].isdigit() else label or eid


def listed_title(title: str, short: str) -> str:
    """What an act is called where it is listed: its short title, else its title, neither longer than a line."""
    return textwrap.shorten(short or title, LONGEST_TITLE, placeholder=" …")


def anchor(text: str) -> str:
    """Text as part of an element's id: anything but letters, digits, `.`, `_` and `-` becomes `-`."""
    return re.sub(r"[^\w.-]", "-", text)


@cache
def _short_titles() -> Mapping[str, str]:
    titles: dict[str, str] = load_yaml(Path(__file__).with_name("short_titles.yaml"))
    return titles


def instrument_name(instrument: Instrument) -> str:
    """What an instrument is called in a line of citations."""
    return _short_titles().get(instrument.key) or textwrap.shorten(instrument.title, 60, placeholder=" …")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 act", "1,962 provisions"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str] | tuple[str, ...], joint: str = "and") -> str:
    """Words as in a sentence: "a, b and c"."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {joint} {last}" if first else last
