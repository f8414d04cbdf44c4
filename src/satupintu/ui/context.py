"""What every page shows of the office: its arms and name. Filled by people through a port; asks nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from satupintu.base.ports import Port
from satupintu.ui.language import here


@dataclass(frozen=True, slots=True)
class OfficeLook:
    """The office as pages show it. `arms` is inline SVG; empty: a plain shield."""

    name: str = "Satu Pintu"
    short_name: str = "Satu Pintu"
    government: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    zone: str = "Asia/Jakarta"
    arms: str = ""
    open: bool = True  # whether the public is let in


office_look: Port[Callable[[], OfficeLook]] = Port("ui.office_look")
troubles: Port[Callable[[], list[str]]] = Port("ui.troubles")
NOBODY = OfficeLook()


def office(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `office`, whether this is the demo, and `troubles`, which only pages of the staff ask for."""
    try:
        look = office_look.get()()
    except (LookupError, DatabaseError):  # the page that says so must stand without a database too
        look = NOBODY
    languages = {"languages": settings.LANGUAGES, "here": here(request)}
    return {"office": look, "demo": settings.DEMO, "troubles": _troubles} | languages


def _troubles() -> list[str]:
    """What is in trouble, in sentences; a page must stand even when that cannot be asked."""
    try:
        return troubles.get()()
    except LookupError:
        return []
    except OSError:  # the shared cache lies on the disk that is full
        return []
