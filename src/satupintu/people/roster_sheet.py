"""The list of staff with its columns, for the administrator."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.base.actor import Actor
from satupintu.people.roster import Member, roster
from satupintu.sheets.services import Column, Listing

STATES: dict[str, tuple[str, Any]] = {
    "active": ("done", lazy("aktif")),
    "invited": ("soon", lazy("diundang")),
    "recovering": ("soon", lazy("menunggu kata sandi baru")),
    "locked": ("late", lazy("terkunci")),
}


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
            Column("state", _("Keadaan"), lambda each: str(STATES[each.state][1]), choose=lambda each: each.state),
            Column("joined", _("Sejak"), lambda each: each.user.joined_at),
            Column("nip", _("NIP"), lambda each: each.user.nip, personal=True, search=True),
            Column("email", _("E-mail"), lambda each: each.user.email, personal=True),
        ),
        lambda: roster(actor, now),
    )
