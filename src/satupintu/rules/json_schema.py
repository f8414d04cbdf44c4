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


def tables() -> str:
    """The keys as Markdown, a table for each part in the order in which they are met: for docs/standard.md."""
    made = schema()
    parts: dict[str, Any] = made["$defs"]
    told: list[str] = []
    waiting: list[tuple[str, dict[str, Any]]] = [("", made)]
    while waiting:
        path, part = waiting.pop(0)
        if (table := _table(part, parts)) not in told:
            told += [f"#### {f'`{path}`' if path else 'Pangkal berkas'}\n", table]
            inner = [(f"{path}.{key}".strip("."), value) for key, value in part["properties"].items()]
            waiting[:0] = [(way, parts[name]) for at, value in inner for way, name in _refs(value, at)]
    return "\n".join(told)


def _refs(node: Any, path: str) -> list[tuple[str, str]]:
    """The parts that a value may hold, each with the way to it: a list's items end in [], a dictionary's in <nama>."""
    if not isinstance(node, dict):
        return []
    found = [(path, str(node["$ref"]).rsplit("/", 1)[-1])] if "$ref" in node else []
    for option in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        found += _refs(option, path)
    found += _refs(node.get("items"), f"{path}[]")
    for named in (node.get("additionalProperties"), *node.get("patternProperties", {}).values()):
        found += _refs(named, f"{path}.<nama>")
    return found


def _table(part: dict[str, Any], parts: dict[str, Any]) -> str:
    needed = part.get("required", [])
    rows = [
        f"| `{key}` | {'ya' if key in needed else ''} | {meaning(value, parts)} |"
        for key, value in part["properties"].items()
        if key != "note"
    ]
    return "\n".join([part["description"].splitlines()[0], "", "| kunci | wajib | arti |", "|---|---|---|", *rows, ""])


def meaning(value: dict[str, Any], parts: dict[str, Any]) -> str:
    """What a key is for; a part that says it itself is not described twice."""
    refs = _refs(value, "")
    said = value.get("description") or (parts[refs[0][1]].get("description", "") if refs else "")
    one = [value["const"]] if "const" in value else []
    words = one or value.get("enum") or value.get("items", {}).get("enum", [])
    return said + (f" Isi: {', '.join(f'`{word}`' for word in words)}." if words else "")
