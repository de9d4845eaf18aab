"""Provisions of a JSON seed made clean: labels and headings found, notes and doubled words taken out."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from tutela.core.text import canonical
from tutela.law.line_lists import Line, nest, split_marker
from tutela.law.model import Ignored, State
from tutela.law.numbering import numbering
from tutela.law.pieces import Para
from tutela.law.repealed import says_repealed
from tutela.law.seed import doubled_text
from tutela.law.seed.bare_markers import split_bare
from tutela.law.seed.running_sections import running_sections

_CUTS = (8000, 12000)  # characters at which seeds were cut
_WHOLE_ACT = 40_000  # characters; no single section is as long
_NEAR = 3  # a cut may have lost a blank at its end
_LATE = re.compile(r"^(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b\s*", re.IGNORECASE)
_LABEL_REST = re.compile(r"^\.?\s*(-[\d\w]+(?:-\d+)*)\s*\.\s*")  # "Стаття 96. -10-1 . Heading"
_LABEL_JOINT = re.compile(r"[\s^_\-/]+")  # between the parts of a label: 163.1 bis, 12^2, 5-a
_LABEL_JOINTS = re.compile(r"[\s^_\-/]*")
_BLANKS = re.compile(r"\s*")
_LABEL_GOES_ON = re.compile(r"[\w^]|-\d")
_BEHIND_LABEL = re.compile(r"[\s.:–—\-)]*")
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
_LEAK = re.compile(r"(?<=[.!?:;)\]])\s*(?P<tail>[^\W\d_][^.!?:;]{2,140})$")
_STAR_TITLE = re.compile(r"^\s*[-–—]\s*(?P<title>[^*\n]{3,160}?)(?:\*\s*|(?<!\d)(?=1\s?[-–ـ]))")
# A list marker glued to the end of the item before it: ",b) Bir", ".(2) (Ek".
_GLUED = re.compile(r"(?<=[.;:,\]])(?=(?:\(\d{1,2}\)|\d{1,2}\)|[a-zçğıöşü]\))\s?[^\W_])|(?<=\(1\))(?=[a-z]\))")


@dataclass(frozen=True, slots=True)
class SeedProvision:
    """A provision as the seed gives it, after cleaning: what was cut from it is in `ignored`."""

    ref: str
    label: str
    title: str
    chapter: str
    content: str
    annex: str = ""
    part: str = ""  # the title of a part that stands directly before it
    unit: str = "art"
    ignored: tuple[Ignored, ...] = ()
    damage: str = ""
    state: State = State.IN_FORCE


@dataclass(slots=True)
class Dialect:
    """What the provisions of one file have in common; measured over the whole file."""

    words: tuple[str, ...]  # words for "article", longest first
    label_in_text: bool  # contents begin with their own label
    leaks: bool  # the next article's heading hangs at the end of the content
    doubled: bool  # each unit is printed twice
    body: str  # prefix of the refs of the body ("art", "s")
    seen: Counter[str] = field(default_factory=Counter)


def string(value: Any) -> str:
    """A JSON value as text; null is empty."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def _western(text: str) -> str:
    """Decimal digits of other scripts as Western ones, character by character (lengths stay)."""
    if text.isascii():
        return text
    return "".join(chr(48 + int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def _article_words(language: str) -> tuple[str, ...]:
    words = {"§", "art", *numbering(language).get("article", ()), *numbering(language).get("schedule", ())}
    return tuple(sorted((w.rstrip(".") for w in words if w.rstrip(".")), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=16)
def _article_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """ "Section ", "The article ": made once a language, since its words are many."""
    return re.compile(rf"\s*(?:\w+\s+)?(?:{'|'.join(map(re.escape, words))})\.?\s*", re.IGNORECASE)


def _bare_label_end(text: str, at: int, label: str) -> int:
    """Where a label that stands at a place of a text ends, with the signs behind it; 0 where another text stands."""
    joint = _BLANKS
    for part in filter(None, _LABEL_JOINT.split(label)):
        start = _matched(joint, text, at)
        at = start + len(part)
        if text[start:at].casefold() != part.casefold():
            return 0
        joint = _LABEL_JOINTS
    return _matched(_BEHIND_LABEL, text, at) if not _LABEL_GOES_ON.match(text, at) else 0


def _matched(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The end of what a pattern that fits everywhere finds at a place."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _own_label_end(text: str, label: str, words: tuple[str, ...], *, word_needed: bool) -> int:
    """Where a text's own label ends ("§ 4.", "Madde 4 -", "163.1", "Article 36 –"); 0 where it does not begin so."""
    word = _article_word(words).match(text)
    end = _bare_label_end(text, word.end(), label) if word else 0
    return end or (0 if word_needed else _bare_label_end(text, 0, label))


@lru_cache(maxsize=16)
def _word_and_ordinal(words: tuple[str, ...]) -> re.Pattern[str]:
    """ "Article One – ", "المادة الرابعة:": a label whose number is a word."""
    return re.compile(
        rf"^\s*(?:{'|'.join(map(re.escape, words))})\s+(?:[^\W\d]+\s*[–—:\-]+\s*|(?:[^\W\d]+\s?){{1,5}}:?\s*$|$)",
        re.IGNORECASE,
    )


def _starts_with_label(raw: dict[str, Any], words: tuple[str, ...]) -> bool:
    content = _western(string(raw.get("content"))[:80])
    return _own_label_end(content, string(raw.get("section")), words, word_needed=False) > 0


def _ends_open(text: str) -> bool:
    """Whether a text ends in the middle: no full stop or bracket, but a word."""
    found = _LEAK.search(text[-200:])
    return found is not None and found["tail"][0].isupper()


def dialect_of(raws: list[dict[str, Any]], language: str) -> Dialect:
    """The habits of a file, by counting in all its provisions."""
    words = _article_words(language)
    many = max(1, len(raws))
    sample = " ".join(string(r.get("content"))[:3000] for r in raws[:12])
    prefixes = Counter(_prefix(string(r.get("provision_ref"))) for r in raws)
    return Dialect(
        words,
        sum(_starts_with_label(r, words) for r in raws) / many > 0.6,
        sum(_ends_open(string(r.get("content"))) for r in raws) / many > 0.5,
        doubled_text.share(sample) > 0.4,
        prefixes.most_common(1)[0][0] if prefixes else "",
    )


def _prefix(ref: str) -> str:
    return re.split(r"[\d:^]", ref)[0].rstrip("_-")


def _strip(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """A text without what the pattern finds at its start, and that."""
    found = pattern.match(_western(text[:400]))  # labels are short
    return (text[found.end() :], text[: found.end()].strip()) if found else (text, "")


def _without_label(text: str, label: str, dialect: Dialect, *, word_needed: bool) -> tuple[str, str]:
    """A text without its own label at the start, and that label as it stood there."""
    end = _own_label_end(_western(text[:400]), label, dialect.words, word_needed=word_needed)
    return text[end:], text[:end].strip()


def left_out(kind: str, text: str) -> tuple[Ignored, ...]:
    """Words left out by name; nothing for no words."""
    return (Ignored(kind, text.strip()),) if text.strip() else ()


def _labelled(raw: dict[str, Any], dialect: Dialect) -> tuple[str, str, str]:
    """Label, title and what the title said of the label; a suffix that slipped into the title returns to the label."""
    label, title = string(raw.get("section")).strip(), canonical(string(raw.get("title")))
    if (late := _LATE.match(title)) and not label.lower().endswith(late[1].lower()):
        return f"{label}{late[1]}", title[late.end() :], ""
    stripped, said = _without_label(title, label, dialect, word_needed=not re.match(r"\d", title))
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
    found = re.match(
        rf"^\s*(?:{'|'.join(map(re.escape, words))})\.?\s*(\d+(?:/\d+)?)", _western(content), re.IGNORECASE
    )
    return found[1] if found else ""


def _same_start(title: str, content: str) -> bool:
    """Whether a "title" is only the first words of the text."""
    bare, text = re.sub(r"\W", "", title), re.sub(r"\W", "", content[: 3 * len(title) + 200])
    return bool(bare) and (text.startswith(bare) or bare in re.sub(r"^\d+", "", text)[: len(bare) + 12])


def _headed(title: str, content: str) -> str:
    """The text behind a heading that is printed again at its start: "Arrest. (1) A child …"; else empty."""
    if len(title) > 120 or not content.startswith(title):
        return ""
    rest = re.match(r"\s*[.:–—\ufffd]+\s*(?=[\w(\ufffd“\"])", content[len(title) :])
    return content[len(title) + rest.end() :] if rest else ""


def cleaned(raw: dict[str, Any], dialect: Dialect) -> SeedProvision:
    """One provision: its own label, site links, publisher's notes and repeated words taken out of the text."""
    content = string(raw.get("content"))
    label, title, said = _labelled(raw, dialect)
    label = _missing_label(label, content, dialect.words)
    ignored = left_out("repeated_text", said)
    damage = _cut(content)
    if dialect.label_in_text and label:
        content, own = _without_label(content, label, dialect, word_needed=False)
        ignored += left_out("repeated_text", own)
    if link := _SITE.search(content):
        content, ignored = content[: link.start()], ignored + left_out("site_menu", link[0])
    if star := _STAR_TITLE.match(content):
        marks = star[0].replace(star["title"], " ")
        ignored += left_out("repeated_text", title) + left_out("markup", marks)
        content = content[star.end() :]
        title = star["title"]
    elif title and not dialect.leaks and (headed := _headed(title, content)):
        content, ignored = headed, ignored + left_out("repeated_text", title)
    elif title and _same_start(title, content):
        ignored, title = ignored + left_out("repeated_text", title), ""
    content, notes = _without_notes(content)
    ref = string(raw.get("provision_ref"))
    made = SeedProvision(ref, label, title, canonical(string(raw.get("chapter"))), content, ignored=ignored + notes)
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


def _placed(made: SeedProvision, dialect: Dialect) -> SeedProvision:
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


def divided(made: SeedProvision, beside: int) -> list[SeedProvision]:
    """A "provision" that holds a whole act, as its sections; `beside` is the number of provisions in the file.

    The words before the first section (title, list of contents) become a preface.
    """
    sections = list(running_sections(made.content)) if beside < 12 and len(made.content) > _WHOLE_ACT else []
    if not sections:
        return [made]
    lead = replace(made, ref="sch-undefined", unit="sched", label="", content=sections[0].text)
    rest = [
        replace(made, label=s.label, title=s.heading, content=s.text, ignored=(), state=_state(s.text, ()))
        for s in sections[1:]
    ]
    return [lead, *rest]


def with_own_headings(provisions: list[SeedProvision]) -> list[SeedProvision]:
    """Headings that hang at the end of the text before are given to their articles.

    A word or two before a number that was seen already is the name of a part with its own numbers (GEÇİCİ).
    """
    seen: set[str] = set()
    shifted: list[SeedProvision] = []
    leaked = ""
    for made in provisions:
        tail = _LEAK.search(made.content) if not made.damage else None
        here = tail["tail"] if tail and tail["tail"][0].isupper() else ""
        body = made.content[: tail.start()] if tail and here else made.content
        placed = replace(made, content=body)
        if leaked and made.label in seen and not made.annex and len(leaked.split()) <= 2 and leaked.isupper():
            placed = replace(placed, annex=leaked)
        elif leaked:
            part, own = _part_of(leaked)
            placed = replace(placed, part=part, title=f"{own} {placed.title}".strip())
        seen.add(made.label)
        shifted.append(placed)
        leaked = here
    if leaked:
        shifted[-1] = replace(shifted[-1], content=f"{shifted[-1].content} {leaked}")
    return shifted


def _part_of(leaked: str) -> tuple[str, str]:
    """A part's title that was glued before the article's heading: "BİRİNCİ BÖLÜMGenel HükümlerAmaç"."""
    cuts = [m.start() for m in re.finditer(r"(?<=[^\W\d_])(?<![A-ZÇĞİÖŞÜ])(?=[A-ZÇĞİÖŞÜ])", leaked)]
    capitals = re.match(r"[A-ZÇĞİÖŞÜ]{2,}[A-ZÇĞİÖŞÜ\s]+(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])", leaked)
    cuts = [c for c in cuts if leaked[c - 1] != " "]
    return (leaked[: cuts[-1]], leaked[cuts[-1] :]) if capitals and cuts else ("", leaked)


def paragraphs(made: SeedProvision, dialect: Dialect) -> tuple[tuple[Para, ...], bool, tuple[Ignored, ...]]:
    """Paragraphs, whether list markers are still to be found inside them, and what was printed twice."""
    text = " ".join(made.content.split())
    if dialect.doubled:
        _, twice = doubled_text.once(text)
        return tuple(doubled_text.units(text)), False, left_out("repeated_text", twice)
    if "\n" in made.content.strip():
        return _from_lines(made.content), True, ()
    once, twice = doubled_text.once(text)
    terms = [run for run in doubled_text.runs(text) if run.doubled]
    paras = _definitions(text) if len(terms) > 3 and not text.startswith("(1)") else split_bare(_parted(once))
    return tuple(p for p in paras if p.text or p.marker), True, left_out("repeated_text", twice)


def _parted(text: str) -> str:
    """A blank before list markers that lost theirs: "…,b) …", "….(2) …"."""
    return _GLUED.sub(" ", text)


def _definitions(text: str) -> list[Para]:
    """A section of definitions whose terms are printed twice: each term opens a paragraph below the lead."""
    paras: list[Para] = []
    for run in doubled_text.runs(text):
        if run.doubled or not paras:
            paras.append(Para(1 if run.doubled else 0, "", run.text))
        else:
            paras[-1] = replace(paras[-1], text=f"{paras[-1].text} {run.text}")
    return paras


def _from_lines(content: str) -> tuple[Para, ...]:
    """Paragraphs from lines: wrapped lines are joined; lines without marker that a colon announces are items."""
    joined: list[str] = []
    for line in filter(None, (" ".join(raw.split()) for raw in content.split("\n"))):
        if joined and not split_marker(line)[0] and not re.search(r"[.;:!?\]})–—-]$", joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    paras: list[Para] = []
    listed = -1  # the depth of items that a colon announced; -1: none is open
    for para in nest(Line(*split_marker(_parted(line))) for line in joined):
        before = paras[-1] if paras else None
        if para.marker or before is None or not before.text:
            listed = -1
        elif before.text.endswith(":"):
            listed = before.depth + 1
        elif not before.text.endswith((";", ",")):
            listed = -1
        paras.append(replace(para, depth=listed) if listed >= 0 else para)
    return tuple(paras)


def numbers_restart(provisions: list[SeedProvision]) -> bool:
    """Whether the numbers start again in each chapter: most labels come more than once, in different chapters."""
    by_label: dict[str, set[str]] = {}
    for made in provisions:
        by_label.setdefault(made.label, set()).add(made.chapter)
    return len(provisions) > 10 and sum(len(c) > 1 for c in by_label.values()) > 0.3 * len(by_label)
