"""Canonical text: the one form in which text is hashed, cited and searched."""

import re
import unicodedata

_SPACE = re.compile(r"[\s\u200b\ufeff\u00ad\u2060]+")  # soft hyphens and zero-width marks are no text


def canonical(text: str) -> str:
    """NFC, white space (with soft hyphens and zero-width marks) as one blank, trimmed."""
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").replace("\u2060", "")
    return _SPACE.sub(" ", text).strip()
