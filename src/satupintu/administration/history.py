"""How the office came to be as it is: every change of what it is called, promises, counts and closes, and of its staff.

Each room keeps its own record; here they are read side by side.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from satupintu.administration.series import all_series
from satupintu.administration.words import FIELD_NAMES, told
from satupintu.applications.services import series_kept
from satupintu.audit.queries import of_office
from satupintu.base.actor import Actor
from satupintu.base.speaking import speak
from satupintu.people.queries import happened, names, office, office_changes
from satupintu.rules.words import plain_date
from satupintu.sheets.services import Column, Listing
from satupintu.standards.queries import enactments

if TYPE_CHECKING:
    from satupintu.audit.models import Entry

MOST = 1_000  # of the newest
DATES = 3  # named one by one; of more, how many there are


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: when, what, from what to what, by whom, and why."""

    at: datetime
    about: str
    what: str
    old: str
    new: str
    by: str
    reason: str = ""


def listing(actor: Actor, today: date) -> Listing[Changed]:
    """The changes, newest first, as a list that is shown and taken out."""
    return Listing(
        "office_history",
        _("Riwayat perubahan"),
        (
            Column("at", _("Kapan"), lambda each: each.at),
            Column("about", _("Bagian"), lambda each: each.about, choose=lambda each: each.about),
            Column("what", _("Apa"), lambda each: each.what),
            Column("old", _("Dari"), lambda each: each.old),
            Column("new", _("Menjadi"), lambda each: each.new),
            Column("by", _("Oleh"), lambda each: each.by),
            Column("reason", _("Alasan"), lambda each: each.reason),
        ),
        lambda: changes(actor, today),
        cut=MOST,
    )


def changes(actor: Actor, today: date) -> list[Changed]:
    """The changes, newest first; one more than MOST when there are more. Raises NotAllowed."""
    found = [*_of_fields(actor), *_of_promises(actor, today), *_of_people(actor)]
    return sorted(found, key=lambda each: each.at, reverse=True)[: MOST + 1]


def _of_fields(actor: Actor) -> Iterator[Changed]:
    rows = office_changes(actor, limit=MOST + 1)
    people = names({row.by_id for row in rows if row.by_id})
    for row in rows:
        what = str(FIELD_NAMES.get(row.field, row.field))
        by = people.get(str(row.by_id), _("Sistem"))
        opened = row.field == "opened_at"  # what it says is its own instant
        old, new = ("", "") if opened else (told(row.old), told(row.new))
        yield Changed(row.at, _("Kantor"), what, old, new, by, row.reason)


def _of_people(actor: Actor) -> Iterator[Changed]:
    for name, line in happened(actor, office(actor.office_id).zone, MOST + 1):
        yield Changed(line.at, _("Petugas"), name, "", ". ".join((line.title, *line.details)), line.who)


def _of_promises(actor: Actor, today: date) -> Iterator[Changed]:
    """Standards, numbers and closed days, as the trail tells of them."""
    subjects = {actor.office_id, *series_kept(actor), *(row.pk for row in enactments(actor))}
    entries = of_office(actor, subjects, _TELLERS.keys(), MOST + 1)
    people = names({row.actor_id for row in entries if row.actor_id})
    titles = {each.name: each.title for each in all_series(actor.office_id, today)}
    for entry in entries:
        about, what, old, new, why = _TELLERS[entry.event](entry, titles)
        yield Changed(entry.at, about, what, old, new, people.get(str(entry.actor_id), _("Sistem")), why)


Told = tuple[str, str, str, str, str]


def _number(entry: "Entry", titles: Mapping[str, str]) -> Told:
    data = entry.data
    what = f"{titles.get(data['series'], data['series'])} {data['year']}"
    return _("Nomor urut"), what, str(data["before"]), str(data["last"]), str(data["reason"])


def _adopted(entry: "Entry", titles: Mapping[str, str]) -> Told:
    since = _("berlaku sejak %(day)s") % {"day": _day(entry.data["from"])}
    return _("Standar"), str(entry.data["service"]), "", since, ""


def _withdrawn(entry: "Entry", titles: Mapping[str, str]) -> Told:
    since = _("tidak berlaku lagi sejak %(day)s") % {"day": _day(entry.data["from"])}
    return _("Standar"), str(entry.data["service"]), "", since, str(entry.data["why"])


def _calendar(entry: "Entry", titles: Mapping[str, str]) -> Told:
    days = entry.data["dates"]
    shown = ", ".join(map(_day, days)) if len(days) <= DATES else _("%(count)d hari") % {"count": len(days)}
    return _("Hari kerja"), _("Hari tutup"), "", shown, str(entry.data["why"])


def _day(written: str) -> str:
    return speak(plain_date(date.fromisoformat(written)))


_TELLERS: dict[str, Callable[["Entry", Mapping[str, str]], Told]] = {
    "NumberingStarted": _number,
    "StandardAdopted": _adopted,
    "StandardWithdrawn": _withdrawn,
    "CalendarChanged": _calendar,
}
