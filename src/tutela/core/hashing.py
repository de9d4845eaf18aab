"""Hashes of things: the same for the same content, whatever the order of keys."""

import hashlib
import json
from typing import Any


def sha256_of(*parts: Any) -> str:
    """sha256 (hexadecimal) over JSON-able parts, keys sorted; bytes count as their own sha256."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, bytes):
            total.update(hashlib.sha256(part).digest())
        else:
            total.update(json.dumps(part, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
        total.update(b"\0")
    return total.hexdigest()
