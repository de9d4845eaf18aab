"""Which kinds of acts were searched, which are missing, and what to bring next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tutela.concordance.finding import Finding
from tutela.standards.model import Requirement

POLICY_ONLY = "policy_only"


@dataclass(frozen=True, slots=True)
class BringNext:
    """A kind of act that was not given, and the questions that it would let be looked at beyond those before it."""

    kind: str
    questions: int
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Kinds of acts searched (with the files of each), kinds missing, and what to bring, most useful first."""

    searched: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    bring_next: tuple[BringNext, ...]

    def record(self) -> dict[str, Any]:
        """The coverage as it stands in coverage.json."""
        return {
            "schema": "coverage/1",
            "kinds_searched": {kind: list(files) for kind, files in self.searched.items()},
            "kinds_missing": list(self.missing),
            "bring_next": [
                {"kind": b.kind, "questions": b.questions, "requirements": list(b.requirements)}
                for b in self.bring_next
            ],
            "first_three_answer": sum(b.questions for b in self.bring_next[:3]),
        }


def _seats(requirement: Requirement) -> frozenset[str]:
    return frozenset(requirement.stands_in.seat) - {POLICY_ONLY}


def bring_next(open_questions: Mapping[str, frozenset[str]]) -> tuple[BringNext, ...]:
    """Kinds by how many open questions each adds. `open_questions`: requirement → kinds, any of which would do."""
    left = dict(open_questions)
    chosen: list[BringNext] = []
    while left:
        counts: dict[str, list[str]] = {}
        for requirement, kinds in left.items():
            for kind in kinds:
                counts.setdefault(kind, []).append(requirement)
        if not counts:
            break
        kind = min(counts, key=lambda k: (-len(counts[k]), k))
        chosen.append(BringNext(kind, len(counts[kind]), tuple(sorted(counts[kind]))))
        left = {r: kinds for r, kinds in left.items() if kind not in kinds}
    return tuple(chosen)


def coverage(
    findings: Iterable[Finding], requirements: Mapping[str, Requirement], files_by_kind: Mapping[str, tuple[str, ...]]
) -> Coverage:
    """What a run's findings say of the acts given. `files_by_kind`: kind → files recognised as such."""
    findings = tuple(findings)
    wanted = {kind for f in findings for kind in _seats(requirements[f.requirement])}
    unanswered = {
        f.requirement: _seats(requirements[f.requirement])
        for f in findings
        if f.not_assessed_because == "act_not_supplied"
    }
    searched = {kind: files_by_kind[kind] for kind in sorted(files_by_kind)}
    missing = tuple(sorted(wanted - files_by_kind.keys()))
    return Coverage(searched, missing, bring_next(unanswered))
