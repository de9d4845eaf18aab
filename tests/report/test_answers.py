"""What the gap report says of each verdict: plain, as a proposal, with its safeguards, never more than found."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made_law import ARABIC, ATTEMPT, COVERAGE, MEETING, POSSESSION, STORAGE, assessment, finding, findings
from selectolax.lexbor import LexborHTMLParser

from tutela.concordance.confidence import MeasuredError
from tutela.concordance.finding import ElementState, Finding, InstrumentResult, Reached, ValueFound
from tutela.report.decision_words import changes, condition_in_words, line_in_words
from tutela.report.element_view import reading
from tutela.report.gap_report import render_gap_report
from tutela.report.phrases import phrases
from tutela.report.trust import how_sure
from tutela.standards.catalogue import Catalogue
from tutela.standards.decision import Condition, Rule, Some
from tutela.standards.load import load_catalogue

REPORT = Path(__file__).parents[2] / "src/tutela/report"
# A rule of the tests' own, so that they hold whatever the standards come to say.
LINES = (
    Rule(met=Condition(all=("act", "object"), none=("purpose",))),
    Rule(partly=Condition(all=("act", "object"))),
)
FIVE_YEARS = "imprisonment for five years"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    real = load_catalogue()
    ruled = [r.model_copy(update={"decide": LINES}) if r.key == "csam-possess" else r for r in real.requirements]
    return replace(real, requirements=tuple(ruled))


def text(html: str, selector: str) -> str:
    node = LexborHTMLParser(html).css_first(selector)
    assert node is not None, selector
    return re.sub(r"\s+", " ", node.text()).strip()


def decided(catalogue: Catalogue, verdict: str, line: int, states: Sequence[str] = ("found", "found")) -> Finding:
    """A finding on possession that rests on one provision, with another one to read."""
    elements = [ElementState(k, s, None, (0,)) for k, s in zip(("act", "object"), states, strict=True)]  # type: ignore[arg-type]
    purpose = ElementState("purpose", "contrary" if verdict == "partly" else "missing", None, ())
    value = ValueFound("custody", None, 5, "years", (0, 1), FIVE_YEARS, 0)
    return replace(
        finding(catalogue, "csam-possess", verdict, [STORAGE]),
        because=(f"line {line + 1} of the decision ({verdict}) holds in one clause", "the same in 2 other provisions"),
        line=line,
        evidence=(POSSESSION,),
        elements=(*elements, purpose, ElementState("liability", "found", value, (0,))),
        would_change=("met: if it did not hold purpose",) if verdict == "partly" else (),
        instruments=(
            InstrumentResult("opsc art. 3(1)(c)", "yes", None, "reserved"),
            InstrumentResult("budapest art. 9(1)(e)", "yes", "art. 9(4)", "bound"),
        ),
    )


def page_of(catalogue: Catalogue, *found: Finding) -> str:
    return render_gap_report(assessment(found), catalogue, COVERAGE)


def test_met_says_why_in_words(catalogue: Catalogue) -> None:
    html = page_of(catalogue, decided(catalogue, "met", 0))
    said = text(html, "#q-csam-possess")
    assert "Proposal: met. unreviewed machine reading" in said
    assert re.search(
        r"Met, because “act: [^”]+” and “object: [^”]+” stand in one clause and no “purpose: [^”]+” does\.", said
    )
    assert "The same stands in 2 other provisions." in said
    assert "line 1 of the decision" not in html
    assert "What the proposal rests on" in said
    unseen = LexborHTMLParser(html).css("#q-csam-possess .unseen td")
    assert [cell.text() for cell in unseen] == ["not seen", "it would speak against"]


def test_partly_says_what_would_have_changed_it(catalogue: Catalogue) -> None:
    html = page_of(catalogue, decided(catalogue, "partly", 1))
    assert "It would read as “Met” if it did not hold “purpose”." in text(html, "#q-csam-possess")
    assert "It would read as “Met” if it did not hold “purpose”." in text(html, "#gaps")
    assert "speaks against" in text(html, "#q-csam-possess tr.contrary")
    assert "knowingly possesses an image" in text(html, "#gaps blockquote")


def test_contrary_is_told_as_the_opposite(catalogue: Catalogue) -> None:
    said = replace(decided(catalogue, "contrary", 1), line=None, because=("provision 1 of the list reads as contrary",))
    words = text(page_of(catalogue, said), "#q-csam-possess")
    assert "Proposal: law says the opposite." in words
    assert "Provision 1 of the list reads as the opposite." in words


def test_nothing_found_never_says_that_the_law_lacks(catalogue: Catalogue) -> None:
    html = page_of(
        catalogue, finding(catalogue, "csam-knowing-access", "not_found", [STORAGE, MEETING, ATTEMPT, ARABIC])
    )
    for selector in ("#q-csam-knowing-access", "#gaps .gap", "#first"):
        words = text(html, selector).lower()
        assert "nothing found yet" in words
        assert not re.search(r"\babsent|\babsence|\black(s|ing)?\b|does not exist", words)
    assert "Nothing found yet: read these first" in text(html, "#q-csam-knowing-access .state")
    assert len(LexborHTMLParser(html).css("#gaps .first-places li")) == 3


def test_what_was_not_assessed_says_why(catalogue: Catalogue) -> None:
    html = page_of(catalogue, *findings(catalogue))
    assert "no rule decides this" in text(html, "#q-csam-possess .state")
    assert "no act was given" in text(html, "#q-prov-report .state")
    assert "Bring: online services law" in text(html, "#q-prov-report .state")
    assert "Bring: " not in text(html, "#q-groom-online-only .state")
    assert "penal-code.md is cut off" in text(html, "#q-groom-online-only .state")
    assert "matter of policy" in text(html, "#q-nc-self-generated-consensual .state")
    assert "--treaties FILE" in text(html, "#q-cfj-fair-trial .state")


def test_safeguards_stand_beside_each_question_with_their_verdicts(catalogue: Catalogue) -> None:
    safeguard = finding(catalogue, "nc-self-generated-consensual", "not_found", [MEETING])
    html = page_of(catalogue, decided(catalogue, "partly", 1), safeguard)
    for selector in ("#q-csam-possess .pairs", "#gaps .pairs"):
        page = LexborHTMLParser(html)
        pairs = page.css_first(selector)
        assert pairs is not None
        assert len(pairs.css("li")) == len(catalogue.requirement("csam-possess").paired_with)
        link = pairs.css_first('a[href="#q-nc-self-generated-consensual"]')
        assert link is not None
        assert link.parent is not None
        assert "Nothing found yet" in link.parent.text()
        assert "not among the questions of this run" in pairs.text()


def test_article_2_of_the_convention_is_a_check(catalogue: Catalogue) -> None:
    also = finding(catalogue, "svc-non-discrimination", "unsure", [MEETING])
    html = page_of(catalogue, decided(catalogue, "met", 0), also)
    assert "boys and girls alike" in text(html, "#q-csam-possess .crc2")
    assert 'href="#q-svc-non-discrimination"' in html[html.index('class="crc2"') :]


def test_each_instrument_has_its_own_result(catalogue: Catalogue) -> None:
    page = LexborHTMLParser(page_of(catalogue, decided(catalogue, "partly", 1)))
    assert [[cell.text() for cell in row.css("th, td")] for row in page.css("#q-csam-possess .results tbody tr")] == [
        ["OPSC art. 3(1)(c)", "yes", "reserved"],
        ["Budapest Convention art. 9(1)(e)", "yes, by a departure that art. 9(4) permits", "bound"],
    ]


def test_headline_counts_each_question_once_in_both_tables(catalogue: Catalogue) -> None:
    page = LexborHTMLParser(page_of(catalogue, *findings(catalogue)))
    totals = [[int(td.text()) for td in foot.css("td.number")] for foot in page.css("#headline tfoot")]
    assert totals == [[0, 0, 0, 1, 2, 4]] * 2
    rows = [[int(td.text()) for td in row.css("td.number")] for row in page.css("#headline tbody tr")]
    assert sum(map(sum, rows)) == 2 * 7


def test_without_a_form_of_treaties_nothing_is_said_of_binding(catalogue: Catalogue) -> None:
    plain = page_of(catalogue, *findings(catalogue))
    assert "No form of treaties was given" in text(plain, "#headline")
    given = page_of(catalogue, decided(catalogue, "met", 0))
    assert "No form of treaties was given" not in text(given, "#headline")
    assert "Binding on this State bound" in text(given, "#q-csam-possess .who")


def test_a_general_rule_shows_its_other_end(catalogue: Catalogue) -> None:
    end = Reached("csam-possess", "w", "sec_211", "penal-code.md", "211", (0, 5), "A person", "another_act")
    general = replace(finding(catalogue, "anc-attempt", "met", [MEETING]), evidence=(ATTEMPT,), reached=(end,))
    words = text(page_of(catalogue, general, decided(catalogue, "met", 0)), "#q-anc-attempt .reached")
    assert words.startswith("Section 211")
    assert "another act: check" in words


def test_doors_are_questions_that_lead_somewhere(catalogue: Catalogue) -> None:
    page = LexborHTMLParser(page_of(catalogue, *findings(catalogue)))
    doors = page.css(".doors a")
    assert len(doors) == 5
    assert all(a.text().endswith("?") for a in doors)
    ids = {n.attributes["id"] for n in page.css("section[id]")}
    assert {(a.attributes["href"] or "")[1:] for a in doors} <= ids


def test_layers_that_were_not_searched_are_named(catalogue: Catalogue) -> None:
    words = text(page_of(catalogue, *findings(catalogue)), "#limits")
    assert all(layer in words for layer in ("Case law", "Practice", "Constitution", "Regulations and decrees"))


def test_how_sure_never_invents_a_figure(catalogue: Catalogue) -> None:
    said = decided(catalogue, "met", 0)
    assert how_sure(said) == "untested"
    sure = replace(said, confidence=0.834)
    assert how_sure(sure).startswith("in our tests such a proposal was right in 83 of 100. ")
    assert how_sure(sure).endswith("untested")
    few = replace(sure, error=MeasuredError(1, 4, 0.05, 0.7))
    assert "too few to say: wrong in 1 of 4 tests" in how_sure(few)
    many = replace(sure, error=MeasuredError(3, 20, 0.05, 0.36))
    assert "wrong in 3 of 20 tests (95 % interval 5–36 %)" in how_sure(many)
    assert how_sure(finding(catalogue, "prov-report", "not_assessed", [], "act_not_supplied")) == ""


def test_conditions_in_words() -> None:
    some = Condition(some=Some(of=("a", "b_c"), at_least=2), none=("x", "y"))
    assert (
        condition_in_words(some, "act", {})
        == "at least 2 of “a” and “b c” stand in one act and none of “x” or “y” does"
    )
    both = Condition(all=("a",), any=("b", "c"))
    assert (
        condition_in_words(both, "provision", {"a": "a: sand"})
        == "“a: sand” stands in one provision with one of “b” or “c”"
    )


def test_line_in_words_names_the_verdict(catalogue: Catalogue) -> None:
    assert line_in_words(catalogue.requirement("csam-possess"), 1, {}).startswith("Partly, because ")


def test_changes_in_words(catalogue: Catalogue) -> None:
    said = replace(
        decided(catalogue, "partly", 1),
        would_change=(
            "met: if the clause held act, such_object; if it did not hold purpose",
            "contrary: if it held one of a, b",
        ),
    )
    assert changes(said) == (
        "It would read as “Met” if the clause held “act” and “such object” and if it did not hold “purpose”.",
        "It would read as “Law says the opposite” if it held one of “a” or “b”.",
    )


@pytest.mark.parametrize(
    ("kind", "low", "high", "unit", "words"),
    [
        ("custody", None, 5.0, "years", "custody: up to 5 years"),
        ("custody", 2.0, 5.0, "years", "custody: 2 to 5 years"),
        ("period", 90.0, 90.0, "days", "period: 90 days"),
        ("custody", 1.0, None, "years", "custody: at least 1 years"),
        ("age", None, 18.0, "years", "age: 18 years"),
    ],
)
def test_values_in_words(kind: str, low: float | None, high: float | None, unit: str, words: str) -> None:
    assert reading(ValueFound(kind, low, high, unit, (0, 1), "x", 0)) == words


def test_value_stands_with_its_quote(catalogue: Catalogue) -> None:
    words = text(page_of(catalogue, decided(catalogue, "met", 0)), "#q-csam-possess .elements .value")
    assert words == f"“{FIVE_YEARS}” (read as custody: up to 5 years)"


def test_every_phrase_is_used_and_every_used_phrase_exists() -> None:
    sources = [*REPORT.glob("*.py"), *REPORT.glob("templates/*.j2")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(re.findall(r"""\bsay\(\s*"([\w.]+)"[,)]""", code))
    assert used <= set(phrases())
    groups = {key.split(".")[0] for key in phrases()}
    named = {group for group in groups if re.search(rf"""["'{{ ]{group}[."']""", code)}
    assert groups == named
