"""Requirements, the instruments that ask for them, and the lists that they point into: the form of standards/*.yaml."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StrictBool, StrictInt, StringConstraints, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]  # concepts, kinds of acts, elements
Text = Annotated[str, StringConstraints(min_length=1)]

Level = Literal["binding", "qualified", "recommended"]
Reach = Literal["global", "regional", "none"]
Force = Literal["binding", "binding-not-in-force", "case-law", "soft", "model", "draft", "lapsed"]
Weight = Literal[
    "mandatory", "qualified", "optional", "preambular", "soft", "draft", "lapsed", "not-in-force", "related"
]
Kind = Literal[
    "definition", "offence", "liability", "penalty", "limitation", "jurisdiction", "cooperation", "procedure",
    "evidence", "safeguard", "victim-right", "service", "provider-duty", "prevention", "workforce", "institution",
    "data", "budget", "ratification",
]  # fmt: skip
Scope = Literal[
    "global", "council-of-europe", "council-of-europe-open-to-others", "eu", "african-union", "national-practice"
]
Domain = Literal[
    "policy-and-governance", "criminal-justice", "victim", "societal", "industry", "media-and-communications"
]

NOT_VERIFIED = "not verified on the text"
ONLY_A_SUMMARY = "seen only in a summary"
NOT_MATCHED = "not yet matched to the official paragraph"


class Record(BaseModel):
    """One thing as written in a file: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Instrument(Record):
    """A treaty, an EU act, a decision or guidance that asks something of a law.

    `text_seen` says how much of it was read, `read_in` where; both travel with every citation of it.
    """

    key: Key
    title: Text
    year: StrictInt
    force: Force
    scope: Scope
    text_seen: Text
    read_in: Text
    note: str = ""


class Citation(Record):
    """Where an instrument asks for a requirement, how strongly, and whether the provision's text was read."""

    instrument: Key
    pinpoint: Text
    weight: Weight
    verified: StrictBool
    seen: Literal["text", "secondary", "none"]
    note: str = ""

    @model_validator(mode="after")
    def _verified_means_read(self) -> "Citation":
        if self.verified != (self.seen == "text"):
            raise ValueError("`verified: true` goes with `seen: text`, and only with it")
        return self

    @property
    def caveat(self) -> str:
        """What must stand beside the citation wherever it is shown; empty when its text was read."""
        if self.verified:
            return ""
        return ONLY_A_SUMMARY if self.seen == "secondary" else NOT_VERIFIED


class Seats(Record):
    """The kinds of acts in which the answer stands: `seat` ordinarily, `also` possibly."""

    seat: tuple[Word, ...]
    also: tuple[Word, ...]


class Element(Record):
    """One thing to be found in the clause: any of the concepts, or all the concepts of one combination.

    `weight` 4 names the question, 2 belongs to it, 1 is a detail that only orders candidates.
    """

    any: tuple[Word, ...] = ()
    combinations: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...] = Field(default=(), alias="or")
    weight: Literal[1, 2, 4]

    @model_validator(mode="after")
    def _names_a_concept(self) -> "Element":
        if not self.any and not self.combinations:
            raise ValueError("an element names at least one concept in `any` or one combination in `or`")
        return self

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that takes part in showing this element."""
        return frozenset(self.any).union(*self.combinations)


class Requirement(Record):
    """One thing that a law is asked to do, with the question that a finding answers and the words to look for.

    `checklist` is free in shape: what a reader looks for in the law, not each of it imposed by a source.
    """

    key: Key
    version: Annotated[StrictInt, Field(ge=1)]
    family: Key
    kind: Kind
    level: Level
    reach: Reach
    core: StrictBool
    asks: Text
    question: Text
    question_from: Text
    answered_by: Literal["statute", "statute_partly", "policy", "treaty_register"]
    stands_in: Seats
    paired_with: tuple[Key, ...]
    extends: Key | None = None
    note: str = ""
    mnr_capabilities: tuple[StrictInt, ...]
    unit: Literal["clause", "provision", "provision_and_definitions", "act"]
    elements: Mapping[Word, Element]
    against: tuple[Word, ...] = ()
    asked_by: Annotated[tuple[Citation, ...], Field(min_length=1)]
    checklist: Mapping[str, JsonValue]
    checks: Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept named in an element or in `against`: what this requirement must see of a law."""
        return frozenset(self.against).union(*(element.concepts for element in self.elements.values()))


class Capability(Record):
    """One of the 21 capabilities of the Model National Response, under its number of 2016."""

    number: Annotated[StrictInt, Field(ge=1)]
    key: Key
    name: Text
    domain: Domain
    definition: Text
    name_verified: StrictBool
    definition_verified: StrictBool
    read_in: str = ""

    @property
    def caveat(self) -> str:
        """What must stand beside the definition wherever it is shown; empty when it was read."""
        return "" if self.definition_verified else NOT_VERIFIED


class Commitment(Record):
    """What the resolution of the Inter-Parliamentary Union commits parliaments to, in our own words."""

    key: Key
    verb: Literal["legislate", "budget", "oversee", "advocate", "services", "cooperate", "educate"]
    actor: Text
    commitment: Text
    operative_paragraph: Text | None
    basis: Text
    related_families: Annotated[tuple[Key, ...], Field(min_length=1)]

    @property
    def caveat(self) -> str:
        """What must stand beside the commitment wherever it is shown; empty once its paragraph is known."""
        return "" if self.operative_paragraph else NOT_MATCHED


class Group(Record):
    """A chapter of the catalogue: several families that a committee reads together."""

    key: Key
    title: Text


class Family(Record):
    """Requirements on one subject. Those in `order` come first, in that order; any other follows by its key."""

    key: Key
    group: Key
    title: Text
    question: Text
    order: tuple[Key, ...] = ()


class ActKind(Record):
    """A kind of act by its subject, under whatever title a country passes it."""

    key: Word
    name: Text
    covers: Text


class Capabilities(Record):
    """The file of capabilities."""

    instrument: Key
    note: Text
    capabilities: tuple[Capability, ...]


class Commitments(Record):
    """The file of commitments."""

    instrument: Key
    title: Text
    note: Text
    commitments: tuple[Commitment, ...]


class Families(Record):
    """The file of families, both lists in reading order."""

    groups: tuple[Group, ...]
    families: tuple[Family, ...]


class ActKinds(Record):
    """The file of kinds of acts."""

    act_kinds: tuple[ActKind, ...]
