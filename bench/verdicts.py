"""What the proposals are worth: rows for the confidence of later runs, ablation, and law that was shuffled."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from types import ModuleType

from bench.coding import EIGHT, PARTS, same_texts
from tutela.concordance.confidence import Tested, confidence
from tutela.concordance.finding import Candidate, Finding
from tutela.standards.catalogue import Catalogue

Found = Mapping[tuple[str, str], Finding]  # (jurisdiction, requirement) → finding
COLUMNS = ("hit@1", "hit@5", "precis.", "verdict", "v.all", "balanced", "f.absent", "absent_rec", "oos_wrong")


def coded(score: ModuleType, part: str, places: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every coded row of a part, debatable ones left out."""
    debatable = score.beside(PARTS[part], "debatable")
    for place in places:
        path = PARTS[part] / f"{place}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
        yield from (row for row in csv.DictReader(lines) if (place, row["requirement"]) not in debatable)


def tested(score: ModuleType, found: Found, catalogue: Catalogue) -> list[Tested]:
    """A row for each proposal on the eight that the coding can judge; what is out of its scope is left out."""
    rows: list[Tested] = []
    for part in PARTS:
        for row in coded(score, part, EIGHT):
            finding = found[row["jurisdiction"], row["requirement"]]
            if row["verdict"] == "out_of_scope" or finding.verdict in ("unsure", "not_assessed"):
                continue
            family = catalogue.requirement(finding.requirement).family
            rows.append(
                Tested(
                    finding.jurisdiction, finding.search.languages, family, finding.requirement, finding.verdict,
                    finding.strength, finding.agrees, finding.verdict == row["verdict"],
                )
            )  # fmt: skip
    return rows


def tested_record(row: Tested) -> dict[str, object]:
    """A row of standards/tested.jsonl."""
    return {**asdict(row), "languages": list(row.languages)}


def with_confidence(findings: Iterable[Finding], rows: Sequence[Tested]) -> list[Finding]:
    """The findings with the confidence that these rows give, each jurisdiction's own left out."""
    return [
        f if f.confidence is None and f.verdict in ("unsure", "not_assessed")
        else replace(f, confidence=confidence(f.jurisdiction, f.requirement, f.verdict, f.strength, f.agrees, rows))
        for f in findings
    ]  # fmt: skip


def brier(rows: Sequence[Tested]) -> str:
    """Brier score and calibration error of the confidence, beside one that is always the same, each place left out."""
    pairs = [
        (confidence(r.jurisdiction, r.requirement, r.verdict, r.strength, r.agrees, rows) or 0.0, r.right) for r in rows
    ]
    constant = {p: _mean([r.right for r in rows if r.jurisdiction != p]) for p in {r.jurisdiction for r in rows}}
    ours = _mean([(p - right) ** 2 for p, right in pairs])
    plain = _mean([(constant[r.jurisdiction] - r.right) ** 2 for r in rows])
    bins = [[(p, right) for p, right in pairs if n == min(9, int(10 * p))] for n in range(10)]
    error = sum(abs(sum(p for p, _ in b) - sum(right for _, right in b)) for b in bins) / max(1, len(pairs))
    diagram = "; ".join(
        f"{10 * n}-{10 * n + 10} %: {100 * _mean([float(r) for _, r in b]):.0f} % right of {len(b)}"
        for n, b in enumerate(bins)
        if b
    )
    scores = f"Brier {ours:.3f} (a constant: {plain:.3f}), calibration error {error:.3f}, {len(rows)} rows"
    return f"{scores}\n  said: {diagram}"


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / max(1, len(numbers))


def figures(score: ModuleType, part: str, places: Sequence[str], found: Found) -> dict[str, float | None]:
    """score.py's figures over some jurisdictions, from findings in memory."""
    folder, total = PARTS[part], Counter[str]()
    also, same = score.beside(folder, "also"), same_texts(score, part)
    for row in coded(score, part, places):
        finding = found.get((row["jurisdiction"], row["requirement"]))
        record = _as_scored(finding) if finding else {}
        total.update(score.count(row, record, same, also[row["jurisdiction"], row["requirement"]]))
    return {name: score.value(total, name) for name in COLUMNS}


def _as_scored(finding: Finding) -> dict[str, object]:
    def places(candidates: Iterable[Candidate]) -> list[dict[str, str]]:
        return [{"file": c.file, "label": c.label} for c in candidates]

    return {
        "verdict": finding.verdict,
        "evidence": places(finding.evidence),
        "candidates": places(finding.candidates),
    }


def figures_line(name: str, values: Mapping[str, float | None]) -> str:
    """One line of figures, in per cent."""
    cells = (f"{k} {'-' if v is None else f'{100 * v:.1f}'}" for k, v in values.items())
    return f"{name:34} " + "  ".join(cells)


def shuffled(found: Found) -> dict[tuple[str, str], Finding]:
    """Each of the eight with the law of the next: what is found there must not count here."""
    after = dict(zip(EIGHT, (*EIGHT[1:], EIGHT[0]), strict=True))
    return {(place, key): found[after[place], key] for place, key in found if place in after}
