"""Words of a text with their places, folded so that spelling variants meet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

# Marks that stand inside words of Arabic and Hebrew, and combining accents that NFC leaves apart.
_WORD = re.compile(r"([\w\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]+)")
_NO_LETTER = re.compile(r"[\u0640\u064b-\u065f\u0670]")  # tatweel and tashkeel
_TURN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ㆍ": "·", "œ": "oe", "æ": "ae"})
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_COMBINING = re.compile("[" + "".join(chr(c) for c in range(0x300, 0x20F1) if unicodedata.combining(chr(c))) + "]")
_END = re.compile(r"[.;:!?。；：？！؛؟۔]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: `folded[i]` stands at `starts[i]`:`ends[i]`; `phrase[i]` rises where a clause ends before it."""

    folded: list[str]
    starts: list[int]
    ends: list[int]
    phrase: list[int]


def fold(text: str, fold_marks: bool = True) -> str:
    """A string as it is compared: compatibility forms, case and (where asked) accents folded away."""
    if text.isascii():  # most words of most laws: nothing to fold but case (6 times as fast)
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold().translate(_TURN)
    text = _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), _NO_LETTER.sub("", text))
    if not fold_marks:
        return text
    return _COMBINING.sub("", unicodedata.normalize("NFD", text))


class _Folded(dict[str, str]):
    """Word as written → as compared; each distinct word is folded once."""

    def __init__(self, fold_marks: bool) -> None:
        super().__init__()
        self._fold_marks = fold_marks

    def __missing__(self, word: str) -> str:
        form = self[word] = fold(word, self._fold_marks)
        return form


class _Phrases(dict[str, int]):
    """What stands between two words → 1 where a phrase ends in it; one sign alone (7.1) ends none."""

    def __missing__(self, between: str) -> int:
        ends = self[between] = int(len(between) > 1 and _END.search(between) is not None)
        return ends


class WordReader:
    """Splits texts of one language into folded words; each distinct word is folded once."""

    def __init__(self, fold_marks: bool) -> None:
        self._folded = _Folded(fold_marks)
        self._phrases = _Phrases()

    def read(self, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words of text[start:end], their places counted in the whole text."""
        pieces = _WORD.split(text[start:end])  # what stands between, word, what stands between, …
        places = list(accumulate(map(len, pieces), initial=start))
        words, between = pieces[1::2], pieces[:-1:2]
        return Words(
            list(map(self._folded.__getitem__, words)),
            places[1:-1:2],
            places[2::2],
            list(accumulate(map(self._phrases.__getitem__, between))),
        )


@cache
def _fold_character(character: str, fold_marks: bool) -> str:
    folded = fold(character, fold_marks)
    return folded if len(folded) == 1 else character


def fold_by_character(text: str, fold_marks: bool = False) -> str:
    """A text folded one character for one, so that places stay; what folds to two or none (ß) is left."""
    return text.translate({ord(c): _fold_character(c, fold_marks) for c in set(text)})
