"""German law as published: numbers and file names do not matter, and an act taken away is missed by name."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from small_acts import catalogue

from tutela.concordance.coverage import coverage
from tutela.concordance.finding import Finding
from tutela.concordance.pipeline import Settings, assess_law
from tutela.law.source import Source

LAW = Path(__file__).resolve().parents[3] / "shared" / "laws" / "de"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not LAW.is_dir(), reason="the German law files do not lie beside the project"),
]


@cache
def germany() -> tuple[Source, ...]:
    """All files but the older copies."""
    files = sorted(p for p in LAW.iterdir() if p.is_file() and not p.name.endswith(".bundesgit.md"))
    return tuple(Source(p.name, p.read_bytes(), "de", ("de",)) for p in files)


def assessed(sources: Sequence[Source]) -> dict[str, Finding]:
    found = assess_law(sources, "de", catalogue().requirements, Settings())
    assert not found.failures
    return {f.requirement: f for f in found.findings}


@cache
def as_published() -> dict[str, Finding]:
    return assessed(germany())


def renumbered(number: str, name: str) -> list[Source]:
    """The criminal code with § 184b under another number, in another file."""
    (code,) = [s for s in germany() if s.name == "stgb.xml"]
    text, count = re.subn(r"(<enbez>§ )184b(</enbez>)", rf"\g<1>{number}\2", code.text)
    assert count == 1
    moved = Source(name, text.encode(), "de", ("de",))
    return [s for s in germany() if s is not code] + [moved]


def hash_of(findings: dict[str, Finding], label: str) -> str:
    """The text hash of a provision of the criminal code by its label."""
    hashes = {c.text_sha256 for f in findings.values() for c in f.to_read if c.label == label and "stgb" in c.work}
    assert len(hashes) == 1
    return hashes.pop()


def listing(findings: dict[str, Finding], text_sha256: str) -> set[str]:
    """The requirements that have a text among their first five provisions."""
    return {key for key, f in findings.items() if text_sha256 in {c.text_sha256 for c in f.to_read[:5]}}


@pytest.mark.parametrize("number", ["999", "77x"])
def test_moving_the_furniture_changes_nothing(number: str) -> None:
    offence = hash_of(as_published(), "184b")
    before = listing(as_published(), offence)
    assert {"csam-possess", "csam-distribute-transmit", "csam-produce"} <= before
    after = listing(assessed(renumbered(number, "moved/law 7.xml")), offence)
    assert after == before


TAKEN_AWAY = {
    "the procedure code": {"stpo.xml"},
    "the procedure code and the act on the federal police": {"stpo.xml", "bkag_2018.xml"},
}


@pytest.mark.parametrize("taken", TAKEN_AWAY.values(), ids=TAKEN_AWAY)
def test_without_the_procedure_code_what_stood_in_it_names_it(taken: set[str]) -> None:
    stood = [k for k, f in as_published().items() if f.to_read and f.to_read[0].file == "stpo.xml"]
    stood = [k for k in stood if "criminal_procedure" in catalogue().requirement(k).stands_in.seat]
    assert len(stood) > 10
    gone = assessed([s for s in germany() if s.name not in taken])
    for key in stood:
        assert "criminal_procedure" in gone[key].search.kinds_missing, key
        assert all(c.file not in taken for c in gone[key].to_read)
    reasons = {gone[key].not_assessed_because for key in stood}
    assert "act_not_supplied" in reasons


def test_without_the_procedure_code_it_is_the_next_act_to_bring() -> None:
    gone = assessed([s for s in germany() if s.name not in {"stpo.xml", "bkag_2018.xml"}])
    open_questions = [f for f in gone.values() if f.not_assessed_because == "act_not_supplied"]
    assert coverage(open_questions, catalogue().by_key, {}).bring_next[0].kind == "criminal_procedure"


MATERIAL = re.compile(r"<enbez>§ 184[b-e]</enbez>")
NORM = re.compile(r"<norm\b.*?</norm>", re.DOTALL)
ON_MATERIAL = [
    "csam-possess",
    "csam-procure",
    "csam-distribute-transmit",
    "csam-offer-make-available",
    "csam-knowing-access",
]


def with_code(text: str) -> dict[str, Finding]:
    rest = [s for s in germany() if s.name != "stgb.xml"]
    return assessed([*rest, Source("stgb.xml", text.encode(), "de", ("de",))])


@cache
def code() -> str:
    (found,) = [s for s in germany() if s.name == "stgb.xml"]
    return found.text


def test_without_the_offences_on_material_none_is_met() -> None:
    taken = NORM.sub(lambda norm: "" if MATERIAL.search(norm[0]) else norm[0], code())
    assert len(code()) - len(taken) > 5000
    after = with_code(taken)
    for key in ON_MATERIAL:
        assert as_published()[key].verdict == "met", key
        assert after[key].verdict not in {"met", "contrary"}, key


def test_under_other_numbers_every_verdict_returns() -> None:
    moved, count = re.subn(r"(<enbez>§ )184([b-e])(</enbez>)", r"\g<1>77\2\3", code())
    assert count == 4
    after = with_code(moved)
    changed = [key for key, found in as_published().items() if found.verdict != after[key].verdict]
    assert len(changed) <= 3  # those that rest on a reference to the number
