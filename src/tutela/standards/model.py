"""Requirements, the instruments that ask for them, and the lists that they point into: the form of standards/*.yaml."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, JsonValue, StrictBool, StrictInt, model_validator

from tutela.standards.decision import Element, Examples, InstrumentRule, Rule
from tutela.standards.record import Key, Record, Text, Word

Level = Literal["binding", "qualified", "recommended"]
Reach = Literal["global", "regional", "none"]
Force = Literal["binding", "binding-not-in-force", "case-law", "soft", "model", "draft", "lapsed"]
Weight = Literal[
    "mandatory", "qualified", "optional", "preambular", "soft", "draft", "lapsed", "not-in-force", "related"
]
Standing = Literal["bound", "reserved", "signed", "not_bound"]  # of a State towards a treaty, where it is known
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


class Instrument(Record):
    """A treaty, an EU act, a decision or guidance that asks something of a law.

    `text_seen` says how much of it was read, `read_in` where; both travel with every citation of it.
    `reservations`: each paragraph that allows one ("art. 20(3)"), with the paragraphs that it may touch.
    """

    key: Key
    title: Text
    year: StrictInt
    force: Force
    scope: Scope
    text_seen: Text
    read_in: Text
    note: str = ""
    reservations: Mapping[Text, tuple[Text, ...]] = {}


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
    def cite(self) -> str:
        """The citation as one name: "opsc art. 3(1)(c)"."""
        return f"{self.instrument} {self.pinpoint}"

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


class TreatyQuestion(Record):
    """The treaties that answer a question of ratification, and the verdict that each standing of the State gives.

    `need`: any one of those in `of`, or every one. A standing in no list is left to people, who find in
    `left` what no register tells.
    """

    of: Annotated[tuple[Key, ...], Field(min_length=1)]
    need: Literal["any", "every"] = "every"
    met: tuple[Standing, ...] = ()
    partly: tuple[Standing, ...] = ()
    not_found: tuple[Standing, ...] = ()
    left: str = ""

    @model_validator(mode="after")
    def _each_standing_once(self) -> "TreatyQuestion":
        given = (*self.met, *self.partly, *self.not_found)
        if len(set(given)) != len(given):
            raise ValueError("a standing is in one list at most")
        if len(given) < len(get_args(Standing)) and not self.left:
            raise ValueError("`left` says what the register does not tell of a standing that is in no list")
        return self


class Requirement(Record):
    """One thing that a law is asked to do, with the question that a finding answers and the words to look for.

    `checklist` is free in shape: what a reader looks for in the law, not each of it imposed by a source.
    `decide`: the lines by which a unit of the law is judged; `silence: met` where a law that says nothing fulfils the
    question; `left_to_people`: why no text decides. `reaches`: offences that a general rule must reach, whose own
    provisions are shown beside it. `instruments`: by "key pinpoint", those that ask for more or less.
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
    decide: tuple[Rule, ...] = ()
    silence: Literal["met"] | None = None
    left_to_people: str = ""
    reaches: tuple[Key, ...] = ()
    instruments: Mapping[Text, InstrumentRule] = Field(default_factory=dict)
    examples: Mapping[Word, Examples] = Field(default_factory=dict)
    treaties: TreatyQuestion | None = None
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
