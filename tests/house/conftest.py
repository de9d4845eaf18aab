"""The sample as assessed by the command, once a test process."""

from pathlib import Path

import pytest
from sample_runs import tutela


@pytest.fixture(scope="session")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder that `tutela assess` writes for each country of the sample, with one worker and nothing kept."""
    out = tmp_path_factory.mktemp("assessed")
    for place in ("xa", "xb"):
        call = ("assess", f"sample/{place}", "--out", str(out / place), "--workers", "1", "--no-cache")
        done = tutela(*call, PYTHONHASHSEED="1")
        assert done.returncode == 0, done.stderr
    return {place: out / place for place in ("xa", "xb")}
