"""Who acts for whom, and who is away, as lists with their columns; and how the state of each is called."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.base.actor import Actor
from satupintu.people import leave, mandates
from satupintu.people.acting_models import Absence, Mandate
from satupintu.sheets.services import Column, Listing

STATES: dict[str, tuple[str, Any]] = {
    "in_force": ("done", lazy("berlaku")),
    "coming": ("soon", lazy("akan datang")),
    "over": ("", lazy("selesai")),
    "ended": ("paused", lazy("diakhiri")),
    "cancelled": ("paused", lazy("dibatalkan")),
}
KINDS: dict[str, Any] = {"leave": lazy("Cuti"), "duty": lazy("Dinas luar")}


def worded(state: str) -> tuple[str, str, str]:
    """A state, its tone and its words."""
    tone, words = STATES[state]
    return state, tone, str(words)


def mandate_state(mandate: Mandate, now: datetime, zone: str) -> str:
    """How a mandate stands."""
    return mandate.term(zone).state(now)


def absence_state(absence: Absence, today: date) -> str:
    """How an absence stands."""
    if absence.cancelled_at is not None:
        return "cancelled"
    if today > absence.ends_on:
        return "over"
    return "in_force" if absence.starts_on <= today else "coming"


def mandates_list(actor: Actor, now: datetime, zone: str) -> Listing[Mandate]:
    """All orders, the latest first."""
    return Listing(
        "mandates",
        _("Plh. dan Plt."),
        (
            Column("who", _("Siapa"), lambda each: each.user.name),
            Column("title", _("Sebagai"), lambda each: each.title),
            Column("replaced", _("Mewakili"), lambda each: each.replaced.name if each.replaced else ""),
            Column("from", _("Mulai"), lambda each: each.starts_on),
            Column("until", _("Sampai"), lambda each: each.ends_on),
            Column(
                "state",
                _("Keadaan"),
                lambda each: worded(mandate_state(each, now, zone))[2],
                choose=lambda each: mandate_state(each, now, zone),
            ),
            Column("order", _("Surat perintah"), lambda each: each.order_number),
            Column("order_date", _("Tanggal surat"), lambda each: each.order_date),
            Column("recorded_by", _("Dicatat oleh"), lambda each: each.recorded_by.name),
            Column("recorded_at", _("Dicatat pada"), lambda each: each.recorded_at),
            Column("ended_why", _("Alasan diakhiri"), lambda each: each.ended_why),
        ),
        lambda: mandates.history(actor),
    )


def absences_list(actor: Actor, today: date) -> Listing[Absence]:
    """All absences, the latest first."""
    return Listing(
        "absences",
        _("Cuti dan dinas luar"),
        (
            Column("who", _("Siapa"), lambda each: each.user.name),
            Column("from", _("Mulai"), lambda each: each.starts_on),
            Column("until", _("Sampai"), lambda each: each.ends_on),
            Column("kind", _("Jenis"), lambda each: str(KINDS[each.kind]), choose=lambda each: each.kind),
            Column(
                "state",
                _("Keadaan"),
                lambda each: worded(absence_state(each, today))[2],
                choose=lambda each: absence_state(each, today),
            ),
            Column("letter", _("Nomor surat"), lambda each: each.letter),
            Column("recorded_by", _("Dicatat oleh"), lambda each: each.recorded_by.name),
            Column("recorded_at", _("Dicatat pada"), lambda each: each.recorded_at),
            Column("cancelled_why", _("Alasan dibatalkan"), lambda each: each.cancelled_why),
        ),
        lambda: leave.absences(actor),
    )
