"""Errors say where, what, and what to do."""

from pathlib import Path

import pytest

from tutela.core.errors import BadData, BadIdentifier, TutelaError, Unreadable
from tutela.core.yaml_file import load_yaml


@pytest.mark.parametrize("kind", [TutelaError, BadData, Unreadable, BadIdentifier])
def test_an_error_prints_where_what_and_remedy(kind: type[TutelaError]) -> None:
    error = kind("a.yaml:7", "no detector is called x.", "Did you mean y?")
    assert str(error) == "a.yaml:7: no detector is called x. Did you mean y?"
    assert (error.where, error.what, error.remedy) == ("a.yaml:7", "no detector is called x.", "Did you mean y?")
    assert isinstance(error, TutelaError)


def test_an_error_without_remedy_ends_after_what() -> None:
    assert str(TutelaError("act.pdf", "this is a scan.")) == "act.pdf: this is a scan."


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("a: 1\nb: [1, 2\nc: 3\n", encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load_yaml(path)
    assert caught.value.where == f"{path}:3"
    assert caught.value.remedy


def test_sound_yaml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("a: [é, 第]\n", encoding="utf-8")
    assert load_yaml(path) == {"a": ["é", "第"]}
