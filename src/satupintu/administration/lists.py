"""The lists of the office's own pages with their columns: the standards it adopted, and its runs of numbers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.administration.series import all_series
from satupintu.applications.services import series_begun
from satupintu.base.actor import Actor
from satupintu.sheets.services import Column, Listing
from satupintu.standards.queries import enactments

STATES: dict[str, tuple[Any, str]] = {
    "standing": (lazy("Berlaku"), "done"),
    "withdrawn": (lazy("Dicabut"), ""),
    "coming": (lazy("Akan berlaku"), "soon"),
    "replaced": (lazy("Diganti"), ""),
}


def state_of(row: Any, standing: Collection[UUID], today: date) -> str:
    """How a standard that was adopted stands. standing: the ids of those in force today."""
    if row.pk in standing:
        return "standing"
    if row.withdrawn_from:
        return "withdrawn"
    return "coming" if row.in_force_from > today else "replaced"


def standards(actor: Actor, standing: Collection[UUID], today: date) -> Listing[Any]:
    """All that the office ever adopted: by service, the youngest first."""

    def state(row: Any) -> str:
        return state_of(row, standing, today)

    return Listing(
        "standards",
        _("Standar yang ditetapkan"),
        (
            Column("service", _("Layanan"), lambda row: row.service, choose=lambda row: row.service),
            Column("since", _("Berlaku sejak"), lambda row: row.in_force_from),
            Column("state", _("Keadaan"), lambda row: str(STATES[state(row)][0]), choose=state),
            Column("until", _("Dicabut mulai"), lambda row: row.withdrawn_from),
            Column("why", _("Alasan dicabut"), lambda row: row.withdrawn_why),
            Column("digest", _("Sidik"), lambda row: row.digest),
        ),
        lambda: enactments(actor),
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A run of numbers this year: the last number used (None: not written down), and how the next will look."""

    name: str
    title: str
    last: int | None
    following: str


def runs(actor: Actor, today: date) -> Listing[Run]:
    """The runs of numbers of this year."""

    def read() -> list[Run]:
        begun = series_begun(actor, today.year)
        found = [(each, begun.get(each.name)) for each in all_series(actor.office_id, today)]
        return [Run(each.name, each.title, last, each.shown((last or 0) + 1, today)) for each, last in found]

    return Listing(
        "numbers",
        _("Nomor urut"),
        (
            Column("title", _("Urutan"), lambda run: run.title),
            Column("last", _("Terakhir"), lambda run: run.last),
            Column("following", _("Berikutnya"), lambda run: run.following),
        ),
        read,
        {"year": str(today.year)},
    )
