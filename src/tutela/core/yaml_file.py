"""Reading the YAML files that hold the project's knowledge, with the line of what is wrong."""

from pathlib import Path
from typing import Any

import yaml

from tutela.core.errors import BadData


def load_yaml(path: Path) -> Any:
    """A YAML file's content; raises BadData with path and line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise BadData(f"{path}{line}", f"this is no YAML: {problem}.", "Mend that line.") from error
