"""Records with the whole act as one string: two languages, lost line breaks, misread UTF-8."""

import json

import pytest
from law_files import law_file

from tutela.core.errors import Unreadable
from tutela.law.account import account
from tutela.law.model import Act
from tutela.law.readers import read
from tutela.law.readers.wwl import READER
from tutela.law.source import Source


def record(text: str, **more: str) -> Source:
    data = {"_id": "1", "_source": "XX/Y", "_type": "legislation", "_fetched_at": "2026", "title": "Harbour Act"}
    return Source("a.json", json.dumps({**data, "text": text, **more}).encode(), "xx", ())


def labels(act: Act) -> list[str]:
    return [p.label for p in act.provisions]


def test_facts_come_from_the_record() -> None:
    act = read(record("1. Free harbour.\n2. Free sea.\n3. The end.", date="2020-05-06", language="en", act_number="12"))
    assert (act.work.title, act.expression.date, act.expression.language) == ("Harbour Act", "2020-05-06", "en")
    assert act.work.uri.endswith("/12")


def test_lines_of_the_other_language_are_set_aside() -> None:
    text = "第一条　港は自由とする。\nArticle 1  The harbour is free.\n第二条　終わり。\nArticle 2  The end.\n"
    act = read(record(text, language="en"))
    assert labels(act) == ["1", "2"]
    assert sum(i.kind == "other_language" for i in act.ignored) == 2


def test_a_text_without_line_breaks_is_cut_at_its_sections() -> None:
    filler = "The harbour master keeps the book of the harbour and shows it to everybody who asks. " * 12
    text = "The Parliament of the harbour enacts as follows: " + " ".join(
        f"{n} Title of it (1) {filler}See section {n + 40} of it. (2) A person who— (a) moors; or (b) sails."
        for n in range(1, 9)
    )
    act = read(record(text, language="en"))
    assert labels(act) == [str(n) for n in range(1, 9)]
    assert act.provisions[0].heading == "Title of it"
    found = [(b.depth, b.marker) for b in act.provisions[0].blocks]
    assert found[:4] == [(1, "(1)"), (1, "(2)"), (2, "(a)"), (2, "(b)")]
    assert "line breaks are lost" in act.expression.damage[0]


def test_utf_8_read_as_latin_1_is_put_right_and_said() -> None:
    text = "\n".join(f"Član {n}\nKrivično djelo počini učinilac člana {n}." for n in range(1, 9))
    act = read(record(text.encode().decode("latin-1"), language="sr"))
    assert labels(act) == [str(n) for n in range(1, 9)]
    assert "Krivično" in act.provisions[0].text
    assert "Latin-1" in act.expression.damage[0]


def test_broken_or_empty_records_are_refused() -> None:
    with pytest.raises(Unreadable, match="broken"):
        READER.read(Source("a.json", b'{"_source": "x", ', "xx"))
    with pytest.raises(Unreadable, match="text"):
        READER.read(record(" "))


def test_other_json_is_not_claimed() -> None:
    assert READER.claims(Source("a.json", b'{"provisions": []}', "xx")) == 0


@pytest.mark.parametrize(
    ("path", "some"),
    [
        ("jp/child-welfare-act.en.json", ["1", "34", "60"]),
        ("mt/criminal-code-cap9.json", ["208A"]),
        ("bn/penal-code-cap22.json", ["293A", "377G"]),
        ("tt/children-act-2012.json", ["18", "40", "41"]),
        ("ba/krivicni-zakon-brcko.json", ["208"]),
        ("cd/loi-09-001-protection-enfant.json", ["179", "180", "181"]),
        ("mx/codigo-penal-federal.json", ["202", "202 BIS"]),
        ("my/online-safety-act-2025.json", ["13", "First schedule 1"]),
        ("au-qld/criminal-code-act-1899.json", ["218A", "228D", "228DC"]),
        ("au-sa/criminal-law-consolidation-act-1935.json", ["63", "63A", "63B"]),
        ("ls/anti-trafficking-act-2011.json", ["5"]),
        ("sl/anti-human-trafficking-act-2022.json", ["13"]),
        ("sc/cybercrimes-amendment-act-2025.json", ["16"]),
    ],
)
def test_real_records(path: str, some: list[str]) -> None:
    source = law_file(path)
    act = read(source)
    assert set(some) <= set(labels(act))
    assert account(act, source).share >= 0.99


def test_a_real_offence_keeps_its_items_under_their_stem() -> None:
    act = read(law_file("tt/children-act-2012.json"))
    found = next(p for p in act.provisions if p.label == "40")
    shape = [(b.depth, b.marker) for b in found.blocks]
    assert [(2, f"({c})") for c in "abcdef"] == [s for s in shape if s[0] == 2][:6]
    assert (1, "") in shape


def test_a_code_that_lost_its_numbers_says_so() -> None:
    act = read(law_file("mc/code-penal.json"))
    assert act.expression.damage[0] == "no articles were recognised"
