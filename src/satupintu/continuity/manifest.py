"""What a backup says of itself: when, by which program, which parts with their hashes, and which files belong to it."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from satupintu.continuity.refusals import NotABackup
from satupintu.continuity.schema import State

FORMAT = 1
MANIFEST, LIST, DATABASE, KEYS = "manifest.json", "files.tsv", "office.sqlite3", "keys.sealed"
POOL = "files"
WHOLE = re.compile(r"(\d{6})-\d{8}T\d{6}Z")
PART = ".part"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the backup: its SHA-256 (hexadecimal) and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`parts`: name → Part; `keys`: name → fingerprint; `marks`: which keys the data know; `kept_at`: where keys lie
    that are kept apart, "" when they are sealed in here; `engine`: what the office ran on; `missing`: files that the
    register names and the storage no longer had."""

    format: int
    name: str
    made_at: str
    version: str
    engine: str
    state: State
    parts: dict[str, Part]
    files: int
    bytes: int
    keys: dict[str, str]
    marks: dict[str, str]
    kept_at: str
    missing: list[str]

    def write(self, folder: Path) -> None:
        """Into a folder, as JSON that a person can read."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of one backup. Raises NotABackup."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if said["format"] != FORMAT:
            raise NotABackup(folder=folder, why=f"bentuk {said['format']}, program ini membaca bentuk {FORMAT}")
        parts = {name: Part(**part) for name, part in said.pop("parts").items()}
        return Manifest(parts=parts, **said)
    except FileNotFoundError:
        raise NotABackup(folder=folder, why=f"{MANIFEST} tidak ada; cadangan ini terputus di tengah") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotABackup(folder=folder, why=f"{MANIFEST} rusak") from None


def whole_ones(home: Path) -> list[Path]:
    """The finished backups of a folder, oldest first: by their number, because a clock may have been put back."""
    if not home.is_dir():
        return []
    return sorted((path for path in home.iterdir() if WHOLE.fullmatch(path.name)), key=lambda path: path.name)


def write_list(path: Path, files: dict[str, Part]) -> None:
    """The list of files: hash, size and name, one a line."""
    with path.open("w", encoding="utf-8") as out:
        for name in sorted(files):
            out.write(f"{files[name].sha256}\t{files[name].size}\t{name}\n")


def read_list(path: Path) -> Iterator[tuple[str, Part]]:
    """What `write_list` wrote. Raises NotABackup for a list that is damaged, or names a place outside the storage."""
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                sha256, size, name = line.rstrip("\n").split("\t")
                if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                    raise ValueError(name)
                yield name, Part(sha256, int(size))
    except (ValueError, FileNotFoundError):
        raise NotABackup(folder=path.parent, why=f"{LIST} rusak atau tidak ada") from None


def measured(path: Path) -> Part:
    """Hash and size of a file as it lies there."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return Part(digest.hexdigest(), file.tell())
