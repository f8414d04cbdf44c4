"""How a batch of the trail is sealed. Pure."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

START = "0" * 64


def digest(previous: str, entries: Iterable[dict[str, Any]]) -> str:
    """SHA-256 (hex) over the seal before and the entries in order, each as canonical JSON."""
    chain = hashlib.sha256(previous.encode())
    for entry in entries:
        chain.update(json.dumps(entry, sort_keys=True, separators=(",", ":"), default=str).encode())
        chain.update(b"\n")
    return chain.hexdigest()
