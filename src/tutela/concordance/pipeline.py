"""read → digest → link → assess over a jurisdiction's files: pure steps, one act at a time, kept by their inputs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from tutela.concordance.assess import Law, assess
from tutela.concordance.confidence import load_tested
from tutela.concordance.digest import EXTRACTOR_VERSION, Digest, Digester
from tutela.concordance.dossier import Dossier, open_dossier
from tutela.concordance.finding import Finding
from tutela.concordance.kinds import load_signs
from tutela.concordance.lexicon import make_lexicon
from tutela.concordance.weights import Weights, load_weights
from tutela.core.cache import Cache, NoCache
from tutela.core.code import code_version
from tutela.core.data import data_root
from tutela.core.errors import TutelaError
from tutela.core.hashing import sha256_of
from tutela.core.memory import collecting_seldom
from tutela.core.runner import Runner, Serial
from tutela.law.assemble import act_hash
from tutela.law.model import Act
from tutela.law.numbering import languages
from tutela.law.readers import read
from tutela.law.source import Source
from tutela.sources.shelf import Shelf, shelve
from tutela.standards.concepts import Concept, load_concepts
from tutela.standards.load import load_catalogue
from tutela.standards.model import Requirement
from tutela.standards.terms import available_languages, load_language
from tutela.standards.treaty_form import TreatyForm, unknown_form

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # stage, done, of how many


def silent(stage: str, done: int, total: int) -> None:
    """Says nothing of the progress."""


_ACT = TypeAdapter(Act)
_DIGEST = TypeAdapter(Digest)
# The rooms whose code shapes a digest: labels are made equal in law, terms are loaded in standards.
_DIGESTING = ("tutela.concordance", "tutela.law", "tutela.standards", "tutela.core")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not read, and why; the rest went on."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: where results are kept, on how many workers, which terms are left out (for measurement alone)."""

    runner: Runner = field(default_factory=Serial)
    cache: Cache = field(default_factory=NoCache)
    without: frozenset[tuple[str, str, str]] = frozenset()  # (language, concept, term)
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that a run found: the law as read, what failed or was kept apart, and a finding a requirement.

    `name`: what the jurisdiction calls itself, where CLDR has no name for its code.
    """

    dossier: Dossier
    shelf: Shelf
    failures: tuple[Failure, ...]
    unsupported: tuple[Act, ...]
    findings: tuple[Finding, ...]
    name: str = ""


def _kept(cache_: Cache, kind: str, key: Callable[[], str], adapter: TypeAdapter[T]) -> T | None:
    """A result from the cache; None for a damaged entry, or one of an older form: it is made again."""
    if isinstance(cache_, NoCache):  # neither key nor text is made of what nobody keeps
        return None
    if (stored := cache_.get(kind, key())) is not None:
        with suppress(ValidationError):
            return adapter.validate_json(stored)
    return None


def _keep(cache_: Cache, kind: str, key: Callable[[], str], adapter: TypeAdapter[T], result: T) -> T:
    """The result, kept for the next run."""
    if not isinstance(cache_, NoCache):
        cache_.put(kind, key(), adapter.dump_json(result))
    return result


def _kept_or_made(
    stage: str, kept: Sequence[T | None], make: Callable[[list[int]], Iterable[T]], settings: Settings
) -> list[T]:
    """All results: those kept (this process takes them faster than a pool hands them over), the others made."""
    missing = [i for i, result in enumerate(kept) if result is None]
    made = iter(make(missing))
    results = (next(made) if result is None else result for result in kept)
    return list(_watched(stage, results, len(kept), settings))


@cache
def _reader_version() -> str:
    """A hash over what every reader depends on: its code, and the words with which all languages number and repeal."""
    words = [(data_root() / "terms" / code / "patterns.yaml").read_bytes() for code in languages()]
    words.append((data_root() / "terms" / "languages.yaml").read_bytes())
    return sha256_of(code_version("tutela.law", "tutela.core"), list(languages()), *words)


def _read_key(source: Source) -> str:
    return sha256_of(source.data, source.file, source.jurisdiction, list(source.languages), _reader_version())


def _read_one(cache_: Cache, source: Source) -> Act | Failure:
    try:
        return _keep(cache_, "read", partial(_read_key, source), _ACT, read(source))
    except TutelaError as error:
        return Failure(source.file, str(error))
    except Exception as error:  # one bad file among a hundred must not stop the rest
        return Failure(
            source.file, f"{source.file}: reading failed ({type(error).__name__}: {error}). Please report it."
        )


def read_all(sources: Sequence[Source], settings: Settings) -> list[Act | Failure]:
    """All files read, in their order; a failure says where, what, and what to do."""
    kept: list[Act | Failure | None] = [_kept(settings.cache, "read", partial(_read_key, s), _ACT) for s in sources]

    def make(missing: list[int]) -> Iterator[Act | Failure]:
        return settings.runner.run(_read_one, [sources[i] for i in missing], settings.cache)

    return _kept_or_made("reading", kept, make, settings)


def _watched(stage: str, results: Iterable[T], total: int, settings: Settings) -> Iterator[T]:
    for done, result in enumerate(results, 1):
        settings.progress(stage, done, total)
        yield result


@cache
def _digester(language: str, without: frozenset[tuple[str, str, str]]) -> Digester:
    loaded = load_language(language)
    left_out = frozenset((concept, term) for code, concept, term in without if code == language)
    return Digester(loaded, make_lexicon(loaded, left_out), load_concepts(), load_signs())


def _digest_key(act: Act, without: frozenset[tuple[str, str, str]]) -> str:
    language = load_language(act.expression.language)
    return sha256_of(
        act_hash(act.provisions), act.file, act.work.title, act.work.short_title,
        [[p.label, p.heading, p.path, [[b.depth, b.marker, b.start, b.end] for b in p.blocks]] for p in act.provisions],
        language.hash, concepts_hash(), EXTRACTOR_VERSION, code_version(*_DIGESTING), sorted(without),
    )  # fmt: skip


@cache
def concepts_hash() -> str:
    """A hash over the concepts and the signs of kinds, which every digest depends on."""
    concepts = [[c.key, c.kind, c.definable, sorted(map(sorted, c.made_of))] for c in load_concepts().values()]
    signs = [[s.kind, sorted(s.concepts), s.share, s.provisions] for s in load_signs()]
    return sha256_of(concepts, signs)


def _digest_one(shared: tuple[Settings, Sequence[Act]], place: int) -> Digest:
    """The digest of an act by its place; its provisions are scanned as `settings.runner` says."""
    settings, acts = shared
    act = acts[place]
    digest = _digester(act.expression.language, settings.without).digest(act, settings.runner)
    return _keep(settings.cache, "digest", partial(_digest_key, act, settings.without), _DIGEST, digest)


def digest_all(acts: Sequence[Act], settings: Settings) -> list[Digest]:
    """The digest of each act, in their order."""
    kept = [_kept(settings.cache, "digest", partial(_digest_key, a, settings.without), _DIGEST) for a in acts]

    def make(missing: list[int]) -> Iterator[Digest]:
        """One act by all workers together; several side by side, each by one."""
        if len(missing) < 2:
            return Serial().run(_digest_one, missing, (settings, acts))
        alone = Settings(cache=settings.cache, without=settings.without)
        return settings.runner.run(_digest_one, missing, (alone, acts))

    return _kept_or_made("searching", kept, make, settings)


def _helps(requirement: str, concepts: Iterable[Concept]) -> frozenset[str]:
    return frozenset(c.key for c in concepts if requirement in c.used_by)


def _assess_one(law: Law, requirement: Requirement) -> Finding:
    return assess(requirement, law)


def law_of(
    dossier: Dossier,
    requirements: Sequence[Requirement],
    form: TreatyForm | None = None,
    weights: Weights | None = None,
) -> Law:
    """All that findings on these requirements rest on. Without `form` every treaty is unknown."""
    catalogue, concepts = load_catalogue(), load_concepts().values()
    known = {**catalogue.by_key, **{r.key: r for r in requirements}}
    needed = {r.key for r in requirements} | {key for r in requirements for key in r.reaches}
    helps = {key: _helps(key, concepts) for key in needed}
    return Law(dossier, weights or load_weights(), form or unknown_form(catalogue), known, helps, load_tested())


def assess_all(
    requirements: Sequence[Requirement], dossier: Dossier, settings: Settings, form: TreatyForm | None = None
) -> list[Finding]:
    """A finding for each requirement, in their order. `form`: the treaties; None: every one is unknown."""
    results = settings.runner.run(_assess_one, requirements, law_of(dossier, requirements, form))
    return list(_watched("assessing", results, len(requirements), settings))


@collecting_seldom()
def assess_law(
    sources: Sequence[Source],
    jurisdiction: str,
    requirements: Sequence[Requirement],
    settings: Settings,
    as_at: str = "",
    form: TreatyForm | None = None,
) -> Assessment:
    """The whole pipeline over a jurisdiction's files. Findings come sorted by requirement key."""
    results = read_all(sorted(sources, key=lambda s: s.file), settings)
    failures = tuple(r for r in results if isinstance(r, Failure))
    known = available_languages()
    acts = [r for r in results if isinstance(r, Act)]
    supported = [a for a in acts if a.expression.language in known]
    shelf = shelve(supported, as_at)
    digests = digest_all(shelf.assessed, settings)
    experimental = frozenset(x for x in {d.language for d in digests} if load_language(x).experimental)
    date = as_at or max((a.expression.date for a in shelf.assessed), default="")
    unsupported = tuple(a for a in acts if a.expression.language not in known)
    texts = list(zip(shelf.assessed, digests, strict=True))
    files = tuple(a.file for a in unsupported)
    dossier = open_dossier(jurisdiction, date, texts, load_weights(), experimental, files)
    findings = assess_all(sorted(requirements, key=lambda r: r.key), dossier, settings, form)
    return Assessment(dossier, shelf, failures, unsupported, tuple(findings))
