"""From pieces to an act: eIds are unique, blocks lie in the text, schedules and chapters keep apart."""

from tutela.law.assemble import act_hash, assemble, slug
from tutela.law.model import Act, Completeness, State
from tutela.law.pieces import CUT_OFF, Article, Facts, Heading, Para, Piece, Preface, Reading
from tutela.law.source import Source


def made(*pieces: Piece, facts: Facts | None = None) -> Act:
    facts = facts or Facts(title="Penal Code", language="en")
    return assemble(Source("code.md", b"x", "xa"), Reading(facts, tuple(pieces)), "made/1")


def article(label: str, *texts: str, **more: str) -> Article:
    return Article(label, "", tuple(Para(0, "", t) for t in texts), unit="sec", **more)  # type: ignore[arg-type]


def test_a_second_wording_has_an_eid_of_its_own() -> None:
    act = made(article("217", "One."), article("217", "Two."), article("217-A", "Three."))
    assert [p.eid for p in act.provisions] == ["sec_217", "sec_217__v2", "sec_217a"]


def test_chapters_and_schedules_keep_their_numbers_apart() -> None:
    act = made(article("10 a", "One.", chapter="16"), article("1", "Two.", annex="Schedule 1"), article("1", "Three."))
    assert [p.eid for p in act.provisions] == ["chp_16__sec_10a", "att_schedule-1__sec_1", "sec_1"]
    assert act.provisions[0].label == "16:10 a"


def test_blocks_cover_the_text() -> None:
    paras = (Para(0, "", "Whoever"), Para(1, "(a)", " makes, "), Para(1, "(b)", "sells"))
    (provision,) = made(Article("1", "", paras)).provisions
    assert provision.text == "Whoever (a) makes, (b) sells"
    assert [provision.text[b.start : b.end] for b in provision.blocks] == ["Whoever", "(a) makes,", "(b) sells"]


def test_an_article_stands_in_the_titles_open_before_it() -> None:
    act = made(
        Preface("Be it enacted"), Heading(1, "Part I"), Heading(2, "Chapter 1"), article("1", "One."),
        Heading(1, "Part II"), article("2", "Two."),
    )  # fmt: skip
    assert [p.path for p in act.provisions] == [("Part I", "Chapter 1"), ("Part II",)]
    assert act.preface == "Be it enacted"


def test_a_text_without_a_date_is_named_by_its_hash() -> None:
    act = made(article("1", "One."))
    assert act.expression.uri == f"/akn/xa/act/x-penal-code/eng@x-{act_hash(act.provisions)[:12]}"
    assert act.work.provisional


def test_new_markup_is_no_change_of_law() -> None:
    same = made(article("1", "One \u00a0 word."))
    assert act_hash(same.provisions) == act_hash(made(article("1", "One word.")).provisions)


def test_a_cut_article_makes_the_act_truncated() -> None:
    act = made(article("1", "One."), article("2", "and then", damage=CUT_OFF))
    assert act.expression.completeness is Completeness.TRUNCATED
    assert act.provisions[0].state is State.IN_FORCE


def test_slug() -> None:
    assert slug("Ley Orgánica 10/1995, de 23 de noviembre") == "ley-organica-10-1995-de-23-de-noviembre"
