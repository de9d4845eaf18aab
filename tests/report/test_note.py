"""The committee note: two pages, the same bytes each time, three languages, and nothing said beyond what was found."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from docx import Document
from made_law import ARABIC, ATTEMPT, COVERAGE, MEETING, POSSESSION, STORAGE, assessment, finding

from tutela.concordance.coverage import Coverage
from tutela.concordance.finding import Binding, Candidate, Finding, InstrumentResult, Verdict
from tutela.core.errors import BadIdentifier
from tutela.report.gravest import GAPS, gravest
from tutela.report.note import note_blocks, render_note
from tutela.report.note_blocks import Paragraph, Role, Table, fits
from tutela.report.note_context import cut_inside, open_note
from tutela.report.note_words import LANGUAGES, load_words
from tutela.report.saves import Measured
from tutela.report.short_quote import short_quote
from tutela.report.strongest import strongest
from tutela.standards.catalogue import Catalogue
from tutela.standards.load import load_catalogue
from tutela.standards.model import Weight
from tutela.standards.translations import load_translation

MEASURED = Measured(623, 677, "two made-up laws")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def decided(catalogue: Catalogue, key: str, verdict: str, *evidence: Candidate) -> Finding:
    return replace(finding(catalogue, key, verdict), evidence=evidence, decided_by="rule")


def some(catalogue: Catalogue) -> list[Finding]:
    return [
        decided(catalogue, "csam-possess", "contrary", POSSESSION, STORAGE),
        finding(catalogue, "csam-knowing-access", "not_found", [STORAGE]),
        decided(catalogue, "csam-produce", "partly", ARABIC),
        decided(catalogue, "nc-self-generated-consensual", "met", MEETING),
        finding(catalogue, "nc-victims-not-punished", "not_found", [ATTEMPT]),
        finding(catalogue, "prov-report", "not_assessed", [], "act_not_supplied"),
    ]


def text_of(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs)


def note(catalogue: Catalogue, *found: Finding, language: str = "en", measured: Measured | None = MEASURED) -> str:
    return text_of(render_note(assessment(found), catalogue, COVERAGE, measured, language))


def test_the_gravest_come_first(catalogue: Catalogue) -> None:
    found = [
        decided(catalogue, "csam-produce", "partly", ARABIC),
        finding(catalogue, "csam-advertise", "contrary"),
        finding(catalogue, "prov-report", "contrary"),
        finding(catalogue, "csam-possess", "not_found"),
        finding(catalogue, "csam-procure", "met"),
        finding(catalogue, "csam-distribute-transmit", "contrary"),
        finding(catalogue, "csam-offer-make-available", "unsure"),
    ]
    keys = [f.requirement for f in gravest(found, catalogue, 9)]
    assert keys == ["csam-distribute-transmit", "csam-possess", "csam-produce", "prov-report", "csam-advertise"]
    assert [f.requirement for f in gravest(found, catalogue, 2)] == keys[:2]
    assert set(GAPS) < set(get_args(Verdict))


def test_same_bytes_and_no_clock(catalogue: Catalogue) -> None:
    one, other = (render_note(assessment(some(catalogue)), catalogue, COVERAGE, MEASURED) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as parts:
        assert parts.testzip() is None
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert "dcterms:created" not in core
    assert "dcterms:modified" not in core
    assert "<dc:language>en</dc:language>" in core


def test_a_gap_has_the_laws_words_who_asks_and_a_question_to_the_minister(catalogue: Catalogue) -> None:
    said = note(catalogue, *some(catalogue))
    assert "1. Is simple possession of child sexual abuse material" in said
    assert f"“… {POSSESSION.quote}" in said
    assert "Section 211, Penal Code" in said
    assert "Section 211 seems to say the opposite of what is asked (" in said
    assert "nothing found yet. Read first: Section 211" in said
    assert "Which provision makes this an offence (" in said
    assert "If none does, when will the Government propose one?" in said
    assert "(mandatory for its parties" in said


def test_safeguards_show_what_was_found_and_what_was_not(catalogue: Catalogue) -> None:
    said = note(catalogue, *some(catalogue))
    after = said.partition("Safeguards that must not be lost")[2]
    lines = dict(re.findall(r"• (.*?) — (.*)", after))
    assert lines[catalogue.requirement("nc-self-generated-consensual").asks].startswith("found: Section 212")
    assert lines[catalogue.requirement("nc-victims-not-punished").asks] == "nothing found yet"
    assert "not among the questions of this run" in lines.values()


def test_what_it_is_and_is_not_stands_in_it(catalogue: Catalogue) -> None:
    said = note(catalogue, *some(catalogue))
    assert "unreviewed machine reading" in said
    assert "not legal advice" in said
    assert "623 of 677 questions (92%)" in said
    assert "No lawyer of the language has reviewed the word list for: Arabic." in said
    assert "telecommunications law (+1)" in said
    assert "case law" in said.partition("What this note cannot tell")[2]
    assert "cut off)" in said.partition("Sources and dates")[2]
    assert "How often its lists hold the answer has not been measured." in note(catalogue, measured=None)


def test_headline_counts_every_question_once(catalogue: Catalogue) -> None:
    blocks = note_blocks(open_note(assessment(some(catalogue)), catalogue, "en"), COVERAGE, None)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.rows[-1] == ("All questions", "1", "1", "1", "2", "–", "1")
    numbers = [[int(cell) if cell != "–" else 0 for cell in row[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


def test_confidence_is_said_only_where_every_gap_has_one(catalogue: Catalogue) -> None:
    unsaid = "How often its proposals on the gaps below are right has not been measured."
    found = [replace(f, confidence=0.6 + i / 20) for i, f in enumerate(some(catalogue))]
    assert "were right in 60% to 80% of tests" in note(catalogue, *found)
    assert unsaid in note(catalogue, *found[1:], some(catalogue)[0])


def test_no_gaps_and_no_acts_are_a_note_too(catalogue: Catalogue) -> None:
    said = text_of(render_note(assessment([]), catalogue, Coverage({}, (), ()), None))
    assert "No question has the answer" in said
    assert "An act was given for each question that a statute can answer." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_on_two_pages_whatever_is_found(catalogue: Catalogue, language: str) -> None:
    found = [decided(catalogue, r.key, GAPS[i % 3], ARABIC, POSSESSION) for i, r in enumerate(catalogue.requirements)]
    run = assessment(found)
    blocks = note_blocks(open_note(run, catalogue, language), COVERAGE, MEASURED)
    assert fits(blocks)
    assert sum(isinstance(b, Paragraph) and b.role is Role.GAP for b in blocks) >= 4


@pytest.mark.parametrize(("language", "words"), [("fr", "Au ministre"), ("es", "Al ministro o a la ministra")])
def test_other_languages(catalogue: Catalogue, language: str, words: str) -> None:
    said = note(catalogue, *some(catalogue), language=language)
    assert words in said
    assert load_translation(language).questions["csam-possess"] in said
    assert load_translation(language).status in said
    assert POSSESSION.quote in said
    assert "(en)" not in said


def test_a_question_without_translation_is_marked(catalogue: Catalogue) -> None:
    found = finding(catalogue, "csam-advertise", "not_found")
    question = catalogue.requirement("csam-advertise").question
    assert f"1. {question} (en) [Rien\u00a0trouvé" in note(catalogue, found, language="fr")
    assert "(en)" not in note(catalogue, found)


def test_an_unknown_language_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(BadIdentifier, match="en, es, fr"):
        render_note(assessment([]), catalogue, COVERAGE, None, "tlh")


def test_words_of_law_carry_their_language_and_direction(catalogue: Catalogue) -> None:
    found = decided(catalogue, "csam-produce", "partly", ARABIC)
    document = Document(io.BytesIO(render_note(assessment([found]), catalogue, COVERAGE, None)))
    runs = [run for p in document.paragraphs for run in p.runs if "حازها" in run.text]
    assert runs
    assert all(run.font.rtl and 'w:bidi="ar"' in run._element.xml for run in runs)


def test_characters_that_no_word_file_holds_are_shown(catalogue: Catalogue) -> None:
    odd = replace(POSSESSION, quote="possesses\x0b an \x01 image\uffff")
    assert "possesses\ufffd an \ufffd image\ufffd" in note(catalogue, decided(catalogue, "csam-possess", "partly", odd))


def test_every_verdict_weight_and_binding_has_words_in_each_language() -> None:
    for language in LANGUAGES:
        words = load_words(language)
        assert words.verdicts.keys() == set(get_args(Verdict)) == words.states.keys() - {"not_asked"}
        assert words.weights.keys() == set(get_args(Weight))
        assert words.bindings.keys() == set(get_args(Binding))
        assert set(GAPS) == words.ask.keys()
        assert all("default" in kinds for kinds in words.ask.values())


def phrases(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from phrases(inner, f"{path}.{key}")
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_phrases_have_the_same_gaps_in_each_language(language: str) -> None:
    def gaps(code: str) -> dict[str, list[str]]:
        every = phrases(load_words(code).model_dump(exclude={"abbreviations"}))
        return {path: sorted(re.findall(r"{\w*}", text)) for path, text in every}

    assert gaps(language) == gaps("en")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_translations_are_whole_and_of_things_that_exist(catalogue: Catalogue, language: str) -> None:
    translation = load_translation(language)
    core = {r.key for r in catalogue.requirements if r.core}
    paired = {key for r in catalogue.requirements if r.core for key in r.paired_with}
    assert core <= translation.questions.keys() <= catalogue.by_key.keys()
    assert paired <= translation.asks.keys() <= catalogue.by_key.keys()
    assert translation.groups.keys() == catalogue.groups.keys()
    assert catalogue.act_kinds.keys() - {"policy_only"} <= translation.act_kinds.keys() <= catalogue.act_kinds.keys()
    assert translation.instruments.keys() <= catalogue.instruments.keys()
    every = " ".join(text for _, text in phrases(translation.model_dump()))
    assert not re.search(r"pornograf[ií]a infantil|pornographie (infantile|enfantine)|CSAM", every)


def test_what_binds_the_state_is_named_first(catalogue: Catalogue) -> None:
    found = finding(catalogue, "csam-possess", "not_found")
    first = strongest(found, catalogue, 2)
    assert len({c.instrument for c in first}) == 2
    binding: list[tuple[str, Binding]] = [("malabo", "bound"), (first[0].instrument, "not_bound")]
    asked = catalogue.requirement("csam-possess").asked_by
    results = tuple(
        InstrumentResult(f"{c.instrument} {c.pinpoint}", "unknown", None, stands)
        for key, stands in binding
        for c in asked
        if c.instrument == key
    )
    assert strongest(replace(found, instruments=results), catalogue, 1)[0].instrument == "malabo"


def test_short_quotes_are_verbatim_and_short() -> None:
    words = " ".join(f"w{i}" for i in range(80))
    at = words.index("w60")
    mark = replace(POSSESSION.marks[0], start=at, end=at + 3)
    piece = short_quote(replace(POSSESSION, quote=words, span=(0, len(words)), marks=(mark,), prefix="", suffix=""))
    assert piece.text in words
    assert "w60" in piece.text
    assert len(piece.text.split()) == 25
    assert piece.cut_before
    assert piece.shown.startswith("… ")
    unbroken = short_quote(replace(POSSESSION, quote="児" * 400, marks=()))
    assert unbroken.text == "児" * 180
    assert short_quote(replace(POSSESSION, quote="")).text == ""


def test_a_long_title_is_cut_inside() -> None:
    assert cut_inside("Ley Orgánica 10/1995, de 23 de noviembre, del Código Penal", 40).startswith("Ley Orgánica")
    assert cut_inside("Ley Orgánica 10/1995, de 23 de noviembre, del Código Penal", 40).endswith("del Código Penal")
    assert cut_inside("Penal Code", 40) == "Penal Code"
    assert cut_inside("x" * 50, 40) == "x" * 39 + "…"
