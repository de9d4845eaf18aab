"""Jurisdictions by code, and languages by direction."""

import pytest

from tutela.core.errors import BadIdentifier
from tutela.core.places import direction, jurisdiction, jurisdiction_name, language_name

KNOWN = {
    "a country": ("de", "de"),
    "in capitals and blanks": (" BR ", "br"),
    "a part of a country": ("US-DC", "us-dc"),
    "a part with figures": ("jp-13", "jp-13"),
    "left to users by ISO 3166": ("xa", "xa"),
    "the last that is left to users": ("zz", "zz"),
    "a union of States": ("eu", "eu"),
    "a layer of three letters": ("coe", "coe"),
    "a layer whose code looks like a country's part": ("au-union", "au-union"),
}


@pytest.mark.parametrize(("code", "expected"), KNOWN.values(), ids=KNOWN)
def test_known_codes(code: str, expected: str) -> None:
    assert jurisdiction(code) == expected


UNKNOWN = {
    "no country": "yy",
    "a name": "germany",
    "three letters": "deu",
    "nothing": "",
    "a part without a name": "us-",
    "a part that is too long": "us-texas",
    "a part of a layer": "coe-1",
    "a path": "../de",
}


@pytest.mark.parametrize("code", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_code_says_what_one_looks_like(code: str) -> None:
    with pytest.raises(BadIdentifier) as caught:
        jurisdiction(code)
    assert caught.value.where == code
    assert "ISO 3166" in caught.value.what
    assert "us-dc" in caught.value.remedy


NAMES = {
    "from CLDR": ("de", "en", "Germany"),
    "in another language": ("de", "fr", "Allemagne"),
    "a part by its code": ("us-dc", "en", "United States: DC"),
    "a layer": ("un", "en", "United Nations"),
    "no name in CLDR": ("xx", "en", "XX"),
}


@pytest.mark.parametrize(("code", "locale", "name"), NAMES.values(), ids=NAMES)
def test_names(code: str, locale: str, name: str) -> None:
    assert jurisdiction_name(code, locale) == name


@pytest.mark.parametrize(("code", "way"), [("ar", "rtl"), ("en", "ltr"), ("ja", "ltr"), ("", "ltr"), ("q?", "ltr")])
def test_direction(code: str, way: str) -> None:
    assert direction(code) == way


def test_a_language_without_a_name_is_its_code() -> None:
    assert language_name("ar") == "Arabic"
    assert language_name("qqq") == "qqq"
