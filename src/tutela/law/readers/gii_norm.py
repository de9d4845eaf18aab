"""German federal law as gesetze-im-internet publishes it: gii-norm XML, one <norm> an article, title or annex."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tutela.core.errors import Unreadable
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.source import Source
from tutela.law.xml_source import attribute, plain, tag, xml_root

_BREAKS = frozenset(
    {"BR", "Split", "entry", "DT", "DD", "LA", "P", "row", "Title", "Ident", "pre", "kommentar", "Footnote"}
)
_BLOCKS = frozenset({"DL", "table", "P", "pre", "Title", "Subtitle", "TOC", "kommentar", "Footnotes"})
_PARAGRAPH = re.compile(r"(\(\d+[a-z]*\))\s+")
_KIND = re.compile(r"^(?P<gone>\(XXXX\)\s*)?(?P<word>§§?|Art(?:ikel)?\b\.?|)\s*(?P<label>.*)$", re.DOTALL)
_ANNEX = re.compile(r"^(?:\(XXXX\)\s*)?(?:Anlage|Anhang|Tabelle)", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)([a-z]?)(?:\s+(?:bis|und)\s+|\s*-\s*)(?:Art\s+)?(\d+)([a-z]?)")
_GONE = re.compile(r"^\W*(?:weggefallen|aufgehoben|gegenstandslos|entfallen|entfällt)\W*$", re.IGNORECASE)
_FUTURE = re.compile(r"^\W*zukünftig in Kraft\W*$", re.IGNORECASE)
_VOID = re.compile(
    r"§\s*(?P<label>\d+[a-z]?)\s*(?:idF[^:]*)?:(?:(?!§\s*\d+[a-z]?:).)*?unvereinbar und nichtig", re.DOTALL
)
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@dataclass(slots=True)
class _Words:
    """What is gathered from one norm's text: paragraphs, what is left out, pictures that stand for words."""

    paras: list[Para] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    pictures: int = 0

    def add(self, depth: int, marker: str, text: str) -> None:
        text = " ".join(text.split())
        if text or marker:
            self.paras.append(Para(depth, marker, text))

    def leave(self, kind: str, text: str) -> None:
        if text:
            self.ignored.append(Ignored(kind, text))


def _walk(element: etree._Element, depth: int, marker: str, words: _Words, notes: str) -> None:
    """Mixed content: running words become one paragraph until a list, table or title interrupts them.

    `notes` is the class in which footnotes are left out; empty where they belong to the law (tables of annexes).
    """
    run = [element.text or ""]

    def flush() -> None:
        nonlocal marker
        text = " ".join("".join(run).split())
        if text or marker:
            words.add(depth, marker, text)
        marker = ""
        run.clear()

    for child in element:
        if tag(child) in _BLOCKS or any(tag(inner) in _BLOCKS for inner in child.iterdescendants()):
            flush()
            _block(child, depth, words, notes)
        else:
            words.pictures += sum(tag(inner) in ("IMG", "FILE") for inner in child.iter())
            gap = " " if tag(child) in _BREAKS else ""
            run.append(gap + plain(child, _BREAKS) + gap if len(child) == 0 or gap else _inline(child))
        run.append(child.tail or "")
    flush()


def _inline(child: etree._Element) -> str:
    """An inline element's words, its outer blanks kept: "m<SUP>2</SUP>" is one word."""
    return (
        "".join(str(part) for part in child.itertext()) if not child.xpath(".//BR") else plain(child, _BREAKS)
    ) or " "


def _block(element: etree._Element, depth: int, words: _Words, notes: str) -> None:
    match tag(element):
        case "DL":
            _list(element, depth + 1, words, notes)
        case "table":
            _table(element, depth, words)
        case "P":
            _paragraph(element, depth, words, notes)
        case "TOC":
            words.leave("contents_list", plain(element, _BREAKS))
        case "kommentar":
            words.leave("editorial_note", plain(element, _BREAKS))
        case "Footnotes":
            _footnotes(element, depth, words, notes)
        case _:
            _walk(element, depth, "", words, notes)


def _list(element: etree._Element, depth: int, words: _Words, notes: str) -> None:
    marker = ""
    for child in element:
        if tag(child) == "DT":
            if marker:
                words.add(depth, marker, "")
            marker = plain(child, _BREAKS)
            continue
        for part in child if len(child) else (child,):
            _walk(part, depth, marker, words, notes)
            marker = ""
        words.add(depth, marker, "")
        marker = ""
    words.add(depth, marker, "")


def _table(element: etree._Element, depth: int, words: _Words) -> None:
    """A table's rows, each one paragraph; lists inside a cell stay in its row."""
    for part in element.iter("Title", "row"):
        words.pictures += sum(1 for _ in part.iter("IMG"))
        words.add(depth, "", plain(part, _BREAKS))


def _paragraph(element: etree._Element, depth: int, words: _Words, notes: str) -> None:
    """A numbered paragraph stands one level deeper than running text: "(1) …"."""
    first = element if (element.text or "").strip() or not len(element) else element[0]  # <P><I>(1) …
    if found := _PARAGRAPH.match((first.text or "").lstrip()):
        first.text = (first.text or "").lstrip()[found.end() :]
        _walk(element, depth + 1, found[1], words, notes)
    else:
        _walk(element, depth, "", words, notes)


def _footnotes(element: etree._Element, depth: int, words: _Words, notes: str) -> None:
    for note in element:
        text = plain(note, _BREAKS)
        if notes:
            words.leave(notes, text)
        else:
            words.add(depth, attribute(note, "FnZ"), text)


def _content(norm: etree._Element, annex: bool) -> _Words:
    words = _Words()
    for text in norm.findall("textdaten/text"):
        for child in text:
            if tag(child) == "Footnotes":
                _footnotes(child, 0, words, "" if annex else "editorial_note")
            elif tag(child) == "TOC":
                words.leave("contents_list", plain(child, _BREAKS))
            else:
                _walk(child, 0, "", words, "" if annex else "editorial_note")
        words.add(0, "", text.text or "")
    return words


def _labels(printed: str) -> list[str]:
    """The labels of one norm: "14 bis 16" are three places, "43a und 43b" two; anything else is one."""
    found = _RANGE.fullmatch(printed.strip())
    if not found:
        return [printed.strip()]
    first, a, last, b = int(found[1]), found[2], int(found[3]), found[4]
    if first == last and b:
        return [f"{first}{chr(c) if c > 96 else ''}" for c in range(ord(a) if a else 96, ord(b) + 1)]
    if not first < last <= first + 500:
        return [printed.strip()]
    letters = [chr(c) for c in range(ord("a"), ord(b or "`") + 1)]
    return [f"{first}{a}", *(str(n) for n in range(first + 1, last + 1)), *(f"{last}{c}" for c in letters)]


def _void(norm: etree._Element, label: str) -> bool:
    """Whether the publisher's note says that a court declared the whole article void."""
    note = plain(norm.find("textdaten/fussnoten"), _BREAKS)
    return any(found["label"] == label for found in _VOID.finditer(note))


def _state(norm: etree._Element, label: str, gone: bool, title: str, text: str) -> State:
    says = [part for part in (title, text.strip(" -")) if part]
    if any(_FUTURE.match(part) for part in says):
        return State.NOT_YET
    if gone or _GONE.match(title) or (says and all(_GONE.match(part) for part in says)):
        return State.REPEALED
    return State.SUSPENDED if _void(norm, label) else State.IN_FORCE


@dataclass(slots=True)
class _Reading:
    """The state of one pass: the title that is open, and whether § numbers start again in each article."""

    restarts: bool
    open_number: str = ""
    chapter: str = ""

    def title(self, norm: etree._Element) -> Iterator[Piece]:
        """The heading of a norm's structural unit, once; later norms repeat its key."""
        unit = norm.find("metadaten/gliederungseinheit")
        if unit is None:
            return
        key = plain(unit.find("gliederungskennzahl"))
        name, title = plain(unit.find("gliederungsbez"), _BREAKS), plain(unit.find("gliederungstitel"), _BREAKS)
        yield Ignored("markup", key)
        if key == self.open_number:
            yield Ignored("repeated_text", f"{name} {title}".strip())
            return
        self.open_number = key
        article = re.fullmatch(r"Art(?:ikel)?\.?\s*(\d+\w*)", name)
        self.chapter = article[1] if article and self.restarts else ""
        if text := f"{name} {title}".strip(" -"):
            yield Heading(max(1, len(key) // 3), text, article[1] if article else "")

    def norm(self, norm: etree._Element) -> Iterator[Piece]:
        """One norm: title, article, annex, formula or list of contents."""
        for key in norm.findall("metadaten/jurabk"):
            yield Ignored("front_matter", plain(key))
        yield from self.title(norm)
        printed = plain(norm.find("metadaten/enbez"))
        if note := plain(norm.find("textdaten/fussnoten"), _BREAKS):
            yield Ignored("editorial_note", note)
        yield from self.body(norm, printed)

    def body(self, norm: etree._Element, printed: str) -> Iterator[Piece]:
        title = plain(norm.find("metadaten/titel"), _BREAKS)
        words = _content(norm, annex=_ANNEX.match(printed) is not None)
        yield from words.ignored
        text = " ".join(f"{p.marker} {p.text}".strip() for p in words.paras)
        if printed.startswith("Inhalts"):
            yield from _named(Ignored("contents_list", f"{printed} {title} {text}".strip()))
        elif printed.startswith("Eingangs") or printed.startswith("Präambel"):
            yield Preface(f"{printed} {title} {text}".strip())
        elif printed.startswith(("Schlussf", "Schlußf")):
            yield Ignored("signature", f"{printed} {title} {text}".strip())
        elif printed:
            yield from self.article(norm, printed, title, words, text)
        elif text or title:
            yield from self.unlabelled(norm, title, words, text)

    def article(self, norm: etree._Element, printed: str, title: str, words: _Words, text: str) -> Iterator[Piece]:
        kind = _KIND.match(printed)
        assert kind is not None
        if marks := f"{kind['gone'] or ''}{kind['word']}".strip():
            yield Ignored("markup", marks)
        annex = _ANNEX.match(printed) is not None
        unit = "sched" if annex else {"§": "sec", "A": "art"}.get(kind["word"][:1], "para")
        for label in _labels(kind["label"]):
            state = _state(norm, label, bool(kind["gone"]), title, text)
            paras = tuple(words.paras)
            if state is State.REPEALED and text.strip() == "-":
                yield Ignored("repealed_text", "-")
                paras = ()
            chapter = self.chapter if unit == "sec" else ""
            damage = _pictures(words.pictures)
            yield Article(label, title, paras, unit, chapter, state=state, damage=damage)

    def unlabelled(self, norm: etree._Element, title: str, words: _Words, text: str) -> Iterator[Piece]:
        """Words without a label: an article that is only named as a structural unit ("Art 4"), else a preface."""
        name = plain(norm.find("metadaten/gliederungseinheit/gliederungsbez"))
        article = re.fullmatch(r"Art(?:ikel)?\.?\s*(\d+\s?\w*)", name)
        if not article:
            yield Preface(f"{title} {text}".strip())
            return
        heading = title or plain(norm.find("metadaten/gliederungseinheit/gliederungstitel"), _BREAKS)
        state = _state(norm, article[1], False, heading, text)
        if state is State.REPEALED and text == "-":
            words.paras.clear()
            yield Ignored("repealed_text", "-")
        yield Article(article[1], heading, tuple(words.paras), state=state, damage=_pictures(words.pictures))


def _named(ignored: Ignored) -> Iterator[Piece]:
    if ignored.text:
        yield ignored


def _pictures(count: int) -> str:
    return f"{count} picture(s) in the source, whose words or formulas are not in the text." if count else ""


def _restarts(root: etree._Element) -> bool:
    """Whether a § label comes again under another article of an omnibus act (Art 3 § 1, Art 7 § 1)."""
    places: Counter[str] = Counter()
    within = ""
    for norm in root.iter("norm"):
        name = plain(norm.find("metadaten/gliederungseinheit/gliederungsbez"))
        within = name or within
        label = plain(norm.find("metadaten/enbez"))
        if within.startswith("Art") and label.startswith("§"):
            places[label] += 1
    return any(count > 1 for count in places.values())


def _expired(head: etree._Element, version: str) -> bool:
    """Whether the file says that the act was repealed or ran out before the date of this text."""
    for stand in head.iter("standangabe"):
        if plain(stand.find("standtyp")) == "Aufh":
            dates = _GERMAN_DATE.findall(plain(stand.find("standkommentar")))
            if dates and max(f"{y}-{int(m):02}-{int(d):02}" for d, m, y in dates) <= version:
                return True
    return False


def _facts(root: etree._Element, head: etree._Element, damage: tuple[str, ...]) -> Facts:
    built = attribute(root, "builddate")[:8]
    version = f"{built[:4]}-{built[4:6]}-{built[6:]}" if len(built) == 8 else ""
    title = plain(head.find("metadaten/langue"), _BREAKS)
    return Facts(
        title=title,
        short_title=plain(head.find("metadaten/kurzue")) or plain(head.find("metadaten/amtabk")),
        number=plain(head.find("metadaten/jurabk")),
        date=plain(head.find("metadaten/ausfertigung-datum")),
        version_date=version,
        language="de",
        text_state=TextState.HISTORIC if _expired(head, version) else TextState.CURRENT,
        authority=Authority.UNOFFICIAL,
        damage=damage,
    )


def _front(head: etree._Element) -> Iterator[Piece]:
    """The metadata of the act as a whole, which its first norm carries."""
    for child in head.find("metadaten") if head.find("metadaten") is not None else ():  # type: ignore[union-attr]
        if tag(child) not in ("jurabk", "enbez", "titel", "gliederungseinheit") and (text := plain(child, _BREAKS)):
            yield Ignored("front_matter", " ".join(" ".join(str(t) for t in child.itertext()).split()) or text)


class GiiNorm:
    """gii-norm 1.01, one file an act."""

    name = "gii-norm"
    version = 1

    def claims(self, source: Source) -> int:
        """The document element and its DTD are named in the head."""
        return 90 if "<dokumente" in source.head and ("gii-norm" in source.head or "<norm" in source.head) else 0

    def read(self, source: Source) -> Reading:
        """The norms in their order; raises Unreadable where there is none."""
        root, damage = xml_root(source)
        norms = list(root.iter("norm"))
        if not norms:
            raise Unreadable(source.file, "no <norm> in the file.", "Fetch the act's xml.zip again.")
        reading = _Reading(_restarts(root))
        pieces = list(_front(norms[0]))
        for norm in norms:
            pieces.extend(reading.norm(norm))
        return Reading(_facts(root, norms[0], damage), tuple(pieces))


READER = GiiNorm()
