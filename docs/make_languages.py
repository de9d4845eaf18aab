"""Writes docs/languages.md from the word lists: `python docs/make_languages.py`; a test keeps the page true."""

from collections.abc import Iterator
from pathlib import Path

from tutela.core.places import direction, language_name
from tutela.standards.terms import Language, available_languages, load_language

PAGE = Path(__file__).resolve().parent / "languages.md"
HEAD = """# Languages

<!-- Written by `make docs` from terms/; do not edit by hand. -->

Law in these languages is searched. An act in another language is read, listed as `language_unsupported` in read.jsonl,
and left out of the findings. **Experimental** means that no lawyer of the language has reviewed its word list: the
program says so in every finding and report. `tutela terms list` says how many terms each language has;
[terms/README.md](../terms/README.md) tells how to mend a list and how to add a language.

| code | language | countries thought of | written | word list |
|---|---|---|---|---|
"""


def _writing(language: Language) -> str:
    sides = "right to left" if direction(language.code) == "rtl" else "left to right"
    return sides if language.spaces else f"{sides}, no blanks between words"


def _row(language: Language) -> str:
    state = "experimental" if language.experimental else f"reviewed by {language.reviewed_by}"
    cells = (language.code, language_name(language.code), ", ".join(language.countries), _writing(language), state)
    return f"| {' | '.join(cells)} |\n"


def page() -> str:
    """The whole page: its head, and a row a language."""
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    return (_row(load_language(code)) for code in available_languages())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
