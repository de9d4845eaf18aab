"""Words with their places, folded so that spelling variants meet and words that differ stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.concordance.words import WordReader, fold, fold_by_character

FOLDED = {
    "case": ("STRAFE", True, "strafe"),
    "ß is ss, as in the Swiss spelling": ("Mißbrauch", True, "missbrauch"),
    "accents may be left out": ("pornografía", True, "pornografia"),
    "decomposed accents too": ("pornografi\u0301a", True, "pornografia"),
    "œ is oe": ("mœurs", True, "moeurs"),
    "typographic apostrophe": ("l’enfant", True, "l'enfant"),
    "Turkish dotted capital": ("İSTİSMAR", True, "istismar"),
    "tashkeel and tatweel are no letters": ("طِفْلـٌ", False, "طفل"),
    "hamza tells Arabic words apart where marks are kept": ("إباحية", False, "إباحية"),
    "Arabic digits are digits": ("١٨", False, "18"),
    "full-width digits are digits": ("１８", False, "18"),
    "voiced kana stay where marks are kept": ("ポルノ", False, "ポルノ"),
    "half-width kana are kana": ("ﾎﾟﾙﾉ", False, "ポルノ"),
    "Thai vowels and tones stay where marks are kept": ("เด็ก", False, "เด็ก"),
    "ł is no l": ("małoletni", True, "małoletni"),
}


@pytest.mark.parametrize(("text", "fold_marks", "expected"), FOLDED.values(), ids=FOLDED)
def test_fold(text: str, fold_marks: bool, expected: str) -> None:
    assert fold(text, fold_marks) == expected


@given(st.text(), st.booleans())
def test_folding_twice_changes_nothing(text: str, fold_marks: bool) -> None:
    once = fold(text, fold_marks)
    assert fold(once, fold_marks) == once


PHRASES = {
    "a comma joins": ("makes, or holds", [0, 0, 0]),
    "a full stop parts": ("He makes. She holds.", [0, 0, 1, 1]),
    "a semicolon and a colon part": ("makes; holds: sells", [0, 1, 2]),
    "the point of a decimal does not": ("section 7.1 applies", [0, 0, 0, 0]),
    "full-width marks part": ("子供。 写真", [0, 1]),
}


@pytest.mark.parametrize(("text", "phrases"), PHRASES.values(), ids=PHRASES)
def test_phrases_end_with_sentences(text: str, phrases: list[int]) -> None:
    assert WordReader(True).read(text).phrase == phrases


def test_places_count_in_the_whole_text() -> None:
    text = "(a) makes, (b) l’enfant"
    words = WordReader(True).read(text, 4)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == ["makes", "b", "l", "enfant"]


@given(st.text(), st.booleans())
def test_places_are_those_of_the_words(text: str, fold_marks: bool) -> None:
    words = WordReader(fold_marks).read(text)
    last = 0
    for form, start, end in zip(words.folded, words.starts, words.ends, strict=True):
        assert last <= start < end <= len(text)
        assert form == fold(text[start:end], fold_marks)
        last = end
    assert words.phrase == sorted(words.phrase)


@given(st.text())
def test_folding_by_character_keeps_places(text: str) -> None:
    assert len(fold_by_character(text)) == len(text)
