"""UTF-8 that was once read as Latin-1 (Älan for član), put right again."""

import re

# Two or three characters that are UTF-8 bytes of one letter, read one by one.
_BYTES = re.compile(r"[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}")
_ENOUGH = 20
_SENTENCE = "UTF-8 had been read as Latin-1; letters were restored"


def _restore(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its letters restored, and a sentence about it; unchanged where few letters are concerned."""
    if len(_BYTES.findall(text)) < min(_ENOUGH, max(1, len(text) // 40)):
        return text, ()
    return _BYTES.sub(_restore, text), (_SENTENCE,)
