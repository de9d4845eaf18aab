"""The form of treaties: what is read, what is refused, and whom a requirement binds by it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tutela.cli.treaties import treaties as command
from tutela.core.errors import BadData
from tutela.standards.binding import (
    WEIGHTS_THAT_BIND,
    answer_from_register,
    binding_of,
    binding_of_requirement,
    standing_of,
)
from tutela.standards.layers import load_layers
from tutela.standards.load import load_catalogue
from tutela.standards.model import Citation
from tutela.standards.pinpoint import is_pinpoint, places, touches
from tutela.standards.treaty_form import (
    TreatyForm,
    TreatyRow,
    blank_form,
    check_form,
    read_form,
    treaties,
    unknown_form,
)

CATALOGUE = load_catalogue()
SAMPLE = Path(__file__).parents[2] / "sample"
HEAD = "treaty,status,date,reservation,source,checked_on,note\n"
PROOF = "2005-01-01,{},example.org,2020-01-01,"


def form_of(tmp_path: Path, *rows: str, head: str = HEAD) -> TreatyForm:
    path = tmp_path / "form.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_form(path, CATALOGUE)


def row(treaty: str, status: str, reservation: str = "") -> str:
    return f"{treaty},{status},{PROOF.format(reservation)}"


def cite(instrument: str, pinpoint: str, weight: str = "mandatory") -> Citation:
    return Citation.model_validate(
        {"instrument": instrument, "pinpoint": pinpoint, "weight": weight, "verified": True, "seen": "text"}
    )


# --- the form


def test_a_blank_form_lists_every_treaty_as_unknown(tmp_path: Path) -> None:
    for separator in (",", ";"):
        (tmp_path / "form.csv").write_bytes(blank_form(CATALOGUE, separator).encode())
        assert read_form(tmp_path / "form.csv", CATALOGUE) == unknown_form(CATALOGUE)
    text = blank_form(CATALOGUE)
    assert text.startswith("\ufefftreaty,title,status,date,")
    assert all(item.title.split(",")[0] in text for item in treaties(CATALOGUE).values())


def test_treaties_are_what_binds_those_who_join() -> None:
    keys = set(treaties(CATALOGUE))
    assert {"crc", "opsc", "lanzarote", "uncc", "eu-2011-93"} <= keys
    assert not {"gc25", "ipu-2021", "eu-1232", "icmec", "eu-recast"} & keys


@pytest.mark.parametrize("text", ["", HEAD, "\ufeff" + HEAD + ",,,,,,\n\n"])
def test_an_empty_form_is_unknown_everywhere(tmp_path: Path, text: str) -> None:
    (tmp_path / "form.csv").write_text(text, encoding="utf-8")
    assert read_form(tmp_path / "form.csv", CATALOGUE) == unknown_form(CATALOGUE)


def test_a_row_is_read_as_written(tmp_path: Path) -> None:
    form = form_of(tmp_path, "opsc,Not party,,,example.org,2020-01-01,asked the ministry")
    assert form.rows["opsc"] == TreatyRow(
        "opsc", "not_party", source="example.org", checked_on="2020-01-01", note="asked the ministry"
    )
    assert form.rows["crc"].status == "unknown"


def test_a_cell_may_hold_the_separator(tmp_path: Path) -> None:
    form = form_of(
        tmp_path,
        'lanzarote;reserved;2005-01-01;"art. 20(1)(a); art. 24(2)";example.org;2020-01-01',
        head="treaty;status;date;reservation;source;checked_on\n",
    )
    assert form.rows["lanzarote"].reservation == ("art. 20(1)(a)", "art. 24(2)")


@pytest.mark.parametrize(
    ("written", "line", "what", "remedy"),
    [
        ("opsk,unknown,,,,,", 2, "no treaty has the key `opsk`", "Did you mean opsc?"),
        ("gc25,party,2005-01-01,,a,2020-01-01,", 2, "`gc25` binds nobody (it is soft)", "Take the row out"),
        (",party,2005-01-01,,a,2020-01-01,", 2, "the treaty is missing", "tutela treaties blank"),
        ("opsc,partly,2005-01-01,,a,2020-01-01,", 2, "`partly` is no status", "Did you mean party"),
        ("opsc,,2005-01-01,,,,", 2, "the status is empty", "Write party"),
        ("opsc,party,2005-01-01,,,2020-01-01,", 2, "`party` without source", "or the status unknown"),
        ("opsc,party,,,a,2020-01-01,", 2, "`party` without date", "entry into force"),
        ("opsc,signed,,,a,2020-01-01,", 2, "`signed` without date", "day of signature"),
        ("opsc,not_party,,,a,,", 2, "`not_party` without checked_on", "the day you looked"),
        ("opsc,party,1/2/2005,,a,2020-01-01,", 2, "date `1/2/2005` is no date", "YYYY-MM-DD"),
        ("opsc,party,2005-02-30,,a,2020-01-01,", 2, "date `2005-02-30` is no date", "YYYY-MM-DD"),
        ("opsc,party,2005-01-01,art. 3,a,2020-01-01,", 2, "the status is party", "status reserved"),
        ("opsc,reserved,2005-01-01,no pictures,a,2020-01-01,", 2, "`no pictures` is no pinpoint", "art. 20(1)(a)"),
        ('opsc,reserved,2005-01-01,"art. 3, para. 1",a,2020-01-01,', 2, "is no pinpoint", "semicolon"),
        ("opsc,unknown,,,,,,more", 2, "more cells than the 7 columns", "quotation marks"),
        ("crc,unknown,,,,,\nopsc,unknown,,,,,\ncrc,unknown,,,,,", 4, "`crc` has a row already", "one row a treaty"),
        ('opsc,party,"2005', 2, "is no CSV", "quotation mark"),
    ],
)
def test_a_fault_says_where_what_and_what_to_do(
    tmp_path: Path, written: str, line: int, what: str, remedy: str
) -> None:
    with pytest.raises(BadData) as told:
        form_of(tmp_path, written)
    assert told.value.where.endswith(f"form.csv:{line}")
    assert what in told.value.what
    assert remedy in told.value.remedy


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("treaty,statos\n", "`statos` is no column"),
        ("treaty,status,status\n", "stands twice"),
        ("treaty,date\n", "the column `status` is missing"),
    ],
)
def test_a_head_that_is_wrong_is_refused(tmp_path: Path, head: str, what: str) -> None:
    with pytest.raises(BadData, match=what):
        form_of(tmp_path, "crc,unknown", head=head)


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes("treaty,status,note\ncrc,unknown,été\n".encode("cp1252"))
    with pytest.raises(BadData, match="CSV UTF-8"):
        read_form(tmp_path / "old.csv", CATALOGUE)
    with pytest.raises(BadData, match="cannot be read"):
        read_form(tmp_path / "none.csv", CATALOGUE)


def test_the_first_of_several_faults_counts_the_others(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"2 more: run `tutela treaties check`"):
        form_of(tmp_path, "opsc,party,,,,,")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_remedy(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes((HEAD + text).encode("utf-8", "surrogatepass"))
    form, faults = check_form(path, CATALOGUE)
    assert set(form.rows) == set(treaties(CATALOGUE))
    assert all(fault.where and fault.what and fault.remedy for fault in faults)


# --- pinpoints


@pytest.mark.parametrize(
    ("pinpoint", "named"),
    [
        ("art. 31(1)(a)-(b),(2),(6)", {"31.1.a", "31.1.b", "31.2", "31.6"}),
        ("arts 20(3)-(4), 21(2) and 25(5)", {"20.3", "20.4", "21.2", "25.5"}),
        ("art. 25-27", {"25", "26", "27"}),
        ("art. 2(c)(i)-(iii)", {"2.c.i", "2.c.ii", "2.c.iii"}),
        ("art. 14 (title and para. 1)", {"14"}),
        ("art. 20(3) first indent", {"20.3"}),
        ("recital 17", {"recital.17"}),
        ("art. 4(2)-(6)", {"4.2", "4.3", "4.4", "4.5", "4.6"}),
        ("preamble", set()),
    ],
)
def test_a_pinpoint_names_places(pinpoint: str, named: set[str]) -> None:
    assert {".".join(place) for place in places(pinpoint)} == named


def test_every_treaty_pinpoint_of_the_catalogue_names_a_place() -> None:
    known = treaties(CATALOGUE)
    cited = {c.pinpoint for r in CATALOGUE.requirements for c in r.asked_by if c.instrument in known}
    assert not [pinpoint for pinpoint in cited if not places(pinpoint)]


def test_only_a_pinpoint_is_one() -> None:
    assert all(map(is_pinpoint, ("art. 20(1)(a)", "20(3)", "arts 9(1)(d)-(e) and 9(2)", "Article 5")))
    assert not any(map(is_pinpoint, ("", "20.1.a", "art. 20, paragraph 1", "art. 20(1) except images", "all")))


def test_places_touch_upwards_and_downwards() -> None:
    assert touches(places("art. 20(1)"), places("art. 20(1)(e)"))
    assert touches(places("art. 20(1)(e)"), places("art. 20"))
    assert not touches(places("art. 20(1)(e)"), places("art. 20(1)(a)"))
    assert not touches(places("art. 2"), places("art. 20"))


# --- whom it binds


@pytest.mark.parametrize(
    ("status", "binding"),
    [("party", "bound"), ("reserved", "reserved"), ("signed", "signed"), ("not_party", "not_bound")],
)
def test_the_status_gives_the_binding(tmp_path: Path, status: str, binding: str) -> None:
    form = form_of(tmp_path, row("opsc", status))
    assert binding_of(cite("opsc", "art. 3(1)(c)"), form) == binding


def test_nothing_is_guessed() -> None:
    form = unknown_form(CATALOGUE)
    found = {binding_of(c, form) for r in CATALOGUE.requirements for c in r.asked_by}
    assert found == {"unknown", None}


def test_guidance_and_wording_that_imposes_nothing_bind_nobody(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("opsc", "party"))
    assert binding_of(cite("gc25", "para. 118", "soft"), form) is None
    for weight in ("optional", "preambular", "related"):
        assert weight not in WEIGHTS_THAT_BIND
        assert binding_of(cite("opsc", "art. 4(2)(a)", weight), form) is None
    assert binding_of(cite("opsc", "art. 3(2)", "qualified"), form) == "bound"


@pytest.mark.parametrize(
    ("pinpoint", "binding"),
    [
        ("art. 20(1)(f)", "reserved"),
        ("art. 20(1)", "reserved"),  # holds what is reserved
        ("art. 20(1)(a)", "bound"),
        ("art. 23", "bound"),
    ],
)
def test_a_reservation_reaches_its_provision_and_no_other(tmp_path: Path, pinpoint: str, binding: str) -> None:
    form = form_of(tmp_path, row("lanzarote", "reserved", "art. 20(1)(f)"))
    assert binding_of(cite("lanzarote", pinpoint), form) == binding


def test_a_reservation_clause_reaches_what_it_lets_fall_away(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("lanzarote", "reserved", "art. 20(3); art. 24(3)"))
    reached = {p: binding_of(cite("lanzarote", p), form) for p in ("art. 20(1)(e)", "art. 20(1)(f)", "art. 24(2)")}
    assert reached == {"art. 20(1)(e)": "reserved", "art. 20(1)(f)": "bound", "art. 24(2)": "reserved"}


def test_a_reservation_to_no_named_provision_may_touch_any(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("opsc", "reserved"))
    assert binding_of(cite("opsc", "art. 12"), form) == "reserved"


def test_reservation_clauses_of_the_catalogue_are_pinpoints() -> None:
    for item in CATALOGUE.instruments.values():
        for clause, reach in item.reservations.items():
            assert item.key in treaties(CATALOGUE)
            assert all(map(is_pinpoint, (clause, *reach)))


def test_a_treaty_that_is_not_in_force_binds_nobody_yet(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("uncc", "party"))
    assert binding_of(cite("uncc", "art. 14(1)", "not-in-force"), form) == "signed"


def test_a_later_day_does_not_bind_yet(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("opsc", "party"), row("crc", "not_party"))
    opsc, crc = form.rows["opsc"], form.rows["crc"]
    assert [standing_of(opsc, day) for day in ("2004-12-31", "2005-01-01", "")] == ["not_bound", "bound", "bound"]
    assert [standing_of(crc, day) for day in ("2004-12-31", "2005-01-01", "")] == ["unknown", "not_bound", "not_bound"]
    announced = form_of(tmp_path, "opsc,party,2020-06-01,,a,2020-01-01,")
    assert standing_of(announced.rows["opsc"]) == "not_bound"


def test_a_requirement_is_as_binding_as_its_strongest_source(tmp_path: Path) -> None:
    possess = CATALOGUE.by_key["csam-possess"]
    every = {c.instrument for c in possess.asked_by if c.weight in WEIGHTS_THAT_BIND}
    none = [row(key, "not_party") for key in sorted(every & set(treaties(CATALOGUE)))]
    assert binding_of_requirement(possess, form_of(tmp_path, *none)) == "not_bound"
    signed = [line.replace("lanzarote,not_party", "lanzarote,signed") for line in none]
    assert binding_of_requirement(possess, form_of(tmp_path, *signed)) == "signed"
    bound = [line.replace("lanzarote,not_party", "lanzarote,party") for line in none]
    assert binding_of_requirement(possess, form_of(tmp_path, *bound)) == "bound"
    assert binding_of_requirement(possess, form_of(tmp_path, row("lanzarote", "party"))) == "bound"
    # one that is unknown might bind, so a signature beside it is not the answer
    assert binding_of_requirement(possess, form_of(tmp_path, row("lanzarote", "signed"))) == "unknown"


def test_a_requirement_that_only_guidance_asks_binds_nobody() -> None:
    soft = [r for r in CATALOGUE.requirements if not {c.weight for c in r.asked_by} & WEIGHTS_THAT_BIND]
    assert soft
    assert {binding_of_requirement(r, unknown_form(CATALOGUE)) for r in soft} == {None}


# --- questions of ratification


def test_every_question_of_ratification_names_treaties() -> None:
    known = treaties(CATALOGUE)
    asked = [r for r in CATALOGUE.requirements if r.answered_by == "treaty_register"]
    assert len(asked) == 4
    for requirement in CATALOGUE.requirements:
        assert (requirement.treaties is not None) == (requirement in asked)
    assert all(set(r.treaties.of) <= set(known) for r in asked if r.treaties)


@pytest.mark.parametrize(
    ("key", "rows", "verdict", "reason"),
    [
        ("rat-opsc", {"opsc": "party"}, "met", None),
        ("rat-opsc", {"opsc": "reserved"}, "partly", None),
        ("rat-opsc", {"opsc": "signed"}, "not_found", None),
        ("rat-opsc", {"opsc": "not_party"}, "not_found", None),
        ("rat-opsc", {}, "not_assessed", "treaty_register_empty"),
        ("rat-lanzarote", {"lanzarote": "signed"}, "met", None),
        ("rat-lanzarote", {"lanzarote": "not_party"}, "not_assessed", "policy_not_statute"),
        ("rat-cybercrime", {"budapest": "party"}, "partly", None),
        ("rat-cybercrime", {"uncc": "party"}, "not_assessed", "treaty_register_empty"),
        ("rat-cybercrime", {"budapest": "not_party", "uncc": "party"}, "not_found", None),
        ("rat-reservations-reviewed", {"opsc": "party"}, "not_assessed", "treaty_register_empty"),
        (
            "rat-reservations-reviewed",
            {"opsc": "party", "budapest": "reserved", "lanzarote": "not_party", "uncc": "signed"},
            "not_assessed",
            "policy_not_statute",
        ),
    ],
)
def test_the_register_answers(tmp_path: Path, key: str, rows: dict[str, str], verdict: str, reason: str | None) -> None:
    form = form_of(tmp_path, *(row(treaty, status) for treaty, status in rows.items()))
    answer = answer_from_register(CATALOGUE.by_key[key], form)
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert answer.because


def test_every_one_of_several_treaties(tmp_path: Path) -> None:
    """`need: every`: met by all, partly by some, and nothing known is nothing answered."""
    model = CATALOGUE.by_key["rat-opsc"]
    assert model.treaties
    both = model.model_copy(update={"treaties": model.treaties.model_copy(update={"of": ("opsc", "crc")})})
    for rows, verdict in (
        ((row("opsc", "party"), row("crc", "party")), "met"),
        ((row("opsc", "party"), row("crc", "not_party")), "partly"),
        ((row("opsc", "party"),), "partly"),
        ((row("opsc", "not_party"),), "not_assessed"),
        ((row("opsc", "signed"), row("crc", "not_party")), "not_found"),
    ):
        assert answer_from_register(both, form_of(tmp_path, *rows)).verdict == verdict


def test_reasons_name_the_source_and_the_reservation(tmp_path: Path) -> None:
    form = form_of(tmp_path, row("opsc", "reserved", "art. 3(1)(c)"))
    assert answer_from_register(CATALOGUE.by_key["rat-opsc"], form).because == (
        "opsc: party with a reservation, 2005-01-01, reservation to art. 3(1)(c)"
        " (example.org, looked at on 2020-01-01)",
    )


# --- the command, the sample, the layers


def test_the_command_writes_a_form_and_checks_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "form.csv"
    made = CliRunner().invoke(command, ["blank", "--out", str(path), "--semicolon"])
    assert made.exit_code == 0
    again = CliRunner().invoke(command, ["blank", "--out", str(path)])
    assert again.exit_code == 2
    assert "exists already" in again.output
    checked = CliRunner().invoke(command, ["check", str(path)])
    assert checked.exit_code == 0
    assert checked.output.startswith("15 treaties and EU acts: 15 unknown; no faults\nUnknown: budapest,")


def test_the_command_tells_all_faults(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(HEAD + "opsc,party,,,,,\nopsk,party,1,,,,\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["check", str(path)])
    assert result.exit_code == 1
    assert "form.csv:2: `party` without date" in result.output
    assert "form.csv:3: no treaty has the key `opsk`" in result.output
    assert result.output.endswith("7 faults.\n")


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_the_sample_is_fiction_that_can_be_read(place: str) -> None:
    form = read_form(SAMPLE / f"{place}-treaties.csv", CATALOGUE)
    assert form.count("unknown") < len(form.rows)
    for known in form.rows.values():
        assert known.note.startswith("fiction")
        assert known.status == "unknown" or known.source.startswith("Fiction")


def test_layers_are_named_in_three_languages() -> None:
    layers = load_layers()
    assert [layer.key for layer in layers] == [
        "eu-direct", "constitution", "treaties", "regulations", "case-law", "sub-national", "practice",
    ]  # fmt: skip
    assert layers[0].name.text("fr").startswith("Droit")
    assert layers[0].name.text("de") == layers[0].name.en
    for layer in layers:
        assert len({layer.why.en, layer.why.fr, layer.why.es}) == 3


def test_a_fault_in_the_layers_is_told_with_its_line(tmp_path: Path) -> None:
    three = "{en: a, fr: b, es: c}"
    (tmp_path / "layers.yaml").write_text(f"layers:\n  - key: a\n    name: {three}\n    why: {three}\n", "utf-8")
    with pytest.raises(BadData, match=r"layers\.yaml:2"):
        load_layers(tmp_path)


def test_days_of_the_sample_are_days() -> None:
    for place in ("xa", "xb"):
        for known in read_form(SAMPLE / f"{place}-treaties.csv", CATALOGUE).rows.values():
            assert not known.day or date.fromisoformat(known.day)
