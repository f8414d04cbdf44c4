"""Sets up the fictional office: profile, calendar, standard and cast; only through services."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model

from satupintu.base.actor import Actor, system
from satupintu.demo.cast import PASSWORD, STAFF, Member
from satupintu.people.queries import Office, actor_for, staff
from satupintu.people.services import add_staff, adopt_office, change_particulars, open_office
from satupintu.rules.offices import load_office
from satupintu.standards.services import adopt
from satupintu.workdays.services import adopt_calendar

if TYPE_CHECKING:
    from satupintu.people.models import User

ADDRESS = "Jalan Contoh Nomor 1, Pasir Pengaraian"  # the source publishes none; invented for the demo
PHONE = "0800-0000-001"


def seed(now: datetime, *, standards: tuple[Path, ...] = ()) -> Office:
    """Set the office up, or leave it as it is when it stands already. `standards` default to law/standards/iumk."""
    profile = load_office(settings.LAW / "offices" / "dpmptsp-rokan-hulu.yaml")
    fields = profile.fields("dpmptsp-rokan-hulu") | {"address": ADDRESS, "phone": PHONE}
    # The demo sends nothing to the office's own published addresses: papers and pages show a reserved one.
    office = adopt_office(fields | {"email": "kantor@contoh.example", "website": "contoh.example"}, now=now)
    root = system(office.pk)
    adopt_calendar(actor=root, now=now)
    for path in standards or tuple(sorted((settings.LAW / "standards" / "iumk").glob("2*.yaml"))):
        adopt(actor=root, now=now, path=path)
    known = {each.username for each in staff(root)}
    for member in STAFF:
        if member.username not in known:
            _join(root, member, now)
    return office if office.opened_at else open_office(actor=root, now=now)


def _join(root: Actor, member: Member, now: datetime) -> None:
    user = add_staff(
        actor=root,
        now=now,
        username=member.username,
        name=member.name,
        roles=member.roles,
        password=PASSWORD,
        nik=member.nik,
        family_niks=member.family_niks,
        nip=member.nip,
        rank=member.rank,
        position=member.position,
        education=member.education,
        competences=list(member.competences),
        email=f"{member.username}@contoh.example",
    )
    if member.totp_secret:
        Authenticator.objects.create(
            user=user,
            type=Authenticator.Type.TOTP,
            data={"secret": get_adapter().encrypt(member.totp_secret)},
        )


def place(now: datetime) -> None:
    """Put each below the one above: that is known only once all have joined, and they join in the order in which turns
    begin. Twice changes nothing."""
    root = system(office_id_of(STAFF[0].username))
    users = {each.username: each for each in staff(root)}
    for member in STAFF:
        if member.superior:
            changes = {"superior_id": users[member.superior].pk}
            change_particulars(actor=root, now=now, user_id=users[member.username].pk, changes=changes)


def actor(username: str, at: datetime) -> Actor:
    """One of the six, with the roles held at an instant."""
    return actor_for(_user(username), at)


def office_id_of(username: str) -> UUID:
    """The office where one of the six works."""
    return _user(username).office_id


def _user(username: str) -> "User":
    found: User = get_user_model().objects.get_by_natural_key(username)
    return found
