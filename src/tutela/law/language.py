"""The language of a law's text, where the file does not name it."""

from collections.abc import Sequence

import py3langid  # type: ignore[import-untyped]

_SAMPLE = 6000  # characters; enough for a guess, cheap for a code of a megabyte


def guess_language(text: str, among: Sequence[str]) -> str:
    """The likeliest language of `text` among two-letter codes; empty where there is no choice or no text."""
    if len(among) == 1:
        return among[0]
    sample = text[: 4 * _SAMPLE][-_SAMPLE:]
    if not among or not sample.strip():
        return ""
    ranked: list[tuple[str, float]] = py3langid.rank(sample)
    return next((code for code, _ in ranked if code in among), "")
