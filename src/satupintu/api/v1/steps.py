"""A step taken through a program: by the same services as on the pages, and so with the same refusals."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from satupintu.api.refusals import StepNotByProgram, Unfit
from satupintu.api.services import Admitted, note_act
from satupintu.api.v1.shapes import In, Line, Slug, Words
from satupintu.applications import services as file_room
from satupintu.applications.queries import Case
from satupintu.base.transaction import write
from satupintu.inspections.services import Findings, complete_inspection
from satupintu.licences.services import hand_over, issue, ready_to_collect, record_mark
from satupintu.payments.services import take_payment


class StepIn(In):
    """Hasil tahap tempat berkas sekarang berada. Isian yang tidak diperlukan tahap itu diabaikan."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"version": 1, "outcome": "accept", "judged": {"nib": "ok", "ktp": "ok"}}]}
    )

    version: int = Field(ge=0, le=1_000_000, description="`version` berkas saat terakhir dibaca.")
    outcome: Slug = Field(description="Salah satu dari `outcomes` berkas.")
    reason: Words = Field(default="", description="Alasan, catatan, atau keterangan.")
    legal_basis: Line = Field(default="", description="Dasar hukum penolakan.")
    judged: dict[str, Line] = Field(
        default={}, max_length=60, description="Kelengkapan: `ok` atau nama kekurangan, menurut persyaratan."
    )
    how: Literal["", "email", "whatsapp", "phone", "letter", "counter", "paper", "online", "declined"] = Field(
        default="", description="Cara pemohon diberi tahu (email … counter), atau survei diberikan (paper … declined)."
    )
    answers: dict[str, Literal["yes", "no", "na"]] = Field(
        default={}, max_length=200, description="Cek lapangan: jawaban menurut butir."
    )
    words: dict[str, Words] = Field(default={}, max_length=200, description="Cek lapangan: keterangan menurut butir.")
    serial: Line = Field(default="", description="Nomor seri meterai.")
    receiver: Line = Field(default="", description="Nama penerima izin.")
    relation: Literal["self", "representative"] = "self"
    kuasa_seen: bool = False
    rupiah: int = Field(default=0, ge=0, le=10**12, description="Jumlah yang dibayar.")


# How an applicant is told, and how the survey is given: what the pages offer.
WAYS = {
    "notify": ("email", "whatsapp", "phone", "letter", "counter"),
    "survey": ("paper", "online", "declined"),
}

Common = Mapping[str, Any]
Do = Callable[[Case, StepIn, Common], object]


def _completeness(case: Case, given: StepIn, common: Common) -> object:
    if given.outcome == "return":
        return file_room.return_to_applicant(judged=given.judged, note=given.reason, **common)
    return file_room.accept_complete(judged=given.judged, **common)


def _inspection(case: Case, given: StepIn, common: Common) -> object:
    return complete_inspection(findings=Findings(given.answers, given.words, given.reason), **common)


def _examination(case: Case, given: StepIn, common: Common) -> object:
    if given.outcome == "send_back":
        return file_room.send_back(kind="examination", reason=given.reason, **common)
    return file_room.recommend(note=given.reason, **common)


def _decision(case: Case, given: StepIn, common: Common) -> object:
    if given.outcome == "send_back":
        return file_room.send_back(kind="decision", reason=given.reason, **common)
    if given.outcome == "refuse":
        return file_room.refuse(reason=given.reason, legal_basis=given.legal_basis, **common)
    return file_room.approve(note=given.reason, **common)


def _signing(case: Case, given: StepIn, common: Common) -> object:
    if given.outcome == "ready":
        return ready_to_collect(**common)
    return record_mark(mark=given.outcome, serial=given.serial, **common)


def _hand_over(case: Case, given: StepIn, common: Common) -> object:
    return hand_over(receiver=given.receiver, relation=given.relation, kuasa_seen=given.kuasa_seen, **common)


STEPS: dict[str, Do] = {
    "completeness": _completeness,
    "inspection": _inspection,
    "examination": _examination,
    "opinion": lambda case, given, common: file_room.give_opinion(
        support=given.outcome == "support", note=given.reason, **common
    ),
    "payment": lambda case, given, common: take_payment(rupiah=given.rupiah, **common),
    "decision": _decision,
    "record": lambda case, given, common: file_room.record_effective(note=given.reason, **common),
    "notify": lambda case, given, common: file_room.tell_applicant(how=given.how, **common),
    "issue": lambda case, given, common: issue(**common),
    "signing": _signing,
    "hand_over": _hand_over,
    "survey": lambda case, given, common: file_room.give_survey(how=given.how, **common),
}


def take(*, admitted: Admitted, now: datetime, case: Case, given: StepIn) -> None:
    """Record how the step turned out, in the name of the token's holder; the trail knows by which token.

    Raises StepNotByProgram, Unfit, and whatever the service of that step raises.
    """
    step, application_id = case.step, UUID(str(case.application.pk))
    outcomes = case.journey.outcomes
    if step is None or given.outcome not in outcomes:
        title = step.title if step else case.journey.ending
        raise StepNotByProgram(outcome=given.outcome, step=title, outcomes=", ".join(outcomes) or "–")
    if (ways := WAYS.get(step.kind)) and given.how not in ways:
        says = ", ".join(ways)
        raise Unfit(errors=[{"field": "how", "says": says}], first=f"how: {says}")
    common = {"actor": admitted.actor, "now": now, "application_id": application_id, "version": given.version}
    with write():
        STEPS[step.kind](case, given, common)
        note_act(admitted=admitted, now=now, application_id=application_id)
