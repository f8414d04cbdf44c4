"""What is done about an old licence once it is in: verified, corrected, revoked."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _

from satupintu.applications.services import need_reason
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import required, write
from satupintu.finding.services import number_key, put
from satupintu.heritage.catalogue import findable
from satupintu.heritage.events import OldLicenceCorrected, OldLicenceEvent, OldLicenceRevoked, OldLicenceVerified
from satupintu.heritage.models import OldFact, OldLicence
from satupintu.heritage.refusals import AlreadyVerified, OldAlreadyRevoked, OldFieldUnfit, OldNumberTaken
from satupintu.heritage.sealed import PERSONAL, close, opened
from satupintu.heritage.services.guard import nib_index
from satupintu.people.access import Role, require_role, require_unrelated
from satupintu.people.queries import office as office_by_id
from satupintu.people.services import nik_index
from satupintu.rules.nib import valid_nib, valid_nik
from satupintu.rules.promise import local

How = Literal["paper", "copy", "book"]  # the holder's own paper, the office's copy of it, the old register's book
OPEN = ("number", "on", "title", "business", "kbli", "activity", "place", "valid_until", "ended")
MOST_AT_ONCE = 100


def verify_old(*, actor: Actor, now: datetime, ids: Sequence[UUID], how: How) -> int:
    """Say that these were held against paper or book and are right; returns how many. All or none.

    Raises NotAllowed, NotFound, AlreadyVerified, OldAlreadyRevoked, OwnCase.
    """
    require_role(actor, Role.BACK_OFFICE)
    with write():
        for pk in dict.fromkeys(ids):
            licence = _in_hand(actor, pk)
            if licence.verified_at is not None:
                raise AlreadyVerified(number=licence.number)
            licence.verified_at = now
            licence.save(update_fields=["verified_at"])
            _note(licence, OldLicenceVerified, actor, now, "verified", {"how": how})
    return len(set(ids))


def correct_old(*, actor: Actor, now: datetime, licence_id: UUID, said: Mapping[str, Any], reason: str) -> OldLicence:
    """Put right what an old licence says: said holds any of OPEN and PERSONAL. It waits to be verified again. Nothing
    happens when nothing differs.

    Raises NotAllowed, NotFound, OldAlreadyRevoked, OwnCase, ReasonNeeded, OldFieldUnfit, OldNumberTaken.
    """
    require_role(actor, Role.BACK_OFFICE)
    why = need_reason(reason)
    with write():
        licence = _in_hand(actor, licence_id)
        sealed = opened(licence)
        before = {name: getattr(licence, name) for name in OPEN} | {name: sealed.get(name, "") for name in PERSONAL}
        changed = {name: value for name, value in said.items() if name in before and before[name] != value}
        if not changed:
            return licence
        _check(before | changed, local(now, office_by_id(actor.office_id).zone))
        for name in set(changed) & set(OPEN):
            setattr(licence, name, changed[name])
        sealed |= {name: value for name, value in changed.items() if name in PERSONAL}
        licence.number_key = number_key(licence.number)[:120]
        licence.nik_index = nik_index(sealed["nik"]) if sealed.get("nik") else ""
        licence.nib_index = nib_index(sealed.get("nib", ""))
        require_unrelated(actor, licence.nik_index)
        licence.verified_at = None
        fact = _note(licence, OldLicenceCorrected, actor, now, "corrected", {"fields": sorted(changed)})
        sealed["reasons"] = sealed.get("reasons", {}) | {str(fact.pk): why}
        close(licence, sealed)
        _save_if_free(licence)
        put(actor.office_id, findable(licence, sealed))
    return licence


def revoke_old(*, actor: Actor, now: datetime, licence_id: UUID, reason: str, legal_basis: str) -> OldLicence:
    """Take an old licence back, with the reason and the law. Raises NotAllowed (only the head of the office revokes),
    NotFound, OldAlreadyRevoked, OwnCase, ReasonNeeded."""
    require_role(actor, Role.HEAD_OF_OFFICE)
    why, law = need_reason(reason), need_reason(legal_basis)
    with write():
        licence = _in_hand(actor, licence_id)
        licence.revoked_at = now
        fact = _note(licence, OldLicenceRevoked, actor, now, "revoked", {"legal_basis": law})
        sealed = opened(licence)
        sealed["reasons"] = sealed.get("reasons", {}) | {str(fact.pk): why}
        close(licence, sealed)
        licence.save(update_fields=["revoked_at", "sealed", "wrapped_key"])
    return licence


def _in_hand(actor: Actor, pk: UUID) -> OldLicence:
    required()
    licence = OldLicence.objects.select_for_update().filter(pk=pk, office_id=actor.office_id).first()
    if licence is None:
        raise NotFound()
    require_unrelated(actor, licence.nik_index)
    if licence.revoked_at is not None:
        raise OldAlreadyRevoked(number=licence.number)
    return licence


def _note(
    licence: OldLicence, event: type[OldLicenceEvent], actor: Actor, now: datetime, kind: str, data: dict[str, Any]
) -> OldFact:
    fact = OldFact(
        id=new_id(), office_id=licence.office_id, licence=licence, kind=kind, at=now, by_id=actor.staff_id, data=data
    )
    fact.save(force_insert=True)
    emit(event(at=now, actor=actor, subject=licence.pk, number=licence.number, data=data))
    return fact


def _save_if_free(licence: OldLicence) -> None:
    try:
        with write():
            licence.save()
    except IntegrityError:
        raise OldNumberTaken(number=licence.number) from None


def _check(said: Mapping[str, Any], today: date) -> None:
    """What may not stand on a licence. Raises OldFieldUnfit."""
    if not number_key(said["number"]):
        raise OldFieldUnfit(what=_("Tulis nomor izinnya."))
    if said["on"] > today:
        raise OldFieldUnfit(what=_("Tanggal izin belum tiba. Tulis tanggal seperti pada kertasnya."))
    if said["valid_until"] and said["valid_until"] < said["on"]:
        raise OldFieldUnfit(what=_("Masa berlaku berakhir sebelum tanggal izin. Periksa kedua tanggal."))
    if not said["holder"] and not said["business"]:
        raise OldFieldUnfit(what=_("Tulis nama pemilik atau nama usaha."))
    if said["nik"] and not valid_nik(said["nik"], fictional_ok=settings.DEMO).ok:
        raise OldFieldUnfit(what=_("NIK tidak benar: 16 angka seperti pada KTP. Kosongkan bila tidak diketahui."))
    if said["nib"] and not valid_nib(said["nib"]).ok:
        raise OldFieldUnfit(what=_("NIB tidak benar: 13 angka. Kosongkan bila tidak diketahui."))
