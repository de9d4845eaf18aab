"""An HTML page as the lines that a browser shows, with what is struck through, bold, centred or quoted in them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LINE_TAGS = (
    "p div br tr td th table li ul ol dl dt dd h1 h2 h3 h4 h5 h6 hr blockquote center section article header footer"
    " nav main aside body form pre fieldset"
)
_LINE = frozenset(_LINE_TAGS.split())
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "title", "svg"})
_STRUCK = frozenset({"strike", "s", "del"})
_BOLD = frozenset({"b", "strong"})
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|[1-9]00)", re.IGNORECASE)
_CENTRE = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_C1 = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters is shown; `quoted` counts the blockquotes around it."""

    struck: bool = False
    bold: bool = False
    centred: bool = False
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One shown line: runs of (text, look), white space not yet normalised."""

    runs: tuple[tuple[str, Look], ...]

    @property
    def text(self) -> str:
        """All characters, white space as one blank."""
        return _flat(text for text, _ in self.runs)

    @property
    def live(self) -> str:
        """The characters that are not struck through."""
        return _flat(text for text, look in self.runs if not look.struck)

    @property
    def struck(self) -> str:
        """The characters that are struck through."""
        return _flat(text for text, look in self.runs if look.struck)

    @property
    def bold(self) -> bool:
        """Whether most of its characters are bold."""
        return self._most(lambda look: look.bold)

    @property
    def centred(self) -> bool:
        """Whether most of its characters are centred."""
        return self._most(lambda look: look.centred)

    @property
    def quoted(self) -> int:
        """The blockquotes around it."""
        return max((look.quoted for text, look in self.runs if text.strip()), default=0)

    def _most(self, has: Callable[[Look], bool]) -> bool:
        total = sum(len(text.strip()) for text, _ in self.runs)
        return total > 0 and 2 * sum(len(text.strip()) for text, look in self.runs if has(look)) > total


def _flat(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())


def mended(text: str) -> str:
    """Without NUL padding; control characters U+0080 to U+009F are cp1252 read as Latin-1: dashes and quotes."""
    return _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "replace"), text.replace("\0", ""))


@dataclass(slots=True)
class _Walk:
    lines: list[ShownLine] = field(default_factory=list)
    runs: list[tuple[str, Look]] = field(default_factory=list)

    def close(self) -> None:
        if any(text.strip() for text, _ in self.runs):
            self.lines.append(ShownLine(tuple(self.runs)))
        self.runs = []

    def inside(self, node: LexborNode, look: Look) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.runs.append((child.text(deep=False), look))
            elif tag not in _HIDDEN and not tag.startswith("-"):
                self.element(child, tag, look)

    def element(self, child: LexborNode, tag: str, look: Look) -> None:
        if tag in _LINE:
            self.close()
        self.inside(child, _look(child, tag, look))
        if tag in _LINE:
            self.close()


def _look(node: LexborNode, tag: str, look: Look) -> Look:
    style = node.attributes.get("style") or ""
    if tag in _STRUCK or _LINE_THROUGH.search(style):
        look = replace(look, struck=True)
    if tag in _BOLD:
        look = replace(look, bold=True)
    if weight := _WEIGHT.search(style):
        look = replace(look, bold=weight[1].lower() == "bold" or weight[1][0] in "6789")
    css = _CENTRE.search(style)
    if align := (css[1] if css else node.attributes.get("align") or ("center" if tag == "center" else "")):
        look = replace(look, centred=align.lower() == "center")
    return replace(look, quoted=look.quoted + 1) if tag == "blockquote" else look


def shown_lines(text: str) -> list[ShownLine]:
    """The lines of a page's body, in order; scripts, styles and what is in the head are not shown."""
    body = LexborHTMLParser(mended(text)).body
    walk = _Walk()
    if body is not None:
        walk.inside(body, Look())
        walk.close()
    return walk.lines
