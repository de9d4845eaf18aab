"""An article's own line: "Artículo 183 ter.", "§ 178¹. Title", "Disposición final primera. Title", "Schedule 1"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from tutela.law.numbering import numbering

_LATE = (
    "bis|ter|qu[aá]ter|quinquies|quinqui[eè]s|sexies|septies|octies|nonies|novies|decies|undecies|duodecies|terdecies"
)
_NUMBER = r"(?:(?:LO|[LRDA])[.\s]{0,2}\*{0,2}\s?)?\d+(?:[.:\-–/]\d+)*(?:\s?[°ºª])?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
_SUFFIX = (
    rf"(?:[.\s-]{{0,2}}(?:{_LATE})\b(?:\s\d+\b)?|-[A-Z0-9]{{1,2}}\b)*"
    r"(?:-?[A-Za-z]{1,3}(?!\w)|\s[A-Za-z](?=\)|\.|\s*$|\s[A-ZÄÖÜ(]))?"
)
_ONE = rf"{_NUMBER}{_SUFFIX}\)?"
_RANGE = r"\s(?:a|al|y|e|i|à|et|to|and|bis|und|až|kuni)\s"
_LABEL = rf"{_ONE}(?:(?:,\s|{_RANGE}){_NUMBER}{_SUFFIX}(?![\w]))*|[IVXLC]+(?!\w)"
_REST = r"(?P<label>LABEL)(?P<stop>[.\s:—–\-]*)(?P<rest>.*)$".replace("LABEL", _LABEL)
_ORDINAL_WORDS = r"[^\W\d_]+(?:\s[^\W\d_]+)??"


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What an article's line says: label, heading or first words after it, and the schedule it opens or stands in."""

    label: str
    rest: str = ""
    annex: str = ""
    unit: str = "art"
    word: str = ""
    runs_on: bool = False  # what follows the label is the article's text, no heading ("Artículo 1º.- Será …")
    marks: str = ""  # visible characters that are neither label nor rest


def without_accents(word: str) -> str:
    """A word as capitals print it that lack their accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _alternatives(words: frozenset[str]) -> str:
    """Words as a pattern, the longest first, with and without accents (capitals often lack them)."""
    both = {form for word in words for form in (word, without_accents(word))}
    return "|".join(re.escape(w) for w in sorted(both, key=lambda w: (-len(w), w))) or r"(?!)"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of a language: numbered article, article with a word for number, numbered disposition, schedule."""
    levels = numbering(language)
    articles = frozenset(w for w in levels.get("article", ()) if len(w) > 1 or w == "§")
    articles |= frozenset({"§§"} if "§" in articles else ())
    schedules = frozenset(levels.get("schedule", ()))
    families = frozenset(w.split()[0] for w in schedules if " " in w and w.split()[0] not in articles)
    single = frozenset(w for w in schedules if " " not in w)
    article = _alternatives(articles)
    return (
        re.compile(rf"(?P<word>{article})\s*{_REST}", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?P<word>{article})\s+(?P<label>[^\W\d_]+)(?P<stop>[.\s:—–\-]*)(?P<rest>)$", re.IGNORECASE),
        re.compile(
            rf"(?P<annex>(?:{_alternatives(families)})\s[^\W\d_]+)(?:\s(?P<label>(?!y\b){_ORDINAL_WORDS}))?"
            r"(?P<stop>\s*[.:]\s*|\s*(?=\()|\s*$)(?P<rest>.*)$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<annex>{_alternatives(single)})\b[\s.]*(?P<label>\d+[A-Za-z]*|[IVXLC]+(?!\w)|[A-Z](?!\w))?"
            r"(?P<stop>[.\s:—–\-]*)(?P<rest>.*)$",
            re.IGNORECASE,
        ),
    )


def _capital(text: str) -> bool:
    return text[:1] == "§" or text[:1].isupper()


def article_head(text: str, language: str) -> ArticleHead | None:
    """The article that a line opens, in the words of `language`; None for any other line.

    The line must begin with a capital (or §): "artículo 142 bis, …" at the beginning of a broken line opens nothing.
    """
    if not _capital(text):
        return None
    numbered, worded, disposition, schedule = _patterns(language)
    if (found := numbered.match(text)) and not (found["word"][0] == "§" and found["label"].isalpha()):
        label = found["label"].rstrip(")")
        stop = found["stop"].strip() + (")" if found["label"].endswith(")") else "")
        return ArticleHead(
            label,
            found["rest"].strip(),
            "",
            "art",
            found["word"],
            bool(re.search("[-—–:]", stop)),
            f"{found['word']} {stop}",
        )
    if found := disposition.match(text):
        return ArticleHead(found["label"] or "", found["rest"].strip(), found["annex"], marks=found["stop"])
    if found := worded.match(text):
        inner = schedule.match(found["label"])
        if not inner:
            return ArticleHead(found["label"], word=found["word"], marks=f"{found['word']} {found['stop']}")
    return _annexed(text, language)


def _annexed(text: str, language: str) -> ArticleHead | None:
    """ "Article Annexe 2", "ANEXO I. Title": a schedule, or an article that is called one."""
    *_, schedule = _patterns(language)
    words = "|".join(re.escape(w) for w in numbering(language).get("article", ()) if len(w) > 3) or "(?!)"
    inside = re.match(rf"(?P<word>{words})\s+", text, re.IGNORECASE)
    found = schedule.match(text, inside.end() if inside else 0)
    if not found or not _capital(found["annex"]):
        return None
    word = inside["word"] if inside else ""
    label = found["label"] or ""
    rest = found["rest"].strip()
    if word and not label and (number := re.search(_NUMBER, rest)):
        label = number[0]  # "Annexe à l'article R124-3"
        return ArticleHead(label, rest, found["annex"], "sched", word, marks=word)
    return ArticleHead(label, rest, found["annex"], "sched", word, marks=f"{word} {found['stop'].strip()}")
