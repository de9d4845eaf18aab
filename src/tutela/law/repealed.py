"""Words with which statute books mark a place whose provision is no longer law: "(repealed)", aufgehoben, 削除."""

import re
from functools import cache

from tutela.core.data import data_root
from tutela.core.yaml_file import load_yaml


@cache
def _words() -> str:
    """The words of all languages (terms/languages.yaml) as one alternative; `*` is a date."""
    writing = load_yaml(data_root() / "terms" / "languages.yaml")
    words = {word for facts in writing.values() for word in facts.get("repealed", ())}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"[\d.-]+") for word in longest_first)


@cache
def _beside() -> re.Pattern[str]:
    """What may stand beside the word without making it a sentence: the article's name, dates, the amending act."""
    return re.compile(
        r"^[\W\d_]*(?:art(?:ículo|icle|\.)?[\s\d.]*(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies)?[\W\d]*)?"
        rf"(?:inciso\s+)?(?:{_words()})(?:\s+(?:genom|por|par|durch|by)\b[^;]{{0,80}})?(?:\s*[-–—][^.;]{{0,60}})?[\W\d]*$",
        re.IGNORECASE,
    )


def says_repealed(text: str) -> bool:
    """Whether these words (a whole provision or its heading) only say that nothing is left."""
    return len(text) < 200 and _beside().match(text) is not None
