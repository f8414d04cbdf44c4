"""What is done to the office and its people: set up, join, grant, declare kin."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.files.services import blind_index
from satupintu.people.access import Role, require_role
from satupintu.people.events import RoleGranted, RoleWithdrawn, StaffJoined
from satupintu.people.models import RoleGrant, User
from satupintu.people.office import AlreadyOpen, OfficeFieldUnfit, adopt_office, change_office, open_office


class UsernameTaken(Refusal):
    """Two people cannot sign in under one name."""

    code = "username_taken"
    says = "Nama pengguna {username} sudah dipakai. Pilih nama lain."
    field = "username"


def add_staff(
    *,
    actor: Actor,
    now: datetime,
    username: str,
    name: str,
    roles: Iterable[str],
    password: str | None,
    nik: str = "",
    family_niks: Iterable[str] = (),
    **details: Any,
) -> User:
    """Let somebody join, with roles from now on. `details`: email, nip, rank, position, education, competences.

    The NIKs, own and of the declared family, are kept only as blind indexes. Raises UsernameTaken.
    """
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)
    with write():
        if User.objects.filter(username=username).exists():
            raise UsernameTaken(username=username)
        kin = [nik_index(number) for number in (nik, *family_niks) if number]
        user = User(
            id=new_id(), office_id=actor.office_id, username=username, name=name, joined_at=now, kin=kin, **details
        )
        user.set_password(password)
        user.save(force_insert=True)
        for role in roles:
            RoleGrant.objects.create(office_id=actor.office_id, user=user, role=Role(role), since=now)
        emit(StaffJoined(at=now, actor=actor, subject=user.pk))
    return user


def grant_role(*, actor: Actor, now: datetime, user_id: UUID, role: str) -> None:
    """Give a role from now on; giving it twice changes nothing. Raises NotAllowed, NotFound for another office's."""
    require_role(actor, Role.ADMINISTRATOR)
    with write():
        if not User.objects.filter(pk=user_id, office_id=actor.office_id).exists():
            raise NotFound()
        RoleGrant.objects.get_or_create(
            user_id=user_id,
            role=Role(role),
            until=None,
            defaults={"office_id": actor.office_id, "since": now},
        )
        emit(RoleGranted(at=now, actor=actor, subject=user_id, role=role))


def withdraw_role(*, actor: Actor, now: datetime, user_id: UUID, role: str) -> None:
    """Take a role back from now on."""
    require_role(actor, Role.ADMINISTRATOR)
    with write():
        RoleGrant.objects.filter(office_id=actor.office_id, user_id=user_id, role=role, until__isnull=True).update(
            until=now
        )
        emit(RoleWithdrawn(at=now, actor=actor, subject=user_id, role=role))


def nik_index(nik: str) -> str:
    """The blind index under which a NIK is found without being readable."""
    return blind_index("nik", nik)


__all__ = [
    "AlreadyOpen",
    "OfficeFieldUnfit",
    "UsernameTaken",
    "add_staff",
    "adopt_office",
    "change_office",
    "grant_role",
    "nik_index",
    "open_office",
    "withdraw_role",
]
