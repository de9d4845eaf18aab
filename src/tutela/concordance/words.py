"""Words of a text with their places, folded so that spelling variants meet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# Marks that stand inside words of Arabic and Hebrew, and combining accents that NFC leaves apart.
_WORD = re.compile(r"[\w\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]+")
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


class WordReader:
    """Splits texts of one language into folded words; each distinct word is folded once."""

    def __init__(self, fold_marks: bool) -> None:
        self._fold_marks = fold_marks
        self._known: dict[str, str] = {}

    def read(self, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words of text[start:end], their places counted in the whole text."""
        folded: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        phrase: list[int] = []
        known, last, phrases = self._known, start, 0
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            at, to = match.span()
            if at - last > 1 and _END.search(text, last, at):
                phrases += 1
            word = match[0]
            form = known.get(word)
            if form is None:
                form = known[word] = fold(word, self._fold_marks)
            folded.append(form)
            starts.append(at)
            ends.append(to)
            phrase.append(phrases)
            last = to
        return Words(folded, starts, ends, phrase)


@cache
def _fold_character(character: str, fold_marks: bool) -> str:
    folded = fold(character, fold_marks)
    return folded if len(folded) == 1 else character


def fold_by_character(text: str, fold_marks: bool = False) -> str:
    """A text folded one character for one, so that places stay; what folds to two or none (ß) is left."""
    return text.translate({ord(c): _fold_character(c, fold_marks) for c in set(text)})
