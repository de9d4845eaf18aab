"""A finding: what the machine says of one requirement in one jurisdiction (contracts, section 5)."""

from dataclasses import dataclass
from typing import Any, Literal

from tutela.concordance.confidence import MeasuredError

Verdict = Literal["met", "partly", "contrary", "not_found", "not_assessed", "unsure"]
Reason = Literal[
    "act_not_supplied",
    "text_incomplete",
    "language_unsupported",
    "policy_not_statute",
    "treaty_register_empty",
    "rule_not_written",
]
Binding = Literal["bound", "reserved", "signed", "not_bound", "unknown"]
CONTEXT = 32  # characters kept before and after a quote, so that it is found again when the text has moved


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a quote that speaks for an element: its place in the provision's text, and how it was found."""

    start: int
    end: int
    concept: str
    element: str
    term: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that a person should read, with the clause that put it there.

    `span` is [start, end) of the quote in the provision's canonical text; `marks` lie in the same text;
    `elements` are those that stand in the clause; `via` names provisions (eId) that links brought in;
    `text_notes` say what is wrong with the text (cut off, an amending act, …).
    """

    work: str
    expression: str
    eid: str
    file: str
    label: str
    heading: str
    span: tuple[int, int]
    quote: str
    prefix: str
    suffix: str
    text_sha256: str
    score: float
    why: tuple[str, ...]
    elements: tuple[str, ...]
    marks: tuple[Mark, ...]
    via: tuple[str, ...] = ()
    text_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched: how much law, of which kinds, and how often each concept of the requirement was seen."""

    languages: tuple[str, ...]
    experimental: tuple[str, ...]
    acts: int
    provisions: int
    kinds_searched: tuple[str, ...]
    kinds_missing: tuple[str, ...]
    concepts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ValueFound:
    """An age, a term of custody, a fine or a period in a listed provision (`of`: its number), with its words."""

    kind: str
    low: float | None
    high: float | None
    unit: str
    span: tuple[int, int]
    quote: str
    of: int


@dataclass(frozen=True, slots=True)
class ElementState:
    """Whether an element was found in the unit that decides, or else in the first candidate's best clause.

    `contrary`: found, and it is what speaks against. `unclear`: found elsewhere only. `evidence`: numbers in the
    reading list (the evidence, then the candidates) of the provisions that hold it; `value`: the first that shows it.
    """

    key: str
    state: Literal["found", "missing", "contrary", "unclear"]
    value: ValueFound | None
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InstrumentResult:
    """Whether what was found satisfies one instrument, and how far it binds the State (None: it binds nobody)."""

    cite: str
    satisfied: Literal["yes", "partly", "no", "unknown"]
    departure: str | None
    binding: Binding | None


@dataclass(frozen=True, slots=True)
class Reached:
    """An offence that a general rule must reach: its own provision, and how the two are linked."""

    requirement: str
    work: str
    eid: str
    file: str
    label: str
    span: tuple[int, int]
    quote: str
    how: Literal["reference", "same_act", "another_act"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Exactly one for each (jurisdiction, requirement, as-at) of a run.

    `evidence`: what the verdict rests on, fulfilling line number `line` of the requirement's `decide`;
    `candidates`: what to read next. `decided_by`: a line of the rule, the law's silence, the form of treaties, or
    nothing yet. `would_change`: what would have led to another line, in words. `confidence`: how often such a verdict
    was right in the tests, None where none was given. `strength`: of the best clause, which orders and is no
    probability; `agrees`: the provision that decides also stands first in the order of candidates. `error`: how
    often such a verdict was wrong elsewhere in law of the same language and family; None: untested.
    """

    jurisdiction: str
    requirement: str
    requirement_version: int
    as_at: str
    verdict: Verdict
    because: tuple[str, ...]
    confidence: float | None
    elements: tuple[ElementState, ...]
    candidates: tuple[Candidate, ...]
    search: Search
    source: dict[str, str]
    not_assessed_because: Reason | None
    paired_with: tuple[str, ...]
    evidence: tuple[Candidate, ...] = ()
    line: int | None = None
    instruments: tuple[InstrumentResult, ...] = ()
    reached: tuple[Reached, ...] = ()
    would_change: tuple[str, ...] = ()
    decided_by: Literal["rule", "silence", "treaty_register", "nothing"] = "nothing"
    strength: float = 0.0
    agrees: bool = False
    error: MeasuredError | None = None

    @property
    def to_read(self) -> tuple[Candidate, ...]:
        """The reading list: what the verdict rests on, then the next provisions to read."""
        return (*self.evidence, *self.candidates)

    def record(self) -> dict[str, Any]:
        """The finding as it stands in findings.jsonl."""
        return {
            "schema": "finding/1",
            "jurisdiction": self.jurisdiction,
            "requirement": self.requirement,
            "requirement_version": self.requirement_version,
            "as_at": self.as_at,
            "verdict": self.verdict,
            "decided_by": self.decided_by,
            "because": list(self.because),
            "confidence": self.confidence,
            "elements": [_element(e) for e in self.elements],
            "instruments": [
                {"cite": i.cite, "satisfied": i.satisfied, "departure": i.departure, "binding": i.binding}
                for i in self.instruments
            ],
            "evidence": [_candidate(c) for c in self.evidence],
            "line": self.line,
            "reached": [_reached(r) for r in self.reached],
            "would_change": list(self.would_change),
            "strength": self.strength,
            "agrees": self.agrees,
            "error": self.error and {"wrong": self.error.wrong, "rows": self.error.rows},
            "search": {
                "languages": list(self.search.languages),
                "experimental": list(self.search.experimental),
                "acts": self.search.acts,
                "provisions": self.search.provisions,
                "kinds_searched": list(self.search.kinds_searched),
                "kinds_missing": list(self.search.kinds_missing),
                "concepts": self.search.concepts,
            },
            "candidates": [_candidate(c) for c in self.candidates],
            "source": self.source,
            "not_assessed_because": self.not_assessed_because,
            "paired_with": list(self.paired_with),
        }


def _element(element: ElementState) -> dict[str, Any]:
    value = element.value and {**_fields(element.value), "span": list(element.value.span)}
    return {"key": element.key, "state": element.state, "value": value, "evidence": list(element.evidence)}


def _reached(reached: Reached) -> dict[str, Any]:
    return {**_fields(reached), "span": list(reached.span)}


def _fields(record: ValueFound | Reached) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "work": candidate.work,
        "expression": candidate.expression,
        "eid": candidate.eid,
        "file": candidate.file,
        "label": candidate.label,
        "heading": candidate.heading,
        "span": list(candidate.span),
        "quote": candidate.quote,
        "prefix": candidate.prefix,
        "suffix": candidate.suffix,
        "text_sha256": candidate.text_sha256,
        "score": candidate.score,
        "why": list(candidate.why),
        "for": list(candidate.elements),
        "found_by": "terms",
        "marks": [[m.start, m.end, m.concept, m.element, m.term] for m in candidate.marks],
        "via": list(candidate.via),
        "text_notes": list(candidate.text_notes),
    }
