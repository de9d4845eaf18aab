"""List markers at the beginning of a printed line in any script, and the paragraphs that they open."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tutela.law.labels import han_number
from tutela.law.layout.numerals import HAN
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.pieces import Para

_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナ"
_CIRCLED = re.compile(r"[①-⑳]")
# Markers of East Asian and Arab law. Each stands alone, before a blank or before the mark that goes with it.
_EAST = re.compile(
    rf"(?P<circled>[①-⑳])|(?P<bracket>[（(][{HAN}０-９]{{1,4}}[)）])|(?P<comma>[{HAN}]{{1,4}}、)"
    rf"|(?P<wide>[０-９]{{1,3}}(?:の[０-９]+)?)(?=[\s　]|$)|(?P<han>[{HAN}]{{1,4}}(?:の[{HAN}]+)?)(?=[\s　]|$)"
    rf"|(?P<iroha>[{_IROHA}])(?=[\s　]|$)|(?P<korean>[가나다라마바사아자차카타파하]\.)(?=\s|$)"
    r"|(?P<abjad>[اأبجدهوزحطي]\s?[-–ـ])(?=\s|$)"
)
# The clothes in which such a marker is compared with its neighbours: one Latin shape for each of theirs.
_CLOTHES = {
    "circled": "{}.",
    "bracket": "({})",
    "comma": "{}.",
    "wide": "{}.",
    "han": "({})",
    "iroha": "{})",
    "korean": "{})",
    "abjad": "{})",
}
_ALPHABETS = (
    "абвгґдеєжзиіїйклмнопрстуфхцчшщ",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხ",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "กขคงจฉชซฌญ",
    "أبجدهوزحطيكلمن",
    "가나다라마바사아자차카타파하",
    _IROHA,
)
_LETTER = {c: chr(97 + n) for alphabet in _ALPHABETS for n, c in enumerate(alphabet[:26])} | {"ا": "a", "ٲ": "a"}


def _western(text: str) -> str:
    return "".join(str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in text)


def _plain_number(text: str) -> str:
    main, _, sub = _western(text.strip("（()）、.")).partition("の")
    if _CIRCLED.fullmatch(main):
        return unicodedata.normalize("NFKC", main)
    number = str(han_number(main)) if set(main) <= set(HAN) else main
    return number + (chr(96 + han_number(sub)) if sub and set(sub) <= set(HAN) and han_number(sub) < 27 else "")


def take_marker(text: str) -> tuple[str, str]:
    """A line's list marker as printed, and the rest; an empty marker where there is none."""
    text = text.strip()
    if east := _EAST.match(text):
        return east[0], text[east.end() :].strip()
    marker, rest = split_marker(_western(text) + " ")  # figures of all scripts; no character is added or lost
    return (text[: len(marker)], text[len(text) - len(rest.rstrip()) :].strip()) if marker else ("", text)


def _latin(marker: str) -> str:
    """A marker in Latin letters and western figures, for comparing; ２ is "2.", 一 is "(1)", イ is "a)"."""
    if east := _EAST.fullmatch(marker):
        kind = east.lastgroup or "han"
        inner = _LETTER[marker[0]] if kind in {"iroha", "korean", "abjad"} else _plain_number(marker)
        return _CLOTHES[kind].format(inner)
    bare = re.sub(r"\W", "", marker)
    letters = _LETTER.get(bare.casefold()) if len(bare) == 1 else None
    return marker.replace(bare, letters) if letters else _western(marker)


def _marked(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Marker and text of each paragraph; a marker alone on its line is joined with the next line."""
    held = ""
    for given, text in texts:
        marker, rest = (given, text) if given else take_marker(text)
        if held and marker and rest:
            yield held, ""
        elif held and not marker:
            marker = held
        held = ""
        if marker and not rest:
            held = marker
        else:
            yield marker, rest
    if held:
        yield held, ""


def paragraphs(texts: Iterable[tuple[str, str]]) -> tuple[Para, ...]:
    """Paragraphs, each with the marker that the file gives it apart from its text (or none), with their depths."""
    marked = [(marker, text) for marker, text in _marked(texts) if marker or text]
    nested = nest(Line(_latin(marker), text) for marker, text in marked)
    return tuple(Para(n.depth, marker, text) for n, (marker, text) in zip(nested, marked, strict=True))
