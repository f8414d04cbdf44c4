"""The strongroom's shelf, where it is a folder of this machine: a file is there whole and lasting, or not at all."""

import os
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

PART = ".part"  # the ending of what is being written; `keeping.sweep_orphans` knows it


@deconstructible(path="satupintu.files.storage.LastingStorage")
class LastingStorage(FileSystemStorage):
    """Django's storage in a folder, made to survive a power cut, a kill and a full disk: written beside, then moved."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700, **options})

    def _save(self, name: str, content: "File[Any]") -> str:
        path = Path(self.path(name))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(path.name + PART)
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _fsync_folders(path.parent, Path(self.location))
        return name


def _fsync_folders(folder: Path, root: Path) -> None:
    """Make the names lasting too, up to the root: any of the folders may be new."""
    while True:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if folder in {root, folder.parent}:
            return
        folder = folder.parent
