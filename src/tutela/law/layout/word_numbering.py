"""The numbers that Word prints before paragraphs: computed from numbering.xml as Word counts them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from tutela.law.layout.html_lines import roman_text

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: first number, format (decimal, lowerLetter …), text with %1 for the number of level 1."""

    start: int = 1
    fmt: str = "decimal"
    text: str = ""
    restarts_after: int = -1  # the level whose step restarts this one; -1: any higher level


@dataclass(slots=True)
class Counter:
    """The state of one abstract list: the number that each level printed last."""

    numbers: dict[int, int] = field(default_factory=dict)


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else element.get(qn("w:val"), default)


def _level(node: etree._Element) -> Level:
    restart = _value(node.find(qn("w:lvlRestart")))
    return Level(
        int(_value(node.find(qn("w:start")), "1") or 1),
        _value(node.find(qn("w:numFmt")), "decimal"),
        _value(node.find(qn("w:lvlText"))),
        int(restart) - 1 if restart.isdigit() else -1,
    )


def in_format(number: int, fmt: str) -> str:
    """A number in one of Word's formats; figures for formats that are not known here."""
    if fmt in {"lowerLetter", "upperLetter"}:
        repeat, place = divmod(number - 1, _LETTERS)
        letters = chr(97 + place) * (repeat + 1)
        return letters if fmt == "lowerLetter" else letters.upper()
    if fmt in {"lowerRoman", "upperRoman"}:
        return roman_text(number).lower() if fmt == "lowerRoman" else roman_text(number)
    if fmt == "none":
        return ""
    if fmt == "decimalZero" and number < 10:
        return f"0{number}"
    return str(number)


class Numbering:
    """All lists of a document; `label` counts on and must be asked once for each numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.abstract: dict[str, str] = {}
        self.overrides: dict[str, dict[int, int]] = {}
        self.counters: dict[str, Counter] = {}
        self.started: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for node in root.findall(qn("w:abstractNum")):
            own = {int(lvl.get(qn("w:ilvl"), "0")): _level(lvl) for lvl in node.findall(qn("w:lvl"))}
            self.levels[node.get(qn("w:abstractNumId"), "")] = own
        for node in root.findall(qn("w:num")):
            number = node.get(qn("w:numId"), "")
            self.abstract[number] = _value(node.find(qn("w:abstractNumId")))
            self.overrides[number] = {
                int(o.get(qn("w:ilvl"), "0")): int(_value(o.find(qn("w:startOverride")), "1") or 1)
                for o in node.findall(qn("w:lvlOverride"))
                if o.find(qn("w:startOverride")) is not None
            }

    def label(self, number: str, level: int) -> str:
        """The text that Word prints before the next paragraph of list `number` at `level`; empty for bullets."""
        levels: Mapping[int, Level] = self.levels.get(self.abstract.get(number, ""), {})
        if level not in levels:
            return ""
        counter = self.counters.setdefault(self.abstract[number], Counter())
        self._restart(number, counter)
        self._step(counter, levels, level)
        if levels[level].fmt == "bullet":
            return "•"
        text = levels[level].text
        for at in range(9):
            if f"%{at + 1}" in text:
                shown = counter.numbers.get(at, levels[at].start if at in levels else 1)
                text = text.replace(f"%{at + 1}", in_format(shown, levels[at].fmt if at in levels else "decimal"))
        return text.strip()

    def _restart(self, number: str, counter: Counter) -> None:
        """A list that overrides its first number starts there when it is met first."""
        if number in self.started:
            return
        self.started.add(number)
        for level, start in self.overrides.get(number, {}).items():
            counter.numbers[level] = start - 1
            for deeper in [n for n in counter.numbers if n > level]:
                del counter.numbers[deeper]

    def _step(self, counter: Counter, levels: Mapping[int, Level], level: int) -> None:
        counter.numbers[level] = counter.numbers.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counter.numbers if n > level]:
            limit = levels[deeper].restarts_after if deeper in levels else -1
            if limit == -1 or level <= limit:
                del counter.numbers[deeper]
