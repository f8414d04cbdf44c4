"""The list of staff as a sheet, for the administrator."""

from datetime import datetime

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.people.roster import Member, roster
from satupintu.sheets.pages import download
from satupintu.sheets.services import Column, Listing


def members(actor: Actor, now: datetime) -> Listing[Member]:
    """All staff, also locked, by name. Of their mail and NIP only with a reason."""
    return Listing(
        "staff",
        _("Petugas"),
        (
            Column("name", _("Nama"), lambda each: each.user.name),
            Column("username", _("Nama pengguna"), lambda each: each.user.username),
            Column("position", _("Jabatan"), lambda each: each.user.position),
            Column("roles", _("Peran"), lambda each: ", ".join(each.roles)),
            Column("state", _("Keadaan"), lambda each: each.state),
            Column("joined", _("Sejak"), lambda each: each.user.joined_at),
            Column("nip", _("NIP"), lambda each: each.user.nip, personal=True),
            Column("email", _("E-mail"), lambda each: each.user.email, personal=True),
        ),
        lambda: roster(actor, now),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def people_download(request: StaffRequest) -> HttpResponseBase:
    """The list as a sheet."""
    actor = request.staff
    require_role(actor, Role.ADMINISTRATOR)
    zone = office(actor.office_id).zone
    return download(request, actor, members(actor, clock.now()), zone=zone, back=reverse("office_staff"), nav="office")
