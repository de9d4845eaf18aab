"""What to bring next: the kinds of acts that let the most open questions be looked at."""

from dataclasses import replace

import pytest
from small_acts import act, catalogue, findings, section

from tutela.concordance.coverage import BringNext, bring_next, coverage

OPEN = {
    "nothing is open": ({}, []),
    "the most useful first": ({"q1": "a", "q2": "b", "q3": "b"}, [("b", 2), ("a", 1)]),
    "each question is counted once, for the first that answers it": (
        {"q1": "ab", "q2": "ab", "q3": "bc", "q4": "c"}, [("b", 3), ("c", 1)]),
    "what is left counts, not what was there": (
        {"q1": "ab", "q2": "ab", "q3": "ac", "q4": "d", "q5": "d"}, [("a", 3), ("d", 2)]),
    "of equals the first by name": ({"q1": "b", "q2": "a"}, [("a", 1), ("b", 1)]),
    "a question that no kind answers stays open": ({"q1": "", "q2": "a"}, [("a", 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("questions", "expected"), OPEN.values(), ids=OPEN)
def test_bring_next(questions: dict[str, str], expected: list[tuple[str, int]]) -> None:
    found = bring_next({q: frozenset(kinds) for q, kinds in questions.items()})
    assert [(b.kind, b.questions) for b in found] == expected
    assert all(len(b.requirements) == b.questions for b in found)


def test_requirements_are_named_in_order() -> None:
    assert bring_next({"q2": frozenset("a"), "q1": frozenset("a")}) == (BringNext("a", 2, ("q1", "q2")),)


def test_what_a_run_says_of_the_acts_given() -> None:
    fisheries = act("fish.md", "Fisheries Act", section("1", "Nets", "A net has a mesh of two centimetres."))
    found = findings(fisheries)
    seen = coverage(found, catalogue().by_key, {})
    record = seen.record()
    assert "criminal_code" in seen.missing
    assert "policy_only" not in {*seen.missing, *(b.kind for b in seen.bring_next)}
    assert record["first_three_answer"] == sum(b["questions"] for b in record["bring_next"][:3])
    open_questions = {f.requirement for f in found if f.not_assessed_because == "act_not_supplied"}
    answered = [r for b in seen.bring_next for r in b.requirements]
    assert sorted(answered) == sorted(open_questions)
    counts = [b.questions for b in seen.bring_next]
    assert counts == sorted(counts, reverse=True)


def test_kinds_that_were_given_are_not_missing() -> None:
    found = [
        f for f in findings(act("code.md", "Penal Code", section("1", "", "Words."))) if f.requirement[:4] == "csam"
    ]
    seen = coverage(found, catalogue().by_key, {"criminal_code": ("code.md",)})
    assert seen.record()["kinds_searched"] == {"criminal_code": ["code.md"]}
    assert "criminal_code" not in seen.missing
    assert seen.bring_next == ()


def test_only_acts_not_given_are_asked_for() -> None:
    (found, *_) = findings(act("code.md", "Fisheries Act", section("1", "", "Words.")))
    other = replace(found, not_assessed_because="text_incomplete")
    assert coverage([other], catalogue().by_key, {}).bring_next == ()
