"""How often Python looks for records that only hold each other: rarely, since a run makes millions and drops few."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New records after which the young ones are looked through, young looks a middle one, middle looks a whole one.
# With Python's own (700, 10, 10) a tenth of a run over a criminal code went into whole looks that found nothing.
_SELDOM = (100_000, 50, 100)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While this is open, the collector rests as far as memory allows. Processes of a pool begin as their parent is."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
