"""The evaluator: which unit fulfils which line, where an element may stand, and what would have changed the verdict."""

import pytest
from small_acts import act, catalogue, law, section

from tutela.concordance.assess import assess
from tutela.concordance.evaluator import fits
from tutela.concordance.finding import Finding
from tutela.law.model import Provision
from tutela.standards.decision import Wanted
from tutela.standards.model import Requirement

POSSESSES = "A person who possesses child sexual abuse material commits an offence."
INTENT = "A person who possesses child sexual abuse material with intent to distribute it commits an offence."
WITHOUT = "A person who possesses child sexual abuse material, without intent to distribute it, commits an offence."
DISTRIBUTES = "A person who distributes child sexual abuse material commits an offence."


def rewritten(**fields: object) -> Requirement:
    """The question on possession with some of its fields as a test wants them."""
    known = catalogue().requirement("csam-possess").model_dump(by_alias=True)
    return Requirement.model_validate(known | fields)


ACT, OBJECT = {"any": ["possess"], "weight": 4}, {"any": ["csam"], "weight": 4}
PURPOSE = {"any": ["purpose_to_distribute"], "weight": 0}
EIGHTEEN = {"value": {"kind": "age", "high_at_least": 18}, "weight": 0, "within": "provision"}
LINES = [
    {"met": {"all": ["act", "object"], "none": ["purpose"]}},
    {"partly": {"all": ["act", "object"]}},
]


def asked(elements: dict[str, object] | None = None, decide: list[object] | None = None, **more: object) -> Requirement:
    known = {"act": ACT, "object": OBJECT, "purpose": PURPOSE} | (elements or {})
    return rewritten(elements=known, decide=decide or LINES, instruments={}, reaches=(), **more)


def found(requirement: Requirement, *sections: Provision) -> Finding:
    return assess(requirement, law(act("code.md", "Penal Code", *sections)))


@pytest.mark.parametrize(
    ("text", "verdict", "line"),
    [
        (POSSESSES, "met", 0),
        (INTENT, "partly", 1),
        (WITHOUT, "met", 0),  # a purpose behind a negation excludes nothing
    ],
)
def test_the_first_line_that_holds_for_a_unit_is_what_it_says(text: str, verdict: str, line: int) -> None:
    said = found(asked(), section("5", "", text))
    assert (said.verdict, said.line, said.decided_by) == (verdict, line, "rule")
    assert [c.label for c in said.evidence] == ["5"]
    assert {m.element for c in said.evidence for m in c.marks} >= {"act", "object"}


def test_the_best_unit_decides_and_met_comes_before_partly() -> None:
    said = found(asked(), section("5", "", INTENT), section("6", "", POSSESSES))
    assert (said.verdict, [c.label for c in said.evidence]) == ("met", ["6"])


def test_a_condition_over_clauses_is_no_condition_over_the_provision() -> None:
    apart = section("5", "", (1, "(1) A person possesses a thing that he holds."), (1, f"(2) {DISTRIBUTES}"))
    assert found(asked(), apart).verdict not in {"met", "partly"}
    wide = asked({"act": ACT | {"within": "provision"}, "object": OBJECT | {"within": "provision"}})
    assert found(wide, apart).verdict == "met"


def test_an_age_is_read_as_a_value_with_its_words() -> None:
    lines = [{"met": {"all": ["act", "object", "eighteen"]}}, {"partly": {"all": ["act", "object"]}}]
    requirement = asked({"eighteen": EIGHTEEN}, lines)
    meaning = "It is material showing a person under the age of {} years."
    said = found(requirement, section("5", "", POSSESSES, meaning.format("eighteen")))
    value = next(e.value for e in said.elements if e.key == "eighteen")
    assert said.verdict == "met"
    assert value is not None
    assert (value.kind, value.high, value.unit, value.of) == ("age", 18, "years", 0)
    assert "under the age of eighteen" in value.quote
    lower = found(requirement, section("5", "", POSSESSES, meaning.format("sixteen")))
    assert (lower.verdict, lower.would_change) == ("partly", ("met: if the clause held eighteen",))


def test_met_and_contrary_of_equal_weight_are_unsure() -> None:
    lines = [{"contrary": {"all": ["act", "object", "purpose"]}}, {"met": {"all": ["act", "object"]}}]
    said = found(asked(None, lines), section("5", "", POSSESSES), section("6", "", INTENT))
    assert said.verdict == "unsure"
    assert not said.evidence
    assert said.to_read


def test_at_least_so_many_of_a_list() -> None:
    lines = [
        {"met": {"some": {"of": ["act", "object", "purpose"], "at_least": 3}}},
        {"partly": {"some": {"of": ["act", "object", "purpose"], "at_least": 2}}},
    ]
    assert found(asked(None, lines), section("5", "", INTENT)).verdict == "met"
    assert found(asked(None, lines), section("5", "", POSSESSES)).verdict == "partly"


def test_silence_answers_only_where_the_requirement_says_so() -> None:
    nothing = section("5", "", "A person who possesses a prohibited weapon commits an offence.")
    assert found(asked(), nothing).verdict in {"not_found", "unsure"}
    said = found(asked(silence="met"), nothing)
    assert (said.verdict, said.decided_by) == ("met", "silence")
    assert said.evidence


def test_an_instrument_may_ask_for_less_and_may_permit_a_departure() -> None:
    cites = {f"{c.instrument} {c.pinpoint}" for c in rewritten().asked_by}
    opsc, budapest = "opsc art. 3(1)(c)", "budapest art. 9(1)(e)"
    assert {opsc, budapest} <= cites
    rules = {
        opsc: {"met": {"all": ["act", "object"]}},
        budapest: {
            "met": {"all": ["act", "object"], "none": ["purpose"]},
            "permitted": {"all": ["purpose"]},
            "departure": "art. 9(4)",
        },
    }
    requirement = rewritten(
        elements={"act": ACT, "object": OBJECT, "purpose": PURPOSE}, decide=LINES, instruments=rules, reaches=()
    )
    said = {i.cite: i for i in found(requirement, section("5", "", INTENT)).instruments}
    assert (said[opsc].satisfied, said[opsc].departure) == ("yes", None)
    assert (said[budapest].satisfied, said[budapest].departure) == ("yes", "art. 9(4)")
    assert said["lanzarote art. 20(1)(e)"].satisfied == "partly"


def test_a_general_rule_shows_the_offence_that_it_reaches() -> None:
    general = ("General Part",)
    attempt = section("9", "Attempt", "A person who attempts to commit an offence is punishable.", path=general)
    said = found(catalogue().requirement("anc-attempt"), attempt, section("42", "", DISTRIBUTES))
    ends = [(end.label, end.how) for end in said.reached]
    assert said.evidence[0].label == "9"
    assert ("42", "same_act") in ends


@pytest.mark.parametrize(
    ("wanted", "value", "fit"),
    [
        ({"kind": "age", "high_at_least": 18}, ("age", "years", None, 18.0), True),
        ({"kind": "age", "high_at_least": 18}, ("age", "years", 18.0, None), False),
        ({"kind": "age", "high_below": 18}, ("age", "years", None, 16.0), True),
        ({"kind": "custody", "high_at_least": 5}, ("custody", "life", None, None), True),
        ({"kind": "custody", "high_at_least": 5}, ("custody", "years", 1.0, 3.0), False),
        ({"kind": "custody", "low_at_least": 1}, ("custody", "years", 1.0, 3.0), True),
        ({"kind": "period", "unit": "days", "high_at_least": 90}, ("period", "days", None, 90.0), True),
        ({"kind": "period", "unit": "hours"}, ("period", "days", None, 2.0), False),
    ],
)
def test_what_value_fits(
    wanted: dict[str, object], value: tuple[str, str, float | None, float | None], fit: bool
) -> None:
    assert fits(Wanted.model_validate(wanted), *value) is fit
