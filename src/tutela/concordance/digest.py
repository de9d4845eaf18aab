"""What one act says, ready for assessment: its clauses with their concepts, its definitions and its references.

A digest depends on one act and its language's terms alone (contracts, section 4): one changed act changes one digest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from tutela.concordance.clauses import Clause, clauses
from tutela.concordance.definitions import (
    Definition,
    concept_of,
    defined_expression,
    find_definitions,
    occurrences_of_defined,
    rare_enough,
)
from tutela.concordance.kinds import Sign, kinds_by_content, kinds_by_title
from tutela.concordance.lexicon import Lexicon, Occurrence
from tutela.concordance.negation import doubted
from tutela.concordance.references import Reference, find_references
from tutela.concordance.values import Value, find_values
from tutela.concordance.words import fold
from tutela.core.runner import Runner, Serial
from tutela.law.model import Act, Provision, State
from tutela.standards.concepts import Concept
from tutela.standards.terms import Language

EXTRACTOR_VERSION = 1
_HERE = Serial()
LONG_ACT = 200_000  # characters; a shorter act is scanned sooner than a pool of processes stands
PARTS_A_WORKER = 4  # so that no worker waits long for the last one

DEFINES, OFFENCE, CITED = "definition_marker", "offence_general", "cited_offence"
PURPOSE, THING = "purpose", "object"  # the kinds of concepts that a negation before them takes away
TITLE_KIND = "heading"  # concepts of this kind are looked for in headings and titles alone
# How a concept stands in a clause, best first. The weights of each are data (standards/ranking.yaml).
OWN, STEM, SPELLED, OWN_WEAK, STEM_WEAK = "own", "stem", "spelled", "own_weak", "stem_weak"


@dataclass(frozen=True, slots=True)
class ClauseDigest:
    """A clause: its own words [start, end), what it inherits, and how each concept stands in it."""

    start: int
    end: int
    inherited: tuple[tuple[int, int], ...]
    concepts: Mapping[str, str]  # concept → level


@dataclass(frozen=True, slots=True)
class ProvisionDigest:
    """A provision in force: the concepts of its text by place, of its heading and of the titles above; its values."""

    eid: str
    clauses: tuple[ClauseDigest, ...]
    occurrences: tuple[Occurrence, ...]
    heading: frozenset[str]
    path: frozenset[str]
    references: tuple[Reference, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """An act's digest. `kinds`: kind of act → how it was recognised (title or content), the surest first.

    `defined`: the terms that the act defines, folded, with the concepts they stand for there.
    """

    file: str
    language: str
    kinds: Mapping[str, str]
    provisions: tuple[ProvisionDigest, ...]
    defined: Mapping[str, tuple[str, ...]]


def _within(occurrences: Sequence[Occurrence], start: int, end: int) -> list[Occurrence]:
    return [o for o in occurrences if start <= o.start and o.end <= end]


def _levels(
    own: Iterable[Occurrence], inherited: Iterable[Occurrence], spellings: Mapping[str, tuple[frozenset[str], ...]]
) -> dict[str, str]:
    """Each concept's best level in a clause. A weak term counts only beside a strong one of another concept."""
    found: dict[str, str] = {}
    for level, weak, occurrences in (
        (OWN, False, own),
        (STEM, False, inherited),
        (OWN_WEAK, True, own),
        (STEM_WEAK, True, inherited),
    ):
        for o in occurrences:
            if o.weak is weak:
                found.setdefault(o.concept, level)
    strong = {c for c, level in found.items() if level in (OWN, STEM)}
    found = {c: level for c, level in found.items() if level in (OWN, STEM) or strong - {c}}
    for concept, ways in spellings.items():
        if found.get(concept) not in (OWN, STEM) and any(parts <= found.keys() for parts in ways):
            found[concept] = SPELLED
    return found


def _clause(
    clause: Clause, occurrences: Sequence[Occurrence], spellings: Mapping[str, tuple[frozenset[str], ...]]
) -> ClauseDigest:
    own = _within(occurrences, clause.start, clause.end)
    inherited = [o for a, b in clause.inherited for o in _within(occurrences, a, b)]
    return ClauseDigest(clause.start, clause.end, clause.inherited, _levels(own, inherited, spellings))


@dataclass(frozen=True, slots=True)
class _Scan:
    """A provision with the terms found in it, what it refers to and the values it names.

    `defines`: terms that it defines (folded) with the concepts that their meaning shows.
    """

    provision: Provision
    clauses: tuple[Clause, ...]
    occurrences: list[Occurrence]
    references: tuple[Reference, ...] = ()
    values: tuple[Value, ...] = ()
    defines: tuple[tuple[str, tuple[str, ...]], ...] = ()


# A scan on its way from one process to another, without the provision; plain tuples travel fastest.
_Sent = tuple[
    list[tuple[str, int, int, bool, str]],
    tuple[Reference, ...],
    tuple[Value, ...],
    tuple[tuple[str, tuple[str, ...]], ...],
]


def _sent(scan: _Scan) -> _Sent:
    plain = [(o.concept, o.start, o.end, o.weak, o.term) for o in scan.occurrences]
    return plain, scan.references, scan.values, scan.defines


def _received(provision: Provision, sent: _Sent) -> _Scan:
    occurrences, references, values, defines = sent
    found = [Occurrence(*plain) for plain in occurrences]
    return _Scan(provision, tuple(clauses(provision)), found, references, values, defines)


def _scan_span(shared: tuple["Digester", Sequence[Provision]], span: tuple[int, int]) -> list[_Sent]:
    digester, provisions = shared
    return [_sent(digester.scan(p)) for p in provisions[slice(*span)]]


def _spans(provisions: Sequence[Provision], parts: int) -> list[tuple[int, int]]:
    """The provisions cut into about so many parts of about the same length of text, as [from, to)."""
    total = sum(len(p.text) for p in provisions)
    ends, seen = [0], 0
    for i, provision in enumerate(provisions, 1):
        seen += len(provision.text)
        if seen * parts >= total * len(ends) or i == len(provisions):
            ends.append(i)
    return list(pairwise(ends))


class Digester:
    """Makes digests of acts in one language. Holds nothing that changes what comes out."""

    def __init__(
        self, language: Language, lexicon: Lexicon, concepts: Mapping[str, Concept], signs: tuple[Sign, ...]
    ) -> None:
        self._language, self._lexicon, self._concepts, self._signs = language, lexicon, concepts, signs
        self._spellings = {c.key: c.made_of for c in concepts.values() if c.made_of}
        self._purposes = frozenset(c.key for c in concepts.values() if c.kind == PURPOSE)
        self._things = frozenset(c.key for c in concepts.values() if c.kind == THING)
        self._only_titles = frozenset(c.key for c in concepts.values() if c.kind == TITLE_KIND)
        self._titles: dict[str, frozenset[str]] = {}

    def digest(self, act: Act, runner: Runner = _HERE) -> Digest:
        """The digest of an act; only provisions in force are scanned, those of a long act by all workers together."""
        scans = self._scans([p for p in act.provisions if p.state is State.IN_FORCE], runner)
        defined = self._definitions(scans)
        scans = self._with_defined(scans, defined)
        provisions = tuple(map(self._provision, scans))
        return Digest(act.file, self._language.code, self._kinds(act, provisions), provisions, defined)

    def _scans(self, provisions: Sequence[Provision], runner: Runner) -> list[_Scan]:
        if runner.workers < 2 or sum(len(p.text) for p in provisions) < LONG_ACT:
            return list(map(self.scan, provisions))
        spans = _spans(provisions, PARTS_A_WORKER * runner.workers)
        sent = chain.from_iterable(runner.run(_scan_span, spans, (self, provisions)))
        return list(map(_received, provisions, sent))

    def scan(self, provision: Provision) -> _Scan:
        """What one provision says by itself: nothing in it depends on the others."""
        found = [o for o in self._lexicon.find(provision.text) if o.concept not in self._only_titles]
        found = doubted(found, provision.text, self._purposes, self._things, self._language)
        references = tuple(find_references(provision.text, self._language))
        values = find_values(provision.text, self._language)
        scan = _Scan(provision, tuple(clauses(provision)), found, references, values)
        return replace(scan, defines=tuple(self._defined_in(scan)))

    def _definitions(self, scans: Sequence[_Scan]) -> dict[str, tuple[str, ...]]:
        """Defined terms (folded) with the concepts that their meaning shows and their own words do not."""
        found: dict[str, tuple[str, ...]] = {}
        for term, concepts in chain.from_iterable(scan.defines for scan in scans):
            found.setdefault(term, concepts)
        if not found:
            return found
        rare = rare_enough(found, [self._fold(s.provision.text) for s in scans])
        return {term: concepts for term, concepts in found.items() if term in rare}

    def _defined_in(self, scan: _Scan) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms (folded) that a provision defines, with their concepts."""
        bare, text = self._defines(scan), scan.provision.text
        for i, clause in enumerate(scan.clauses):
            for definition in find_definitions(text, clause.start, clause.end, self._language, bare=bare):
                if concepts := self._new_concepts(definition, self._meanings(scan, i)):
                    yield self._fold(definition.term), concepts

    def _fold(self, text: str) -> str:
        return fold(text, self._language.fold_marks)

    def _defines(self, scan: _Scan) -> bool:
        """Whether a provision is a section of definitions, by its heading or its first clause."""
        head = self._title_concepts(scan.provision.heading)
        first = scan.clauses[:1]
        own = [o for c in first for o in _within(scan.occurrences, c.start, c.end) if not o.weak]
        return DEFINES in head or any(o.concept == DEFINES for o in own)

    def _meanings(self, scan: _Scan, i: int) -> list[list[Occurrence]]:
        """The terms in a defining clause, and in each item that stands under it (with the clause's own)."""
        clause = scan.clauses[i]
        own = _within(scan.occurrences, clause.start, clause.end)
        meanings = [own]
        for following in scan.clauses[i + 1 :]:
            if (clause.start, clause.end) not in following.inherited:
                break
            meanings.append(own + _within(scan.occurrences, following.start, following.end))
        return meanings

    def _new_concepts(self, definition: Definition, meanings: list[list[Occurrence]]) -> tuple[str, ...]:
        own = {o.concept for o in self._lexicon.find(definition.term) if not o.weak}
        if OFFENCE in own:  # "primary designated offence": it stands for what it lists
            return (CITED,)
        concepts = concept_of(definition, meanings, self._concepts)
        return () if own & set(concepts) else concepts

    def _with_defined(self, scans: list[_Scan], defined: Mapping[str, tuple[str, ...]]) -> list[_Scan]:
        expression = defined_expression(defined, self._language)
        if expression is None:
            return scans
        return [
            replace(s, occurrences=s.occurrences + more) if more else s
            for s in scans
            for more in [list(occurrences_of_defined(s.provision.text, expression, defined, self._language))]
        ]

    def _title_concepts(self, title: str) -> frozenset[str]:
        known = self._titles.get(title)
        if known is None:
            found = self._lexicon.find(title)
            strong = {o.concept for o in found if not o.weak}
            known = self._titles[title] = frozenset(o.concept for o in found if strong - {o.concept} or not o.weak)
        return known

    def _provision(self, scan: _Scan) -> ProvisionDigest:
        provision = scan.provision
        path = frozenset().union(*map(self._title_concepts, provision.path)) if provision.path else frozenset()
        return ProvisionDigest(
            provision.eid,
            tuple(_clause(c, scan.occurrences, self._spellings) for c in scan.clauses),
            tuple(scan.occurrences),
            self._title_concepts(provision.heading) if provision.heading else frozenset(),
            path,
            scan.references,
            scan.values,
        )

    def _kinds(self, act: Act, provisions: tuple[ProvisionDigest, ...]) -> dict[str, str]:
        by_title = kinds_by_title((act.work.title, act.work.short_title), self._language)
        strong = [frozenset(o.concept for o in p.occurrences if not o.weak) for p in provisions]
        return {**by_title, **{k: v for k, v in kinds_by_content(strong, self._signs).items() if k not in by_title}}
