"""The weights by which candidates are ordered, from standards/ranking.yaml."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tutela.core.data import data_root
from tutela.core.errors import BadData
from tutela.core.yaml_file import load_yaml

Share = Annotated[float, Field(ge=-1, le=10)]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Levels(_Group):
    """How much a concept counts by where it stands."""

    own: Share
    stem: Share
    spelled: Share
    own_weak: Share
    stem_weak: Share
    linked: Share
    heading: Share
    elsewhere: Share
    path: Share


class ClauseWeights(_Group):
    """What is added to or taken from a clause's score."""

    complete: Share
    against: Share
    heading: Share
    frequent: Share
    early: Share
    repeated: Share


class BagWeights(_Group):
    """How much each concept of a provision counts in the plain bag."""

    named: Share
    belongs: Share
    helps: Share
    heading: Share


class FusionWeights(_Group):
    """What the clause rule and the bag contribute."""

    clause: Share
    bag: Share


class ListingWeights(_Group):
    """What is taken from a provision that mainly lists others."""

    start: Annotated[int, Field(alias="from", ge=0)]
    full: Annotated[int, Field(ge=1)]
    penalty: Share


class AnnexWeights(_Group):
    """What is taken from the text of a treaty that an act annexes."""

    concept: str
    start: Annotated[int, Field(alias="from", ge=1)]
    penalty: Share


class SettingWeights(_Group):
    """What it adds to stand in a certain setting, for requirements of these kinds."""

    requirements: tuple[str, ...]
    bonus: Share


class NeighbourWeights(_Group):
    """When a provision's neighbours put it into a setting that no title names."""

    concepts: tuple[str, ...]
    setting: str
    reach: Annotated[int, Field(ge=1)]
    share: Share


class KindWeights(_Group):
    """What the kind and state of an act add."""

    seat: Annotated[tuple[Share, ...], Field(min_length=1)]
    also: Share
    amending: Share
    repealed: Share


class DecisionWeights(_Group):
    """When units decide, and when what is near is called strong."""

    near: Share
    stands_out: Share
    weak_list: Share
    strong_list: Share
    strong: Share
    most_evidence: Annotated[int, Field(ge=1, le=10)]


class LinkWeights(_Group):
    """What a reference carries from the provision that it names."""

    carries: tuple[str, ...]
    offence: str


class Weights(_Group):
    """All weights of the ranking (standards/ranking.yaml explains each)."""

    levels: Levels
    clause: ClauseWeights
    bag: BagWeights
    fusion: FusionWeights
    listing: ListingWeights
    annexed: AnnexWeights
    settings: dict[str, SettingWeights]
    neighbours: NeighbourWeights
    kind: KindWeights
    links: LinkWeights
    candidates: Annotated[int, Field(ge=5, le=50)]
    seat_evidence: Share
    decision: DecisionWeights


@cache
def load_weights(path: Path | None = None) -> Weights:
    """The weights; raises BadData where the file breaks its form."""
    path = path or data_root() / "standards" / "ranking.yaml"
    try:
        return Weights.model_validate(load_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadData(str(path), f"{where}: {first['msg']}.", "The comments in the file say what it means.") from error
