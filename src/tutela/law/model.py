"""Work, expression, provision: law as a reader hands it on, whatever file it came from.

The names are those of FRBR and Akoma Ntoso. Everything is frozen: one act is read once and never changed.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Whether a provision is law in force; only IN_FORCE is ever searched for an answer."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"  # "(repealed)", aufgehoben, revogado: kept as a place, never as law
    SUPERSEDED = "superseded"  # an older wording that stands beside the newer one in the same file
    SUSPENDED = "suspended"  # by a court or a law; the words stand, their force does not
    NOT_YET = "not_yet"  # enacted, not yet commenced
    QUOTED = "quoted"  # an amending act's words for another act


class Completeness(StrEnum):
    """How whole a text is. Travels into every finding that looked at it."""

    WHOLE = "whole"
    TRUNCATED = "truncated"  # provisions cut off by the source
    DAMAGED = "damaged"  # characters or structure lost
    PARTIAL = "partial"  # an extract, a stub, a translation of some parts


class TextState(StrEnum):
    """Which text of the act this is."""

    CURRENT = "current"  # consolidated
    AS_ENACTED = "as_enacted"
    AMENDING = "amending"  # an act that mainly changes others
    HISTORIC = "historic"  # known to be no longer the law: repealed, or an older consolidation
    UNKNOWN = "unknown"


class Authority(StrEnum):
    """Who vouches for the text."""

    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"  # consolidated or published for information
    TRANSLATION = "translation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item inside a provision: its marker as printed, its depth, its place in the text.

    `depth` 0 is the provision's own running text, 1 a numbered paragraph or a first-level item, and so on;
    a block deeper than the one before stands under it. `[start, end)` counts code points of the
    provision's canonical text, marker included. Blocks lie in order and cover the text but for blanks.
    """

    depth: int
    marker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provision:
    """An article or section (or a schedule's unit): the unit that a lawyer cites first.

    `text` is canonical (one blank for white space, NFC), without label, heading and notes; `path` names the
    parts and chapters it stands in, outermost first; `damage` says what is wrong with this text
    (cut off, letters lost), empty when nothing is.
    """

    eid: str
    label: str
    heading: str
    text: str
    state: State = State.IN_FORCE
    blocks: tuple[Block, ...] = ()
    path: tuple[str, ...] = ()
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An act as an abstract thing: its FRBR URI, its title, and the date it is known by."""

    uri: str  # /akn/de/act/1871-05-15/stgb
    title: str
    short_title: str = ""
    date: str = ""  # ISO; empty: unknown
    provisional: bool = False  # no official number known: x-<slug>


@dataclass(frozen=True, slots=True)
class Expression:
    """One text of a work: language, date, and how far it can be trusted."""

    uri: str  # work + /deu@2024-11-12
    language: str  # as a terms folder is called: "de"
    date: str = ""  # ISO date of this text; empty: unknown
    text_state: TextState = TextState.UNKNOWN
    authority: Authority = Authority.UNKNOWN
    completeness: Completeness = Completeness.WHOLE
    damage: tuple[str, ...] = ()  # what is missing or broken, one sentence each


@dataclass(frozen=True, slots=True)
class Ignored:
    """Visible characters of a source that are no law, by the name of their class (IGNORED_CLASSES)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act as read from one file: the work, the expression, its provisions, and what was left out by name."""

    work: Work
    expression: Expression
    file: str  # path below the jurisdiction's folder, NFC
    sha256: str  # of the bytes
    reader: str  # "gii-norm/1"
    provisions: tuple[Provision, ...]
    headings: tuple[str, ...] = ()  # titles of parts, chapters and sections, each as often as it is printed
    preface: str = ""  # title page, enacting words, recitals: read, but never an answer
    ignored: tuple[Ignored, ...] = field(default=())
