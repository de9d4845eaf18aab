"""Jurisdictions by their ISO 3166 code; names come from CLDR and are never typed by hand."""

import re

from babel import Locale
from babel.core import UnknownLocaleError

from tutela.core.errors import BadIdentifier

# ISO 3166-1 keeps these for users: they name no country, so fiction and tests may have them.
_USER_ASSIGNED = re.compile(r"aa|q[m-z]|x[a-z]|zz")
_SUBDIVISION = re.compile(r"[a-z]{2}-[a-z0-9]{1,3}")
_LAYERS = {"eu": "European Union", "coe": "Council of Europe", "un": "United Nations", "au-union": "African Union"}


def jurisdiction(code: str) -> str:
    """A code in its one spelling (lower case); raises BadIdentifier for one that ISO 3166 does not know."""
    low = code.strip().lower()
    country = low.partition("-")[0]
    known = country.upper() in Locale("en").territories or _USER_ASSIGNED.fullmatch(country) or low in _LAYERS
    if not known or (low != country and not _SUBDIVISION.fullmatch(low) and low not in _LAYERS):
        raise BadIdentifier(code, "this is no ISO 3166 code of a jurisdiction.", "Examples: de, br, us-dc, eu.")
    return low


def jurisdiction_name(code: str, locale: str = "en") -> str:
    """The name of a jurisdiction in a language (CLDR); a part of a country is named by its code."""
    if code in _LAYERS:
        return _LAYERS[code]
    country, _, part = code.partition("-")
    name = Locale.parse(locale).territories.get(country.upper()) or country.upper()
    return f"{name}: {part.upper()}" if part else name


def language_name(code: str, locale: str = "en") -> str:
    """The name of a language in a language (CLDR), or its code."""
    return Locale.parse(locale).languages.get(code) or code


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr` (CLDR)."""
    try:
        return Locale.parse(language).text_direction
    except (ValueError, UnknownLocaleError):
        return "ltr"
