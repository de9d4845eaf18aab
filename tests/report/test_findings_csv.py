"""findings.csv: its columns, its bytes, and cells that no spreadsheet may run."""

import csv
import io
from dataclasses import replace

import pytest
from made_law import ARABIC, PENAL_CODE, POSSESSION, STORAGE, assessment, candidate, finding, findings

from tutela.concordance.finding import Finding
from tutela.report.findings_csv import COLUMNS, findings_csv
from tutela.standards.catalogue import Catalogue
from tutela.standards.load import load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def rows(catalogue: Catalogue, *found: Finding) -> list[dict[str, str]]:
    text = findings_csv(assessment(found), catalogue).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_bytes_open_in_a_spreadsheet(catalogue: Catalogue) -> None:
    table = findings_csv(assessment(findings(catalogue)), catalogue)
    assert table.startswith(
        b"\xef\xbb\xbfjurisdiction,requirement,verdict,act_file,labels,quote,note,confidence,family"
    )
    assert table.endswith(b"\r\n")
    assert table.count(b"\n") == table.count(b"\r\n")
    assert table == findings_csv(assessment(findings(catalogue)), catalogue)


def test_a_row_for_each_finding(catalogue: Catalogue) -> None:
    table = rows(catalogue, *findings(catalogue))
    assert [r["requirement"] for r in table] == [f.requirement for f in findings(catalogue)]
    assert all(tuple(r) == COLUMNS for r in table)
    assert {r["confidence"] for r in table} == {""}
    assert table[4]["note"] == "unreviewed machine reading; act_not_supplied"
    assert table[4]["kinds_missing"] == "online_services_act"


def test_evidence_gives_file_labels_and_a_quote_that_stands_there(catalogue: Catalogue) -> None:
    met = replace(finding(catalogue, "csam-possess", "met", [STORAGE]), evidence=(POSSESSION, STORAGE), confidence=0.75)
    (row,) = rows(catalogue, met)
    assert (row["act_file"], row["labels"], row["confidence"]) == ("penal-code.md", "211", "0.75")
    assert row["quote"] in POSSESSION.quote
    assert row["family"] == "offences-csam"
    assert row["binding"] == "unknown"
    assert row["elements_found"].split("; ")[0] == "act"


def test_labels_in_two_acts_name_their_file(catalogue: Catalogue) -> None:
    met = replace(finding(catalogue, "csam-possess", "met"), evidence=(POSSESSION, ARABIC))
    (row,) = rows(catalogue, met)
    assert row["act_file"] == "penal-code.md | قانون.html"
    assert row["labels"] == "penal-code.md::211;قانون.html::8"


def test_candidates_alone_are_no_evidence(catalogue: Catalogue) -> None:
    (row,) = rows(catalogue, finding(catalogue, "csam-possess", "not_found", [STORAGE]))
    assert (row["act_file"], row["labels"], row["quote"]) == ("", "", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(catalogue: Catalogue, start: str) -> None:
    attempt = candidate(PENAL_CODE, "sec_214", "Whoever attempts", [("attempts", "act")])
    odd = replace(attempt, quote=f'{start}HYPERLINK("x","y")')
    met = replace(finding(catalogue, "csam-possess", "met", because=[f"{start}1+1"]), evidence=(odd,))
    (row,) = rows(catalogue, met)
    assert row["quote"] == f"'{odd.quote}"
    assert row["because"] == f"'{start}1+1"
