"""Canonical text: the one form in which text is hashed, cited and searched."""

import unicodedata

_NO_TEXT = ("\u00ad", "\u200b", "\ufeff", "\u2060")  # soft hyphens and zero-width marks are no text


def canonical(text: str) -> str:
    """NFC, white space (with soft hyphens and zero-width marks) as one blank, trimmed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        for mark in _NO_TEXT:
            text = text.replace(mark, "")
    return " ".join(text.split())
