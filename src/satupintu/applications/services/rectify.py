"""A slip of writing on the licence, put right before it is handed over: one proposes, another confirms, the number
stays.

Only how something is written may change (UU 30/2014 Pasal 63: kesalahan redaksional), never whose licence it is or what
it is for: NIK, NIB and project stay as they were examined.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.dossier import Dossier, seal_dossier
from satupintu.applications.models import Correction
from satupintu.applications.models import Dossier as DossierRow
from satupintu.applications.refusals import StepNotNow
from satupintu.applications.services import ledger
from satupintu.applications.services.catalogue import catalogue
from satupintu.applications.services.course import need_reason
from satupintu.applications.to_confirm import CORRECTABLE_AT
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.files.services import open_, seal
from satupintu.people.access import SUPERIORS, Role, barred, require_role, require_unrelated
from satupintu.rules import facts as f

# What may be put right: where it lies in the dossier, and what it is called.
CORRECTABLE: dict[str, tuple[str, str, str]] = {
    "name": ("person", "name", "Nama pemohon"),
    "address": ("person", "address", "Alamat pemohon"),
    "business_name": ("business", "name", "Nama usaha"),
    "kbli_title": ("business", "kbli_title", "Judul KBLI"),
    "activity": ("business", "activity", "Kegiatan usaha"),
    "business_address": ("business", "address", "Alamat usaha"),
    "village": ("business", "village", "Desa atau kelurahan tempat usaha"),
    "place": ("business", "place", "Kecamatan dan kabupaten tempat usaha"),
}
NEEDED = frozenset({"name", "business_name"})  # these cannot become empty
LONGEST = 300
PROPOSERS = (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD)


class AlreadyHandedOver(Refusal):
    """What the holder has in hand is not changed behind their back."""

    code = "already_handed_over"
    says = (
        "Izin ini sudah diserahkan, jadi tulisannya tidak dapat diganti di sini. Minta pemegang izin mengajukan "
        "permohonan perubahan dengan membawa izin aslinya; izin lama dicabut, dan izin baru diterbitkan."
    )
    legal_basis = "UU 30/2014 Pasal 63 (perubahan keputusan karena kesalahan redaksional)"


class NothingToCorrect(Refusal):
    """The proposal says what the file says already."""

    code = "nothing_to_correct"
    says = "Belum ada yang diubah. Perbaiki tulisan yang salah, lalu usulkan lagi."


class CorrectionUnfit(Refusal):
    """A correction may neither empty what a licence needs nor fill the page."""

    code = "correction_unfit"
    says = "{field}: tulis 1 sampai {most} huruf."


class CorrectionWaiting(Refusal):
    """One at a time."""

    code = "correction_waiting"
    says = "Sudah ada usulan perbaikan yang menunggu persetujuan. Putuskan usulan itu dahulu."


class NoCorrectionWaiting(Refusal):
    """Somebody else was quicker, or there never was one."""

    code = "no_correction_waiting"
    says = "Tidak ada usulan perbaikan yang menunggu. Muat ulang berkas untuk melihat keadaannya sekarang."


class ProposerMayNotConfirm(Refusal):
    """Nobody changes a licence alone."""

    code = "proposer_may_not_confirm"
    says = "Anda sendiri yang mengusulkan perbaikan ini, jadi orang lain yang harus menyetujuinya."
    status = 403


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it says now and as it should say."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that waits, opened."""

    row: Correction
    changes: tuple[Change, ...]
    reason: str


def current_words(dossier: Dossier) -> dict[str, str]:
    """What each correctable field says now."""
    return {name: str(getattr(getattr(dossier, part), attr)) for name, (part, attr, _) in CORRECTABLE.items()}


def waiting_correction(case: Case) -> Proposal | None:
    """The proposal that waits on a file, while something may still be put right there; asked for only when the last
    word in the matter was a proposal."""
    matter = {f.CORRECTION_PROPOSED, f.CORRECTION_DECLINED, f.CORRECTED}
    spoken = [fact.kind for fact in case.facts if fact.kind in matter]
    if not spoken or spoken[-1] != f.CORRECTION_PROPOSED or _why_not(case) is not None:
        return None
    row = Correction.objects.select_related("proposed_by").filter(application=case.application, outcome="").first()
    return _opened(case, row) if row else None


def propose_correction(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    new: Mapping[str, str],
    reason: str,
    version: int | None = None,
) -> Case:
    """Propose what the licence should say (`new`: by names of CORRECTABLE; those that say the same are left out), and
    why.

    Raises NothingToCorrect, CorrectionUnfit, CorrectionWaiting, AlreadyHandedOver, StepNotNow, ReasonNeeded,
    NotAllowed, OwnCase.
    """
    why = need_reason(reason)
    with write():
        case = ledger.lock(actor, application_id, version)
        require_role(actor, *PROPOSERS)
        require_unrelated(actor, case.application.dossier.nik_index)
        require_correctable(case)
        if Correction.objects.filter(application_id=application_id, outcome="").exists():
            raise CorrectionWaiting()
        changes = _changes(case.dossier, new)
        row = Correction(
            id=new_id(),
            office_id=actor.office_id,
            application_id=application_id,
            fields=[each.field for each in changes],
            proposed_by_id=actor.staff_id,
            proposed_at=now,
        )
        words = {"changes": {each.field: [each.old, each.new] for each in changes}, "reason": why}
        row.sealed = seal(case.key, json.dumps(words).encode(), context=row.pk.bytes)
        row.save(force_insert=True)
        data = {"correction": str(row.pk), "fields": row.fields}
        note = _told(changes, why)
        ledger.append(case, actor=actor, now=now, kind=f.CORRECTION_PROPOSED, data=data, note=note)
        ledger.settle(case)
    return case


def confirm_correction(*, actor: Actor, now: datetime, application_id: UUID, version: int | None = None) -> Case:
    """Let the licence say what was proposed. If it was issued, its number stays and a new print is made; what had
    been put on the old one (printed, signed, stamped) must be put on the new one.

    Raises NoCorrectionWaiting, ProposerMayNotConfirm, and what `people.access.barred` says: confirming is like
    deciding, so whoever inspected may not.
    """
    with write():
        case = ledger.lock(actor, application_id, version)
        proposal = _decidable(case, actor)
        dossier = case.dossier
        for each in proposal.changes:
            part, attr, _ = CORRECTABLE[each.field]
            dossier = replace(dossier, **{part: replace(getattr(dossier, part), **{attr: each.new})})
        DossierRow.objects.filter(application_id=application_id).update(sealed=seal_dossier(dossier, case.key))
        catalogue(case.application, dossier)
        case.__dict__["dossier"] = dossier
        _decide(proposal.row, "confirmed", actor, now)
        data = {**_codes(proposal), "issued": case.journey.issued}
        note = _told(proposal.changes, proposal.reason)
        ledger.append(case, actor=actor, now=now, kind=f.CORRECTED, data=data, note=note)
        ledger.settle(case)
    return case


def decline_correction(
    *, actor: Actor, now: datetime, application_id: UUID, reason: str, version: int | None = None
) -> Case:
    """Leave the licence as it is, with a reason. Whoever proposed may take the proposal back. Raises
    NoCorrectionWaiting, ReasonNeeded, NotAllowed, OwnCase, DutiesSeparated."""
    why = need_reason(reason)
    with write():
        case = ledger.lock(actor, application_id, version)
        proposal = _decidable(case, actor, own=True)
        _decide(proposal.row, "declined", actor, now)
        data = _codes(proposal)
        ledger.append(case, actor=actor, now=now, kind=f.CORRECTION_DECLINED, data=data, note=why)
        ledger.settle(case)
    return case


def require_correctable(case: Case) -> None:
    """Raise unless a slip of writing may still be put right: AlreadyHandedOver, StepNotNow."""
    if (refusal := _why_not(case)) is not None:
        raise refusal


def _why_not(case: Case) -> Refusal | None:
    journey, step = case.journey, case.step
    if "handed_over" in journey.milestones:
        return AlreadyHandedOver()
    if step is None or step.kind not in CORRECTABLE_AT or not journey.outcomes or f.REVOKED in journey.milestones:
        return StepNotNow(number=case.application.number, at=step.title if step else "selesai")
    return None


def require_confirmer(case: Case, actor: Actor) -> None:
    """Raise unless this person may decide on a correction of this file: whoever decides on it, or a superior."""
    decisions = [step for step in case.standard.steps.values() if step.kind == "decision"]
    owners = [*(step.owner for step in decisions), *SUPERIORS]
    owner = next((each for each in owners if actor.has(each)), owners[0])
    refusal = barred(
        actor,
        owner=owner,
        applicant_index=case.application.dossier.nik_index,
        step_kind="decision",
        step_title="persetujuan perbaikan",
        done_by_actor=[
            (visit.kind, case.standard.steps[visit.step_id].title)
            for visit in case.journey.done_by(ledger.by_of(actor))
        ],
        not_by=[kind for step in decisions for kind in step.not_by],
    )
    if refusal is not None:
        raise refusal


def _decidable(case: Case, actor: Actor, *, own: bool = False) -> Proposal:
    proposal = waiting_correction(case)
    if proposal is None:
        raise NoCorrectionWaiting()
    mine = proposal.row.proposed_by_id == actor.user_id
    if not (mine and own):
        require_confirmer(case, actor)
    if mine and not own:
        raise ProposerMayNotConfirm()
    return proposal


def _changes(dossier: Dossier, new: Mapping[str, str]) -> tuple[Change, ...]:
    now_says, found = current_words(dossier), []
    for name, (_, _, label) in CORRECTABLE.items():
        words = " ".join(new.get(name, now_says[name]).split())
        if words == now_says[name]:
            continue
        if len(words) > LONGEST or (not words and name in NEEDED):
            raise CorrectionUnfit(field=label, most=LONGEST)
        found.append(Change(name, label, now_says[name], words))
    if not found:
        raise NothingToCorrect()
    return tuple(found)


def _opened(case: Case, row: Correction) -> Proposal:
    words: dict[str, Any] = json.loads(open_(case.key, bytes(row.sealed), context=row.pk.bytes))
    changes = tuple(Change(name, CORRECTABLE[name][2], old, new) for name, (old, new) in words["changes"].items())
    return Proposal(row, changes, words["reason"])


def _decide(row: Correction, outcome: str, actor: Actor, now: datetime) -> None:
    row.outcome, row.decided_by_id, row.decided_at = outcome, actor.staff_id, now
    row.save(update_fields=["outcome", "decided_by", "decided_at"])


def _codes(proposal: Proposal) -> dict[str, Any]:
    return {"correction": str(proposal.row.pk), "fields": list(proposal.row.fields)}


def _told(changes: tuple[Change, ...], reason: str) -> str:
    lines = [f"{each.label}: “{each.old or '(kosong)'}” menjadi “{each.new or '(kosong)'}”." for each in changes]
    return "\n".join([*lines, f"Alasan: {reason}"])
