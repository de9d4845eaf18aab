"""`tutela standards check|list|show`, as a person at a terminal sees them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tutela.cli.standards import standards
from tutela.standards.load import load_catalogue
from tutela.standards.show import instrument_page, requirement_page

STANDARDS = Path(__file__).parents[2] / "standards"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(standards, arguments)


def test_check_says_how_much_there_is() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output == (
        "182 requirements, 685 citations (107 not verified on the text), 42 instruments, 21 capabilities,"
        " 18 commitments, 28 families: no faults\n"
    )


def test_check_lists_every_fault(tmp_path: Path) -> None:
    broken = tmp_path / "standards"
    shutil.copytree(STANDARDS, broken)
    for name in ("csam-possess", "csam-produce"):
        path = broken / "requirements" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("level: binding", "level: bindin"), encoding="utf-8")
    result = run("check", "--root", str(broken))
    assert result.exit_code == 1
    assert result.output.count("Did you mean binding?") == 2
    assert "csam-possess.yaml:5: level is 'bindin'." in result.output
    assert result.output.endswith("2 faults.\n")


def test_list_is_a_table() -> None:
    lines = run("list").output.splitlines()
    assert lines[0].split() == ["KEY", "FAMILY", "LEVEL", "CORE", "ASKS"]
    assert lines[-1] == "182 of 182 requirements"
    assert lines[1].startswith("def-child-under-18 ")


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (("--family", "offences-csam"), "13 of 182 requirements"),
        (("--level", "recommended"), "32 of 182 requirements"),
        (("--family", "limitation", "--core"), "1 of 182 requirements"),
    ],
)
def test_list_can_be_narrowed(arguments: tuple[str, ...], last: str) -> None:
    assert run("list", *arguments).output.splitlines()[-1] == last


def test_list_of_an_unknown_family() -> None:
    result = run("list", "--family", "offences-csm")
    assert result.exit_code == 2
    assert "Did you mean offences-csam" in result.output


def test_show_a_requirement() -> None:
    result = run("show", "csam-possess")
    assert result.exit_code == 0
    for part in (
        "Is simple possession of child sexual abuse material, without intent to distribute, an offence?",
        "(reference coding, part 1, question 8)",
        "mandatory: lanzarote, art. 20(1)(e) — Council of Europe Convention",
        "soft: icmec, core criterion 4 [seen only in a summary]",
        "soft: crc-c-156, section V (CSAM) [not verified on the text]",
        "ordinarily: criminal code, law on child sexual abuse material",
        "act (names the question): Possess",
        "nc-self-generated-consensual: Children are not criminalised",
        "Is simple possession an offence?",
        "3 Legislation: Comprehensive law",
        "[not yet matched to the official paragraph]",
    ):
        assert part in result.output


def test_show_puts_the_strongest_source_first() -> None:
    lines = [line for line in run("show", "def-csam-synthetic").output.splitlines() if line.startswith("  - ")]
    weights = [line.removeprefix("  - ").split(":")[0] for line in lines if "art." in line]
    assert weights == sorted(weights, key=["mandatory", "qualified", "optional", "soft"].index)


def test_show_an_instrument_lists_what_it_asks() -> None:
    result = run("show", "gc25")
    assert result.exit_code == 0
    assert "Force: soft" in result.output
    assert "nc-self-generated-consensual: Children are not criminalised" in result.output
    assert "soft: gc25, para. 118 [not verified on the text]" in result.output


def test_every_page_can_be_shown() -> None:

    catalogue = load_catalogue(STANDARDS)
    for requirement in catalogue.requirements:
        page = requirement_page(catalogue, requirement, {})
        assert page.count("[seen only in a summary]") <= len(requirement.asked_by)
        assert all(len(line) <= 100 for line in page.splitlines()), requirement.key
    for instrument in catalogue.instruments.values():
        assert instrument.title.split()[0] in instrument_page(catalogue, instrument)


def test_show_an_unknown_key_names_the_nearest() -> None:
    result = run("show", "csam-posess")
    assert result.exit_code == 2
    assert "Did you mean csam-possess" in result.output
