"""The standards that lie ready to be adopted: files of law/, and of the office's own law folder."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from satupintu.people.queries import Office
from satupintu.rules.faults import Fault
from satupintu.rules.loading import load
from satupintu.rules.standard import Standard


@dataclass(frozen=True, slots=True)
class Ready:
    """A file on the shelf. `standard` is None when it has faults; `ours` when it is this office's promise."""

    name: str  # "iumk/2019-01-01"
    path: Path
    standard: Standard | None
    faults: tuple[Fault, ...]
    digest: str
    own: bool
    ours: bool


def shelf(office: Office) -> list[Ready]:
    """All of them, the office's own folder first; within a service the youngest first."""
    own, law = Path(settings.OWN_LAW), Path(settings.LAW)
    found = []
    for root in (own, law):
        paths = sorted((root / "standards").glob("*/[12]*.yaml"), reverse=True)
        found += [_ready(office, path, law, own, root == own) for path in paths]
    return found


def on_shelf(office: Office, name: str) -> Ready | None:
    """The one of this name: an address names a file on the shelf, never a path."""
    return next((each for each in shelf(office) if each.name == name), None)


def _ready(office: Office, path: Path, law: Path, own: Path, mine: bool) -> Ready:
    loaded = load(path, law=law, own=own, offices={office.slug: office.region_code})
    ours = loaded.standard is not None and loaded.standard.office == office.slug
    name = f"{path.parent.name}/{path.stem}"
    return Ready(name, path, loaded.standard, loaded.faults, loaded.digest, mine, ours)
