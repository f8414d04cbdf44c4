"""The description of the API (OpenAPI), made from the endpoints themselves: every answer it can give, every no it can
say; what the door checks is read from it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from satupintu.api.problems import MEDIA
from satupintu.api.v1 import TAGS, api

PROBLEM = {"$ref": "#/components/schemas/Problem"}
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Mengapa kantor berkata tidak, dan apa yang dapat dilakukan (RFC 9457).",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "description": "Jenis penolakan, tetap: urn:satupintu:refusal:<code>."},
        "title": {"type": "string", "description": "Jenis penolakan dalam kata-kata."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "Mengapa, dan apa yang dapat dilakukan. Boleh ditampilkan."},
        "code": {"type": "string", "description": "Nama penolakan, tetap; untuk program."},
        "legal_basis": {"type": "string", "description": "Dasar hukumnya, bila ada."},
        "field": {"type": "string", "description": "Isian yang dimaksud, bila ada."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "says"],
                "properties": {"field": {"type": "string"}, "says": {"type": "string"}},
            },
        },
    },
    "examples": [
        {
            "type": "urn:satupintu:refusal:duties_separated",
            "title": "Tidak berwenang",
            "status": 403,
            "detail": "Anda sudah mengerjakan tahap Cek lapangan pada berkas ini, jadi tahap Keputusan harus "
            "dikerjakan orang lain.",
            "code": "duties_separated",
        }
    ],
}
METHODS = ("get", "post", "put", "patch", "delete")
REFUSES = "x-refuses"  # statuses that an endpoint adds to what its shape makes possible


@dataclass(frozen=True, slots=True)
class Line:
    """One endpoint on the page for people."""

    method: str
    path: str
    summary: str
    description: str
    scope: str
    media: str
    answers: tuple[tuple[str, str], ...]
    example: str


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The whole description, as plain JSON."""
    raw = api.get_openapi_schema(path_prefix="api/v1/")
    plain: dict[str, Any] = json.loads(json.dumps(raw))
    plain["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    plain.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    for operations in plain["paths"].values():
        for operation in operations.values():
            _say_no(operation)
    return plain


def _say_no(operation: dict[str, Any]) -> None:
    """Add every refusal that this endpoint can answer with."""
    media = next(iter(operation.get("requestBody", {}).get("content", {})), None)
    statuses = set(operation.pop(REFUSES, ())) | {404}  # before the office is set up nothing is found
    if media is not None:
        statuses |= {400, 413, 415, 422}
    if operation.get("parameters"):
        statuses.add(422)
    if operation.get("security"):
        statuses |= {401, 403, 429}
    for status in sorted(statuses):
        operation["responses"][str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA: {"schema": PROBLEM}},
        }


@lru_cache(maxsize=1)
def contract() -> Mapping[str, Mapping[str, str | None]]:
    """By address, as Django writes it: which methods are known there, and the media type each reads."""
    return {
        re.sub(r"{(\w+)}", r"<\1>", path.lstrip("/")): {
            method.upper(): next(iter(operation.get("requestBody", {}).get("content", {})), None)
            for method, operation in operations.items()
            if method in METHODS
        }
        for path, operations in schema()["paths"].items()
    }


@lru_cache(maxsize=1)
def pages() -> list[tuple[str, str, list[Line]]]:
    """The endpoints by group, for the page for people: the group, what it is for, its lines."""
    groups: dict[str, list[Line]] = {name: [] for name in TAGS}
    for path, operations in schema()["paths"].items():
        for method, operation in operations.items():
            groups[operation["tags"][0]].append(_line(path, method, operation))
    return [(name, TAGS[name], lines) for name, lines in groups.items()]


def _line(path: str, method: str, operation: Mapping[str, Any]) -> Line:
    content = operation.get("requestBody", {}).get("content", {})
    media = next(iter(content), "")
    return Line(
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        scope=operation.get("x-scope", ""),
        media=media,
        answers=tuple((status, each["description"]) for status, each in operation["responses"].items()),
        example=_example(content.get(media, {}).get("schema", {})),
    )


def _example(shape: Mapping[str, Any]) -> str:
    """The example of what is sent, if its shape names one."""
    name = str(shape.get("$ref", "")).rpartition("/")[2]
    found = schema()["components"]["schemas"].get(name, shape).get("examples", [])
    return json.dumps(found[0], ensure_ascii=False, indent=2) if found else ""
