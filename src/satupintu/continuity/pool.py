"""The office's files in a backup folder: each copied once, however many backups it belongs to.

A kept file is never changed, only destroyed; so what an earlier whole backup has is neither read nor copied again.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from satupintu.continuity.manifest import LIST, PART, POOL, Part, read_list, whole_ones
from satupintu.files import services as files

CHUNK = 1 << 20


class Pool:
    """The pool of one backup folder. `added`: the bytes this run brought in; `missing`: what could not be found."""

    def __init__(self, home: Path) -> None:
        self.home, self.root = home, home / POOL
        self.added = 0
        self.missing: list[str] = []
        self._new: list[Path] = []

    def known(self) -> dict[str, Part]:
        """What the newest whole backup has."""
        done = whole_ones(self.home)
        return dict(read_list(done[-1] / LIST)) if done else {}

    def gather(self, named: Iterable[str], lying: dict[str, int], known: dict[str, Part]) -> dict[str, Part]:
        """Have every file that lies in the storage, or that a row names, in the pool; returns what belongs to this
        backup. Raises OSError on a full disk."""
        found: dict[str, Part] = {}
        for name in sorted({*named, *lying}):
            before, path = known.get(name), self.root / name
            if before and before.size == lying.get(name) and _size(path) == before.size:
                found[name] = before
            elif (part := self._copy(name, path)) is not None:
                found[name] = part
            else:
                self.missing.append(name)
        return found

    def undo(self) -> None:
        """Take away what this run brought in."""
        for path in self._new:
            path.unlink(missing_ok=True)

    def sweep(self) -> int:
        """Take away what no whole backup names any more; returns how many files went."""
        needed: set[str] = set()
        for each in whole_ones(self.home):
            needed.update(name for name, _ in read_list(each / LIST))
        gone = 0
        for path in self.root.rglob("*"):
            if path.is_file() and path.relative_to(self.root).as_posix() not in needed:
                path.unlink()
                gone += 1
        return gone

    def _copy(self, name: str, path: Path) -> Part | None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part, digest, size = path.with_name(path.name + PART), hashlib.sha256(), 0
        try:
            with files.taken_down(name) as source, part.open("wb") as out:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    out.write(chunk)
                    size += len(chunk)
            os.replace(part, path)
        except FileNotFoundError:
            return None
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        self._new.append(path)
        self.added += size
        return Part(digest.hexdigest(), size)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1
