"""What a reader finds in a file, in its order: facts, headings, articles, and what it leaves out by name."""

from dataclasses import dataclass

from tutela.law.model import Authority, Completeness, Ignored, State, TextState

# Classes of visible characters that are no law. There is no "other": a reader names what it leaves out.
IGNORED_CLASSES = {
    "markup": "marks of the file format itself (Markdown signs, table rules)",
    "front_matter": "facts about the file: title, dates, source, licence",
    "contents_list": "a list of the act's own headings",
    "editorial_note": "notes of the publisher: what amended what, cross-references, sources",
    "site_menu": "menus, buttons and notices of the web page around the law",
    "page_furniture": "running heads, page numbers, gazette lines",
    "signature": "signatures, dates and formulas of promulgation",
    "repealed_text": "words that the source itself marks as repealed",
    "struck_through": "words that the source shows as struck through or replaced",
    "other_language": "the same text in a language that is read from another file or column",
    "repeated_text": "text that the source prints twice; once is enough",
    "form_or_table": "blank forms and tables of figures without words of law",
}


# The damage of an article in which the text stops: it makes the whole act truncated.
CUT_OFF = "the text ends here, in the middle of a sentence"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says about the text. Empty strings: it does not say.

    `number` is the official number or key that names the work (`stgb`, `1998/22`), `date` the date it is
    known by (enactment or publication, ISO), `version_date` the date of this text (ISO).
    """

    title: str = ""
    short_title: str = ""
    number: str = ""
    date: str = ""
    version_date: str = ""
    language: str = ""
    text_state: TextState = TextState.UNKNOWN
    authority: Authority = Authority.UNKNOWN
    completeness: Completeness = Completeness.WHOLE
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of a part, chapter or section. `level` 1 is the outermost; `number` is its bare number ("16"), if any."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph or list item: depth (0 running text, 1 first level …), marker as printed ("(a)", "1."), text."""

    depth: int
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, section or schedule unit.

    `unit` is the eId prefix: art, sec, rule, para, or sched for a schedule as a whole. `chapter` is set only
    where numbering starts again in each chapter (16 kap. 10 a §). `annex` names the schedule or supplementary
    part whose own numbering this article belongs to ("附則", "Schedule 1"); empty for the body. `inline`
    asks for list markers to be found inside the running text, for sources that lost their line breaks.
    """

    label: str
    heading: str
    paras: tuple[Para, ...]
    unit: str = "art"
    chapter: str = ""
    annex: str = ""
    state: State = State.IN_FORCE
    damage: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Preface:
    """Title page, enacting words, recitals: read, kept, and never an answer."""

    text: str


Piece = Heading | Article | Preface | Ignored


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as its reader sees it: the facts, and the pieces in the order of the text."""

    facts: Facts
    pieces: tuple[Piece, ...]
