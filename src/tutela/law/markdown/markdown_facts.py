"""Facts in the front matter of Markdown law files: title, number, dates, and how far the text can be trusted."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tutela.law.model import Authority, Completeness, TextState
from tutela.law.pieces import Article, Facts, Piece

_NUMBER_KEYS = ("official_number", "sr_number", "official_code", "numero", "identifier", "identificador")
_DATE_KEYS = (
    "enactment_date", "adoption_date", "promulgation_date", "publication_date", "fecha_publicacion",
)  # fmt: skip
_VERSION_KEYS = ("last_updated", "ultima_actualizacion")
_AMENDING = re.compile(
    r"\bmodificaci|\bmodifica\b|\bmodifiant\b|\bamend(?:ment|ing)\b|ktorým sa mení|kterým se mění|\bzur Änderung"
    r"|\bintroduce un|の一部を改正する|om ändring i|tot wijziging",
    re.IGNORECASE,
)
_BROKEN_WORD = re.compile(r"[^\W\d_]{3,}-(?: \d{1,2}\. [A-ZÄÖÜ]|$)")  # "wer- 1. Title": a margin note inside a word
_GONE = re.compile(r"repeal|derogad|abrog|expired|no_longer|annulled", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


def plausible_date(text: object) -> str:
    """An ISO date that can be meant; "" for 1900-01-01 and for years from 2100 on, which stand for unknown."""
    found = _ISO.match(str(text or ""))
    if not found or found[0] == "1900-01-01" or not 1500 < int(found[1]) < 2100:
        return ""
    return found[0] if "00" not in found.groups()[1:] else ""


def _first(given: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((str(given[key]).strip() for key in keys if given.get(key)), "")


def _number(given: Mapping[str, Any]) -> str:
    values = (str(given.get(key) or "").strip() for key in _NUMBER_KEYS)
    return next((value for value in values if re.search(r"\d", value)), "")


def _text_state(given: Mapping[str, Any], title: str, version: str, date: str) -> TextState:
    if _GONE.search(_first(given, ("status", "estado"))):
        return TextState.HISTORIC
    if (found := _AMENDING.search(title)) and found.start() < 60:  # later in a title it is one purpose of several
        return TextState.AMENDING
    later = plausible_date(given.get("effective_from"))
    first = plausible_date(given.get("effectiveness_date"))
    young = bool(version and date) and int(version[:4]) - int(date[:4]) <= 1
    if version and (version == first or (later > version and young)):
        return TextState.AS_ENACTED
    return TextState.CURRENT


def _gaps(labels: Sequence[str]) -> str:
    """A sentence where many numbers are missing from a plain sequence of articles."""
    numbers = {int(label) for label in labels if label.isdecimal()}
    if len(numbers) < 10 or len(numbers) < 0.6 * len(labels):
        return ""
    span = max(numbers)
    if len(numbers) >= 0.7 * span:
        return ""
    return f"Only {len(numbers)} of the article numbers 1 to {span} are in the file."


def _missing(given: Mapping[str, Any], pieces: Sequence[Piece]) -> tuple[tuple[str, ...], Completeness]:
    articles = [p for p in pieces if isinstance(p, Article)]
    damage = [_gaps([a.label for a in articles if not a.annex])]
    stated = str(given.get("stats_schedule_paragraphs") or "0")
    if stated.isdigit() and int(stated) and not any(a.annex for a in articles):
        damage.append(f"The file counts {stated} paragraphs of schedules and has none of them.")
    if not articles:
        damage.append("No article was found in the file.")
    sentences = tuple(filter(None, damage))
    if not sentences and (broken := _broken_lines(articles)):
        return (broken,), Completeness.DAMAGED
    return sentences, Completeness.PARTIAL if sentences else Completeness.WHOLE


def _broken_lines(articles: Sequence[Article]) -> str:
    """A sentence where words broken at line ends show that the text was taken from a printed page."""
    found = sum(len(_BROKEN_WORD.findall(para.text)) for a in articles for para in a.paras)
    if found < 0.04 * len(articles):
        return ""
    return f"{found} words are broken off at line ends: the text was taken from a printed page, margins and all."


def facts_of(given: Mapping[str, Any], language: str, pieces: Sequence[Piece]) -> Facts:
    """The facts of an act from its front matter and from what was found in the body."""
    title = _first(given, ("title", "titulo"))
    version = plausible_date(_first(given, _VERSION_KEYS))
    date = plausible_date(_first(given, _DATE_KEYS))
    damage, completeness = _missing(given, pieces)
    return Facts(
        title=title,
        short_title=_first(given, ("short_title",)),
        number=_number(given),
        date=date,
        version_date=version,
        language=language,
        text_state=_text_state(given, title, version, date),
        authority=Authority.UNOFFICIAL,
        completeness=completeness,
        damage=damage,
    )
