"""The office itself: founded once, changed with a history, opened to the public. Entered by `people.services`."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from satupintu.base.actor import Actor, system
from satupintu.base.events import emit
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.people import queries
from satupintu.people.access import Role, require_role
from satupintu.people.events import OfficeChanged, OfficeFounded, OfficeOpened
from satupintu.people.models import PAPERS, RECEIPT_PAPERS, Office, OfficeChange
from satupintu.rules.spoken import said

FURTHEST_MM = 50
_REQUIRED = ("name", "short_name", "government", "regency", "region_code", "seat")
_REST = ("address", "phone", "email", "website", "arms", "zone", "mail")
_PRINT = ("paper", "preprinted", "offset_x_mm", "offset_y_mm", "receipt_paper", "agenda_patterns")
CHANGEABLE = frozenset({*_REQUIRED, *_REST, *_PRINT})
_SITE = re.compile(r"(https?://)?([a-z0-9-]+\.)+[a-z0-9-]{2,}(:\d+)?(/[^\s<>\"]*)?", re.IGNORECASE)
_LONG = 500  # letters; what is longer stands in the history by its fingerprint


class OfficeFieldUnfit(Refusal):
    """A field of the office cannot hold this. `data`: name of the field, why."""

    code = "office_field_unfit"
    says = "{name}: {why}"
    status = 422

    def __init__(self, name: str, why: str) -> None:
        super().__init__(name=name, why=why)


class AlreadyOpen(Refusal):
    """Doors that are open cannot be opened."""

    code = "office_already_open"
    says = "Kantor ini sudah dibuka."


def adopt_office(profile: Mapping[str, Any], *, now: datetime) -> Office:
    """Found an office from its profile (fields of `people.models.Office`, with `slug`), or bring the one with this slug
    up to date. Raises OfficeFieldUnfit. Emits OfficeFounded, or OfficeChanged if anything differs."""
    fields = {key: value for key, value in profile.items() if key != "slug"}
    with write():
        office = Office.objects.filter(slug=profile["slug"]).first()
        if office is not None:
            return change_office(actor=system(office.pk), now=now, changes=fields, reason="profil kantor")
        for name in _REQUIRED:
            fields.setdefault(name, "")
        _require_fit(fields)
        office = Office.objects.create(slug=profile["slug"], **fields)
        _forget()
        emit(OfficeFounded(at=now, actor=system(office.pk), subject=office.pk))
    return office


def change_office(*, actor: Actor, now: datetime, changes: Mapping[str, Any], reason: str = "") -> Office:
    """Change fields of the actor's office; the one way to do so. Each field that differs leaves a row of history; when
    none does, nothing happens. Raises NotAllowed, OfficeFieldUnfit. Emits OfficeChanged."""
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)
    _require_fit(changes)
    with write():
        office = Office.objects.select_for_update().get(pk=actor.office_id)
        differing = {name: new for name, new in changes.items() if getattr(office, name) != new}
        if not differing:
            return office
        OfficeChange.objects.bulk_create(
            OfficeChange(
                office_id=office.pk,
                field=name,
                old=_told(name, getattr(office, name)),
                new=_told(name, new),
                by_id=actor.user_id,
                at=now,
                reason=reason.strip()[:300],
            )
            for name, new in differing.items()
        )
        for name, new in differing.items():
            setattr(office, name, new)
        office.save(update_fields=list(differing))
        _forget()
        emit(OfficeChanged(at=now, actor=actor, subject=office.pk, fields=tuple(sorted(differing))))
    return office


def open_office(*, actor: Actor, now: datetime) -> Office:
    """Let the public in, from now on. Whether anything is still missing is for `cli.checks` and the assistant to say;
    the administrator decides. Raises NotAllowed, AlreadyOpen. Emits OfficeOpened."""
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)
    with write():
        office = Office.objects.select_for_update().get(pk=actor.office_id)
        if office.opened_at is not None:
            raise AlreadyOpen()
        office.opened_at = now
        office.save(update_fields=["opened_at"])
        OfficeChange.objects.create(
            office_id=office.pk, field="opened_at", new=now.isoformat(), by_id=actor.user_id, at=now
        )
        _forget()
        emit(OfficeOpened(at=now, actor=actor, subject=office.pk))
    return office


def _forget() -> None:
    """Now, for what follows in this transaction, and after it: another thread may have asked in between."""
    queries.forget_offices()
    transaction.on_commit(queries.forget_offices)


def _told(name: str, value: Any) -> Any:
    """The value as the history tells it: no secret, and nothing long."""
    if name == "mail":
        return {key: "(disegel)" if key == "password" else part for key, part in value.items()}
    if isinstance(value, str) and value and (name == "arms" or len(value) > _LONG):
        return f"sha256:{hashlib.sha256(value.encode()).hexdigest()[:16]} ({len(value)} huruf)"
    return value


def _require_fit(fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name not in CHANGEABLE:
            raise OfficeFieldUnfit(name, said("tidak dikenal."))
        if name in _REQUIRED and not str(value).strip():
            raise OfficeFieldUnfit(name, said("harus diisi."))
        limit: int | None = getattr(Office._meta.get_field(name), "max_length", None)
        if limit and len(str(value)) > limit:
            raise OfficeFieldUnfit(name, said("paling panjang {limit} huruf.", limit=limit))
        if why := _FIT.get(name, _anything)(value):
            raise OfficeFieldUnfit(name, why)


def _anything(value: Any) -> str:
    return ""


def _one_of(*known: Any) -> Callable[[Any], str]:
    words = said("pilih salah satu: {known}.", known=", ".join(map(str, known)))
    return lambda value: "" if value in known else words


def _distance(value: Any) -> str:
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= FURTHEST_MM
    return "" if fits else said("bilangan bulat dari -{most} sampai {most} (mm).", most=FURTHEST_MM)


def _address(value: Any) -> str:
    try:
        if value:
            validate_email(value)
    except ValidationError:
        return said("bukan alamat surel. Contoh: kantor@contoh.example")
    return ""


def _region_code(value: Any) -> str:
    return "" if re.fullmatch(r"\d{4}", str(value)) else said("4 angka kode wilayah Kemendagri.")


def _zone(value: Any) -> str:
    return "" if value in available_timezones() else said("zona waktu tidak dikenal. Contoh: Asia/Jakarta.")


def _pairs(value: Any) -> str:
    return "" if isinstance(value, dict) else said("harus berupa pasangan nama dan isi.")


def _one_line(value: Any) -> str:
    """What stands on papers and in the heads of letters: no line ends, and nothing that deceives readers."""
    if any(unicodedata.category(each).startswith("C") for each in str(value)):
        return said("ada karakter yang tidak terlihat. Ketik ulang dalam satu baris.")
    return ""


def _website(value: Any) -> str:
    fits = not value or _SITE.fullmatch(str(value))
    return "" if fits else said("tulis alamat lamannya saja. Contoh: ptsp.contoh.example")


_FIT: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("name", "short_name", "government", "regency", "seat", "address", "phone"), _one_line),
    "website": _website,
    "region_code": _region_code,
    "zone": _zone,
    "email": _address,
    "paper": _one_of(*PAPERS),
    "receipt_paper": _one_of(*RECEIPT_PAPERS),
    "preprinted": _one_of(True, False),
    "offset_x_mm": _distance,
    "offset_y_mm": _distance,
    "mail": _pairs,
    "agenda_patterns": _pairs,
}
