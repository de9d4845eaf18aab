"""References: one, several, ranges, with paragraphs and other acts' names, as each language writes them."""

import pytest

from tutela.concordance.references import find_references
from tutela.standards.terms import load_language

CASES = {
    "one section": ("en", "an offence under section 7", ["7"]),
    "with a letter": ("en", "section 42A applies", ["42a"]),
    "a paragraph is not part of the label": ("en", "under section 7(1)(b) of this Act", ["7"]),
    "a decimal paragraph is not part of it": ("en", "under section 7(4.1)", ["7"]),
    "two sections": ("en", "sections 7 and 9", ["7", "9"]),
    "two, each with its paragraph": ("en", "section 7(1) or 9(2)(a)", ["7", "9"]),
    "a list": ("en", "sections 7, 8A and 9", ["7", "8a", "9"]),
    "a range": ("en", "sections 7 to 9", ["7-9"]),
    "a range with a dash": ("en", "sections 7–9", ["7-9"]),
    "a range whose first has a paragraph": ("en", "sections 7(2) to 9", ["7-9"]),
    "a list with a range in it": ("en", "sections 3, 7 to 9 and 12", ["3", "7-9", "12"]),
    "two references": ("en", "section 3, and any offence in section 5", ["3", "5"]),
    "a bare number is none": ("en", "a fine of 7 to 9 units", []),
    "a year is none": ("en", "the Child Act 2001", []),
    "a word that ends like one is none": ("en", "in intersection 7", []),
    "German paragraph sign": ("de", "nach § 184b", ["184b"]),
    "German range": ("de", "nach den §§ 176 bis 178", ["176-178"]),
    "German list with a range": ("de", "in den Fällen der §§ 174, 176 bis 178 und 182", ["174", "176-178", "182"]),
    "German paragraph and sentence": ("de", "nach § 184b Absatz 3 Satz 1", ["184b"]),
    "French article": ("fr", "à l'article 227-23", ["227-23"]),
    "French articles from … to": ("fr", "aux articles 227-22 à 227-27", ["227-22-227-27"]),
    "French code with a letter": ("fr", "l'article L. 33-1", ["l33-1"]),
    "Spanish late numbers": ("es", "el artículo 183 bis", ["183bis"]),
    "Spanish list": ("es", "los artículos 189 y 190", ["189", "190"]),
    "Brazilian article": ("pt", "o art. 241-B", ["241b"]),
    "Swedish section after its number": ("sv", "som avses i 10 a §", ["10a"]),
    "Swedish chapter": ("sv", "enligt 6 kap. 10 a §", ["6:10a"]),
    "Swedish range in a chapter": ("sv", "som avses i 6 kap. 1–3 §§", ["6:1-6:3"]),
    "Japanese": ("ja", "第七条の罪を犯した者", ["7"]),
    "Japanese with a branch number": ("ja", "第七条の二の罪", ["7-2"]),
    "Japanese range": ("ja", "第四条から第八条までの罪", ["4-8"]),
    "Japanese list": ("ja", "第四条、第六条及び第七条", ["4", "6", "7"]),
    "Japanese hundreds": ("ja", "第百七十五条", ["175"]),
    "Arabic with Arabic digits": ("ar", "المنصوص عليها في المادة ٤٤ من هذا القانون", ["44"]),
    "Dutch": ("nl", "artikel 240b", ["240b"]),
}


def written(code: str, text: str) -> list[str]:
    """A single reference as its label, a range as both with a hyphen."""
    found = find_references(text, load_language(code))
    return [r.first if r.first == r.last else f"{r.first}-{r.last}" for r in found]


@pytest.mark.parametrize(("code", "text", "expected"), CASES.values(), ids=CASES)
def test_references(code: str, text: str, expected: list[str]) -> None:
    assert written(code, text) == expected


def test_places_are_those_of_the_labels() -> None:
    text = "under sections 7(2) to 9 and 12"
    found = list(find_references(text, load_language("en")))
    assert [text[r.start : r.end] for r in found] == ["7(2) to 9", "12"]


def test_what_follows_is_kept_for_another_acts_name() -> None:
    text = "an offence under section 5 of the Child Act 2001 is serious"
    (found,) = find_references(text, load_language("en"))
    assert found.after.startswith(" of the Child Act 2001")
