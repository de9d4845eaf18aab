"""The project's own standards: complete, without a fault, quick to load, and honest about what was not read."""

import re
import time
from pathlib import Path

import pytest
import yaml

from tutela.core.errors import BadIdentifier
from tutela.standards.catalogue import Catalogue
from tutela.standards.check import check_standards
from tutela.standards.load import load_catalogue

PROJECT = Path(__file__).parents[2]
STANDARDS = PROJECT / "standards"


def concept_keys() -> frozenset[str]:
    text = (PROJECT / "terms" / "concepts.yaml").read_text(encoding="utf-8")
    return frozenset(concept["key"] for concept in yaml.load(text, yaml.CSafeLoader)["concepts"])


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(STANDARDS)


def test_the_data_have_no_fault() -> None:
    assert [str(fault) for fault in check_standards(STANDARDS, concept_keys())] == []


def test_counts(catalogue: Catalogue) -> None:
    citations = [citation for requirement in catalogue.requirements for citation in requirement.asked_by]
    assert len(catalogue.requirements) == 182
    assert len(citations) == 685
    assert sum(1 for citation in citations if citation.verified) == 578
    assert (len(catalogue.instruments), len(catalogue.capabilities)) == (42, 21)
    assert (len(catalogue.commitments), len(catalogue.families)) == (18, 28)


def test_the_core_holds_part_1_of_the_reference_coding_and_little_more(catalogue: Catalogue) -> None:
    core = {requirement.key for requirement in catalogue.requirements if requirement.core}
    first_part = {r.key for r in catalogue.requirements if r.question_from.startswith("reference coding, part 1,")}
    assert len(first_part) == 39
    assert first_part <= core
    assert 39 <= len(core) <= 43


def test_every_question_of_the_reference_coding_is_asked_once(catalogue: Catalogue) -> None:
    sources = [r.question_from for r in catalogue.requirements if r.question_from != "written for Tutela"]
    numbers = [int(re.fullmatch(r"reference coding, part [12], question (\d+)", source)[1]) for source in sources]  # type: ignore[index]
    assert sorted(numbers) == list(range(1, 108))


def test_every_question_is_one(catalogue: Catalogue) -> None:
    assert [r.key for r in catalogue.requirements if not r.question.endswith("?")] == []
    assert [f.key for f in catalogue.families.values() if not f.question.endswith("?")] == []


def test_reading_order_is_that_of_the_families(catalogue: Catalogue) -> None:
    seen = list(dict.fromkeys(requirement.family for requirement in catalogue.requirements))
    assert seen == list(catalogue.families)
    assert [r.key for r in catalogue.requirements[:2]] == ["def-child-under-18", "def-age-of-sexual-consent"]


def test_groups_of_families_stand_together(catalogue: Catalogue) -> None:
    groups = [family.group for family in catalogue.families.values()]
    assert list(dict.fromkeys(groups)) == list(catalogue.groups)
    assert groups == sorted(groups, key=list(catalogue.groups).index)


def test_every_instrument_is_cited_and_every_kind_of_act_used(catalogue: Catalogue) -> None:
    uncited = [key for key in catalogue.instruments if not catalogue.citing(key)]
    kinds = {kind for r in catalogue.requirements for kind in (*r.stands_in.seat, *r.stands_in.also)}
    assert uncited == []
    assert kinds == set(catalogue.act_kinds)


def test_what_was_not_read_carries_a_caveat(catalogue: Catalogue) -> None:
    citations = [citation for requirement in catalogue.requirements for citation in requirement.asked_by]
    caveats = [citation.caveat for citation in citations]
    assert caveats.count("seen only in a summary") == 33
    assert caveats.count("not verified on the text") == 74
    assert {commitment.caveat for commitment in catalogue.commitments.values()} == {
        "not yet matched to the official paragraph"
    }


def test_the_treaty_register_answers_for_ratification(catalogue: Catalogue) -> None:
    by_register = {r.key for r in catalogue.requirements if r.answered_by == "treaty_register"}
    assert by_register == {r.key for r in catalogue.requirements if r.kind == "ratification"}


def test_an_unknown_key_names_the_nearest(catalogue: Catalogue) -> None:
    assert catalogue.requirement("csam-possess").version >= 1
    with pytest.raises(BadIdentifier, match="Did you mean csam-possess"):
        catalogue.requirement("csam-posess")


def test_concepts_of_a_requirement(catalogue: Catalogue) -> None:
    assert {"possess", "csam"} <= catalogue.requirement("csam-possess").concepts


def test_two_loads_are_equal_and_quick() -> None:
    start = time.process_time()
    first = load_catalogue(STANDARDS)
    assert time.process_time() - start < 2  # a quarter of a second on a quiet machine
    assert first == load_catalogue(STANDARDS)


def test_files_have_no_anchors() -> None:
    anchor = re.compile(r"^[^\"'#]*[:\-] [&*]\w", re.MULTILINE)
    assert [p.name for p in STANDARDS.rglob("*.yaml") if anchor.search(p.read_text(encoding="utf-8"))] == []
