"""Canonical text and hashes: what is the same text, and what is the same content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.core.hashing import sha256_of
from tutela.core.text import canonical

CASES = {
    "composed and decomposed letters are one": ("Jugendschutz fu\u0308r Kinder", "Jugendschutz für Kinder"),
    "soft hyphens are no text": ("Kinder\u00adporno\u00adgraphie", "Kinderpornographie"),
    "zero-width marks are no text": ("\ufeff第\u200b七条", "第七条"),
    "a soft hyphen at a blank leaves one blank": ("child \u00ad abuse", "child abuse"),
    "no-break and ideographic blanks, tabs and lines are one blank": ("§\u00a07\u3000\t\r\n Abs. 2", "§ 7 Abs. 2"),
    "trimmed": ("  a  ", "a"),
    "compatibility forms stay: hashing folds no meaning away": ("２０ ½ ﬁ", "２０ ½ ﬁ"),
    "joiners inside Persian words stay": ("می\u200cشود", "می\u200cشود"),
    "nothing": ("\u00ad\u200b", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected


@given(st.text())
def test_canonical_text_is_its_own_canonical_text(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert "  " not in once


def test_hash_does_not_see_the_order_of_keys() -> None:
    assert sha256_of({"a": 1, "b": [2, {"c": 3, "d": 4}]}) == sha256_of({"b": [2, {"d": 4, "c": 3}], "a": 1})


def test_hash_is_the_same_on_every_machine_and_run() -> None:
    assert sha256_of(b"law", "stgb.xml", ["de"]).startswith("39ec87c99bf3")


DIFFERENT = {
    "order of a list": (([1, 2],), ([2, 1],)),
    "parts do not run together": (("ab", "c"), ("a", "bc")),
    "text is no number": (("1",), (1,)),
    "bytes are no text": ((b"law",), ("law",)),
    "one part more": (("a",), ("a", "")),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_hash_tells_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert sha256_of(*one) != sha256_of(*other)
