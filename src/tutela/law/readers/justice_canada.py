"""Canadian federal law as the Department of Justice publishes it: Statute and Bill XML, one language a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tutela.core.errors import Unreadable
from tutela.law.model import Authority, Ignored, State, TextState
from tutela.law.pieces import Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.source import Source
from tutela.law.xml_source import attribute, iso_date, plain, tag, xml_root

_SKIP = frozenset({"FootnoteRef", "HistoricalNote"})
_PARTED = (
    "Text Label MarginalNote TitleText HistoricalNoteSubItem Provision YYYY MM DD Session Number Year-s Monarch Heading"
    " LongTitle AnnualStatuteNumber entry row Definition Note ConsolidatedNumber AmendmentCitation"
    " AmendmentDate"
)
_BREAKS = frozenset(_PARTED.split())
_NOTES = {"HistoricalNote": "editorial_note", "Footnote": "editorial_note", "MarginalNote": "editorial_note"}
_UNITS = ("Section", "Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause", "Subsubclause", "Provision",
          "Definition", "Item", "FormulaDefinition")  # fmt: skip
_SAME_LEVEL = ("SectionPiece", "AmendedContent", "BillInternal", "DocumentInternal", "Body", "BillPiece", "Group",
               "Introduction", "Schedule", "ScheduleFormHeading", "RelatedOrNotInForce", "Preamble", "Enacts", "List",
               "FormHeading", "FormGroup", "Order", "Oath", "QuotedText")  # fmt: skip


@dataclass(slots=True)
class _Words:
    """What one section or schedule holds: paragraphs, and what is left out by name."""

    language: str
    paras: list[Para] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def add(self, depth: int, marker: str, text: str) -> None:
        if marker or text:
            self.paras.append(Para(depth, marker, text))

    def leave(self, kind: str, text: str) -> None:
        if text:
            self.ignored.append(Ignored(kind, text))


def _text(element: etree._Element | None) -> str:
    return plain(element, _BREAKS, _SKIP)


def _unit(unit: etree._Element, depth: int, words: _Words) -> None:
    """A numbered unit: its label and its own words are one paragraph, what it holds stands below."""
    marker = _text(unit.find("Label"))
    texts = unit.findall("Text")
    words.add(depth, marker, _text(texts[0]) if texts else "")
    for child in unit:
        if child is not (texts[0] if texts else None):
            _child(child, depth, words)


def _child(child: etree._Element, depth: int, words: _Words) -> None:
    """What stands inside a unit of `depth`: units one deeper; continuations at its own depth; quotations deeper."""
    name = tag(child)
    if name in _NOTES:
        words.leave(_NOTES[name], plain(child, _BREAKS))
    elif name == "Label":
        _left_of_label(child, words)
    elif name in _UNITS:
        _unit(child, depth + 1, words)
    elif name in ("AmendedText", "ReadAsText"):
        _quoted(child, depth, words)
    elif name.startswith("Continued") or name in _SAME_LEVEL:
        _container(child, depth, words)
    elif name == "TableGroup" or child.find(".//row") is not None:
        _rows(child, depth, words)
    else:
        words.add(depth, "", _text(child))


def _left_of_label(label: etree._Element, words: _Words) -> None:
    """A label's note mark is no part of the label."""
    for mark in label.iter("FootnoteRef"):
        words.leave("editorial_note", plain(mark))


def _container(element: etree._Element, depth: int, words: _Words) -> None:
    """An element without a number of its own. A schedule's or heading's label is words here."""
    for child in element:
        if tag(child) == "Label":
            words.add(depth, "", _text(child))
        else:
            _child(child, depth, words)


def _quoted(element: etree._Element, depth: int, words: _Words) -> None:
    """Words for another act, one level deeper; in the other language of the statute book they are left out."""
    if (language := attribute(element, "lang")) and words.language and language != words.language:
        words.leave("other_language", plain(element, _BREAKS))
        return
    for child in element:
        if tag(child) in _SAME_LEVEL:
            _container(child, depth + (tag(child) != "SectionPiece"), words)
        else:
            _child(child, depth, words)


def _rows(element: etree._Element, depth: int, words: _Words) -> None:
    caption = list(element.iter("title", "Caption"))
    for part in (*caption, *element.iter("row")):
        words.add(depth + 1, "", _text(part))


def _repealed(section: etree._Element, words: _Words) -> bool:
    """Whether all that a section still says is that it was repealed."""
    gone = [_text(mark) for mark in section.iter("Repealed")]
    said = "".join(p.text for p in words.paras)
    return bool(gone) and sum(map(len, gone)) >= 0.9 * len(said)


def _heading_note(section: etree._Element) -> etree._Element | None:
    """The marginal note that heads a section: its own, or that of its first subsection."""
    note = section.find("MarginalNote")
    return note if note is not None else section.find("Subsection/MarginalNote")


def _section(section: etree._Element, language: str, annex: str, state: State) -> Iterator[Piece]:
    words = _Words(language)
    note = _heading_note(section)
    heading = _text(note)
    if note is not None and (history := note.find("HistoricalNote")) is not None:
        words.leave("editorial_note", plain(history))
    label = section.find("Label")
    text = section.find("Text")
    words.add(0, "", _text(text))
    for child in section:
        if child is text or child is note:
            continue
        if child is label:
            _left_of_label(child, words)
        else:
            _child(child, 0, words)
    if note is not None:
        # the heading's note was gathered with its subsection; it is not left out twice
        shown = Ignored("editorial_note", plain(note, _BREAKS))
        if note.getparent() is not section and shown in words.ignored:
            words.ignored.remove(shown)
    if attribute(section, "in-force") == "no":
        state = State.NOT_YET
    if _repealed(section, words):
        state = State.REPEALED
    yield from words.ignored
    yield Article(_text(label), heading, tuple(words.paras), "sec", annex=annex, state=state)


def _title(element: etree._Element) -> Iterator[Piece]:
    label, title = _text(element.find("Label")), _text(element.find("TitleText"))
    for note in element.findall("MarginalNote"):
        yield Ignored("editorial_note", plain(note, _BREAKS))
    level = attribute(element, "level")
    number = label.split()[-1] if label else ""
    if label or title:
        yield Heading(int(level) if level.isdigit() else 1, f"{label} {title}".strip(), number)


def _body(body: etree._Element, language: str, annex: str, state: State) -> Iterator[Piece]:
    for child in body:
        if tag(child) == "Section":
            yield from _section(child, language, annex, state)
        elif tag(child) in ("Heading", "GroupHeading"):
            yield from _title(child)
        elif child.find(".//Section") is not None:
            yield from _body(child, language, annex, state)
        else:
            yield from _loose(child)


def _loose(element: etree._Element) -> Iterator[Piece]:
    """What stands between sections: notes by name, anything else as words outside the articles."""
    if tag(element) in _NOTES:
        yield Ignored(_NOTES[tag(element)], plain(element, _BREAKS))
    elif text := plain(element, _BREAKS):
        yield Preface(text)


def _schedule(schedule: etree._Element, language: str) -> Iterator[Piece]:
    """A schedule: its sections where it has any (each is an article of its own), else one unit as a whole."""
    head = schedule.find("ScheduleFormHeading")
    label = _text(head.find("Label")) if head is not None else ""
    title = _text(head.find("TitleText")) if head is not None else ""
    reference = _text(head.find("OriginatingRef")) if head is not None else ""
    if schedule.find(".//Section") is not None:
        yield Heading(1, " ".join(filter(None, (label, title, reference))) or "—")
        # "AMENDMENTS NOT IN FORCE" and "RELATED PROVISIONS" carry the same marks but for this id
        waiting = attribute(schedule, "id").lower().startswith("nif")
        state = State.NOT_YET if waiting else State.IN_FORCE
        for child in schedule:
            if child is not head:
                yield from _body_of(child, language, label or title or "Schedule", state)
        return
    words = _Words(language)
    words.add(0, "", reference)
    for child in schedule:
        if child is not head:
            _child(child, 0, words)
    yield from words.ignored
    yield Article(label or title, title if label else "", tuple(words.paras), "sched")


def _body_of(child: etree._Element, language: str, annex: str, state: State) -> Iterator[Piece]:
    if tag(child) == "Section":
        yield from _section(child, language, annex, state)
    elif child.find(".//Section") is not None:
        yield from _body(child, language, annex, state)
    else:
        yield from _loose(child)


def _pieces(root: etree._Element, language: str) -> Iterator[Piece]:
    for child in root:
        match tag(child):
            case "Identification" | "RecentAmendments":
                yield Ignored(
                    "front_matter", plain(child, _BREAKS | {"ShortTitle", "RunningHead", "BillNumber", "Stages"})
                )
            case "Introduction":
                yield Preface(plain(child, _BREAKS))
            case "Body":
                yield from _body(child, language, "", State.IN_FORCE)
            case "Schedule":
                yield from _schedule(child, language)
            case _:
                yield from _loose(child)


def _stage(root: etree._Element, name: str) -> str:
    for stage in root.iterfind("Identification/BillHistory/Stages"):
        if attribute(stage, "stage") == name and (date := stage.find("Date")) is not None:
            parts = [plain(date.find(part)) for part in ("YYYY", "MM", "DD")]
            if all(part.isdigit() for part in parts):
                return f"{int(parts[0]):04}-{int(parts[1]):02}-{int(parts[2]):02}"
    return ""


def _number(root: etree._Element) -> str:
    """The chapter of the consolidated statutes (I-20.7), else year and chapter of the annual statutes."""
    chapter = root.find("Identification/Chapter")
    if chapter is None:
        return ""
    if consolidated := plain(chapter.find("ConsolidatedNumber")):
        return consolidated
    year, number = (
        plain(chapter.find("AnnualStatuteId/YYYY")),
        plain(chapter.find("AnnualStatuteId/AnnualStatuteNumber")),
    )
    return f"{year}/{number}" if year and number else ""


def _state(root: etree._Element) -> TextState:
    """A bill as assented to amends other acts, or is new; a statute is the consolidation."""
    if tag(root) != "Bill":
        return TextState.CURRENT
    sections = root.findall("Body/Section")
    amending = sum(attribute(s, "type") == "amending" or s.find(".//AmendedText") is not None for s in sections)
    return TextState.AMENDING if sections and 2 * amending >= len(sections) else TextState.AS_ENACTED


def _facts(root: etree._Element, damage: tuple[str, ...]) -> Facts:
    identification = root.find("Identification")
    short = identification.find("ShortTitle") if identification is not None else None
    official = short is not None and attribute(short, "status") == "official"
    return Facts(
        title=plain(root.find("Identification/LongTitle")) or plain(short),
        short_title=plain(short) if official else "",
        number=_number(root),
        date=_stage(root, "assented-to"),
        version_date=iso_date(attribute(root, "current-date") or attribute(root, "pit-date")),
        language=attribute(root, "lang"),
        text_state=_state(root),
        authority=Authority.UNOFFICIAL,
        damage=damage,
    )


class JusticeCanada:
    """Statute, Regulation and Bill documents of the Justice Laws exchange format."""

    name = "justice-canada"
    version = 1

    def claims(self, source: Source) -> int:
        """Its namespace or its public identifier stands in the head."""
        head = source.head
        ours = "justice.gc.ca/lims" in head or "-//Justice Canada//" in head
        return 90 if ours and any(f"<{root} " in head for root in ("Statute", "Bill", "Regulation")) else 0

    def read(self, source: Source) -> Reading:
        """The act's body and schedules in order; raises Unreadable where there is no section."""
        root, damage = xml_root(source)
        if root.find(".//Section") is None:
            raise Unreadable(source.file, "no <Section> in the file.", "Fetch the act's XML again.")
        return Reading(_facts(root, damage), tuple(_pieces(root, attribute(root, "lang"))))


READER = JusticeCanada()
