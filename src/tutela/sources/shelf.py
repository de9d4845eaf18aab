"""Which files are the same act, and which of them is assessed: the newest in force, the others kept apart by name."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from tutela.law.assemble import slug
from tutela.law.model import Act, Completeness, State, TextState

# Two texts of one language are one act where the smaller shares this part of its word sequences with the larger …
SHARED = 0.5
# … and has at least this part of its size: an amending act lies wholly in the code that it amends, and is no copy.
SIMILAR_SIZE = 0.4
_SEQUENCE = 6  # words
_SAMPLE = 8  # one of so many sequences is compared
NO_LONGER_LAW = "the source marks this text as no longer in force"
_WORD = re.compile(r"\w+")
_WHOLENESS = {Completeness.WHOLE: 3, Completeness.DAMAGED: 2, Completeness.TRUNCATED: 1, Completeness.PARTIAL: 0}


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A file that is not assessed, the file that stands for it, and why."""

    act: Act
    instead: str
    why: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The acts to assess, in the order of their files, and those kept apart."""

    assessed: tuple[Act, ...]
    apart: tuple[KeptApart, ...]


def _fingerprint(act: Act) -> frozenset[str]:
    """A sample of an act's word sequences (characters for scripts without spaces), stable across formats."""
    found: set[str] = set()
    for provision in act.provisions:
        if provision.state is not State.IN_FORCE:
            continue
        words = _WORD.findall(provision.text.casefold())
        if words and sum(map(len, words)) > 12 * len(words):
            words = list("".join(words))
        sequences = map(" ".join, zip(*(words[i:] for i in range(_SEQUENCE)), strict=False))  # the last ones are short
        found.update(sequence for sequence in sequences if crc32(sequence.encode()) % _SAMPLE == 0)
    return frozenset(found)


def _same_text(a: frozenset[str], b: frozenset[str]) -> bool:
    small, large = sorted((a, b), key=len)
    return bool(small) and len(small) >= SIMILAR_SIZE * len(large) and len(small & large) >= SHARED * len(small)


def _same_act(a: Act, b: Act, print_of: Callable[[Act], frozenset[str]]) -> bool:
    if a.expression.language != b.expression.language:
        return False
    if a.work.uri == b.work.uri or slug(a.work.title) == slug(b.work.title):
        return True
    return _same_text(print_of(a), print_of(b))


def _preference(act: Act) -> tuple[bool, str, int, int, int, str]:
    """Greatest first: not marked repealed, newest, wholest, most provisions, most structure; then by name."""
    e = act.expression
    blocks = sum(len(p.blocks) for p in act.provisions)
    return (
        e.text_state is not TextState.HISTORIC,
        e.date,
        _WHOLENESS[e.completeness],
        len(act.provisions),
        blocks,
        act.file,
    )


def _groups(acts: Sequence[Act]) -> Iterable[list[Act]]:
    prints: dict[str, frozenset[str]] = {}
    leader = {act.file: act.file for act in acts}

    def top(file: str) -> str:
        while leader[file] != file:
            file = leader[file]
        return file

    def print_of(act: Act) -> frozenset[str]:
        if act.file not in prints:
            prints[act.file] = _fingerprint(act)
        return prints[act.file]

    for a, b in combinations(acts, 2):
        if top(a.file) != top(b.file) and _same_act(a, b, print_of):
            leader[max(top(a.file), top(b.file))] = min(top(a.file), top(b.file))
    groups: dict[str, list[Act]] = {}
    for act in acts:
        groups.setdefault(top(act.file), []).append(act)
    return groups.values()


def shelve(acts: Iterable[Act], as_at: str = "") -> Shelf:
    """Chooses one text of each act, where one is in force; all others are kept apart.

    With `as_at` (ISO date), texts dated later are kept apart, too.
    """
    ordered = sorted(acts, key=lambda act: act.file)
    later = [a for a in ordered if as_at and a.expression.date > as_at]
    assessed: list[Act] = []
    apart = [KeptApart(a, "", f"this text is dated {a.expression.date}, after {as_at}") for a in later]
    for group in _groups([a for a in ordered if a not in later]):
        best = max(group, key=_preference)
        if best.expression.text_state is TextState.HISTORIC:
            apart += [KeptApart(a, "", NO_LONGER_LAW) for a in group]
            continue
        assessed.append(best)
        apart += [KeptApart(a, best.file, _why(a, best)) for a in group if a is not best]
    return Shelf(tuple(sorted(assessed, key=lambda a: a.file)), tuple(sorted(apart, key=lambda k: k.act.file)))


def _why(act: Act, best: Act) -> str:
    if act.expression.text_state is TextState.HISTORIC and best.expression.text_state is not TextState.HISTORIC:
        return NO_LONGER_LAW
    if act.expression.date != best.expression.date:
        return f"another text of the same act is newer ({best.expression.date})"
    return "another file holds the same act more fully"
