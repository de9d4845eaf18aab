"""One way to run a pure function over many things: here, on a pool of processes, later on a cluster.

Results come in the order of the items, so the number of workers never shows in what is written.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_shared: Any = None


def _share(value: Any) -> None:
    global _shared  # noqa: PLW0603  # one value a worker process, set once when it starts
    _shared = value


def _with_shared(call: tuple[Callable[[Any, Any], R], Any]) -> R:
    function, item = call
    return function(_shared, item)


class Runner(Protocol):
    """Runs `function(shared, item)` for each item. `function` is a module's function; `shared` is sent once."""

    @property
    def workers(self) -> int:
        """How many processes work at once."""
        ...

    def run(self, function: Callable[[Any, T], R], items: Iterable[T], shared: Any = None) -> Iterator[R]:
        """Results in the order of the items, as they come."""
        ...


@dataclass(frozen=True, slots=True)
class Serial:
    """Everything in this process."""

    workers: int = 1

    def run(self, function: Callable[[Any, T], R], items: Iterable[T], shared: Any = None) -> Iterator[R]:
        """Results in the order of the items, as they come."""
        for item in items:
            yield function(shared, item)


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool of processes. Forks where the system can, so that `shared` is not copied."""

    workers: int

    def run(self, function: Callable[[Any, T], R], items: Iterable[T], shared: Any = None) -> Iterator[R]:
        """Results in the order of the items, as they come. One item alone is not worth a pool."""
        items = list(items)
        if len(items) < 2:
            yield from Serial().run(function, items, shared)
            return
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        with ProcessPoolExecutor(self.workers, context, _share, (shared,)) as pool:
            yield from pool.map(_with_shared, ((function, item) for item in items))


def runner_of(workers: int) -> Runner:
    """A serial runner for one worker, a pool for more."""
    return Serial() if workers <= 1 else Pool(workers)
