"""Holds a file of law/ against its schema, and says every fault at once, in words an official can act on."""

import types
import typing
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from satupintu.rules.faults import Fault, dotted
from satupintu.rules.spelling import closest, nearest
from satupintu.rules.yaml_marks import Marked, Way

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Shaped(Generic[M]):
    """What a file holds. `model` is None when the schema is not met. `data` is the file's content with
    misspelt words set right and unknown keys left out, and `guess` the model it makes, if it makes one: so
    that the rest of the file can still be checked."""

    model: M | None
    guess: M | None
    data: Any
    faults: tuple[Fault, ...]


def shape(model: type[M], marked: Marked, file: str) -> Shaped[M]:
    """Check what was read from `file` against a model."""
    faults = list(marked.faults)
    data = marked.data
    if not isinstance(data, dict):
        if not faults:
            faults.append(Fault(file, 1, "", "Berkas ini kosong atau bukan daftar `kunci: isi`."))
        return Shaped(None, None, None, tuple(faults))
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        words = _Words(model, data)
        for way, message in words.of(error.errors(include_url=False)):
            faults.append(Fault(file, marked.line(way), dotted(way), message))
        return Shaped(None, _guess(model, words.mended), words.mended, tuple(faults))
    return Shaped(None if faults else made, made, data, tuple(faults))


def _guess(model: type[M], mended: Any) -> M | None:
    try:
        return model.model_validate(mended)
    except ValidationError:
        return None


class _Words:
    """Turns pydantic's errors into sentences; `mended` is the data without unknown keys."""

    def __init__(self, model: type[BaseModel], data: Any) -> None:
        self.model = model
        self.data = data
        self.mended = deepcopy(data)

    def of(self, errors: list[ErrorDetails]) -> list[tuple[Way, str]]:
        by_way: dict[Way, list[ErrorDetails]] = {}
        for error in errors:
            by_way.setdefault(self.way(error), []).append(error)
        said = {way: self.sentence(way, group) for way, group in by_way.items()}
        # A misspelt key is one fault, not two: the key it stands for is not missing as well.
        for way, group in by_way.items():
            if group[0]["type"] == "extra_forbidden":
                said.pop(self.mend(way, by_way), None)
            elif group[0]["type"] == "literal_error":
                self.mend_word(way, group[0])
            elif group[0]["type"] == "too_short" and any(w[: len(way)] == way != w for w in said):
                said.pop(way)  # the list is short only because of its faulty items
        return list(said.items())

    def way(self, error: ErrorDetails) -> Way:
        """The way to the value in the file: pydantic's, less its own names for the branches of a union."""
        here: Any = self.data
        way: list[str | int] = []
        for index, key in enumerate(error["loc"]):
            inside = key in here if isinstance(here, dict) else isinstance(here, list) and isinstance(key, int)
            if inside:
                way.append(key)
                here = here[key]
            elif index == len(error["loc"]) - 1 and error["type"] == "missing":
                way.append(key)
        if error["type"] in {"union_tag_invalid", "union_tag_not_found"}:
            way.append("kind")
        return tuple(way)

    def mend(self, way: Way, errors: Mapping[Way, list[ErrorDetails]]) -> Way:
        """Rename a misspelt key in `mended`, or drop an unknown one; the way of the key it stands for."""
        parent = _at(self.mended, way[:-1])
        value = parent.pop(way[-1])
        missing = [str(w[-1]) for w, group in errors.items() if w[:-1] == way[:-1] and _is_missing(group)]
        meant = closest(str(way[-1]), missing)
        if not meant:
            return way[:-1]
        parent[meant] = value
        return (*way[:-1], meant)

    def mend_word(self, way: Way, error: ErrorDetails) -> None:
        """Set a misspelt word right in `mended`."""
        if meant := closest(str(error["input"]), _options(error)):
            _at(self.mended, way[:-1])[way[-1]] = meant

    def sentence(self, way: Way, group: list[ErrorDetails]) -> str:
        first = group[0]
        if first["type"] == "extra_forbidden":
            return f"Kunci `{way[-1]}` tidak dikenal{nearest(str(way[-1]), self.keys(way[:-1]))}."
        if _is_missing(group):
            return f"Kunci `{way[-1]}` belum ada di sini. Tambahkan."
        if first["input"] is None:
            return "Kunci ini belum berisi. Isi, atau hapus barisnya."
        unknown_too = any(e["type"] == "literal_error" and e["ctx"]["expected"] == "'unknown'" for e in group)
        said = [_say(e) for e in group if not (unknown_too and e["type"] == "literal_error")] or [_say(first)]
        return said[0] + (" Bila tidak diketahui, tulis `unknown`." if unknown_too else "")

    def keys(self, way: Way) -> list[str]:
        """The keys that the schema knows at a place."""
        found: list[str] = []
        for kind in _kinds_at(self.model, way, self.data):
            found += [field.alias or name for name, field in kind.model_fields.items()]
        return found


def _is_missing(group: list[ErrorDetails]) -> bool:
    return group[0]["type"] == "missing"


def _at(data: Any, way: Way) -> Any:
    for key in way:
        data = data[key]
    return data


def _kinds_at(annotation: Any, way: Way, data: Any) -> list[type[BaseModel]]:
    """The models that may stand at the end of a way, beginning with `annotation`."""
    here = _models(annotation)
    if not way:
        return [kind for kind in here if isinstance(kind, type) and issubclass(kind, BaseModel)]
    found: list[type[BaseModel]] = []
    for kind in here:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
            if way[0] in fields:
                found += _kinds_at(fields[way[0]], way[1:], data)
        else:
            inner = typing.get_args(kind)
            item = inner[1] if typing.get_origin(kind) is dict else inner[0]
            found += _kinds_at(item, way[1:], data)
    return found


def _models(annotation: Any) -> list[Any]:
    """The models, lists and dictionaries that an annotation allows."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _models(typing.get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return [model for option in typing.get_args(annotation) for model in _models(option)]
    if origin in {tuple, list, dict} or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return [annotation]
    return []


_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "huruf kecil, angka, dan garis bawah, diawali huruf (contoh: `foto_ktp`)",
    r"^[a-z][a-z0-9-]*$": "huruf kecil, angka, dan tanda hubung, diawali huruf (contoh: `iumk`)",
    r"^[a-z0-9][a-z0-9-]*$": "huruf kecil, angka, dan tanda hubung (contoh: `uu-20-2008`)",
    r"^\d{2,10}$": '2 sampai 10 angka dalam tanda petik (contoh: "1406")',
    r"^\d{4}$": 'empat angka dalam tanda petik (contoh: "1406")',
}
_NUMBER = "Isi harus bilangan bulat, misalnya 5."
_LIST = "Isi harus daftar: tiap butir di barisnya sendiri diawali `- `, atau [satu, dua]."
_KEYS = "Isi harus berupa `kunci: isi`."
_SAYS = {
    "string_type": "Isi harus teks. Apit dengan tanda petik.",
    "string_too_short": "Isi tidak boleh kosong.",
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "bool_type": "Isi harus `true` (ya) atau `false` (tidak).",
    "bool_parsing": "Isi harus `true` (ya) atau `false` (tidak).",
    "date_type": "Isi harus tanggal, misalnya 2026-03-17.",
    "date_parsing": "Isi harus tanggal, misalnya 2026-03-17.",
    "date_from_datetime_parsing": "Isi harus tanggal, misalnya 2026-03-17.",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
}


def _options(error: ErrorDetails) -> list[str]:
    """The words that may stand there, taken from pydantic's own list of them."""
    options = error["ctx"].get("expected") or error["ctx"]["expected_tags"]
    return [word.strip(" '") for word in options.replace(" or ", ", ").split(",")]


def _say(error: ErrorDetails) -> str:
    kind, ctx, given = error["type"], error.get("ctx", {}), error["input"]
    match kind:
        case "literal_error" | "union_tag_invalid":
            known, word = _options(error), str(ctx.get("tag", given))
            return f"`{word}` tidak dikenal{nearest(word, known)}. Pilih: {', '.join(known)}."
        case "union_tag_not_found":
            return "Kunci `kind` belum ada di sini. Tambahkan."
        case "string_pattern_mismatch":
            return f"`{given}` tidak dapat dipakai: hanya {_PATTERNS.get(ctx['pattern'], ctx['pattern'])}."
        case "string_too_long":
            return f"Isi terlalu panjang: paling banyak {ctx['max_length']} huruf."
        case "too_short":
            return f"Isi kurang: paling sedikit {ctx['min_length']} butir."
        case "greater_than_equal":
            return f"Isi terlalu kecil: paling sedikit {ctx['ge']}."
        case "less_than_equal":
            return f"Isi terlalu besar: paling banyak {ctx['le']}."
    return _SAYS.get(kind) or f"Isi ini tidak sesuai ({error['msg']})."
