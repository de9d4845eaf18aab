"""A jurisdiction's files made ready for reading: what was found, what was skipped by name, and what the folder says."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from tutela.core.errors import BadData, TutelaError
from tutela.core.yaml_file import load_yaml
from tutela.law.source import Source
from tutela.sources.discover import Found, Skipped, discover

ABOUT = "jurisdiction.yaml"


class About(BaseModel):
    """What a folder says of its jurisdiction in jurisdiction.yaml: its code, a name where CLDR has none, languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = ""
    name: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources in the order of their files, files skipped with the reason, and errors; `about` is the folder's own."""

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    errors: tuple[TutelaError, ...]
    about: About


def read_about(paths: Sequence[Path]) -> About:
    """The first jurisdiction.yaml that lies in one of the folders; empty where there is none. Raises BadData."""
    for path in paths:
        file = path / ABOUT
        if path.is_dir() and file.is_file():
            try:
                return About.model_validate(load_yaml(file) or {})
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"])) or "the file"
                raise BadData(
                    str(file), f"{where}: {first['msg']}.", "It may hold code, name and languages."
                ) from error
    return About()


def gather(paths: Sequence[Path], jurisdiction: str, languages: Sequence[str] = ()) -> Batch:
    """All files of a jurisdiction. A path that is found twice under one name is an error; the first is kept."""
    about = read_about(paths)
    sources: dict[str, Source] = {}
    skipped: list[Skipped] = []
    errors: list[TutelaError] = []
    spoken = tuple(languages) or about.languages
    for item in discover(paths):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif isinstance(item, Found):
            source = Source(item.file, item.data, jurisdiction, spoken)
            known = sources.setdefault(item.file, source)
            if known.data != item.data:
                errors.append(TutelaError(item.file, "two files have this name.", "Rename one, or give their folder."))
        else:
            errors.append(item)
    return Batch(tuple(sources[file] for file in sorted(sources)), tuple(skipped), tuple(errors), about)
