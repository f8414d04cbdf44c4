"""The JSON Schema of a standard: with it an editor offers the keys, explains them, and marks what is wrong."""

import json
from typing import Any

from satupintu.rules.standard import Standard

TITLE = "Standar Pelayanan"


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a standard's file; titles and descriptions are Indonesian."""
    made = Standard.model_json_schema(by_alias=True)
    _plain(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": TITLE}


def text() -> str:
    """The schema as it is kept in law/standards/schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def _plain(node: Any) -> None:
    """Leave out the titles that pydantic makes of the English names of fields: they would explain nothing."""
    if isinstance(node, list):
        for item in node:
            _plain(item)
    elif isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for value in node.values():
            _plain(value)
