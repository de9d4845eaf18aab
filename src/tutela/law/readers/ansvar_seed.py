"""Acts as JSON seeds: {"provisions": [{"provision_ref", "section", "title", "content"}]}, line breaks mostly lost."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from tutela.core.errors import Unreadable
from tutela.law.language import guess_language
from tutela.law.model import Authority, Completeness, Ignored, State, TextState
from tutela.law.numbering import languages
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.seed.seed_provisions import (
    Dialect,
    SeedProvision,
    cleaned,
    dialect_of,
    divided,
    left_out,
    numbers_restart,
    paragraphs,
    string,
    with_own_headings,
)
from tutela.law.source import Source

_SUSPENDED = re.compile(
    r"\b(?:sections?|articles?|arts?\.|ss?\.)\s+(?P<list>\d+\w*(?:\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)\d+\w*)*)"
    r"(?:\s+\w+){0,2}?\s+suspended",
    re.IGNORECASE,
)
_AKN_URL = re.compile(r"/akn/[a-z\-]+/act/(?:[a-z]+/)?(?P<year>\d{4})/(?P<number>[^/@]+)")
_CURRENT_TO = re.compile(r"[Cc]urrent to (\d{4}-\d{2}-\d{2})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_STATES = {"in_force": TextState.CURRENT, "partially_suspended": TextState.CURRENT, "amended": TextState.CURRENT,
           "repealed": TextState.HISTORIC, "superseded": TextState.HISTORIC}  # fmt: skip
_PIPE = re.compile(r"\s*\|\s*")


def _chapters(before: str, chapter: str) -> Iterator[Piece]:
    """Headings where the chapter changes; a text that begins in the middle of a sentence is no title."""
    if not chapter or chapter == before:
        yield from left_out("repeated_text", chapter)
    elif chapter[0].islower() or chapter[0] == "(":
        yield Ignored("repeated_text", chapter)
    else:
        for level, part in enumerate(_PIPE.split(chapter), 1):
            number = re.search(r"\d+|\b[IVXLC]+\b", part)
            yield Heading(level, part, number[0] if number else "")


def _pieces(provisions: list[SeedProvision], dialect: Dialect, restarts: bool) -> Iterator[Piece]:
    chapter = ""
    for made in provisions:
        yield from _chapters(chapter, made.chapter)
        chapter = made.chapter or chapter
        if made.part:
            yield Heading(2, made.part)
        yield from made.ignored
        paras, inline, twice = paragraphs(made, dialect)
        yield from twice
        if made.unit == "sched" and "undefined" in made.ref:
            yield Preface(f"{made.title} {made.content}".strip())
            continue
        number = re.search(r"\d+", made.chapter) if restarts else None
        damage = made.damage or ("" if made.label else "The source lost this provision's number.")
        yield Article(
            made.label, made.title, paras, made.unit, number[0] if number else "", made.annex,
            made.state, damage, inline,
        )  # fmt: skip


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """A "provision" without any number is the torn-off rest of the one before it."""
    joined: list[Piece] = []
    for piece in pieces:
        last = next((i for i in reversed(range(len(joined))) if isinstance(joined[i], Article)), None)
        if isinstance(piece, Article) and not piece.label and last is not None:
            before = joined[last]
            assert isinstance(before, Article)
            rest = (Para(0, "", piece.heading),) if piece.heading else ()
            joined[last] = replace(
                before,
                paras=(*before.paras, *rest, *piece.paras),
                damage=before.damage or "The source tore this text in two; it is put together again here.",
            )
        else:
            joined.append(piece)
    return joined


def _extras(act: dict[str, Any], text: str) -> Iterator[Piece]:
    """Lists beside the provisions: definitions and versions repeat them; words found nowhere else are kept."""
    folded = re.sub(r"\W", "", text)
    for key in ("definitions", "provision_versions"):
        for entry in act.get(key) or ():
            words = " ".join(string(v) for v in entry.values()) if isinstance(entry, dict) else string(entry)
            main = string(entry.get("definition") or entry.get("content")) if isinstance(entry, dict) else ""
            known = re.sub(r"\W", "", main) in folded
            yield Ignored("repeated_text", words) if known else Preface(words)


def _front(act: dict[str, Any]) -> Iterator[Piece]:
    for value in act.values():
        if not isinstance(value, list | dict) and string(value):
            yield Ignored("front_matter", string(value))
    for raw in act["provisions"]:
        known = ("content", "title", "chapter", "section")
        text = " ".join(string(v) for k, v in raw.items() if k not in known and not isinstance(v, list | dict))
        yield Ignored("front_matter", text)


def _date(value: Any) -> str:
    text = string(value)
    return text if _ISO.fullmatch(text) and not text.startswith("1900-01-01") else ""


def _number(act: dict[str, Any]) -> str:
    """Year and number of an Akoma Ntoso address, year and number of the act, or the seed's own key."""
    if akn := _AKN_URL.search(string(act.get("url"))):
        return f"{akn['year']}/{akn['number']}"
    if act.get("act_number") and act.get("year"):
        return f"{string(act['year'])}/{string(act['act_number'])}"
    return string(act.get("id"))


def _version(act: dict[str, Any]) -> str:
    valid = [_date(v.get("valid_from")) for v in act.get("provision_versions") or () if isinstance(v, dict)]
    current = _CURRENT_TO.search(string(act.get("description")))
    return max(valid, default="") or (current[1] if current else "")


def _title(act: dict[str, Any], language: str) -> str:
    own = string(act.get(f"title_{language}"))
    return (
        string(act.get("title")) or own or next((string(v) for k, v in act.items() if k.startswith("title_") and v), "")
    )


def _suspended(act: dict[str, Any]) -> frozenset[str]:
    """Labels that the description names as suspended."""
    said = _SUSPENDED.search(string(act.get("description")))
    return frozenset(re.findall(r"\d+[A-Za-z]*", said["list"])) if said else frozenset()


def _damage(
    act: dict[str, Any], provisions: list[SeedProvision], text: str, suspended: frozenset[str]
) -> Iterator[str]:
    if "�" in text:
        yield f"{text.count(chr(0xFFFD))} characters could not be decoded by the source."
    again = [
        label for label, n in Counter((p.annex, p.label, p.unit) for p in provisions).items() if n > 1 and label[1]
    ]
    if again:
        names = ", ".join(label for _, label, _ in again[:5])
        yield f"{len(again)} numbers stand more than once ({names}): what tells them apart is lost."
    words = re.findall(r"[\u0600-\u06ff]+", text)
    if words and sum(len(w) > 13 for w in words) > 0.04 * len(words):
        yield "Blanks between words are lost in many places."
    if string(act.get("status")).endswith("suspended") and not suspended:
        yield "The source says that provisions are suspended, and does not name them."


def _facts(
    act: dict[str, Any],
    source: Source,
    language: str,
    provisions: list[SeedProvision],
    text: str,
    suspended: frozenset[str],
) -> Facts:
    cut = any(p.damage for p in provisions)
    foreign = bool(source.languages) and language not in source.languages
    return Facts(
        title=_title(act, language),
        short_title=string(act.get("short_name")),
        number=_number(act),
        date=_date(act.get("issued_date")),
        version_date=_version(act),
        language=language,
        text_state=_STATES.get(string(act.get("status")), TextState.UNKNOWN),
        authority=Authority.TRANSLATION if foreign else Authority.UNOFFICIAL,
        completeness=Completeness.TRUNCATED if cut else Completeness.WHOLE,
        damage=tuple(_damage(act, provisions, text, suspended)),
    )


class AnsvarSeed:
    """A JSON object with a list "provisions" whose entries have "provision_ref" and "content"."""

    name = "ansvar-seed"
    version = 1

    def claims(self, source: Source) -> int:
        """The list's name stands in the head, mostly with its first entry."""
        head = source.head
        if not head.lstrip().startswith("{") or '"provisions"' not in head:
            return 0
        return 90 if '"provision_ref"' in head or '"short_name"' in head else 40

    def read(self, source: Source) -> Reading:
        """The provisions in order; raises Unreadable for no JSON and for an act without provisions."""
        act = self._act(source)
        raws: list[dict[str, Any]] = act["provisions"]
        text = " ".join(string(r.get("content")) for r in raws)
        language = string(act.get("language")) or guess_language(text, languages())
        dialect = dialect_of(raws, language)
        provisions = [part for raw in raws for part in divided(cleaned(raw, dialect), len(raws))]
        if dialect.leaks:
            provisions = with_own_headings(provisions)
        suspended = _suspended(act)
        provisions = [replace(p, state=State.SUSPENDED) if p.label in suspended else p for p in provisions]
        pieces = [
            *_front(act),
            *_joined(_pieces(provisions, dialect, numbers_restart(provisions))),
            *_extras(act, text),
        ]
        return Reading(_facts(act, source, language, provisions, text, suspended), tuple(pieces))

    def _act(self, source: Source) -> dict[str, Any]:
        try:
            act = json.loads(source.text)
        except json.JSONDecodeError as error:
            raise Unreadable(source.file, f"this is no JSON: {error}.", "Fetch the file again.") from error
        if not isinstance(act, dict) or not isinstance(act.get("provisions"), list):
            raise Unreadable(source.file, 'there is no list "provisions".', "This reader wants a seed of provisions.")
        act["provisions"] = [raw for raw in act["provisions"] if isinstance(raw, dict)]
        if not any(string(raw.get("content")).strip() for raw in act["provisions"]):
            raise Unreadable(source.file, "the act has no provisions: a stub.", "Find another copy of the act.")
        return act


READER = AnsvarSeed()
