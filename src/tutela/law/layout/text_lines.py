"""Plain text as printed lines."""

from tutela.law.layout.printed import Printed

_BLANK = " \t\u3000\xa0\x0c\ufeff"


def text_lines(text: str) -> list[Printed]:
    """Lines that hold something; a form feed or an empty line counts as a blank line before the next."""
    lines: list[Printed] = []
    gap = False
    for raw in text.split("\n"):
        line = raw.strip(_BLANK)
        gap = gap or "\x0c" in raw or not line
        if line:
            lines.append(Printed(line, gap=gap))
            gap = False
    return lines
