"""Where the project's own knowledge lies: the folder that holds standards/, terms/ and sample/."""

from functools import cache
from pathlib import Path

_PACKAGED = Path(__file__).resolve().parent.parent / "_data"


@cache
def data_root() -> Path:
    """The folder of standards/, terms/ and sample/: inside the wheel, or at the root of a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else Path(__file__).resolve().parents[3]
