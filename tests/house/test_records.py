"""What the commands write is what docs/contracts.md and the schemas say, to the letter."""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from sample_runs import tutela

from tutela.concordance.finding import CONTEXT, Reason, Verdict
from tutela.core.text import canonical
from tutela.law.assemble import text_hash
from tutela.law.model import Authority, Completeness, State, TextState
from tutela.law.uri import ExpressionUri, WorkUri
from tutela.standards.load import load_catalogue

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = PROJECT / "docs" / "schemas"
FILES = {
    "findings.jsonl": "finding",
    "read.jsonl": "read",
    "coverage.json": "coverage",
    "run.json": "run",
    "provisions.jsonl": "provision",
}
Record = dict[str, Any]


@cache
def schema(name: str) -> Record:
    loaded: Record = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def records(path: Path) -> list[Record]:
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [json.loads(text)]


def faults(path: Path) -> Iterator[str]:
    validator = Draft202012Validator(schema(FILES[path.name]))
    for number, record in enumerate(records(path), 1):
        for error in validator.iter_errors(record):
            yield f"{path.name}:{number} {error.json_path}: {error.message[:200]}"


@pytest.fixture(scope="module")
def provisions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("read")
    for place in ("xa", "xb"):
        done = tutela("read", f"sample/{place}", "--out", str(out / place), "--no-cache")
        assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("name", sorted(set(FILES.values())))
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_every_schema_is_of_a_file_that_is_written() -> None:
    assert {p.name for p in SCHEMAS.glob("*.json")} == {f"{name}.schema.json" for name in FILES.values()}


def test_schemas_know_the_words_of_the_program() -> None:
    finding, read = schema("finding")["properties"], schema("read")["properties"]
    assert set(finding["verdict"]["enum"]) == set(get_args(Verdict))
    assert set(finding["not_assessed_because"]["enum"]) == {None, *get_args(Reason)}
    assert set(read["completeness"]["enum"]) == set(Completeness)
    assert set(read["text_state"]["enum"]) == set(TextState)
    assert set(read["authority"]["enum"]) == set(Authority)
    assert set(read["provisions"]["propertyNames"]["enum"]) == set(State)
    assert schema("provision")["properties"]["state"]["enum"] == list(State)


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_an_assessment_writes_what_the_schemas_say(assessed: dict[str, Path], place: str) -> None:
    files = [p for p in assessed[place].rglob("*") if p.is_file()]
    told = set(FILES) - {"provisions.jsonl"} | {"timing.json", "index.html", "note.docx", "findings.csv"}
    assert {p.name for p in files} == told
    assert not [fault for p in files if p.name in FILES for fault in faults(p)]


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_reading_writes_what_the_schemas_say(provisions: Path, place: str) -> None:
    assert not list(faults(provisions / place / "provisions.jsonl"))
    assert not list(faults(provisions / place / "read.jsonl"))


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_one_finding_a_requirement_in_order(assessed: dict[str, Path], place: str) -> None:
    keys = [f["requirement"] for f in records(assessed[place] / "findings.jsonl")]
    assert keys == sorted(r.key for r in load_catalogue().requirements)


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_every_quote_stands_where_it_says(assessed: dict[str, Path], provisions: Path, place: str) -> None:
    law = {(p["file"], p["eid"]): p for p in records(provisions / place / "provisions.jsonl")}
    listed = [c for f in records(assessed[place] / "findings.jsonl") for c in [*f["evidence"], *f["candidates"]]]
    assert listed
    for c in listed:
        provision, (start, end) = law[c["file"], c["eid"]], c["span"]
        text = provision["text"]
        assert text[start:end] == c["quote"]
        assert text[max(0, start - CONTEXT) : start] == c["prefix"]
        assert text[end : end + CONTEXT] == c["suffix"]
        assert (c["text_sha256"], c["work"], c["label"]) == (
            provision["text_sha256"],
            provision["work"],
            provision["label"],
        )
        assert provision["state"] == State.IN_FORCE
        assert all(0 <= m[0] < m[1] <= len(text) for m in c["marks"])


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_identifiers_parse_and_print(provisions: Path, place: str) -> None:
    law = records(provisions / place / "provisions.jsonl")
    for p in law:
        assert str(WorkUri.parse(p["work"])) == p["work"]
        assert str(ExpressionUri.parse(p["expression"])) == p["expression"]
        assert canonical(p["text"]) == p["text"]
        assert text_hash(p["text"]) == p["text_sha256"]
    addresses = [(p["file"], p["eid"]) for p in law]
    assert len(set(addresses)) == len(addresses)


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_hashes_of_inputs_are_those_of_their_bytes(assessed: dict[str, Path], place: str) -> None:
    run = records(assessed[place] / "run.json")[0]
    files = {
        i["file"]: sha256((PROJECT / "sample" / place / i["file"]).read_bytes()).hexdigest() for i in run["inputs"]
    }
    assert {r["file"]: r["sha256"] for r in records(assessed[place] / "read.jsonl") if "sha256" in r} == files
    assert {i["file"]: i["sha256"] for i in run["inputs"]} == files
