"""From a reader's pieces to an act: canonical text, blocks with their places, unique eIds, FRBR URIs."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from babel import Locale
from babel.core import UnknownLocaleError

from tutela.core.text import canonical
from tutela.law.enumerators import split_inline
from tutela.law.labels import normal_label
from tutela.law.model import Act, Block, Completeness, Expression, Ignored, Provision, Work
from tutela.law.numbering import cite_words
from tutela.law.pieces import CUT_OFF, Article, Facts, Heading, Para, Preface, Reading
from tutela.law.source import Source
from tutela.law.uri import ExpressionUri, WorkUri

_THREE_LETTERS = {  # ISO 639-2/T of the languages whose two-letter code CLDR does not expand for us
    "ar": "ara", "bs": "bos", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fi": "fin", "fr": "fra", "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl",
    "it": "ita", "ja": "jpn", "ka": "kat", "ko": "kor", "lt": "lit", "lv": "lav", "ms": "msa", "nl": "nld",
    "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "uz": "uzb", "vi": "vie", "zh": "zho",
}  # fmt: skip


def slug(text: str) -> str:
    """A title as an identifier: lower-case letters, digits and single hyphens, at most 60 characters."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", bare, flags=re.UNICODE).replace("_", "-").strip("-")[:60].rstrip("-") or "untitled"


def _ascii(text: str) -> str:
    """eIds are ASCII: other letters become their code point, so that nothing collides."""
    return re.sub(r"[^a-z0-9_\-.]", lambda m: f"u{ord(m[0]):x}", re.sub(r"[:/\s]+", "-", text))


@dataclass(slots=True)
class _Eids:
    """Hands out eIds that are unique inside one expression: the second of a name is `__v2`."""

    seen: Counter[str] = field(default_factory=Counter)

    def take(self, article: Article) -> str:
        chapter = f"chp_{_ascii(article.chapter)}__" if article.chapter else ""
        annex = f"att_{_ascii(slug(article.annex))}__" if article.annex else ""
        number = _ascii(normal_label(article.label).removeprefix("annex:").rpartition(":")[2]) or "unnumbered"
        eid = f"{annex}{chapter}{article.unit}_{number}"
        self.seen[eid] += 1
        return eid if self.seen[eid] == 1 else f"{eid}__v{self.seen[eid]}"


def _join(paras: Iterable[Para]) -> tuple[str, tuple[Block, ...]]:
    """Paragraphs as one canonical text and the blocks that lie in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for para in paras:
        marker = canonical(para.marker)
        body = canonical(para.text)
        text = " ".join(filter(None, (marker, body)))
        if not text:
            continue
        blocks.append(Block(para.depth, marker, at, at + len(text)))
        parts.append(text)
        at += len(text) + 1
    return " ".join(parts), tuple(blocks)


def _paras(article: Article, language: str) -> Iterator[Para]:
    """An article's paragraphs, list markers in running text opened where the reader asks for it."""
    for para in article.paras:
        if not article.inline:
            yield para
            continue
        for inner in split_inline(canonical(para.text), cite_words(language)):
            yield Para(para.depth + inner.depth, inner.marker or para.marker, inner.text)


def _label(article: Article) -> str:
    """The label as a lawyer cites it: chapter included where numbering restarts, annex named."""
    label = f"{article.chapter}:{article.label}" if article.chapter else article.label
    return f"{article.annex} {label}".strip()


def _provision(article: Article, eid: str, path: tuple[str, ...], language: str) -> Provision:
    text, blocks = _join(_paras(article, language))
    return Provision(
        eid,
        canonical(_label(article)),
        canonical(article.heading),
        text,
        article.state,
        blocks,
        path,
        article.damage,
    )


def _work(source: Source, facts: Facts) -> Work:
    number = facts.number or "x-" + slug(facts.title or source.name)
    number = slug(number) if not number.startswith("x-") else number
    uri = WorkUri(source.jurisdiction, number, facts.date)
    return Work(
        str(uri),
        canonical(facts.title) or source.name,
        canonical(facts.short_title),
        facts.date,
        uri.provisional,
    )


def three_letters(language: str) -> str:
    """A two-letter language code as ISO 639-2/T; `und` where it is unknown."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return _THREE_LETTERS.get(language, "und")
    return _THREE_LETTERS.get(language, language if len(language) == 3 else "und")


def act_hash(provisions: Iterable[Provision]) -> str:
    """sha256 over each provision's (eId, text hash, state): new markup is no change of law."""
    total = hashlib.sha256()
    for p in provisions:
        total.update(f"{p.eid}\0{text_hash(p.text)}\0{p.state}\n".encode())
    return total.hexdigest()


def text_hash(text: str) -> str:
    """sha256 of a canonical text, as hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def assemble(source: Source, reading: Reading, reader: str) -> Act:
    """The act that a reader's pieces spell. Headings open parts; an article stands in those open before it."""
    facts = reading.facts
    eids = _Eids()
    open_: list[Heading] = []
    provisions: list[Provision] = []
    headings: list[str] = []
    preface: list[str] = []
    ignored: list[Ignored] = []
    for piece in reading.pieces:
        match piece:
            case Heading():
                open_ = [h for h in open_ if h.level < piece.level] + [piece]
                headings.append(canonical(piece.text))
            case Article():
                path = tuple(canonical(h.text) for h in open_)
                provisions.append(_provision(piece, eids.take(piece), path, facts.language))
            case Preface():
                preface.append(canonical(piece.text))
            case Ignored():
                ignored.append(piece)
    work = _work(source, facts)
    date = facts.version_date or f"x-{act_hash(provisions)[:12]}"
    uri = ExpressionUri(WorkUri.parse(work.uri), three_letters(facts.language), date)
    damage = facts.damage + tuple(f"{p.label}: {p.damage}" for p in provisions if p.damage)
    completeness = facts.completeness
    if any(p.damage == CUT_OFF for p in provisions):
        completeness = Completeness.TRUNCATED
    elif completeness is Completeness.WHOLE and damage:
        completeness = Completeness.DAMAGED
    expression = Expression(
        str(uri), facts.language, facts.version_date, facts.text_state, facts.authority, completeness, damage
    )
    digest = hashlib.sha256(source.data).hexdigest()
    return Act(
        work, expression, source.file, digest, reader,
        tuple(provisions), tuple(headings), "\n".join(preface), tuple(ignored),
    )  # fmt: skip
