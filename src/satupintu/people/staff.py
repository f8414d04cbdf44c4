"""Who works here: somebody joins, their particulars change, their family is declared. Entered by `people.services`."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError

from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.files.services import blind_index
from satupintu.people import guard, record
from satupintu.people.events import KinDeclared, ParticularsChanged, StaffJoined
from satupintu.people.models import User
from satupintu.people.post import Letter, post
from satupintu.people.refusals import OwnKin, StaffFieldUnfit, SuperiorUnfit, UsernameTaken, UsernameUnfit
from satupintu.people.roles import known_roles, put
from satupintu.people.skills import skills_asked
from satupintu.rules.spoken import said

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
_LINES = {
    "name": said("Nama"),
    "nip": said("NIP"),
    "rank": said("Pangkat"),
    "position": said("Jabatan"),
    "education": said("Pendidikan"),
}
PARTICULARS = (*_LINES, "username", "email", "competences", "superior_id", "joined_at")
_FURTHEST_UP = 20


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
    """Let somebody join, with roles from now on. `details`: email, nip, rank, position, education, competences,
    superior_id, joined_at (default: now). Without a password they cannot sign in until a link lets them set one
    (`invite`).

    The NIKs, own and of the declared family, are kept only as blind indexes. Raises NotAllowed, UsernameTaken,
    UsernameUnfit, StaffFieldUnfit, UnknownRole, AdministratorDecides, SuperiorUnfit. Emits StaffJoined.
    """
    guard.require_keys(actor)
    held, fields = known_roles(roles), _fit({"name": name, "joined_at": now, **details}, now)
    with write():
        guard.hold_office(actor.office_id)
        guard.require_keys_now(actor, now)
        user = User(id=new_id(), office_id=actor.office_id, username=_fit_username(username))
        user.kin = sorted({nik_index(number) for number in (nik, *family_niks) if number})
        _set(user, fields)
        user.set_password(password)
        guard.touch(user, now)
        try:
            with write():  # a savepoint: the name may be taken in another office at this very moment
                user.save(force_insert=True)
        except IntegrityError:
            raise UsernameTaken(username=username) from None
        for role in held:
            put(user, role, since=now)
        record.keep(StaffJoined(at=now, actor=actor, subject=user.pk, roles=held))
    return user


def change_particulars(*, actor: Actor, now: datetime, user_id: UUID, changes: Mapping[str, Any]) -> User:
    """Change some of PARTICULARS; nothing happens when none differs. What was there before stays in the history. When
    the mail address changes, the old one is told.

    Raises NotAllowed, NotFound, StaffFieldUnfit, UsernameUnfit, UsernameTaken, SuperiorUnfit. Emits ParticularsChanged.
    """
    fields = _fit(changes, now)
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        user.competences = sorted(user.competences)
        old = {name: getattr(user, name) for name in fields}
        differing = {name: value for name, value in fields.items() if old[name] != value}
        if not differing:
            return user
        if "username" in differing:
            _fit_username(differing["username"])
        _set(user, differing)
        try:
            with write():  # a savepoint, as in `add_staff`
                user.save(update_fields=list(differing))
        except IntegrityError:
            raise UsernameTaken(username=user.username) from None
        asked = dict(skills_asked.get()(user.office_id, now)) if "competences" in differing else {}
        told = {name: [_plain(old[name], asked), _plain(value, asked)] for name, value in differing.items()}
        event = ParticularsChanged(at=now, actor=actor, subject=user.pk, fields=tuple(sorted(differing)))
        record.keep(event, changes=told)
        if differing.get("email") is not None and old.get("email"):
            _tell_old_address(user, str(old["email"]), now)
    return user


def declare_kin(
    *, actor: Actor, now: datetime, user_id: UUID, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> int:
    """Put NIKs (16 digits) on the list of those whom this person may not serve, or take some off; returns how many the
    list then holds. Only blind indexes are kept: to take one off it must be given again, and not by oneself.

    Raises NotAllowed, NotFound, OwnKin. Emits KinDeclared. Source: UU 30/2014 Pasal 42 (conflict of interest).
    """
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        known = set(user.kin)
        gone = known & {nik_index(nik) for nik in remove}
        new = {nik_index(nik) for nik in add} - known
        if gone and actor.user_id == user.pk:
            raise OwnKin()
        if new or gone:
            user.kin = sorted((known | new) - gone)
            user.save(update_fields=["kin"])
            record.keep(KinDeclared(at=now, actor=actor, subject=user.pk, added=len(new), removed=len(gone)))
    return len(user.kin)


def _plain(value: Any, asked: Mapping[str, str]) -> str:
    """A value as the history tells it; what somebody knows, in the words of the standard that asks for it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return "; ".join(asked.get(each, each) for each in value) if isinstance(value, list) else str(value or "")


def nik_index(nik: str) -> str:
    """The blind index under which a NIK is found without being readable."""
    return blind_index("nik", nik)


def _set(user: User, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(user, name, value)
    if fields.get("superior_id"):
        _require_line(user)


def _require_line(user: User) -> None:
    """The superior works in the same office, and going up from there one does not come back. Raises SuperiorUnfit."""
    above = user.superior_id
    for _ in range(_FURTHEST_UP):
        if above is None:
            return
        found = User.objects.filter(pk=above, office_id=user.office_id).values_list("superior_id").first()
        if found is None or above == user.pk:
            break
        above = found[0]
    raise SuperiorUnfit()


def _fit(fields: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The particulars, tidied. Raises StaffFieldUnfit."""
    if unknown := set(fields) - set(PARTICULARS):
        raise StaffFieldUnfit(min(unknown), min(unknown), said("tidak dikenal."))
    tidy: dict[str, Any] = {}
    for name, value in fields.items():
        tidy[name] = _line(name, str(value)) if name in _LINES else value
    if "name" in tidy and not tidy["name"]:
        raise StaffFieldUnfit("name", said("Nama"), said("harus diisi."))
    if tidy.get("email"):
        try:
            validate_email(tidy["email"])
        except ValidationError:
            raise StaffFieldUnfit("email", said("Alamat surel"), said("tulis seperti nama@contoh.example.")) from None
    if "joined_at" in tidy and tidy["joined_at"] > now:
        why = said("tidak dapat di hari yang akan datang.")
        raise StaffFieldUnfit("joined", said("Bekerja di sini sejak"), why)
    if "competences" in tidy:
        tidy["competences"] = sorted({_line("education", str(each)) for each in tidy["competences"]})
    return tidy


def _line(field: str, text: str) -> str:
    """One line: blanks and line ends become one blank; invisible characters are refused, for they deceive readers."""
    tidy = " ".join(text.split())
    limit: int = getattr(User._meta.get_field(field), "max_length", None) or len(tidy)
    if any(unicodedata.category(each).startswith("C") for each in tidy):
        why = said("ada karakter yang tidak terlihat. Ketik ulang tanpa menyalin.")
        raise StaffFieldUnfit(field, _LINES[field], why)
    if len(tidy) > limit:
        raise StaffFieldUnfit(field, _LINES[field], said("paling panjang {limit} huruf.", limit=limit))
    return tidy


def _fit_username(username: str) -> str:
    """The name to sign in with, free. Raises UsernameUnfit, UsernameTaken."""
    if not _USERNAME.fullmatch(username):
        raise UsernameUnfit()
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken(username=username)
    return username


def _tell_old_address(user: User, address: str, now: datetime) -> None:
    """Whoever owned the old address learns that letters about their access will go elsewhere."""
    if not post.get().ready(user.office_id):
        return
    body = (
        f"Yth. {user.name},\n\nAlamat surel akun Anda di kantor sudah diganti oleh administrator. "
        "Surat tentang akun Anda tidak lagi dikirim ke alamat ini.\n\n"
        "Bukan Anda yang meminta? Segera beri tahu kepala kantor."
    )
    key = f"staff-address:{new_id()}"
    post.get().send(
        Letter(user.office_id, user.pk, address, "staff_address_changed", "Alamat surel akun Anda diganti", body, key),
        now,
    )
