"""The runner: results come in the order of the items, however many workers there are."""

import time

import pytest

from tutela.core.runner import Pool, Runner, Serial, runner_of


def slow_first(shared: int, item: int) -> int:
    """The first item takes longest, so that a pool would hand it over last if it did not wait."""
    if item == 0:
        time.sleep(0.2)
    return shared + item


def fail_at_two(shared: None, item: int) -> int:  # noqa: ARG001
    if item == 2:
        raise ValueError("two")
    return item


RUNNERS = {"here": Serial(), "one process": Pool(1), "two processes": Pool(2)}
each_runner = pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS)


@each_runner
def test_results_keep_the_order_of_the_items(runner: Runner) -> None:
    assert list(runner.run(slow_first, range(6), 100)) == [100, 101, 102, 103, 104, 105]


@each_runner
def test_no_items(runner: Runner) -> None:
    assert list(runner.run(slow_first, [], 1)) == []


@each_runner
def test_an_error_of_the_function_is_the_callers(runner: Runner) -> None:
    with pytest.raises(ValueError, match="two"):
        list(runner.run(fail_at_two, range(4)))


def test_serial_runs_on_demand() -> None:
    results = Serial().run(fail_at_two, range(4))
    assert [next(results), next(results)] == [0, 1]


@pytest.mark.parametrize(("workers", "kind", "count"), [(0, Serial, 1), (1, Serial, 1), (2, Pool, 2), (8, Pool, 8)])
def test_runner_of(workers: int, kind: type, count: int) -> None:
    runner = runner_of(workers)
    assert isinstance(runner, kind)
    assert runner.workers == count
