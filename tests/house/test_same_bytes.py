"""The same law gives the same bytes: with one worker or two, with a full cache or none, after whatever edit."""

import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sample_runs import PROJECT, tutela, written

from tutela.concordance.pipeline import Settings, assess_law
from tutela.core import data as project_data
from tutela.core.cache import Cache, FolderCache, NoCache
from tutela.report.folder import Run, write_folder
from tutela.sources.batch import gather
from tutela.standards.catalogue import Catalogue
from tutela.standards.load import load_catalogue

# Kinds of edits with how often each is made; the order and the places are drawn from the seed.
TIMES = {
    "text": 3, "rename": 2, "delete": 2, "add": 2, "heading": 2, "term": 2, "pattern": 1, "writing": 1, "concept": 1,
    "requirement": 2, "decision": 2,
}  # fmt: skip
SEED = 20
ADDED = """TITLE OF ACT {n}

PART 1. GENERAL

1. Offence
A person who knowingly possesses an indecent image of a child is liable to imprisonment for {n} years.

2. Reports
A provider of hosting services shall report such an image to the police without delay.
"""


@dataclass
class Law:
    """A copy of a country of the sample and of the project's own knowledge, to be edited."""

    law: Path
    data: Path
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    added: int = 0

    def text_files(self) -> list[Path]:
        return sorted(p for p in self.law.iterdir() if p.suffix in {".md", ".txt", ".html"})

    def any_line(self, pattern: str) -> tuple[Path, re.Match[str]]:
        """A line that fits, in a file that has one, drawn from the seed."""
        fits = [(p, m) for p in self.text_files() for m in re.finditer(pattern, p.read_text("utf-8"), re.MULTILINE)]
        return self.chance.choice(fits)

    def put_in(self, pattern: str, words: str) -> None:
        """Words at the end of a line that fits."""
        path, match = self.any_line(pattern)
        text = path.read_text("utf-8")
        path.write_text(text[: match.end()] + words + text[match.end() :], "utf-8")


def change_text(law: Law) -> None:
    law.put_in(r"^\(?\w.*[a-z](?=[.;]$)", f" and any image of a child seen in the year {law.chance.randint(1, 99)}")


def change_heading(law: Law) -> None:
    law.put_in(r"^#{2,6} .*\w$", f" and other abuse of children, {law.chance.randint(1, 99)}")


def rename_act(law: Law) -> None:
    path = law.chance.choice(law.text_files())
    path.rename(path.with_name(f"{law.chance.choice('abyz')}-{path.name}"))


def delete_act(law: Law) -> None:
    law.chance.choice(
        sorted(p for p in law.law.iterdir() if p.suffix != ".yaml" and "penal-code.md" not in p.name)
    ).unlink()


def add_act(law: Law) -> None:
    law.added += 1
    (law.law / f"added-{law.added}.txt").write_text(ADDED.format(n=law.added), "utf-8")


def drop_line(law: Law, path: Path, pattern: str) -> None:
    """A line that fits, taken out of a file of the project's knowledge."""
    text = path.read_text("utf-8")
    gone = law.chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))
    path.write_text(text[: gone.start()] + text[gone.end() :], "utf-8")


def change_term(law: Law) -> None:
    drop_line(law, law.data / "terms" / "en" / "terms.yaml", r"^    - (?!\{t: .*why:).*\n(?=    - )")


def change_pattern(law: Law) -> None:
    """The words by which articles are numbered, and those that define and refer."""
    path = law.data / "terms" / "en" / "patterns.yaml"
    drop_line(law, path, r'^  - ".*\{(?:label|term)\}.*\n(?=  - )')
    first = rf"\1clausula{law.chance.randint(1, 99)}"
    path.write_text(re.sub(r"^(  article: \[)\w+", first, path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def change_writing(law: Law) -> None:
    """The words that mark a provision as repealed."""
    path = law.data / "terms" / "languages.yaml"
    path.write_text(re.sub(r"repealed: \[[^\]]*", "ranges: [to", path.read_text("utf-8")), "utf-8")


def change_concept(law: Law) -> None:
    drop_line(law, law.data / "terms" / "concepts.yaml", r"^    (?:made_of|definable): .*\n")


def change_requirement(law: Law) -> None:
    path = law.chance.choice(sorted((law.data / "standards" / "requirements").glob("csam-*.yaml")))
    text = re.sub(
        r"^version: (\d+)", lambda m: f"version: {int(m[1]) + 1}", path.read_text("utf-8"), flags=re.MULTILINE
    )
    path.write_text(re.sub(r"weight: 1\b", "weight: 2", text), "utf-8")


def change_decision(law: Law) -> None:
    """A line of a decision that would say met says partly."""
    path = law.chance.choice(sorted((law.data / "standards" / "requirements").glob("csam-*.yaml")))
    text = re.sub(r"^  - met: ", "  - partly: ", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, "utf-8")


EDITS: dict[str, Callable[[Law], None]] = {
    "text": change_text, "heading": change_heading, "rename": rename_act, "delete": delete_act, "add": add_act,
    "term": change_term, "pattern": change_pattern, "writing": change_writing, "concept": change_concept,
    "requirement": change_requirement, "decision": change_decision,
}  # fmt: skip


@dataclass
class Counted:
    """A cache that counts what is put into it."""

    cache: Cache
    made: Counter[str] = field(default_factory=Counter)

    def get(self, kind: str, key: str) -> bytes | None:
        return self.cache.get(kind, key)

    def put(self, kind: str, key: str, value: bytes) -> None:
        self.made[kind] += 1
        self.cache.put(kind, key, value)


def forget() -> None:
    """What a new process would not know: every function's memory of the data files."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tutela."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Law]:
    """A copy of xa, with the project's knowledge copied and read from there."""
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "sample" / "xa", tmp_path / "xa")
    shutil.copytree(PROJECT / "standards", data / "standards")
    shutil.copytree(PROJECT / "terms" / "en", data / "terms" / "en")
    for file in (PROJECT / "terms").glob("*.yaml"):
        shutil.copy(file, data / "terms")
    monkeypatch.setattr(project_data, "_PACKAGED", data)
    forget()
    yield Law(tmp_path / "xa", data)
    monkeypatch.undo()
    forget()


def assess(law: Law, catalogue: Catalogue, cache: Cache, out: Path) -> dict[str, bytes]:
    """All files of an assessment."""
    batch = gather([law.law], "xa")
    asked = [r for r in catalogue.requirements if r.core or r.key.startswith("csam-")]  # all would take a minute more
    found = assess_law(batch.sources, "xa", asked, Settings(cache=cache))
    keys = tuple(sorted(r.key for r in asked))
    write_folder(out, Run("xa", "", keys, batch.sources, batch.skipped), found, catalogue)
    return written(out)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("place", ["xa", "xb"])
def test_one_worker_and_two_give_the_same_bytes(assessed: dict[str, Path], place: str, tmp_path: Path) -> None:
    call = ("assess", f"sample/{place}", "--out", str(tmp_path), "--workers", "2", "--no-cache")
    done = tutela(*call, PYTHONHASHSEED="2")  # and no order of a set shows in what is written
    assert done.returncode == 0, done.stderr
    assert not differing(written(tmp_path), written(assessed[place]))


def test_cold_and_cached_runs_agree_after_each_of_twenty_edits(law: Law, tmp_path: Path) -> None:
    kinds = [kind for kind, times in TIMES.items() for _ in range(times)]
    law.chance.shuffle(kinds)
    assert len(kinds) == 20
    cache = FolderCache(tmp_path / "cache")
    catalogue = load_catalogue()
    before = assess(law, catalogue, cache, tmp_path / "cached")
    for number, kind in enumerate(kinds, 1):
        EDITS[kind](law)
        if kind in {"term", "pattern", "writing", "concept", "requirement", "decision"}:
            forget()
            catalogue = load_catalogue()
        cached = assess(law, catalogue, cache, tmp_path / "cached")
        cold = assess(law, catalogue, NoCache(), tmp_path / "cold")
        assert not differing(cached, cold), f"edit {number} ({kind})"
        assert cached["run.json"] != before["run.json"], f"edit {number} ({kind}) changed nothing"
        before = cached


@pytest.mark.parametrize("kind", ["term", "pattern", "writing", "concept"])
def test_a_full_cache_notices_that_the_words_changed(law: Law, tmp_path: Path, kind: str) -> None:
    cache, catalogue = FolderCache(tmp_path / "cache"), load_catalogue()
    assess(law, catalogue, cache, tmp_path / "cached")
    EDITS[kind](law)
    forget()
    cached = assess(law, catalogue, cache, tmp_path / "cached")
    assert not differing(cached, assess(law, catalogue, NoCache(), tmp_path / "cold"))


def test_one_changed_act_is_read_and_digested_again_alone(law: Law, tmp_path: Path) -> None:
    cache, catalogue = Counted(FolderCache(tmp_path / "cache")), load_catalogue()
    assess(law, catalogue, cache, tmp_path / "out")
    cache.made.clear()
    change_text(law)
    assess(law, catalogue, cache, tmp_path / "out")
    assert cache.made["read"] == 1
    assert cache.made["digest"] <= 1  # none where the act is kept apart
    cache.made.clear()
    assess(law, catalogue, cache, tmp_path / "out")
    assert not cache.made
