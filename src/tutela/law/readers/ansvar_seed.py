"""Acts as JSON seeds: {"provisions": [{"provision_ref", "section", "title", "content"}]}, line breaks mostly lost."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tutela.core.errors import Unreadable
from tutela.core.text import canonical
from tutela.law import doubled_text
from tutela.law.language import guess_language
from tutela.law.model import Authority, Completeness, Ignored, State, TextState
from tutela.law.numbering import languages, numbering
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.repealed import says_repealed
from tutela.law.source import Source

_CUTS = (8000, 12000)  # characters at which seeds were cut
_NEAR = 3  # a cut may have lost a blank at its end
_LATE = re.compile(r"^(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b\s*", re.IGNORECASE)
_LABEL_REST = re.compile(r"^\.?\s*(-[\d\w]+(?:-\d+)*)\s*\.\s*")  # "Стаття 96. -10-1 . Heading"
_SITE = re.compile(r"\s*Previous Version$")
_GAZETTE = r"\(\s*(?:AS|RO|BBl|FF)\s[^()]*\)"
# Notes of the publisher that are printed behind the provision: who changed it, in which gazette.
_NOTE = re.compile(
    rf"(?<=[.;:…\d)])\s*(?:Amended|Inserted|Repealed|Revised|Introduced|Enacted|Originally|Term|Wording|Footnote|"
    rf"Expression|Eingefügt|Fassung|Aufgehoben|Ausdruck|Bereinigt)\b[^()]*(?:\((?!\s*(?:AS|RO|BBl|FF)\s)[^()]*\)[^()]*)*{_GAZETTE}"
    rf"(?:\s*\.(?!\s*\w))?(?:[^()]{{0,80}}{_GAZETTE})*\s*\.?"
    r"|\s*\[(?:Act|L\.\s?N\.|Rev|Corr)[^\[\]]{0,160}\](?=\s*$)"
)
_REPEALED_NOTE = re.compile(r"\b(?:repealed|aufgehoben|abrogat|revoked|omitted|deleted)", re.IGNORECASE)
_GONE = re.compile(
    r"^\W*(?:repeal|revoked|omitted|deleted|mülga|iptal|виключен|статтю[^.]{0,20}виключен|втратил|ამოღებ|abrog|ยกเลิก|ملغ|aufgehoben"
    r"|ophævet|\(?udelades)[^\])}]*[\])}]?\W*$",
    re.IGNORECASE,
)
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
_LEAK = re.compile(r"(?<=[.!?:;)\]])\s*(?P<tail>[^\W\d_][^.!?:;]{2,140})$")
_STAR_TITLE = re.compile(r"^\s*[-–—]\s*(?P<title>[^*\n]{3,160})\*\s*")
_PIPE = re.compile(r"\s*\|\s*")


@dataclass(frozen=True, slots=True)
class _Provision:
    """A provision as the seed gives it, after cleaning: what was cut from it is in `ignored`."""

    ref: str
    label: str
    title: str
    chapter: str
    content: str
    annex: str = ""
    unit: str = "art"
    ignored: tuple[Ignored, ...] = ()
    damage: str = ""
    state: State = State.IN_FORCE


@dataclass(slots=True)
class _Dialect:
    """What the provisions of one file have in common; measured over the whole file."""

    words: tuple[str, ...]  # words for "article", longest first
    label_in_text: bool  # contents begin with their own label
    leaks: bool  # the next article's heading hangs at the end of the content
    doubled: bool  # each unit is printed twice
    body: str  # prefix of the refs of the body ("art", "s")
    seen: Counter[str] = field(default_factory=Counter)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _western(text: str) -> str:
    """Decimal digits of other scripts as Western ones, character by character (lengths stay)."""
    return "".join(chr(48 + int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _article_words(language: str) -> tuple[str, ...]:
    words = {"§", "art", *numbering(language).get("article", ()), *numbering(language).get("schedule", ())}
    return tuple(sorted((w.rstrip(".") for w in words if w.rstrip(".")), key=lambda w: (-len(w), w)))


def _own_label(label: str, words: Iterable[str], *, word_needed: bool) -> re.Pattern[str]:
    """The pattern of a text that begins with its own label: "§ 4.", "Madde 4 -", "163.1", "Article 36 –"."""
    bare = r"[\s^_\-/]*".join(re.escape(part) for part in re.split(r"[\s^_\-/]+", label) if part)
    word = rf"(?:(?:\w+\s+)?(?:{'|'.join(map(re.escape, words))})\.?\s*)" + ("" if word_needed else "?")
    return re.compile(rf"^\s*{word}{bare}(?![\w^]|-\d)[\s.:–—\-)]*", re.IGNORECASE)


def _word_and_ordinal(words: Iterable[str]) -> re.Pattern[str]:
    """"Article One – ", "المادة الرابعة:": a label whose number is a word."""
    return re.compile(
        rf"^\s*(?:{'|'.join(map(re.escape, words))})\s+(?:[^\W\d]+\s*[–—:\-]+\s*|(?:[^\W\d]+\s?){{1,5}}:?\s*$|$)",
        re.IGNORECASE,
    )


def _starts_with_label(raw: dict[str, Any], words: tuple[str, ...]) -> bool:
    pattern = _own_label(_string(raw.get("section")), words, word_needed=False)
    return pattern.match(_western(_string(raw.get("content"))[:80])) is not None


def _ends_open(text: str) -> bool:
    """Whether a text ends in the middle: no full stop or bracket, but a word."""
    found = _LEAK.search(text[-200:])
    return found is not None and found["tail"][0].isupper()


def _dialect(raws: list[dict[str, Any]], language: str) -> _Dialect:
    words = _article_words(language)
    many = max(1, len(raws))
    sample = " ".join(_string(r.get("content"))[:3000] for r in raws[:12])
    prefixes = Counter(_prefix(_string(r.get("provision_ref"))) for r in raws)
    return _Dialect(
        words,
        sum(_starts_with_label(r, words) for r in raws) / many > 0.6,
        sum(_ends_open(_string(r.get("content"))) for r in raws) / many > 0.5,
        doubled_text.share(sample) > 0.4,
        prefixes.most_common(1)[0][0] if prefixes else "",
    )


def _prefix(ref: str) -> str:
    return re.split(r"[\d:^]", ref)[0].rstrip("_-")


def _strip(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """A text without what the pattern finds at its start, and that."""
    found = pattern.match(_western(text))
    return (text[found.end() :], text[: found.end()].strip()) if found else (text, "")


def _left(kind: str, text: str) -> tuple[Ignored, ...]:
    return (Ignored(kind, text.strip()),) if text.strip() else ()


def _labelled(raw: dict[str, Any], dialect: _Dialect) -> tuple[str, str, str]:
    """Label, title and what the title said of the label; a suffix that slipped into the title returns to the label."""
    label, title = _string(raw.get("section")).strip(), canonical(_string(raw.get("title")))
    if (late := _LATE.match(title)) and not label.lower().endswith(late[1].lower()):
        return f"{label}{late[1]}", title[late.end() :], ""
    stripped, said = _strip(title, _own_label(label, dialect.words, word_needed=not re.match(r"\d", title)))
    if not said:
        stripped, said = _strip(title, _word_and_ordinal(dialect.words))
    if said and (rest := _LABEL_REST.match(stripped)):
        return f"{label}{rest[1]}", stripped[rest.end() :], said
    if label and re.match(rf"{re.escape(label[-1])}\s+[A-ZÄÖÜ]", title) and label[-1].isalpha():
        return label, title[1:].strip(), title[0]
    return label, stripped.strip(" .–—-:") if said else title, said


def _missing_label(label: str, content: str, words: Iterable[str]) -> str:
    """A label that the seed lost, from the first words of its text."""
    if re.search(r"\d", _western(label)):
        return label
    found = re.match(rf"^\s*(?:{'|'.join(map(re.escape, words))})\.?\s*(\d+(?:/\d+)?)", _western(content), re.IGNORECASE)
    return found[1] if found else ""


def _same_start(title: str, content: str) -> bool:
    """Whether a "title" is only the first words of the text."""
    bare, text = re.sub(r"\W", "", title), re.sub(r"\W", "", content[: 3 * len(title) + 200])
    return bool(bare) and (text.startswith(bare) or bare in re.sub(r"^\d+", "", text)[: len(bare) + 12])


def _cleaned(raw: dict[str, Any], dialect: _Dialect) -> _Provision:
    """One provision: its own label, site links, publisher's notes and repeated words taken out of the text."""
    content = _string(raw.get("content"))
    label, title, said = _labelled(raw, dialect)
    label = _missing_label(label, content, dialect.words)
    ignored = _left("repeated_text", said)
    damage = _cut(content)
    if dialect.label_in_text and label:
        content, own = _strip(content, _own_label(label, dialect.words, word_needed=False))
        ignored += _left("repeated_text", own)
    if link := _SITE.search(content):
        content, ignored = content[: link.start()], ignored + _left("site_menu", link[0])
    if star := _STAR_TITLE.match(content):
        content, ignored = content[star.end() :], ignored + _left("repeated_text", title)
        title = star["title"]
    elif title and _same_start(title, content):
        ignored, title = ignored + _left("repeated_text", title), ""
    content, notes = _without_notes(content)
    ref = _string(raw.get("provision_ref"))
    made = _Provision(ref, label, title, canonical(_string(raw.get("chapter"))), content, ignored=ignored + notes)
    return replace(_placed(made, dialect), damage=damage, state=_state(content, notes))


def _cut(content: str) -> str:
    for limit in _CUTS:
        if limit - _NEAR <= len(content) <= limit and not re.search(r"[.;:)\]]\s*$", content):
            return f"The source cut this text off at {limit} characters."
    return ""


def _without_notes(content: str) -> tuple[str, tuple[Ignored, ...]]:
    notes = tuple(Ignored("editorial_note", m[0].strip()) for m in _NOTE.finditer(content))
    return _NOTE.sub(" ", content).strip() if notes else content, notes


def _state(content: str, notes: tuple[Ignored, ...]) -> State:
    bare = content.strip(" …\n")
    if _GONE.match(bare) or says_repealed(bare):
        return State.REPEALED
    gone = any(_REPEALED_NOTE.match(n.text) for n in notes)
    return State.REPEALED if gone and not bare else State.IN_FORCE


def _placed(made: _Provision, dialect: _Dialect) -> _Provision:
    """Unit and annex: refs with another prefix than the body's are schedules, or parts with their own numbers."""
    prefix = _prefix(made.ref)
    section = "sec" if dialect.body.startswith("s") else "art"
    if prefix == dialect.body or not prefix:
        return replace(made, unit=section)
    if prefix.startswith("sch"):
        return replace(made, unit="sched")
    if not re.match(r"[A-Za-z]?\d", made.label):
        return replace(made, unit=section)
    annex = prefix.replace("_", " ")
    return replace(made, unit=section, annex=annex, label=re.sub(r"^[A-Z](?=\d)", "", made.label))


def _shifted(provisions: list[_Provision]) -> list[_Provision]:
    """Headings that hang at the end of the text before are given to their articles.

    A word or two before a number that was seen already is the name of a part with its own numbers (GEÇİCİ).
    """
    seen: set[str] = set()
    shifted: list[_Provision] = []
    leaked = ""
    for made in provisions:
        tail = _LEAK.search(made.content) if not made.damage else None
        here = tail["tail"] if tail and tail["tail"][0].isupper() else ""
        body = made.content[: tail.start()] if tail and here else made.content
        placed = replace(made, content=body)
        if leaked and made.label in seen and not made.annex and len(leaked.split()) <= 2 and leaked.isupper():
            placed = replace(placed, annex=leaked)
        elif leaked:
            placed = replace(placed, title=f"{leaked} {placed.title}".strip())
        seen.add(made.label)
        shifted.append(placed)
        leaked = here
    if leaked:
        shifted[-1] = replace(shifted[-1], content=f"{shifted[-1].content} {leaked}")
    return shifted


def _paras(made: _Provision, dialect: _Dialect) -> tuple[tuple[Para, ...], bool, tuple[Ignored, ...]]:
    """Paragraphs, whether list markers are still to be found inside them, and what was printed twice."""
    text = " ".join(made.content.split())
    if dialect.doubled:
        _, twice = doubled_text.once(text)
        return tuple(doubled_text.units(text)), False, _left("repeated_text", twice)
    once, twice = doubled_text.once(text)
    return (Para(0, "", once),) if once else (), True, _left("repeated_text", twice)


def _chapters(before: str, chapter: str) -> Iterator[Piece]:
    """Headings where the chapter changes; a text that begins in the middle of a sentence is no title."""
    if not chapter or chapter == before:
        yield from _left("repeated_text", chapter)
    elif chapter[0].islower() or chapter[0] == "(":
        yield Ignored("repeated_text", chapter)
    else:
        for level, part in enumerate(_PIPE.split(chapter), 1):
            number = re.search(r"\d+|\b[IVXLC]+\b", part)
            yield Heading(level, part, number[0] if number else "")


def _pieces(provisions: list[_Provision], dialect: _Dialect, restarts: bool) -> Iterator[Piece]:
    chapter = ""
    for made in provisions:
        yield from _chapters(chapter, made.chapter)
        chapter = made.chapter or chapter
        yield from made.ignored
        paras, inline, twice = _paras(made, dialect)
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


def _restarts(provisions: list[_Provision]) -> bool:
    """Whether the numbers start again in each chapter: most labels come more than once, in different chapters."""
    by_label: dict[str, set[str]] = {}
    for made in provisions:
        by_label.setdefault(made.label, set()).add(made.chapter)
    return len(provisions) > 10 and sum(len(c) > 1 for c in by_label.values()) > 0.3 * len(by_label)


def _extras(act: dict[str, Any], text: str) -> Iterator[Piece]:
    """Lists beside the provisions: definitions and versions repeat them; words found nowhere else are kept."""
    folded = re.sub(r"\W", "", text)
    for key in ("definitions", "provision_versions"):
        for entry in act.get(key) or ():
            words = " ".join(_string(v) for v in entry.values()) if isinstance(entry, dict) else _string(entry)
            main = _string(entry.get("definition") or entry.get("content")) if isinstance(entry, dict) else ""
            known = re.sub(r"\W", "", main) in folded
            yield Ignored("repeated_text", words) if known else Preface(words)


def _front(act: dict[str, Any]) -> Iterator[Piece]:
    for key, value in act.items():
        if not isinstance(value, list | dict) and _string(value):
            yield Ignored("front_matter", _string(value))
    for raw in act["provisions"]:
        known = ("content", "title", "chapter", "section")
        text = " ".join(_string(v) for k, v in raw.items() if k not in known and not isinstance(v, list | dict))
        yield Ignored("front_matter", text)


def _date(value: Any) -> str:
    text = _string(value)
    return text if _ISO.fullmatch(text) and not text.startswith("1900-01-01") else ""


def _number(act: dict[str, Any]) -> str:
    """Year and number of an Akoma Ntoso address, year and number of the act, or the seed's own key."""
    if akn := _AKN_URL.search(_string(act.get("url"))):
        return f"{akn['year']}/{akn['number']}"
    if act.get("act_number") and act.get("year"):
        return f"{_string(act['year'])}/{_string(act['act_number'])}"
    return _string(act.get("id"))


def _version(act: dict[str, Any]) -> str:
    valid = [_date(v.get("valid_from")) for v in act.get("provision_versions") or () if isinstance(v, dict)]
    current = _CURRENT_TO.search(_string(act.get("description")))
    return max(valid, default="") or (current[1] if current else "")


def _title(act: dict[str, Any], language: str) -> str:
    own = _string(act.get(f"title_{language}"))
    return _string(act.get("title")) or own or next((_string(v) for k, v in act.items() if k.startswith("title_") and v), "")


def _suspended(act: dict[str, Any]) -> frozenset[str]:
    """Labels that the description names as suspended."""
    said = _SUSPENDED.search(_string(act.get("description")))
    return frozenset(re.findall(r"\d+[A-Za-z]*", said["list"])) if said else frozenset()


def _damage(act: dict[str, Any], provisions: list[_Provision], text: str, suspended: frozenset[str]) -> Iterator[str]:
    if "�" in text:
        yield f"{text.count(chr(0xFFFD))} characters could not be decoded by the source."
    again = [label for label, n in Counter((p.annex, p.label, p.unit) for p in provisions).items() if n > 1 and label[1]]
    if again:
        yield f"{len(again)} numbers stand more than once ({', '.join(a[1] for a in again[:5])}): what tells them apart is lost."
    words = re.findall(r"[\u0600-\u06ff]+", text)
    if words and sum(len(w) > 13 for w in words) > 0.04 * len(words):
        yield "Blanks between words are lost in many places."
    if _string(act.get("status")).endswith("suspended") and not suspended:
        yield "The source says that provisions are suspended, and does not name them."


def _facts(
    act: dict[str, Any], source: Source, language: str, provisions: list[_Provision], text: str, suspended: frozenset[str]
) -> Facts:
    cut = any(p.damage for p in provisions)
    foreign = bool(source.languages) and language not in source.languages
    return Facts(
        title=_title(act, language),
        short_title=_string(act.get("short_name")),
        number=_number(act),
        date=_date(act.get("issued_date")),
        version_date=_version(act),
        language=language,
        text_state=_STATES.get(_string(act.get("status")), TextState.UNKNOWN),
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
        text = " ".join(_string(r.get("content")) for r in raws)
        language = _string(act.get("language")) or guess_language(text, languages())
        dialect = _dialect(raws, language)
        provisions = [_cleaned(raw, dialect) for raw in raws]
        if dialect.leaks:
            provisions = _shifted(provisions)
        suspended = _suspended(act)
        provisions = [replace(p, state=State.SUSPENDED) if p.label in suspended else p for p in provisions]
        pieces = [*_front(act), *_joined(_pieces(provisions, dialect, _restarts(provisions))), *_extras(act, text)]
        return Reading(_facts(act, source, language, provisions, text, suspended), tuple(pieces))

    def _act(self, source: Source) -> dict[str, Any]:
        try:
            act = json.loads(source.text)
        except json.JSONDecodeError as error:
            raise Unreadable(source.file, f"this is no JSON: {error}.", "Fetch the file again.") from error
        if not isinstance(act, dict) or not isinstance(act.get("provisions"), list):
            raise Unreadable(source.file, 'there is no list "provisions".', "This reader wants a seed of provisions.")
        act["provisions"] = [raw for raw in act["provisions"] if isinstance(raw, dict)]
        if not any(_string(raw.get("content")).strip() for raw in act["provisions"]):
            raise Unreadable(source.file, "the act has no provisions: a stub.", "Find another copy of the act.")
        return act


READER = AnsvarSeed()
