"""`make bench`: what the reading lists are worth, beside BM25, with terms deleted, and against the last run.

The four jurisdictions set apart are printed as sums alone: none of their rows is shown or kept.
"""

import argparse
import contextlib
import io
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from bench.ablation import PARTS as ABLATED
from bench.ablation import without
from bench.bm25 import Bm25
from bench.coding import APART, EIGHT, PARTS, ROOT, SHARED, Row, rows, same_texts, scorer
from bench.hits import Hit, Listed, hits, rates
from bench.verdicts import Found, brier, figures, figures_line, shuffled, tested, tested_record, with_confidence
from tutela.concordance.confidence import Tested
from tutela.concordance.pipeline import Assessment, Settings, assess_law
from tutela.core.cache import FolderCache, default_cache_folder
from tutela.core.records import write_lines
from tutela.core.runner import runner_of
from tutela.sources.batch import gather
from tutela.standards.load import load_catalogue
from tutela.standards.model import Requirement
from tutela.standards.terms import available_languages, load_language

OUT = ROOT / "out" / "bench"
LAST = ROOT / "bench" / "last-run.jsonl"
MEASURED = ROOT / "standards" / "measured.yaml"
TESTED = ROOT / "standards" / "tested.jsonl"
SEEDS = range(5)
Deleted = frozenset[tuple[str, str, str]]


def settings(without: Deleted = frozenset()) -> Settings:
    """Two workers, everything kept that does not change."""
    return Settings(runner_of(2), FolderCache(default_cache_folder()), without)


def assess_place(place: str, requirements: Sequence[Requirement], without: Deleted = frozenset()) -> Assessment:
    """One jurisdiction's law, as its folder lies beside the project."""
    batch = gather([SHARED / "laws" / place], place)
    return assess_law(batch.sources, place, requirements, settings(without))


def listed(found: Assessment) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Candidates by requirement, as score.py reads them."""
    return {
        (f.jurisdiction, f.requirement): [{"file": c.file, "label": c.label, "quote": c.quote} for c in f.to_read]
        for f in found.findings
    }


def deleted(share: float, seed: int) -> Deleted:
    """A random part of all terms of all languages, the same for the same seed."""
    chosen = random.Random(seed)
    pairs = [(code, t.concept, t.text) for code in available_languages() for t in load_language(code).terms]
    return frozenset(pair for pair in sorted(set(pairs)) if chosen.random() < share)


def line(name: str, found: Sequence[Hit]) -> str:
    """A row of the table: name, hit@1, hit@5, rows."""
    first, five, n = rates(found)
    return f"{name:42} hit@1 {first:5.1f}  hit@5 {five:5.1f}  ({n} rows)"


def score_table(part: str, places: Sequence[str], by: str = "jurisdiction") -> str:
    """score.py's own table for some jurisdictions."""
    only = [p for p in places if (PARTS[part] / f"{p}.csv").exists()]
    call = [sys.executable, str(SHARED / "gold" / "score.py"), "--gold", str(PARTS[part]), "--only", ",".join(only)]
    done = subprocess.run([*call, "--by", by, str(OUT / "findings.jsonl")], capture_output=True, text=True, check=False)
    return done.stdout


def changes(found: Sequence[Hit]) -> Iterator[str]:
    """Gains and losses against the last committed run, with what stands first now."""
    if not LAST.exists():
        yield "no committed run to compare with"
        return
    before = {(r["part"], r["jurisdiction"], r["requirement"]): r for r in map(json.loads, LAST.open(encoding="utf-8"))}
    for hit in found:
        row = hit.row
        old = before.get((row.part, row.jurisdiction, row.requirement))
        if old is None:
            continue
        for what, was, now in (("among five", old["five"], hit.five), ("first", old["first"], hit.first)):
            if was != now:
                word = "GAIN" if now else "LOSS"
                yield f"{word} {what}: {row.jurisdiction} {row.requirement}: now first {hit.top}: “{hit.quote[:110]}”"
                break


def keep(found: Sequence[Hit]) -> None:
    """This run's rows (of the eight alone) as the one to compare the next with."""
    write_lines(
        LAST,
        (
            {"part": h.row.part, "jurisdiction": h.row.jurisdiction, "requirement": h.row.requirement,
             "first": h.first, "five": h.five, "top": h.top}
            for h in found
        ),
    )  # fmt: skip


def labels_resolve(score: ModuleType, acts: dict[str, Assessment]) -> str:
    """How many coded labels are provisions of the file they name, and how many quotes stand in one of them."""
    total = good = quotes = stand = 0
    for part in PARTS:
        for place, found in acts.items():
            texts: dict[tuple[str, str], list[str]] = defaultdict(list)
            known = [*found.shelf.assessed, *(k.act for k in found.shelf.apart)]
            for act in known:
                for p in act.provisions:
                    texts[score.text_of(act.file), score.norm(p.label)].append(score.plain(p.heading + p.text))
            for row in rows(score, part, (place,)):
                pairs = {(score.text_of(file), label) for file, label in row.own if label}
                total += len(pairs)
                good += sum(pair in texts or _twin(pair, texts, score, part) for pair in pairs)
                quotes += 1
                stand += any(score.plain(row.quote) in text for pair in pairs for text in texts.get(pair, ()))
    return (
        f"coded labels that are provisions of their file: {good} of {total}; quotes in one of them: {stand} of {quotes}"
    )


def _twin(pair: tuple[str, str], texts: dict[tuple[str, str], list[str]], score: ModuleType, part: str) -> bool:
    twins = [a for a, b in same_texts(score, part).items() if b == pair[0]]
    return any((twin, pair[1]) in texts for twin in twins)


def write_measured(found: Sequence[Hit], apart: Sequence[Hit]) -> None:
    """The figures that stand in each report: both parts, the eight, and beside them the four set apart."""
    right, also = sum(h.five for h in found), sum(h.five for h in apart)
    tests = f"the reference coding of eight countries; on four more, which nobody looked at, {also} of {len(apart)}"
    MEASURED.write_text(
        "# Written by `make bench`; shown in each report.\n"
        f'first_five: {{right: {right}, questions: {len(found)}, tests: "{tests}"}}\n',
        encoding="utf-8",
    )


def main() -> None:
    """Runs everything; --quick leaves out deletion and BM25, --keep commits the rows as the next comparison."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--quick", action="store_true")
    ask.add_argument("--keep", action="store_true")
    ask.add_argument("--by", choices=["jurisdiction", "family", "requirement"], default="jurisdiction")
    call = ask.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: the reference coding is not here. Put it beside the project, or set TUTELA_SHARED.")
    score, catalogue = scorer(), load_catalogue()
    requirements = catalogue.requirements
    found: dict[str, Assessment] = {}
    OUT.mkdir(parents=True, exist_ok=True)
    print("assessing", flush=True)
    for place in (*EIGHT, *APART):
        started = time.monotonic()
        found[place] = assess_place(place, requirements)
        size = sum(len(p.text) for a in found[place].shelf.assessed for p in a.provisions)
        print(f"  {place}: {time.monotonic() - started:5.1f} s, {size / 1e6:.1f} M characters", flush=True)
    by_key = {(f.jurisdiction, f.requirement): f for a in found.values() for f in a.findings}
    proposals = tested(score, by_key, catalogue)
    sure = with_confidence(by_key.values(), proposals)
    write_lines(OUT / "findings.jsonl", (f.record() for f in sure))
    for part in PARTS:
        for name, places in (("the eight", EIGHT), ("the four set apart", APART)):
            by = call.by if places is EIGHT else "jurisdiction"
            print(f"\n== {part}, {name} (score.py)\n{score_table(part, places, by)}")
    proposals_section(score, found, requirements, by_key, proposals, quick=call.quick)
    ours: Listed = {key: value for a in found.values() for key, value in listed(a).items()}
    every: list[Hit] = []
    apart: list[Hit] = []
    print("\n== right provision first, and among the first five")
    for part in PARTS:
        same = same_texts(score, part)
        mine = hits(score, list(rows(score, part, EIGHT)), same, ours)
        every += mine
        print(line(f"{part}, the eight: Tutela", mine))
        others = hits(score, list(rows(score, part, APART)), same, ours)
        apart += others
        print(line(f"{part}, the four set apart: Tutela", others))
        if not call.quick:
            peer: Listed = {(place, r.key): Bm25Cache.of(found[place]).ask(r) for place in EIGHT for r in requirements}
            print(
                line(
                    f"{part}, the eight: BM25 (tantivy), same terms",
                    hits(score, list(rows(score, part, EIGHT)), same, peer),
                )
            )
    print("\n" + labels_resolve(score, {p: found[p] for p in EIGHT}))
    print("the four set apart: " + labels_resolve(score, {p: found[p] for p in APART}))
    if not call.quick:
        print("\n== terms deleted at random (mean of five seeds, the eight)")
        first, second = (list(rows(score, part, EIGHT)) for part in PARTS)
        for share in (0.15, 0.3, 0.5):
            print(deletion(share, score, requirements, first, second), flush=True)
    print("\n== against the last committed run")
    print("\n".join(changes(every)) or "no change")
    write_measured(every, apart)
    if call.keep:
        keep(every)
        write_lines(TESTED, map(tested_record, proposals))


def proposals_section(
    score: ModuleType,
    found: Mapping[str, Assessment],
    requirements: Sequence[Requirement],
    by_key: Found,
    proposals: Sequence[Tested],
    *,
    quick: bool,
) -> None:
    """Prints what the proposals are worth: their confidence, shuffled law, and each part taken out."""
    print("\n== confidence, each jurisdiction left out\n" + brier(proposals))
    print("\n== shuffled law: each of the eight with the law of the next")
    for part in PARTS:
        print(figures_line(part, figures(score, part, EIGHT, shuffled(by_key))))
    if not quick:
        print("\n== each part taken out, the eight")
        print(ablated(score, found, requirements, by_key), flush=True)


def ablated(
    score: ModuleType, found: Mapping[str, Assessment], requirements: Sequence[Requirement], whole: Found
) -> str:
    """The figures with all parts, and with each part taken out."""
    lines = [figures_line(f"{part}: all", figures(score, part, EIGHT, whole)) for part in PARTS]
    for gone in ABLATED:
        rest = {(f.jurisdiction, f.requirement): f for p in EIGHT for f in without(gone, found[p], requirements)}
        lines += [figures_line(f"{part}: without {gone}", figures(score, part, EIGHT, rest)) for part in PARTS]
    return "\n".join(lines)


class Bm25Cache:
    """One BM25 index a jurisdiction and run."""

    _made: dict[str, Bm25] = {}  # noqa: RUF012  # a program's own memory

    @classmethod
    def of(cls, found: Assessment) -> Bm25:
        """The index of a jurisdiction, made once."""
        place = found.dossier.jurisdiction
        if place not in cls._made:
            with contextlib.redirect_stdout(io.StringIO()):
                cls._made[place] = Bm25(found.shelf.assessed)
        return cls._made[place]


def deletion(
    share: float, score: ModuleType, requirements: Sequence[Requirement], first: list[Row], second: list[Row]
) -> str:
    """hit@1 and hit@5 with a share of the terms deleted, mean over the seeds."""
    sums = [0.0] * 4
    for seed in SEEDS:
        gone = deleted(share, seed)
        ours: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for place in EIGHT:
            ours |= listed(assess_place(place, requirements, gone))
        a = rates(hits(score, first, same_texts(score, "first part"), ours))
        b = rates(hits(score, second, same_texts(score, "second part"), ours))
        sums = [s + x for s, x in zip(sums, (a[0], a[1], b[0], b[1]), strict=True)]
    mean = [s / len(SEEDS) for s in sums]
    return (
        f"{100 * share:.0f} % deleted: first part hit@1 {mean[0]:.1f} hit@5 {mean[1]:.1f}; "
        f"second part hit@1 {mean[2]:.1f} hit@5 {mean[3]:.1f}"
    )


if __name__ == "__main__":
    main()
