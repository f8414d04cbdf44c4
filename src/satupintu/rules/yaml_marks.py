"""Reads a file of law/ and remembers on which line each key stands, so that every fault can be pointed at.

The YAML understood here is narrower than YAML 1.1, because its surprises have no place in a law: only
`true` and `false` are truth values (not `no`), only plain decimal digits are numbers (a phone number that
begins with 0 stays text), only `2026-03-19` is a date (a time of day stays text), and there are no anchors.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from satupintu.rules.faults import Fault, dotted
from satupintu.rules.unreadable import why

Way = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_PLAIN = (
    (_TAG + "null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]),
    (_TAG + "bool", re.compile(r"^(?:true|false)$"), list("tf")),
    (_TAG + "int", re.compile(r"^(?:0|-?[1-9][0-9]*)$"), list("-0123456789")),
    (_TAG + "float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")),
    (_TAG + "timestamp", re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), list("0123456789")),
)


class Mark(NamedTuple):
    """Where something stands: line and column, both counted from 1."""

    line: int
    column: int


class Marked(NamedTuple):
    """What was read. `marks` has the place of every key and list item by the way to it; () is the file.

    `faults` are those of the writing itself (bad YAML, a key written twice, a date that does not exist).
    `data` is None when nothing could be read; otherwise it holds all that could, so that the caller's faults
    join these.
    """

    data: Any
    marks: dict[Way, Mark]
    faults: tuple[Fault, ...]

    def line(self, way: Way) -> int:
        """The line of a value; for one that is missing, of the nearest thing written around it."""
        while way and way not in self.marks:
            way = way[:-1]
        return self.marks[way].line if way in self.marks else 1


class _Loader(yaml.CSafeLoader):
    """PyYAML's quick parser, with the rules below in place of its own for what a plain word means."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(_tag, _pattern, _first)


def load_marked(source: Path | str, *, name: str = "") -> Marked:
    """Read a YAML file (a Path) or a text (a str).

    name: how faults call the file; its path when left out. Nothing written in a file makes this raise.
    """
    called = name or (str(source) if isinstance(source, Path) else "<teks>")
    try:
        text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
    except OSError as error:
        return _nothing(Fault(called, 0, "", f"Berkas tidak dapat dibuka ({why(error)})."))
    except UnicodeDecodeError:
        return _nothing(Fault(called, 0, "", "Berkas bukan teks UTF-8. Simpan ulang sebagai UTF-8."))
    try:
        root = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        return _nothing(_unreadable(called, error))
    reading = _Reading(called)
    reading.mark((), root)
    data = reading.value(root, ()) if root is not None else None
    return Marked(data, reading.marks, tuple(sorted(reading.faults)))


def _nothing(fault: Fault) -> Marked:
    return Marked(None, {}, (fault,))


def _unreadable(file: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML"
    advice = "Periksa jarak di awal baris, titik dua, dan tanda petik."
    message = f"Tulisan di sini tidak dapat dibaca ({problem}). {advice}"
    return Fault(file, mark.line + 1 if mark else 1, "", message)


class _Reading:
    """One walk over a file: builds the values, keeps the marks, gathers the faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Way, Mark] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def mark(self, way: Way, node: Node | None) -> None:
        start = node.start_mark if node is not None else None
        self.marks[way] = Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)

    def fault(self, way: Way, node: Node, message: str) -> None:
        line = node.start_mark.line + 1 if node.start_mark else 0
        self.faults.append(Fault(self.file, line, dotted(way), message))

    def value(self, node: Node, way: Way) -> Any:
        if id(node) in self._seen:  # an alias; written out, it could also grow without end
            self.fault(way, node, "Jangan memakai tanda & dan * untuk mengulang isi; tulis isinya di sini.")
            return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self.mapping(node, way)
        if isinstance(node, SequenceNode):
            return self.sequence(node, way)
        return self.scalar(node, way)

    def mapping(self, node: MappingNode, way: Way) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.fault(way, key_node, "Kunci harus satu kata atau angka, bukan daftar.")
                continue
            key = self.scalar(key_node, way)
            inner = (*way, key if isinstance(key, str | int) else str(key))
            if key in made:
                first = self.marks[inner].line
                self.fault(inner, key_node, f"Kunci ini sudah ditulis di baris {first}. Hapus salah satu.")
                continue
            self.mark(inner, key_node)
            made[key] = self.value(value_node, inner)
        return made

    def sequence(self, node: SequenceNode, way: Way) -> list[Any]:
        made = []
        for index, item in enumerate(node.value):
            self.mark((*way, index), item)
            made.append(self.value(item, (*way, index)))
        return made

    def scalar(self, node: Node, way: Way) -> Any:
        kind, text = node.tag.removeprefix(_TAG), node.value
        try:
            if kind == "str":
                return text
            if kind == "null":
                return None
            if kind == "bool":
                return text == "true"
            if kind in {"int", "float"}:
                return int(text) if kind == "int" else float(text)
            if kind == "timestamp":
                return date.fromisoformat(text)
        except ValueError:
            self.fault(way, node, f"{text!r} bukan tanggal atau angka yang ada. Periksa penulisannya.")
            return text
        self.fault(way, node, f"Tanda {node.tag} tidak dikenal. Hapus tanda itu.")
        return text
