"""Is a backup whole? Every part and every file is read and hashed; nothing is believed."""

from pathlib import Path

from satupintu.continuity.manifest import KEYS, LIST, POOL, Manifest, Part, measured, read, read_list, whole_ones
from satupintu.continuity.refusals import BackupDamaged, NotABackup
from satupintu.rules.unreadable import why

FAULTS_TOLD = 5


def choose(folder: Path) -> Path:
    """The backup meant by a folder: itself, or the newest whole one in it. Raises NotABackup."""
    if (folder / LIST).exists() and (folder.parent / POOL).is_dir():
        return folder
    if done := whole_ones(folder):
        return done[-1]
    cut = sorted(path.name for path in folder.glob("*.part")) if folder.is_dir() else []
    why = f"{cut[-1]} terputus di tengah" if cut else "tidak ada cadangan di dalamnya"
    raise NotABackup(folder=folder, why=why)


def faults(backup: Path) -> list[str]:
    """What is missing or changed in one backup, a few words each; empty when it is whole. Raises NotABackup when there
    is nothing that could be looked at."""
    manifest = read(backup)
    found = [told for name, part in manifest.parts.items() if (told := _fault(name, backup / name, part))]
    if not manifest.kept_at and KEYS not in manifest.parts:
        found.append(f"{KEYS} tidak ada")
    if any(told.startswith(LIST) for told in found):
        return found
    count = 0
    for name, part in read_list(backup / LIST):
        count += 1
        if told := _fault(name, backup.parent / POOL / name, part):
            found.append(told)
    if count != manifest.files:
        found.append(f"{LIST} menyebut {count} berkas, seharusnya {manifest.files}")
    return found


def require_whole(backup: Path) -> Manifest:
    """The manifest of a backup of which every byte was checked. Raises NotABackup, BackupDamaged."""
    if bad := faults(backup):
        more = [f"dan {len(bad) - FAULTS_TOLD} lagi"] if len(bad) > FAULTS_TOLD else []
        raise BackupDamaged(name=backup.name, count=len(bad), faults="; ".join(bad[:FAULTS_TOLD] + more))
    return read(backup)


def _fault(name: str, path: Path, part: Part) -> str:
    try:
        if path.stat().st_size != part.size:
            return f"{name} terpotong"
        return "" if measured(path) == part else f"{name} berubah"
    except FileNotFoundError:
        return f"{name} tidak ada"
    except OSError as error:
        return f"{name} tidak terbaca ({why(error)})"
