"""FRBR URIs as Akoma Ntoso writes them, as types that parse and print (Akoma Ntoso Naming Convention 1.0)."""

import re
from dataclasses import dataclass

from tutela.core.errors import BadIdentifier

_PLACE = r"(?P<place>[a-z]{2,3}(?:-[a-z0-9]{1,4})?)"
_WORK = re.compile(rf"/akn/{_PLACE}/(?P<kind>[a-z]+)/(?:(?P<date>\d{{4}}(?:-\d\d(?:-\d\d)?)?)/)?(?P<number>[^/@~]+)")
_EXPRESSION = re.compile(r"/(?P<language>[a-z]{2,3})@(?P<date>\d{4}-\d\d-\d\d|x-[0-9a-f]{12})")
_EID = re.compile(r"/~(?P<eid>[a-z0-9_\-.:]+)")


@dataclass(frozen=True, slots=True)
class WorkUri:
    """An act: `/akn/de/act/1871-05-15/stgb`. `number` starts with `x-` where no official number is known."""

    place: str
    number: str
    date: str = ""
    kind: str = "act"

    @property
    def provisional(self) -> bool:
        """Whether the number is a slug of the title and not an official one."""
        return self.number.startswith("x-")

    def __str__(self) -> str:
        return "/".join(filter(None, ("/akn", self.place, self.kind, self.date, self.number)))

    @classmethod
    def parse(cls, text: str) -> "WorkUri":
        """The URI as its parts; raises BadIdentifier where it is none."""
        found = _WORK.fullmatch(text) or _refuse(text, "a work", "/akn/de/act/1871-05-15/stgb")
        return cls(found["place"], found["number"], found["date"] or "", found["kind"])


@dataclass(frozen=True, slots=True)
class ExpressionUri:
    """A text of an act: work + `/deu@2024-11-12`; an unknown date is `x-` and 12 of the text hash."""

    work: WorkUri
    language: str  # ISO 639-2/T, three letters
    date: str

    def __str__(self) -> str:
        return f"{self.work}/{self.language}@{self.date}"

    @classmethod
    def parse(cls, text: str) -> "ExpressionUri":
        """The URI as its parts; raises BadIdentifier where it is none."""
        head, at, tail = text.rpartition("@")
        work, _, language = head.rpartition("/")
        found = at and _EXPRESSION.fullmatch(f"/{language}@{tail}")
        if not found:
            _refuse(text, "an expression", "/akn/de/act/1871-05-15/stgb/deu@2024-11-12")
        return cls(WorkUri.parse(work), language, tail)


@dataclass(frozen=True, slots=True)
class ProvisionUri:
    """A provision of a text: expression + `/~sec_184b`."""

    expression: ExpressionUri
    eid: str

    def __str__(self) -> str:
        return f"{self.expression}/~{self.eid}"

    @classmethod
    def parse(cls, text: str) -> "ProvisionUri":
        """The URI as its parts; raises BadIdentifier where it is none."""
        head, slash, eid = text.partition("/~")
        if not slash or not _EID.fullmatch(f"/~{eid}"):
            _refuse(text, "a provision", "/akn/de/act/1871-05-15/stgb/deu@2024-11-12/~sec_184b")
        return cls(ExpressionUri.parse(head), eid)


def _refuse(text: str, what: str, example: str) -> "re.Match[str]":
    raise BadIdentifier(repr(text), f"this is no FRBR URI of {what}.", f"One looks like {example}")
