"""What every record of the standards shares: unknown fields are refused, and names have one form."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]  # concepts, kinds of acts, elements
Text = Annotated[str, StringConstraints(min_length=1)]


class Record(BaseModel):
    """One thing as written in a file: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
