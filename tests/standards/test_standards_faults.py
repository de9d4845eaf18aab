"""Every kind of fault is found, at its line, with a remedy; and nothing loads while there is one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tutela.core.errors import BadData
from tutela.standards.check import check_standards
from tutela.standards.load import load_catalogue

CONCEPTS = frozenset({"possess", "csam", "image", "child"})

REQUIREMENT = """\
key: csam-possess
version: 1
family: offences-csam
kind: offence
level: binding
reach: global
core: true
asks: Possession is an offence.
question: Is possession an offence?
question_from: written for Tutela
answered_by: statute
stands_in: {seat: [criminal_code], also: []}
paired_with: [nc-peers]
mnr_capabilities: [3]
unit: clause
elements:
  act: {any: [possess], weight: 4}
  object:
    any: [csam]
    or:
      - [image, child]
    weight: 4
asked_by:
  - instrument: opsc
    pinpoint: art. 3
    weight: mandatory
    verified: true
    seen: text
  - instrument: opsc
    pinpoint: art. 4
    weight: soft
    verified: false
    seen: none
checklist: {}
checks: [Is it?]
decide: [{met: {all: [act, object]}}]
"""
FILES = {
    "requirements/csam-possess.yaml": REQUIREMENT,
    "requirements/nc-peers.yaml": REQUIREMENT.replace("key: csam-possess", "key: nc-peers").replace("[nc-peers]", "[]"),
    "instruments/opsc.yaml": "key: opsc\ntitle: Protocol\nyear: 2000\nforce: binding\nscope: global\n"
    "text_seen: all\nread_in: example.org\n",
    "families.yaml": "groups:\n  - {key: offences, title: Offences}\nfamilies:\n  - key: offences-csam\n"
    "    group: offences\n    title: Material\n    question: Which?\n    order: [nc-peers]\n",
    "capabilities.yaml": "instrument: opsc\nnote: None.\ncapabilities:\n  - {number: 3, key: legislation,"
    " name: Legislation, domain: victim, definition: Law, name_verified: true, definition_verified: false}\n",
    "commitments.yaml": "instrument: opsc\ntitle: Commitments\nnote: None.\ncommitments:\n  - key: reform\n"
    "    verb: legislate\n    actor: parliament\n    commitment: Reform\n    operative_paragraph: null\n"
    "    basis: text\n    related_families: [offences-csam]\n",
    "act_kinds.yaml": "act_kinds:\n  - {key: criminal_code, name: criminal code, covers: codes}\n",
    "README.md": "Read me.\n",
}

Change = Callable[[str, str, str], Path]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder of standards without a fault; paths in errors are shown from its parent."""
    for name, text in FILES.items():
        (tmp_path / "standards" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "standards" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "standards"


@pytest.fixture
def change(root: Path) -> Change:
    """Replace a text that stands in a file, and give the folder."""

    def replace(name: str, old: str, new: str) -> Path:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return root

    return replace


def faults(root: Path) -> list[str]:
    return [str(fault) for fault in check_standards(root, CONCEPTS)]


def test_the_small_folder_has_no_fault(root: Path) -> None:
    assert faults(root) == []
    catalogue = load_catalogue(root)
    assert [r.key for r in catalogue.requirements] == ["nc-peers", "csam-possess"]  # `order` first, then by key
    assert catalogue.requirement("csam-possess").elements["object"].combinations == (("image", "child"),)


POSSESS = "requirements/csam-possess.yaml"
# file, what is replaced, by what, the line of the fault, words of what and remedy
FORM = [
    (POSSESS, "core: true", "core: true\nkernel: 1", 8, "kernel is no known field."),
    (POSSESS, "unit: clause", "units: clause", 15, "units is no known field. Did you mean unit?"),
    (POSSESS, "unit: clause\n", "", 1, "unit is missing. Add `unit:`."),
    (POSSESS, "    weight: soft\n", "", 29, "asked_by[2].weight is missing. Add `weight:`."),
    (POSSESS, "weight: soft", "weight: softt", 31, "asked_by[2].weight is 'softt'. Did you mean soft?"),
    (POSSESS, "    weight: 4\n", "    weight: 3\n", 22, "elements.object.weight is 3. It can be 0, 1, 2 or 4."),
    (POSSESS, "any: [possess]", "any: []", 17, "names a concept"),
    (POSSESS, "core: true", 'core: "true"', 7, "core is text"),
    (POSSESS, "version: 1", "version: 0", 2, "version is a number"),
    (POSSESS, "asks: Possession is an offence.", "asks: 2021", 8, "asks is a number, not text. Write text"),
    (POSSESS, "kind: offence", "kind: offense", 4, "Did you mean offence?"),
    (POSSESS, "seen: none", "seen: text", 29, "`verified: true` goes with `seen: text`"),
    (POSSESS, "family: offences-csam", "family: Offences CSAM", 3, "family is 'Offences CSAM', which is no key."),
    (POSSESS, "  act: {any", "  no: {any", 17, "the key `no` is no text. Put it in quotes"),
    (POSSESS, "core: true", "core: true\nversion: 2", 8, "`version` stands twice in one map. Keep one"),
    (POSSESS, "core: true", "core: [true", 8, "is no YAML"),
    (POSSESS, "core: true", "core: *yes", 7, "is no YAML"),
    (POSSESS, "core: true", "core: \x07", 7, "is no YAML"),
    ("instruments/opsc.yaml", "year: 2000", "year: MM", 3, "year is text"),
    ("commitments.yaml", "    verb: legislate", "    verb: legislates", 6, "Did you mean legislate?"),
    ("families.yaml", "    question: Which?\n", "", 4, "families[1].question is missing."),
    ("act_kinds.yaml", "criminal_code", "criminal-code", 2, "act_kinds[1].key is 'criminal-code', which is no key."),
]
REFERENCES = [
    (POSSESS, "key: csam-possess", "key: csam-posses", 1, "the key `csam-posses` is not the file's name."),
    (POSSESS, "family: offences-csam", "family: offence-csam", 3, "unknown family `offence-csam`. Did you mean off"),
    (POSSESS, "[criminal_code]", "[criminal_codes]", 12, "unknown kind of act `criminal_codes`. Did you mean"),
    (POSSESS, "[nc-peers]", "[nc-peer]", 13, "unknown requirement `nc-peer`. Did you mean nc-peers?"),
    (POSSESS, "[nc-peers]", "[csam-possess]", 13, "`csam-possess` is paired with itself."),
    (POSSESS, "[nc-peers]", "[nc-peers, nc-peers]", 13, "`nc-peers` stands twice."),
    (POSSESS, "[nc-peers]", "[nc-peers]\nextends: csam-posess", 14, "unknown requirement `csam-posess`."),
    (POSSESS, "[nc-peers]", "[nc-peers]\nextends: csam-possess", 14, "`csam-possess` extends itself."),
    (POSSESS, "mnr_capabilities: [3]", "mnr_capabilities: [3, 22]", 14, "unknown capability `22`. Correct the name"),
    (POSSESS, "  - instrument: opsc\n    pinpoint: art. 4", "  - instrument: opcs\n    pinpoint: art. 4", 29,
     "unknown instrument `opcs`. Did you mean opsc?"),
    (POSSESS, "pinpoint: art. 4", "pinpoint: art. 3", 23, "`opsc art. 3` stands twice."),
    ("families.yaml", "    group: offences", "    group: offence", 5, "unknown group `offence`. Did you mean off"),
    ("families.yaml", "order: [nc-peers]", "order: [nc-pears]", 8, "unknown requirement `nc-pears`."),
    ("capabilities.yaml", "instrument: opsc", "instrument: opcs", 1, "unknown instrument `opcs`."),
    ("commitments.yaml", "related_families: [offences-csam]", "related_families: [offences-csa]", 11, "unknown family"),
]  # fmt: skip
ONLY_CHECKED = [
    (POSSESS, "any: [possess]", "any: [posses]", 17, "unknown concept `posses`. Did you mean possess?"),
    (POSSESS, "      - [image, child]", "      - [image, chld]", 21, "unknown concept `chld`. Did you mean child?"),
    (POSSESS, "unit: clause", "against: [csem]\nunit: clause", 15, "unknown concept `csem`. Did you mean csam?"),
    (POSSESS, REQUIREMENT[REQUIREMENT.index("elements:") : REQUIREMENT.index("asked_by")],
     "elements: {act: {any: [possess], weight: 1}, object: {any: [csam], weight: 1}}\n", 16,
     "no element has weight 4"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "line", "told"), [*FORM, *REFERENCES])
def test_a_fault_is_told_at_its_line_and_nothing_loads(
    change: Change, name: str, old: str, new: str, line: int, told: str
) -> None:
    root = change(name, old, new)
    found = [fault for fault in faults(root) if fault.startswith(f"standards/{name}:{line}: ")]
    assert any(told in fault for fault in found), faults(root)
    with pytest.raises(BadData) as raised:
        load_catalogue(root)
    assert raised.value.where == f"standards/{name}:{line}"
    assert raised.value.remedy


@pytest.mark.parametrize(("name", "old", "new", "line", "told"), ONLY_CHECKED)
def test_a_fault_that_only_the_check_asks_for(
    change: Change, name: str, old: str, new: str, line: int, told: str
) -> None:
    root = change(name, old, new)
    assert [fault for fault in faults(root) if told in fault and fault.startswith(f"standards/{name}:{line}: ")]
    assert len(load_catalogue(root).requirements) == 2


def test_all_faults_of_all_files_are_told_at_once(change: Change) -> None:
    change(POSSESS, "core: true", "core: perhaps")
    change("instruments/opsc.yaml", "force: binding", "force: strong")
    root = change("commitments.yaml", "[offences-csam]", "[offences]")
    assert [fault.split(": ")[0] for fault in faults(root)] == [
        "standards/commitments.yaml:11", "standards/instruments/opsc.yaml:4",
        "standards/requirements/csam-possess.yaml:7",
    ]  # fmt: skip
    with pytest.raises(BadData, match=r"2 more: run `tutela standards check`"):
        load_catalogue(root)


def test_a_requirement_in_the_order_of_another_family(change: Change) -> None:
    change("families.yaml", "order: [nc-peers]", "order: []\n  - {key: nc, group: offences, title: T, question: Q}")
    root = change("families.yaml", "title: T,", "title: T, order: [nc-peers],")
    assert faults(root) == [
        "standards/families.yaml:9: `nc-peers` belongs to `offences-csam`. Move it to `offences-csam`."
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("requirements/notes.txt", "is not read. Name it <key>.yaml, or take it out."),
        ("requirements/csam-view.yml", "is not read."),
        ("treaties.yaml", "is no file of the standards."),
    ],
)
def test_a_file_that_nobody_would_read(root: Path, name: str, told: str) -> None:
    (root / name).write_text("key: x\n", encoding="utf-8")
    assert [fault for fault in faults(root) if fault.startswith(f"standards/{name}: {told}")]


def test_hidden_files_are_let_be(root: Path) -> None:
    (root / "requirements" / ".csam-possess.yaml.swp").write_bytes(b"\x00")
    assert faults(root) == []


def test_missing_and_empty_and_undecodable_files(root: Path) -> None:
    (root / "families.yaml").unlink()
    (root / "act_kinds.yaml").write_text("# nothing yet\n", encoding="utf-8")
    (root / "commitments.yaml").write_bytes(b"title: \xff\n")
    shutil.rmtree(root / "instruments")
    told = faults(root)
    assert any(fault.startswith("standards/families.yaml: is missing.") for fault in told)
    assert any(fault.startswith("standards/act_kinds.yaml: is empty.") for fault in told)
    assert any(fault.startswith("standards/commitments.yaml: is not UTF-8.") for fault in told)
    assert any(fault.startswith("standards/instruments: is missing.") for fault in told)
    assert not any("unknown family" in fault or "unknown kind of act" in fault for fault in told)


def test_no_folder(tmp_path: Path) -> None:
    assert [str(fault).split(": ")[1] for fault in check_standards(tmp_path / "none", CONCEPTS)] == [
        "is no folder. Give the folder that holds requirements/ and instruments/."
    ]


def test_a_file_that_is_a_list(root: Path) -> None:
    (root / "families.yaml").write_text("- 1\n", encoding="utf-8")
    assert faults(root)[0].startswith("standards/families.yaml:1: The file is a list")


def test_a_bad_file_does_not_make_references_to_it_faults(change: Change) -> None:
    root = change("requirements/nc-peers.yaml", "core: true", "core: perhaps")
    assert len(faults(root)) == 1
