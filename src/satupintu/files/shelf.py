"""The whole shelf at once: what lies on it, copied out for a backup and put back by a restore. Content stays sealed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

from satupintu.files.models import StoredFile
from satupintu.files.storage import PART


def lying() -> dict[str, int]:
    """Every file in the storage: name → bytes. What is just being written is left out."""
    return dict(_walk(""))


def registered(alias: str = "default") -> set[str]:
    """The names that rows of this database give to files."""
    return set(StoredFile.objects.using(alias).values_list("storage_name", flat=True))


@contextmanager
def taken_down(name: str) -> Iterator[IO[Any]]:
    """A file of the storage, opened to be copied. Raises FileNotFoundError."""
    with default_storage.open(name) as file:
        yield file


def put_back(name: str, source: Path) -> None:
    """Put a copy back under its old name; what lies there under it is replaced.

    Lasting only after `os.sync()`: a restore puts thousands of files back, and one that was killed begins again.
    """
    if isinstance(default_storage, FileSystemStorage):
        path = Path(default_storage.path(name))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(path.name + PART)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out, source.open("rb") as file:
            while chunk := file.read(1 << 20):
                out.write(chunk)
        part.rename(path)
        return
    default_storage.delete(name)
    with source.open("rb") as file:
        default_storage.save(name, File(file))


def _walk(folder: str) -> Iterator[tuple[str, int]]:
    if isinstance(default_storage, FileSystemStorage):
        yield from _scan(Path(default_storage.location), "")
        return
    folders, names = default_storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}" if folder else name
        yield path, default_storage.size(path)
    for each in folders:
        yield from _walk(f"{folder}/{each}" if folder else each)


def _scan(folder: Path, above: str) -> Iterator[tuple[str, int]]:
    try:
        found = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for each in found:
        if each.is_dir(follow_symlinks=False):
            yield from _scan(Path(each.path), f"{above}{each.name}/")
        elif each.is_file() and not each.name.endswith(PART):
            try:
                yield f"{above}{each.name}", each.stat().st_size
            except FileNotFoundError:  # taken away meanwhile
                continue
