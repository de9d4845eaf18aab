"""Phrases around a number ("under the age of {n}", "{n} or over") as expressions that are tried where it stands."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tutela.concordance.words import fold_by_character

# How far before a number its phrase may begin, in characters.
REACH = 90
_NOTHING = re.compile("(?!)")
_GAP = ".{0,50}?"
# Letters that are written now so, now so, in one word; beyond what folding makes alike.
_ALIKE = str.maketrans("أإآىةʻ`‑‐–—−", "ااايه''-----")


class _Folded(dict[int, str]):
    """Each character as it is compared, worked out when it is first met."""

    def __init__(self, fold_marks: bool) -> None:
        super().__init__()
        self._fold_marks = fold_marks

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_by_character(chr(code), self._fold_marks).translate(_ALIKE)
        return folded


_FOLDED = {marks: _Folded(marks) for marks in (True, False)}


def alike(text: str, fold_marks: bool = True) -> str:
    """Text as it is compared here, one character for one: case, accents, alef and yeh, dashes, apostrophes."""
    if text.isascii():  # nothing but case, and much faster
        return text.lower()
    return text.translate(_FOLDED[fold_marks])


def either(words: Iterable[str]) -> str:
    """Words as one alternative, the longest first; a blank is any white space, `*` any letters."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(_literal(w) for w in ordered if w)


def edged(words: Iterable[str], spaces: bool) -> str:
    """As `either`, each from a word's beginning to a word's end."""
    alternatives = either(words)
    return rf"(?<!\w)(?:{alternatives})(?!\w)" if spaces and alternatives else alternatives


def _literal(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("…", _GAP)


def _backwards(phrase: str) -> str:
    """A phrase as an expression for text that is read from its end."""
    return _literal(phrase[::-1])


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with `{n}`: `before` (for reversed text), `after`, and those that stand on both sides (`around`)."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    opens: re.Pattern[str]  # what stands before in any of those

    def at(self, text: str, start: int, end: int, bare_end: int = 0) -> tuple[int, int] | None:
        """The span of the longest phrase with the number at text[start:end]; None where none stands there.

        `bare_end`: where the number ends without its unit, for phrases that hold the unit ("{n} yıldan").
        """
        back = text[max(0, start - REACH) : start][::-1]
        spans = [(start - m.end(), end) for m in [self.before.match(back)] if m]
        spans += [(start, m.end()) for at in {end, bare_end or end} if (m := self.after.match(text, at))]
        for one, other in self.around if self.opens.match(back) else ():
            if (ahead := one.match(back)) and (behind := other.match(text, end)):
                spans.append((start - ahead.end(), behind.end()))
        return max(spans, key=lambda span: span[1] - span[0], default=None)


def _before(phrase: str, spaces: bool) -> str:
    gap = r"[\s(]*" if phrase.endswith(" ") or not spaces else ""
    edge = r"(?!\w)" if spaces and re.match(r"\w", phrase) else ""
    return gap + _backwards(phrase.strip().strip("*")) + edge


def _after(phrase: str, spaces: bool, number: str, joints: Collection[str]) -> str:
    """What stands behind a number; where it begins with a joint, not before another one ("over 14 and under 18")."""
    gap = r"[\s,)]*" if phrase.startswith(" ") or not spaces else ""
    edge = r"(?!\w)" if spaces and re.search(r"\w$", phrase) else ""
    joined = spaces and phrase.split(maxsplit=1)[0] in joints
    return gap + _literal(phrase.strip()) + edge + (rf"(?!\s+(?:{number}))" if joined else "")


def _compiled(forms: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))
    return re.compile("|".join(ordered)) if ordered else _NOTHING


def read_phrases(
    phrases: Iterable[str], *, number: str, joints: Collection[str], spaces: bool, fold_marks: bool
) -> Phrases:
    """Phrases, each with one `{n}`, compiled. Without a blank beside it, `{n}` is written on ("{n}th birthday").

    `number`: the expression of a number of the language; `joints`: words that stand between two numbers.
    """
    split = [alike(p, fold_marks).partition("{n}") for p in phrases]
    around = tuple((b, a) for b, _, a in split if b.strip() and a.strip())
    return Phrases(
        before=_compiled(_before(b, spaces) for b, _, a in split if not a.strip()),
        after=_compiled(_after(a, spaces, number, joints) for b, _, a in split if not b.strip()),
        around=tuple(
            (re.compile(_before(b, spaces)), re.compile(_after(a, spaces, number, joints))) for b, a in around
        ),
        opens=_compiled(_before(b, spaces) for b, _ in around),
    )
