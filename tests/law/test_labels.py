"""Labels in one spelling, whatever an act prints."""

import csv
import importlib.util
from pathlib import Path

import pytest

from tutela.law.labels import han_number, normal_label

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = {
    "a section sign": ("§ 184b StGB", "184b"),
    "a chapter before a section": ("16 kap. 10 a §", "16:10a"),
    "Japanese figures": ("第三条の二", "3-2"),
    "a hundred and more": ("第百七十七条", "177"),
    "a letter behind a hyphen": ("Art. 241-B", "241b"),
    "a raised figure": ("128¹", "128-1"),
    "a late number": ("183 bis", "183bis"),
    "with an accent": ("367 quáter", "367quater"),
    "a French regulation": ("R. 625-9", "r625-9"),
    "the first, in French": ("Article 1er", "1"),
    "an ordinal mark": ("Art. 5º", "5"),
    "Arabic figures": ("المادة ٤٦", "46"),
    "a Greek capital": ("348Α", "348a"),
    "a schedule is not the body": ("Schedule 1", "annex:1"),
    "supplementary provisions are not the body": ("附則第一条", "annex:1"),
    "no number: the last word": ("Preamble", "preamble"),
    "and its item is none of it": ("23.4 k)", "23.4"),
}


@pytest.mark.parametrize(("label", "normal"), CASES.values(), ids=CASES)
def test_normal_label(label: str, normal: str) -> None:
    assert normal_label(label) == normal


def test_han_number() -> None:
    assert [han_number(n) for n in ("三百二十一", "三〇一", "十", "千")] == [321, 301, 10, 1000]


def test_the_coding_compares_labels_in_the_same_way() -> None:
    program = SHARED / "gold" / "score.py"
    if not program.is_file():
        pytest.skip("the reference coding is not beside the project")
    spec = importlib.util.spec_from_file_location("score", program)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    labels = [
        label.split("::")[-1].strip()
        for folder in ("gold", "gold-2")
        for path in sorted((SHARED / folder).glob("??.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True))
        for label in row["labels"].split(";")
        if label.strip()
    ]
    assert len(labels) > 2000
    assert sum(score.norm(label) != normal_label(label) for label in labels) == 0
