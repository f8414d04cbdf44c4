"""What the office has of its own in law/ (its standards, its statutes, its days), as one part of a backup."""

import zipfile
from pathlib import Path

from django.conf import settings

LAW = "law.zip"


def lying() -> list[Path]:
    """The files in the office's own law folder, in the order of their names."""
    return sorted(path for path in Path(settings.OWN_LAW).rglob("*") if path.is_file())


def pack(folder: Path) -> None:
    """Put them into a part of the backup in `folder`; no part where there are none."""
    found = lying()
    if not found:
        return
    with zipfile.ZipFile(folder / LAW, "w", zipfile.ZIP_DEFLATED) as case:
        for path in found:
            case.writestr(path.relative_to(settings.OWN_LAW).as_posix(), path.read_bytes())


def unpack(folder: Path) -> None:
    """Lay them back, if the backup in `folder` has any. Names that lead outside are laid inside (`zipfile` does)."""
    if not (folder / LAW).is_file():
        return
    with zipfile.ZipFile(folder / LAW) as case:
        case.extractall(settings.OWN_LAW)
