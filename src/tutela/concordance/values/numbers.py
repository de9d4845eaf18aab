"""Numbers of a law in figures and in words: 18, 10 000, twenty-five, fünfundzwanzig, 十八."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tutela.concordance.values.phrases import either
from tutela.law.labels import han_number

_HAN_SCALES = {"万": 10_000, "萬": 10_000, "億": 100_000_000, "亿": 100_000_000}
_HAN_FIGURES = f"〇零一二三四五六七八九十百千両两兩{''.join(_HAN_SCALES)}"
_HAN = rf"(?<![第{_HAN_FIGURES}])[{_HAN_FIGURES}]+"  # behind 第 it is a label
_ALL_HAN = re.compile(f"[{_HAN_FIGURES}]+")
_HAN_PAIR = str.maketrans({"両": "二", "两": "二", "兩": "二", "零": "〇"})
# Groups of three are thousands (10.000, 10,000, 10 000, 10'000); one or two figures behind a mark are a fraction.
_FIGURES = r"(?<![0-9a-z/§-])(?<!\d[.,])(?:\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+)(?:[.,]\d{1,2}(?!\d))?"
_GROUPED = re.compile(r"[.,' ](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Numbers:
    """A language's numbers: `pattern` finds one, `word` the words that it is made of, each worth `worth`.

    `joint` may stand inside a number ("and").
    """

    pattern: str
    joint: re.Pattern[str]
    word: re.Pattern[str]
    worth: Mapping[str, int]

    def values(self, written: str) -> list[float]:
        """What is written as `pattern` found it: one number, or several that words seem to join ("six and ten")."""
        if not written:
            return []
        if _ALL_HAN.fullmatch(written):
            return [_han_value(written)]
        figures = re.match(r"[\d.,' ]*\d", written)
        found = list(self.word.finditer(written))
        if figures:
            scale = self.worth[found[0][0]] if found else 1
            return [float(_GROUPED.sub("", figures[0]).replace(",", ".")) * scale]
        return self._added(written, found)

    def _added(self, written: str, found: Iterable[re.Match[str]]) -> list[float]:
        """Two hundred and fifty thousand: what stands before a hundred or a thousand is so many of them."""
        numbers = [_Sum()]
        end = 0
        for match in found:
            worth, apart = (
                self.worth[match[0]],
                re.search(r"[\s-]$", written[end : match.start()]) is not None,
            )
            if not numbers[-1].takes(worth, apart):
                numbers.append(_Sum())
            numbers[-1].add(worth)
            end = match.end()
        return [float(n.total + n.current) for n in numbers]


@dataclass(slots=True)
class _Sum:
    """A number in words, as far as it is read."""

    total: int = 0
    current: int = 0
    last: int = 0

    def takes(self, worth: int, apart: bool) -> bool:
        """Whether a word goes on this number. `apart`: it does not stand glued to what is before it."""
        if not self.last:
            return True
        if self.last >= 100:
            return worth >= 1000 or worth < self.last
        if worth >= 100:
            return True
        if self.last >= 20:
            return worth < 10 or (self.last in {60, 80} and worth < 20)
        return worth >= 20 and self.last < 10 and not apart  # fünfundzwanzig

    def add(self, worth: int) -> None:
        """Take a word's worth."""
        self.last = worth
        self.current = (
            max(self.current, 1) * worth
            if (worth >= 100 and self.current < 100) or worth >= 1000
            else self.current + worth
        )
        if worth >= 1000:
            self.total, self.current = self.total + self.current, 0


def read_numbers(
    number_words: Iterable[tuple[int, tuple[str, ...]]], joints: Iterable[str], *, spaces: bool, unit: str
) -> Numbers:
    """The numbers of a language, its words folded by `alike`.

    `unit`: an expression of what may be written on to a number (fünfjährig).
    """
    worth = {w: n for n, words in number_words for w in words}
    word = either(worth) or "(?!)"
    joint = re.compile(either(joints) or "(?!)")
    scale = either(w for w, n in worth.items() if n >= 100) or "(?!)"
    if not spaces:
        return Numbers(rf"(?:{_FIGURES}(?:{scale})?|{_HAN}|(?:{word})+)", joint, re.compile(word), worth)
    run = rf"(?:{word})(?:[\s-]*(?:(?:{joint.pattern})[\s-]*)?(?:{word}))*"
    pattern = rf"(?:{_FIGURES}(?:\s?(?:{scale})(?:\b|(?={unit})))?|\b(?:{run})(?:\b|(?={unit})))"
    return Numbers(pattern, joint, re.compile(word), worth)


def _han_value(figures: str) -> float:
    total = 0
    rest = figures.translate(_HAN_PAIR)
    for mark, scale in sorted(_HAN_SCALES.items(), key=lambda pair: -pair[1]):
        many, found, after = rest.partition(mark)
        if found:
            total, rest = total + (han_number(many) if many else 1) * scale, after
    return float(total + (han_number(rest) if rest else 0))
