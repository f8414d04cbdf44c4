"""The register of licences on the screen: what the office issued, by day, and how each stands; taken out as a sheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.heritage.queries import READERS as OLD_READERS
from satupintu.licences import queries
from satupintu.licences.queries import Wanted, status_of
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules import codes
from satupintu.rules.promise import local
from satupintu.sheets.long_lists import NarrowForm, Place
from satupintu.sheets.pages import download, require_safe_or_taken_out
from satupintu.sheets.services import Column, Listing, pages, told
from satupintu.sheets.tables import head
from satupintu.standards.queries import enactments, services_offered
from satupintu.ui.typed import DayField

STATES: Mapping[str, tuple[Any, str]] = {
    "valid": (lazy("Berlaku"), "done"),
    "unsigned": (lazy("Belum ditandatangani"), "soon"),
    "revoked": (lazy("Dicabut"), "late"),
}


class RegisterForm(NarrowForm):
    """How the register is narrowed and sorted: each field a part of the address."""

    layanan = forms.ChoiceField(label=lazy("Layanan"), required=False)
    keadaan = forms.ChoiceField(
        label=lazy("Keadaan"),
        required=False,
        choices=[("", lazy("Semua")), *((name, words) for name, (words, _tone) in STATES.items())],
    )
    dari = DayField(label=lazy("Terbit dari"), required=False, width=0)
    sampai = DayField(label=lazy("Terbit sampai"), required=False, width=0)
    urut = forms.ChoiceField(
        label=lazy("Urutan"),
        required=False,
        choices=[
            ("", lazy("Paling baru dahulu")),
            ("terbit", lazy("Paling lama dahulu")),
        ],
    )

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, usual="-terbit", **kwargs)
        service = self.fields["layanan"]
        assert isinstance(service, forms.ChoiceField)
        service.choices = [("", lazy("Semua")), *services]

    def wanted(self) -> Wanted:
        """The filter; a field that was filled in wrongly narrows nothing, and says so beside itself."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            service=data.get("layanan", ""),
            status=data.get("keadaan", ""),
            since=data.get("dari"),
            until=data.get("sampai"),
            oldest_first=data.get("urut") == "terbit",
        )


def _sheet(actor: Actor, wanted: Wanted, zone: str) -> Listing[Any]:
    def says(name: str) -> Any:
        return lambda row: str(row.says.get(name, ""))

    return Listing(
        "licences",
        _("Register izin"),
        (
            Column("number", _("Nomor"), lambda row: row.number),
            Column("title", _("Jenis izin"), lambda row: row.title),
            Column("issued", _("Terbit"), lambda row: row.issued_at),
            Column("state", _("Keadaan"), lambda row: str(STATES[status_of(row.signed_at, row.revoked_at)][0])),
            Column("business", _("Usaha"), says("business")),
            Column("activity", _("Kegiatan usaha"), says("activity")),
            Column("place", _("Tempat usaha"), says("place")),
            Column("file", _("Berkas"), lambda row: row.application.number),
            Column("code", _("Kode periksa"), lambda row: codes.show(row.code)),
            Column("signed", _("Ditandatangani"), lambda row: row.signed_at),
            Column("handed_over", _("Diserahkan"), lambda row: row.handed_over_at),
            Column("revoked", _("Dicabut"), lambda row: row.revoked_at),
        ),
        lambda: pages(lambda after: queries.register(actor, wanted, after, zone=zone, size=500)),
        told(wanted),
    )


def _services(actor: Actor, today: date) -> list[tuple[str, str]]:
    """Every service the office ever promised: a licence outlives its standard."""
    offered = {each.standard.service: each.standard.short_title for each in services_offered(actor.office_id, today)}
    ever = sorted({row.service for row in enactments(actor)})
    return [(service, offered.get(service, service.upper())) for service in ever]


@staff_required
@require_safe_or_taken_out
def register(request: StaffRequest) -> HttpResponseBase:
    """What the office issued, the newest first unless asked otherwise."""
    actor = request.staff
    zone = office(actor.office_id).zone
    form = RegisterForm(request.GET, services=_services(actor, local(clock.now(), zone)))
    wanted = form.wanted()
    place = Place(request.GET.dict())
    if place.leaving:
        back = f"{request.path}{place.first}"
        return download(request, actor, _sheet(actor, wanted, zone), zone=zone, back=back, nav="heritage")
    rows, onward = queries.register(actor, wanted, place.after, zone=zone)
    context = {
        "nav": "heritage",
        "filter": form,
        "reads_old": actor.has(*OLD_READERS),
        "place": place.leading_to(onward),
        "rows": [(row, *STATES[status_of(row.signed_at, row.revoked_at)]) for row in rows],
        "day_head": head(_("Terbit"), "terbit", place.asked, usual="-terbit"),
    }
    return render(request, "licences/register.html", context)
