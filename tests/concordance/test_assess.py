"""Findings over small fictional acts, with the real requirements and terms: what is listed first, and what is said."""

from collections.abc import Sequence
from functools import cache

import pytest
from small_acts import act, catalogue, dossier, finding, findings, labels, section

from tutela.concordance.finding import Finding
from tutela.concordance.pipeline import Settings, assess_all
from tutela.core.runner import Pool
from tutela.law.assemble import text_hash
from tutela.law.model import Act, Completeness, Provision, State, TextState

POSSESSION = (
    "Possession of child sexual abuse material",
    (1, "(1) A person who knowingly possesses child sexual abuse material commits an offence."),
    (1, "(2) The person is liable to imprisonment for a term not exceeding five years."),
)
DISTRIBUTION = (
    "Distribution of child sexual abuse material",
    "A person who distributes or transmits child sexual abuse material to another commits an offence and is liable"
    " to imprisonment for ten years.",
)
OTHERS = (
    ("Theft", "A person who takes the property of another is liable to imprisonment for three years."),
    ("Possession of weapons", "A person who possesses a prohibited weapon commits an offence."),
    ("Interpretation", "In this Act, “child” means a person under eighteen years of age."),
    ("Search", "A police officer may search premises for stolen goods under a warrant issued by a judge."),
    ("Proceedings", "No prosecution is brought without the consent of the Director."),
)


def others(first: int = 1) -> list[Provision]:
    return [section(str(n), *parts) for n, parts in enumerate(OTHERS, first)]


def code(*sections: Provision, file: str = "penal-code.md", title: str = "Penal Code", **state: object) -> Act:
    return act(file, title, *sections, *others(), **state)  # type: ignore[arg-type]


WHOLE = code(section("184b", *POSSESSION), section("184c", *DISTRIBUTION))


@pytest.mark.parametrize("number", ["184b", "999", "77x", "1a", "§ 5", "16:10 a"])
@pytest.mark.parametrize("file", ["penal-code.md", "a/b/new name.txt"])
def test_moving_the_furniture_changes_nothing(number: str, file: str) -> None:
    moved = code(section("184c", *DISTRIBUTION), section(number, *POSSESSION), file=file)
    found = finding("csam-possess", moved)
    assert labels(found, 1) == [number]
    assert [(c.quote, c.why, c.elements) for c in found.to_read[:1]] == [
        (c.quote, c.why, c.elements) for c in finding("csam-possess", WHOLE).to_read[:1]
    ]


def test_the_act_tells_apart_what_the_object_does_not() -> None:
    assert labels(finding("csam-possess", WHOLE), 1) == ["184b"]
    assert labels(finding("csam-distribute-transmit", WHOLE), 1) == ["184c"]


def test_words_spread_over_a_list_are_read_together() -> None:
    spread = section(
        "9", "Offences concerning images",
        (0, "Any person who"), (1, "(a) sells a weapon, or"), (1, "(b) knowingly possesses child pornography,"),
        (0, "is guilty of an offence and liable to imprisonment."),
    )  # fmt: skip
    found = finding("csam-possess", code(spread))
    assert labels(found, 1) == ["9"]
    first = found.to_read[0]
    assert first.quote.startswith("(b)")
    assert {"act", "object", "liability"} <= set(first.elements)


def test_a_term_that_the_act_defines_is_the_material() -> None:
    definition = section(
        "8", "Interpretation", "“prohibited item” means a film of a child engaged in sexual intercourse."
    )
    offence = section("9", "Prohibited items", "A person who possesses a prohibited item commits an offence.")
    found = finding("csam-possess", code(definition, offence))
    assert "9" in labels(found, 2)
    first = next(c for c in found.to_read if c.label == "9")
    assert {"act", "object"} <= set(first.elements)


def test_an_offence_that_is_only_referred_to_is_brought_by_the_link() -> None:
    offence = section("31", *DISTRIBUTION)
    attempt = section(
        "40", "Attempts", "A person who attempts an offence under section 31 is liable as if he had done it."
    )
    plain = section("41", "Attempts of other kinds", "A person who attempts an offence under section 1 is liable.")
    found = finding("anc-attempt", code(offence, attempt, plain))
    assert labels(found, 1) == ["40"]
    assert found.to_read[0].via == ("31",)
    assert "refers to 31" in found.to_read[0].why


@cache
def all_findings() -> dict[str, Finding]:
    return {f.requirement: f for f in findings(WHOLE)}


def test_there_is_a_finding_for_every_requirement() -> None:
    assert list(all_findings()) == [r.key for r in catalogue().requirements]


def test_every_candidate_stands_where_it_says() -> None:
    provisions = {p.eid: p for p in WHOLE.provisions}
    seen = [c for f in all_findings().values() for c in f.candidates]
    assert len(seen) > 100
    for c in seen:
        text = provisions[c.eid].text
        start, end = c.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == c.quote
        assert text[:start].endswith(c.prefix)
        assert text[end:].startswith(c.suffix)
        assert c.text_sha256 == text_hash(text)
        assert (c.label, c.heading) == (provisions[c.eid].label, provisions[c.eid].heading)


def test_marks_lie_in_the_text_and_name_an_element() -> None:
    provisions = {p.eid: p for p in WHOLE.provisions}
    for key, found in all_findings().items():
        for c in found.to_read:
            for m in c.marks:
                assert provisions[c.eid].text[m.start : m.end].strip()
                assert m.concept in catalogue().requirement(key).elements[m.element].concepts


def test_a_long_clause_is_quoted_where_the_words_stand() -> None:
    filler = "who in the course of any business carried on for gain " * 30
    offence = section("9", "Offences", f"A person {filler} possesses child pornography {filler} commits an offence.")
    first = finding("csam-possess", code(offence)).to_read[0]
    assert (first.label, len(first.quote) <= 400) == ("9", True)
    assert "possesses child pornography" in first.quote
    assert first.prefix
    assert first.suffix


def test_an_unlike_question_has_a_list_too_and_an_element_that_was_not_seen_says_so() -> None:
    found = finding("csam-possess", code())
    assert found.to_read
    assert any("object: not seen here" in c.why for c in found.to_read)


# What is said


SAID = {
    "a clause that fulfils the rule": (WHOLE, "csam-possess", "met", None),
    "a narrower one": (
        code(section("9", "Images", "Whoever possesses child pornography with intent to distribute it is punished.")),
        "csam-possess", "partly", None),
    "a whole penal code in which nothing names the question": (code(), "csam-finance", "not_found", None),
    "no act in which it could stand": (
        act("fish.md", "Fisheries Act", section("1", "Nets", "A net has a mesh of two centimetres.")),
        "csam-possess", "not_assessed", "act_not_supplied"),
    "a penal code is no seat for procedure": (code(), "ev-expedited-preservation", "not_assessed", "act_not_supplied"),
    "a penal code of which nothing is left": (
        act("code.md", "Penal Code", section("1", "", "(repealed)", state=State.REPEALED)),
        "csam-finance", "not_assessed", "act_not_supplied"),
    "a cut penal code in which nothing was found": (
        code(completeness=Completeness.TRUNCATED), "csam-finance", "not_assessed", "text_incomplete"),
    "an extract of one": (code(completeness=Completeness.PARTIAL), "csam-finance", "not_assessed", "text_incomplete"),
    "a damaged one was read whole": (code(completeness=Completeness.DAMAGED), "csam-finance", "not_found", None),
    "a cut penal code in which something was found": (
        code(section("184b", *POSSESSION), completeness=Completeness.TRUNCATED), "csam-possess", "met", None),
    "an act of no kind that holds the offence itself is a seat": (
        act("x.md", "Law No. 12", section("7", *POSSESSION)), "csam-possess", "met", None),
    "a matter of policy": (WHOLE, "inst-budget", "not_assessed", "policy_not_statute"),
    "a matter of treaties": (WHOLE, "rat-opsc", "not_assessed", "treaty_register_empty"),
}  # fmt: skip


@pytest.mark.parametrize(("law", "key", "verdict", "reason"), SAID.values(), ids=SAID)
def test_what_is_said(law: Act, key: str, verdict: str, reason: str | None) -> None:
    found = finding(key, law)
    assert (found.verdict, found.not_assessed_because) == (verdict, reason)
    assert found.because
    assert (found.verdict in {"met", "partly", "contrary"}) == bool(found.evidence)


def test_one_whole_seat_act_beside_a_cut_one_is_enough_for_not_found() -> None:
    cut = act("csam.md", "Child Pornography Act", section("1", "", "Words."), completeness=Completeness.TRUNCATED)
    assert finding("csam-finance", code(), cut).verdict == "not_found"
    assert finding("csam-finance", cut).not_assessed_because == "text_incomplete"
    assert "csam.md is cut off" in finding("csam-finance", cut).because[0]


@pytest.mark.parametrize("key", ["csam-finance", "csam-possess", "ev-expedited-preservation", "inst-budget"])
def test_kinds_that_were_not_given_are_named(key: str) -> None:
    found, asked = finding(key, WHOLE), catalogue().requirement(key)
    kinds = [k for k in (*asked.stands_in.seat, *asked.stands_in.also) if k != "policy_only"]
    assert sorted([*found.search.kinds_searched, *found.search.kinds_missing]) == sorted(kinds)
    assert set(found.search.kinds_searched) <= {"criminal_code", "csam_act"}


def test_how_much_was_searched() -> None:
    search = finding("csam-possess", WHOLE).search
    assert (search.acts, search.provisions) == (1, len(WHOLE.provisions))
    assert (search.languages, search.experimental) == (("en",), ())
    assert search.concepts["csam"] >= 2
    assert "penalty_custodial" in search.concepts


# What is never listed, and what is noted


@pytest.mark.parametrize("state", [s for s in State if s is not State.IN_FORCE])
def test_what_is_not_in_force_is_never_listed(state: State) -> None:
    law = code(section("184b", *POSSESSION, state=state), section("184c", *DISTRIBUTION))
    for found in findings(law):
        assert "184b" not in labels(found), found.requirement


NOTES = {
    "the provision is cut off": (code(section("9", *POSSESSION, damage="cut off in the source")), "cut off in the"),
    "the act is cut off": (code(section("9", *POSSESSION), completeness=Completeness.TRUNCATED), "truncated"),
    "the act is damaged": (code(section("9", *POSSESSION), completeness=Completeness.DAMAGED), "damaged"),
    "an amending act": (code(section("9", *POSSESSION), text_state=TextState.AMENDING), "amending act"),
    "no longer in force": (code(section("9", *POSSESSION), text_state=TextState.HISTORIC), "no longer in force"),
}  # fmt: skip


@pytest.mark.parametrize(("law", "note"), NOTES.values(), ids=NOTES)
def test_what_ails_a_text_is_noted_with_it(law: Act, note: str) -> None:
    first = finding("csam-possess", law).to_read[0]
    assert first.label == "9"
    assert any(note in n for n in first.text_notes)


def test_a_sound_text_has_no_note() -> None:
    assert all(c.text_notes == () for c in finding("csam-possess", WHOLE).to_read)


def test_the_source_of_the_first_candidate_is_named() -> None:
    law = code(section("9", *POSSESSION), completeness=Completeness.TRUNCATED)
    assert finding("csam-possess", law).source == {
        "completeness": "truncated", "text_state": "current", "authority": "unknown",
    }  # fmt: skip


REPEATING = [
    code(section("9", *POSSESSION), file="a.md", title="Penal Code Amendment Act", text_state=TextState.AMENDING),
    code(section("9", *POSSESSION), file="b.md", title="Penal Code 1900", text_state=TextState.HISTORIC),
]


@pytest.mark.parametrize("other", REPEATING, ids=["an amending act", "a repealed act"])
def test_the_consolidated_text_comes_first(other: Act) -> None:
    current = code(section("184b", *POSSESSION), file="z.md")
    assert [c.file for c in finding("csam-possess", other, current).to_read[:1]] == ["z.md"]


# What must not matter


PROCEDURE = act(
    "criminal-procedure.md", "Criminal Procedure Act",
    section("1", "Preservation of data", "A judge may order a service provider to preserve stored computer data without"
            " delay for ninety days."),
    section("2", "Production order", "A judge may order a person to produce computer data in his possession."),
)  # fmt: skip
CHILD_ACT = act(
    "child-act.md", "Child Protection Act",
    section("1", "Duty to report", "A teacher who suspects sexual abuse of a child shall report it to the police."),
)  # fmt: skip


def records(acts: Sequence[Act], workers: int = 1) -> list[dict[str, object]]:
    settings = Settings(runner=Pool(workers)) if workers > 1 else Settings()
    return [f.record() for f in assess_all(catalogue().requirements, dossier(*acts), settings)]


def test_neither_order_of_acts_nor_number_of_workers_matters() -> None:
    acts = [WHOLE, PROCEDURE, CHILD_ACT]
    once = records(acts)
    assert records(acts[::-1]) == once
    assert records([PROCEDURE, WHOLE, CHILD_ACT], workers=2) == once


def test_a_deleted_act_changes_only_what_it_held() -> None:
    before = {str(r["requirement"]): r for r in records([WHOLE, PROCEDURE, CHILD_ACT])}
    for after in records([WHOLE, PROCEDURE]):
        kept = [c for c in before[str(after["requirement"])]["candidates"] if c["file"] != CHILD_ACT.file]  # type: ignore[attr-defined]
        places = [(c["file"], c["eid"], c["quote"]) for c in after["candidates"]]  # type: ignore[attr-defined]
        assert {(c["file"], c["eid"], c["quote"]) for c in kept} <= set(places)
        assert all(file != CHILD_ACT.file for file, _, _ in places)


def test_without_the_procedure_act_what_stood_in_it_names_it() -> None:
    assert finding("ev-expedited-preservation", WHOLE, PROCEDURE).verdict == "met"
    found = finding("ev-expedited-preservation", WHOLE)
    assert found.not_assessed_because == "act_not_supplied"
    assert "criminal_procedure" in found.search.kinds_missing
