"""Reads a standard and finds all its faults at once: those of its writing, its shape, and of what it says together."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from satupintu.rules.checking import Law, check
from satupintu.rules.faults import Fault, dotted
from satupintu.rules.sections import Sections, sections
from satupintu.rules.shape import shape
from satupintu.rules.standard import Standard
from satupintu.rules.yaml_marks import Marked, load_marked

HOME = Path(__file__).resolve().parents[3] / "law"


@dataclass(frozen=True)
class Loaded:
    """What was read. `standard` is None when there is any fault. `digest` pins the text (see `canonical`)."""

    standard: Standard | None
    faults: tuple[Fault, ...]
    digest: str
    text: str


def canonical(text: str) -> str:
    """The text as it is stored and pinned: no byte-order mark, line ends as \\n, one at the end of the file."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def digest_of(text: str) -> str:
    """The content hash that an application is pinned to: SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()


def law_around(path: Path, *, otherwise: Path = HOME, own: Path | None = None) -> Path:
    """The folder law/ that a file lies in; `otherwise` when it lies in none. own: the folder of an office, which lies
    over a law and is none, whatever stands in it."""
    for folder in path.resolve().parents:
        if own is not None and folder == own.resolve():
            break
        if (folder / "legal" / "register.yaml").is_file():
            return folder
    return otherwise


def load(
    path: Path, *, law: Path | None = None, own: Path | None = None, offices: Mapping[str, str] | None = None
) -> Loaded:
    """Read the standard of a file.

    law: the folder with offices, statutes, complaint rules and surveys; the one the file lies in when left out.
    own: a folder of the same kind with what an office has of its own. offices: region codes by slug of offices that
    are known without a file.
    A file named by a date must come into force on that date.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Loaded(None, load_marked(path).faults, "", "")
    around = law or law_around(path, own=own)
    return load_text(text, name=str(path), law=around, own=own, offices=offices, file_date=_date_of(path))


def load_text(
    text: str,
    *,
    name: str,
    law: Path | None = None,
    own: Path | None = None,
    offices: Mapping[str, str] | None = None,
    file_date: date | None = None,
) -> Loaded:
    """Read the standard of a text; arguments as for `load`. `name` is what faults call it."""
    text = canonical(text)
    marked = load_marked(text, name=name)
    shaped = shape(Standard, marked, name)
    parts = sections(shaped.guess, shaped.data)
    faults = [*shaped.faults, *_disagreements(parts, marked, name, Law(law or HOME, own, offices or {}), file_date)]
    sound = None if faults else shaped.model
    return Loaded(sound, tuple(sorted(set(faults))), digest_of(text), text)


def parse(text: str) -> Standard:
    """The standard of a text that was checked when it was adopted. What stands in law/ today is not asked again: a
    file stays pinned to what was promised. Raises pydantic's ValidationError for a text that never was sound."""
    return Standard.model_validate(load_marked(text).data)


def _disagreements(parts: Sections, marked: Marked, name: str, law: Law, file_date: date | None) -> list[Fault]:
    found = list(check(parts, law))
    if file_date and parts.enacted and parts.enacted.in_force_from != file_date:
        message = f"Nama berkas mengatakan {file_date.isoformat()}. Samakan keduanya."
        found.append((("enacted", "in_force_from"), message))
    return [Fault(name, marked.line(way), dotted(way), message) for way, message in found]


def _date_of(path: Path) -> date | None:
    try:
        return date.fromisoformat(path.stem)
    except ValueError:
        return None
