"""The history of a person in words, for those who read it on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.base.speaking import speak
from satupintu.people.access import role_name
from satupintu.people.models import StaffFact
from satupintu.people.record import words_of
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date

FIELDS: dict[str, Any] = {
    "name": lazy("Nama"),
    "username": lazy("Nama pengguna"),
    "nip": lazy("NIP"),
    "rank": lazy("Pangkat"),
    "position": lazy("Jabatan"),
    "education": lazy("Pendidikan"),
    "email": lazy("Alamat surel"),
    "competences": lazy("Kompetensi"),
    "superior_id": lazy("Atasan langsung"),
    "joined_at": lazy("Bekerja di sini sejak"),
}
_TITLES: dict[str, Any] = {
    "StaffJoined": lazy("Mulai bekerja di sini"),
    "ParticularsChanged": lazy("Data diubah"),
    "KinDeclared": lazy("Daftar NIK keluarga diubah"),
    "StaffInvited": lazy("Diundang"),
    "AccessRecovered": lazy("Akses dipulihkan"),
    "PasswordSet": lazy("Membuat kata sandi"),
    "StaffLocked": lazy("Akun dikunci"),
    "StaffUnlocked": lazy("Kunci dibuka"),
}
_PHONE: dict[str, Any] = {
    "added": lazy("Kode dari ponsel dipasang"),
    "moved": lazy("Kode dipindahkan ke ponsel lain"),
    "removed": lazy("Kode dari ponsel dilepas"),
    "reset": lazy("Kode cadangan dibuat baru"),
}
_TONES = {"StaffLocked": "late", "AccessRecovered": "paused"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: what, when, by whom, and the words beside it."""

    title: str
    at: datetime
    who: str
    details: tuple[str, ...]
    reason: str
    tone: str


def tell(fact: StaffFact, people: Mapping[str, str], zone: str, *, sealed: bool = False) -> Line:
    """A fact in words. people: names by user id, for superiors. zone: in which days are counted. sealed: leave out the
    words beside it, which are only for whoever looks at this person."""
    words = {} if sealed else words_of(fact)
    said = str(words.get("reason", ""))
    return Line(
        title=_title(fact),
        at=fact.at,
        who=fact.by.name if fact.by else _("Perintah di komputer server"),
        details=(*_of_data(fact, zone), *(_fields(fact) if sealed else _of_words(words, people, zone))),
        reason=said,
        tone=_TONES.get(fact.kind, ""),
    )


def _title(fact: StaffFact) -> str:
    role = role_name(str(fact.data.get("role", "")))
    if fact.kind == "RoleGranted":
        return _("Diberi peran %(role)s") % {"role": role}
    if fact.kind == "RoleWithdrawn":
        return _("Peran %(role)s dicabut") % {"role": role}
    if fact.kind == "SecondFactorChanged":
        return str(_PHONE.get(str(fact.data.get("what")), fact.kind))
    return str(_TITLES.get(fact.kind, fact.kind))


def _day(at: str, zone: str) -> str:
    return speak(plain_date(local(datetime.fromisoformat(at), zone)))


def _of_data(fact: StaffFact, zone: str) -> list[str]:
    data, found = fact.data, []
    if fact.kind in {"RoleGranted", "RoleWithdrawn"}:
        for name, words in (("since", _("berlaku mulai %(day)s")), ("until", _("berakhir %(day)s"))):
            if data.get(name):
                found.append(words % {"day": _day(data[name], zone)})
    if fact.kind == "StaffJoined" and data.get("roles"):
        found.append(", ".join(role_name(role) for role in data["roles"]))
    if fact.kind == "KinDeclared":
        found.append(_("%(added)s ditambahkan, %(removed)s dihapus") % data)
    if "by_mail" in data:
        found.append(_("tautan dikirim lewat surel") if data["by_mail"] else _("kode diserahkan langsung"))
    if data.get("phone"):
        found.append(_("kode dari ponsel dilepas"))
    return found


def _fields(fact: StaffFact) -> list[str]:
    """Which of somebody's particulars changed, without from what to what."""
    return [", ".join(str(FIELDS.get(name, name)) for name in fact.data.get("fields", ()))] * ("fields" in fact.data)


def _of_words(words: Mapping[str, Any], people: Mapping[str, str], zone: str) -> list[str]:
    found = [str(words["basis"])] if words.get("basis") else []
    for field, (old, new) in dict(words.get("changes", {})).items():
        if field == "superior_id":
            old, new = people.get(old, ""), people.get(new, "")
        if field == "joined_at":
            old, new = _day(old, zone), _day(new, zone)
        nothing = _("(kosong)")
        found.append(f"{FIELDS.get(field, field)}: {old or nothing} → {new or nothing}")
    return found
