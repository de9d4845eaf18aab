"""What the project's own tests measured of its reading lists, for the line that says how far to trust them."""

from tutela.core.data import data_root
from tutela.core.yaml_file import load_yaml
from tutela.report.saves import Measured


def measured_in_tests() -> Measured | None:
    """The figures of standards/measured.yaml, which `make bench` writes; None where nothing was measured."""
    path = data_root() / "standards" / "measured.yaml"
    if not path.is_file():
        return None
    data = load_yaml(path)["first_five"]
    return Measured(int(data["right"]), int(data["questions"]), str(data["tests"]))
