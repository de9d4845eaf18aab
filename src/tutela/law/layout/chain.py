"""Which of many numbered lines are the articles: the best run of numbers that goes upwards through the text."""

from collections.abc import Callable, Sequence

from tutela.law.layout.numerals import Key, step
from tutela.law.layout.starts import Start

_WINDOW = 400  # candidates looked back over: lists between two articles are shorter
_FIRST_FREE = 3  # an act may begin a little after 1


def _follows(before: Key, after: Key) -> bool:
    """5 < 5a < 6; 63 < 63AA < 63A too, for acts do not agree on the order of letters."""
    if after[0] != before[0]:
        return after[0][1] > before[0][1]
    return len(after) > 1 and after != before


def _cost(before: Key, after: Key) -> float:
    return min(3.0, 0.04 * step(before, after))


def best_run(starts: Sequence[Start], weight: Callable[[Start], float]) -> list[Start]:
    """The run of rising numbers with the greatest weight; of equals the one that jumps least."""
    numbered = [(s, s.key) for s in starts if s.key is not None]
    score: list[float] = []
    back: list[int] = []
    for at, (start, key) in enumerate(numbered):
        best, best_from = -min(2.0, 0.05 * max(0, key[0][1] - _FIRST_FREE)), -1
        for earlier in range(max(0, at - _WINDOW), at):
            other = numbered[earlier][1]
            if not _follows(other, key):
                continue
            total = score[earlier] - _cost(other, key)
            if total >= best:
                best, best_from = total, earlier
        score.append(best + weight(start))
        back.append(best_from)
    return _trace([s for s, _ in numbered], score, back)


def _trace(starts: Sequence[Start], score: Sequence[float], back: Sequence[int]) -> list[Start]:
    if not starts:
        return []
    at = max(range(len(starts)), key=lambda i: (score[i], i))
    run = []
    while at >= 0:
        run.append(starts[at])
        at = back[at]
    return run[::-1]
