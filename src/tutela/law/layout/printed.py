"""A law as printed lines: what a reader of plain text, Markdown, HTML or Word hands to the search for articles."""

from dataclasses import dataclass

from tutela.core.text import canonical


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line or paragraph and how it looks.

    `heading` is the level that the file itself gives a heading, 0 for none; `emphatic` says that the whole line is
    bold or centred; `marker` is the number that a word processor prints before it; `gap` that a blank line stands
    before it; `ignored` the class (IGNORED_CLASSES) of a line that the file itself marks as no law.
    """

    text: str
    heading: int = 0
    emphatic: bool = False
    marker: str = ""
    gap: bool = False
    ignored: str = ""

    @property
    def shown(self) -> str:
        """What a person sees: marker and text with single blanks."""
        return canonical(f"{self.marker} {self.text}")


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence or a list item may end."""
    return text.rstrip(" \"'”’»)]）」*").endswith((".", ";", ":", "!", "?", "。", "；", "：", "—", "։", "؛", "؟", "–"))


def starts_small(text: str) -> bool:
    """Whether a line begins like the middle of a sentence: with a small letter or a mark that closes something."""
    first = text.lstrip(" \"'“‘«(")[:1]
    return first.islower() or text.lstrip()[:1] in {",", ".", ";", ":", ")", "”", "’", "»", "?"}


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: at least three letters, none of them small."""
    letters = [c for c in text if c.isalpha() and c not in "ºª"]
    return len(letters) > 2 and any(c.isupper() for c in letters) and not any(c.islower() for c in letters)
