"""JSON seeds: labels and titles printed twice, cuts, suspended and repealed acts, lost markers, leaked headings."""

import json
from typing import Any

import pytest
from law_files import LAWS, law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act, Authority, Completeness, Provision, State, TextState
from tutela.law.readers import read, reader_for
from tutela.law.source import Source


def source(provisions: list[dict[str, Any]], languages: tuple[str, ...] = ("en",), **facts: Any) -> Source:
    seed = {
        "id": "boats-7", "type": "statute", "title": "Boats Act", "short_name": "BA", "status": "in_force",
        "issued_date": "2001-02-03", "language": languages[0], "provisions": provisions, **facts,
    }  # fmt: skip
    return Source("boats.json", json.dumps(seed, ensure_ascii=False).encode(), "xx", languages)


def part(section: str, content: str, title: str = "", ref: str = "", **more: str) -> dict[str, str]:
    return {"provision_ref": ref or f"s{section}", "section": section, "title": title, "content": content, **more}


def act(*provisions: dict[str, str], **facts: Any) -> Act:
    return read(source(list(provisions), **facts))


def one(found: Act, label: str) -> Provision:
    return next(p for p in found.provisions if p.label == label)


def shape(provision: Provision) -> list[tuple[int, str]]:
    return [(b.depth, b.marker) for b in provision.blocks]


def test_markers_inside_running_text_become_blocks() -> None:
    text = "(1) Whoever (a) builds a boat that (i) leaks; or (ii) sinks; or (b) sells it, is liable. (2) No defence."
    assert shape(one(act(part("2", text)), "2")) == [
        (1, "(1)"), (2, "(a)"), (3, "(i)"), (3, "(ii)"), (2, "(b)"), (1, "(2)"),
    ]  # fmt: skip


def test_a_label_that_every_text_repeats_is_left_out_by_name() -> None:
    found = act(part("3.1", "3.1 (1) No boats. Previous Version"), part("4", "4 No oars. Previous Version"))
    assert one(found, "3.1").text == "(1) No boats."
    assert one(found, "4").text == "No oars."
    assert {"repeated_text", "site_menu"} <= {i.kind for i in found.ignored}


def test_a_number_that_only_one_text_begins_with_is_a_paragraph() -> None:
    found = act(part("1", "1 Boats float. 2 Oars float."), part("2", "No boats."), part("3", "No oars."))
    assert shape(one(found, "1")) == [(1, "1"), (1, "2")]


TITLES = {
    "word, number, dash": ("5", "Article 5 – Boats", "5", "Boats"),
    "number in words": ("1", "Article One – Boats", "1", "Boats"),
    "number alone": ("2", "2 Boats of wood", "2", "Boats of wood"),
    "letter of the label": ("1a", "a Boats", "1a", "Boats"),
    "late letter in the title": ("141", "bis", "141bis", ""),
    "nothing but the label": ("6", "Section 6", "6", ""),
    "a title is a title": ("6", "Boats", "6", "Boats"),
}


@pytest.mark.parametrize(("section", "title", "label", "heading"), TITLES.values(), ids=TITLES)
def test_titles(section: str, title: str, label: str, heading: str) -> None:
    provision = act(part(section, "No boats are allowed.", title)).provisions[0]
    assert (provision.label, provision.heading) == (label, heading)


@pytest.mark.parametrize("limit", [8000, 12000])
def test_a_cut_text_is_marked(limit: int) -> None:
    found = act(part("7", ("no boats and " * 1000)[:limit]), part("8", "Short."))
    assert str(limit) in one(found, "7").damage
    assert found.expression.completeness is Completeness.TRUNCATED
    assert not one(found, "8").damage


def test_a_text_that_ends_at_the_limit_by_chance_is_whole() -> None:
    assert not act(part("7", "x" * 7999 + ".")).provisions[0].damage


def test_the_description_names_suspended_sections() -> None:
    found = act(
        part("22", "No boats."), part("23", "No oars."),
        status="partially_suspended", description="Sections 21, 22, and 27 suspended by High Court",
    )  # fmt: skip
    assert one(found, "22").state is State.SUSPENDED
    assert one(found, "23").state is State.IN_FORCE


def test_a_repealed_act_is_historic() -> None:
    assert act(part("1", "No boats."), status="repealed").expression.text_state is TextState.HISTORIC


@pytest.mark.parametrize("text", ["[Repealed, 2012, c. 9, s. 2]", "(Mülga: 29/6/2005-5377/3 md.)", "[Repealed]"])
def test_a_repealed_provision_keeps_its_place(text: str) -> None:
    assert act(part("36", text)).provisions[0].state is State.REPEALED


def test_a_list_whose_items_are_printed_twice_gets_its_depths_back() -> None:
    text = "(1) A person shall not A person shall not build a boat; or build a boat; or sell a boat. sell a boat."
    provision = one(act(part("62", text)), "62")
    assert shape(provision) == [(1, "(1)"), (2, ""), (2, "")]
    assert provision.text == "(1) A person shall not build a boat; or sell a boat."


def test_a_heading_that_hangs_at_the_text_before_goes_to_its_article() -> None:
    found = act(
        part("1", "Madde 1 - Tekne yasaktır.Kürek", ref="madde1"),
        part("2", "Madde 2 - Kürek yasaktır.Yürürlük", ref="madde2"),
        part("3", "Madde 3 - Bu Kanun yürürlüğe girer.Yürütme", ref="madde3"),
        languages=("tr",),
    )
    assert [p.heading for p in found.provisions] == ["", "Kürek", "Yürürlük"]
    assert found.provisions[0].text == "Tekne yasaktır."


def test_glued_list_markers_are_seen() -> None:
    text = "(1) Kim;a) Tekne yapar,b) Tekne satar,cezalandırılır.(2) Kürek yasaktır."
    assert shape(act(part("9", text), languages=("tr",)).provisions[0]) == [
        (1, "(1)"),
        (2, "a)"),
        (2, "b)"),
        (1, "(2)"),
    ]


BARE = {
    "numbers without brackets": (
        "1 Boats are: a. wood; b. iron. 1 bis . Oars. 2 Sails.",
        [(1, "1"), (2, "a."), (2, "b."), (1, "1 bis ."), (1, "2")],
    ),
    "a numbered paragraph with a word": (
        "Boats. Stk. 2. Oars. Stk. 3. Sails.",
        [(1, ""), (1, "Stk. 2."), (1, "Stk. 3.")],
    ),
    "dashes after a colon": ("Forbidden are: - boats. - oars.", [(0, ""), (1, "-"), (1, "-")]),
}


@pytest.mark.parametrize(("text", "expected"), BARE.values(), ids=BARE)
def test_bare_markers(text: str, expected: list[tuple[int, str]]) -> None:
    assert shape(act(part("5", text)).provisions[0]) == expected


def test_lines_are_kept_where_the_source_has_them() -> None:
    text = "1. Човен -\nкарається штрафом.\n2. Весло:\n1) дерев'яне;\n2) залізне."
    found = act(part("5", text), languages=("uk",))
    assert shape(found.provisions[0]) == [(1, "1."), (1, ""), (1, "2."), (2, "1)"), (2, "2)")]


def test_schedules_and_parts_with_their_own_numbers() -> None:
    found = act(
        part("1", "Boats."), part("2", "Oars."), part("G1", "Old boats stay.", ref="gecici_s1"),
        part("FORM 1", "A form.", ref="sched-form1"),
    )  # fmt: skip
    assert [p.label for p in found.provisions] == ["1", "2", "gecici s 1", "FORM 1"]
    assert found.provisions[3].eid.startswith("sched_")


def test_repeated_numbers_are_kept_apart_and_told() -> None:
    found = act(part("1", "Boats."), part("1", "Oars."))
    assert [p.eid for p in found.provisions] == ["sec_1", "sec_1__v2"]
    assert "more than once" in found.expression.damage[0]


def test_a_torn_text_is_put_together() -> None:
    found = act(part("1", "Whoever builds a boat"), part("is liable", "to a fine.", ref="sis-liable"))
    assert [p.text for p in found.provisions] == ["Whoever builds a boat to a fine."]
    assert "torn" in found.provisions[0].damage or "tore" in found.provisions[0].damage


def test_a_whole_act_in_one_provision_is_divided() -> None:
    contents = " ".join(f"{n}. Heading {n}" for n in range(1, 15))
    body = " ".join(f"{n}. Heading of this (1) " + "No boats here. " * 220 for n in range(1, 15))
    found = act(part("1", f"Assented to. {contents} {body}"))
    assert [p.label for p in found.provisions] == [str(n) for n in range(1, 15)]
    assert "Heading 14" in found.preface


def test_a_translation_is_called_one() -> None:
    found = read(source([part("1", "No boats.")], languages=("de", "fr"), language="en"))
    assert found.expression.authority is Authority.TRANSLATION


REFUSED = {
    "a stub": (json.dumps({"id": "x", "short_name": "x", "provisions": []}).encode(), "no provisions"),
    "no json": (b'{"short_name": "x", "provisions": [', "no JSON"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(Source("x.json", data, "xx", ("en",)))


REAL = {
    "ke/computer-misuse-cybercrimes-act-2018.json": ("24", [(1, "(1)"), (2, "(a)")], State.SUSPENDED),
    "ca/criminal-code-c-46.json": ("163.1", [(1, "(1)"), (2, "(a)"), (3, "(i)"), (3, "(ii)")], State.IN_FORCE),
    "gh/cybersecurity-act-2020.json": ("62", [(1, "(1)"), (2, ""), (2, ""), (2, ""), (2, "")], State.IN_FORCE),
    "ge/sisxlis-samartlis-kodeksi.json": ("255", [(1, "1."), (1, "")], State.IN_FORCE),
    "dk/straffeloven-lbk-1294-2025.json": ("235", [(1, ""), (1, "Stk. 2."), (1, "Stk. 3.")], State.IN_FORCE),
    "tr/kanun-5237.json": ("226", [(1, "(1)"), (2, "a)"), (2, "b)")], State.IN_FORCE),
    "ch/sr-311-0-criminal-code.en.json": ("197", [(1, "1"), (1, "2.")], State.IN_FORCE),
    "ua/kryminalnyi-kodeks.json": ("301-1", [(1, "1."), (1, ""), (1, "2.")], State.IN_FORCE),
    "za/childrens-act-2005.json": ("110", [(1, "(1)"), (1, "(2)"), (1, "(3)")], State.IN_FORCE),
}


@pytest.mark.skipif(not LAWS.is_dir(), reason="the shared laws are not here")
@pytest.mark.parametrize("path", REAL)
def test_real_acts(path: str) -> None:
    label, begins, state = REAL[path]
    given = law_file(path)
    assert reader_for(given).name == "ansvar-seed"
    found = read(given)
    provision = one(found, label)
    assert shape(provision)[: len(begins)] == begins
    assert provision.state is state
    assert account(found, given).share >= 0.99
