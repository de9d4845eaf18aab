"""Several wordings of one article in one file: which of them stands, where the file itself does not say."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tutela.law.labels import normal_label
from tutela.law.model import State
from tutela.law.pieces import Article, Piece

_ALIKE = 0.5  # share of the shorter wording's words that the longer one has; below, they are different articles


def _words(article: Article) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", " ".join(p.text for p in article.paras).casefold()))


def _alike(one: Article, other: Article) -> bool:
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) >= _ALIKE * min(len(a), len(b))


def _order(label: str) -> tuple[tuple[int, str], ...]:
    """A label as a key in which 227-3 comes before 227-26."""
    return tuple((int(n or 0), s) for n, s in re.findall(r"(\d+)|([a-z]+)", normal_label(label)))


def _in_sequence(articles: Sequence[Article], at: int) -> bool:
    """Whether the three nearest other labels before come before this one, and the three after it after."""
    label, own = articles[at].label, _order(articles[at].label)
    before = [_order(a.label) for a in articles[max(0, at - 6) : at] if a.label != label][-3:]
    after = [_order(a.label) for a in articles[at + 1 : at + 7] if a.label != label][:3]
    return all(order < own for order in before) and all(own < order for order in after)


def _standing(articles: Sequence[Article], places: Sequence[int]) -> int | None:
    """The place of the wording that stands: the last of those that lie in the order of labels side by side."""
    ordered = [at for at in places if _in_sequence(articles, at)]
    side_by_side = ordered and ordered[-1] - ordered[0] == len(ordered) - 1
    return ordered[-1] if side_by_side else None


def settle_wordings(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Mark older wordings of an article as superseded.

    Of wordings that are printed one after the other the last stands; one that is printed elsewhere, out of the
    order of labels, is an older one. Where neither tells, all stay and say that they are in doubt.
    """
    articles = [p for p in pieces if isinstance(p, Article)]
    groups: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        if not article.annex and article.label and article.state is State.IN_FORCE:
            groups[article.label].append(at)
    changed: dict[int, Article] = {}
    for places in groups.values():
        if len(places) > 1 and all(_alike(articles[places[0]], articles[at]) for at in places[1:]):
            changed |= _settled(articles, places)
    fresh = iter([changed.get(at, article) for at, article in enumerate(articles)])
    return tuple(next(fresh) if isinstance(piece, Article) else piece for piece in pieces)


def _settled(articles: Sequence[Article], places: Sequence[int]) -> dict[int, Article]:
    standing = _standing(articles, places)
    if standing is None:
        doubt = f"the file has {len(places)} wordings under this label and does not say which is in force"
        return {at: replace(articles[at], damage=doubt) for at in places}
    return {at: replace(articles[at], state=State.SUPERSEDED) for at in places if at != standing}
