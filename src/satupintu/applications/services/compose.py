"""The papers that the file room itself writes: receipt, return, refusal, and letters on what e-mail would have said."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from satupintu.applications.case import Case
from satupintu.applications.models import Evidence
from satupintu.applications.queries import note_of
from satupintu.applications.services.lapse import until_words
from satupintu.applications.services.messages import TOPICS, compose, defects_of, objection_words
from satupintu.applications.services.papers import PROOF, Composer, Wanted
from satupintu.applications.services.survey_form import survey_form
from satupintu.applications.services.writing import (
    letterhead_of,
    office_of,
    recipient_of,
    shown_code,
    signatory_of,
    track_url,
)
from satupintu.documents.data import Defect, LetterPaper, Paper, ReceiptPaper, Received, RefusalPaper, ReturnPaper
from satupintu.documents.parts import Code
from satupintu.rules.facts import CORRECTED, VISIT_PLANNED
from satupintu.rules.promise import local
from satupintu.rules.words import moment, plain_date

HOW = {
    "file": "diunggah",
    "counter": "dibawa ke loket",
    "scan": "dibawa ke loket dan dipindai",
    "oss": "dikonfirmasi OSS",
    "answer": "dijawab",
}


def _track_code(case: Case) -> Code:
    return Code(
        url=track_url(case),
        code=shown_code(case),
        heading="Lacak permohonan",
        says="Pindai, atau tulis nomor dan kodenya di",
    )


def receipt(case: Case, wanted: Wanted) -> Paper:
    """Tanda terima: number, tracking code, what was received, what comes next, and that it is free."""
    office, standard = office_of(case), case.standard
    fee, limit = standard.delivery.fee, standard.delivery.time_limit
    given = {
        each.requirement: each.how for each in Evidence.objects.filter(application=case.application).order_by("id")
    }
    pending = case.dossier.nib_state == "to_be_confirmed"
    received = tuple(
        Received(
            requirement=requirement.title,
            how=(
                "menunggu konfirmasi OSS"
                if requirement.evidence.kind == "oss_nib" and pending
                else HOW.get(given.get(requirement.id, ""), "belum ada")
            ),
        )
        for requirement in case.handed_in
    )
    steps = tuple(standard.steps[step].title for step in standard.routes[case.journey.route].steps)
    return ReceiptPaper(
        letterhead=letterhead_of(office),
        title="Tanda Terima Permohonan",
        number=case.application.number,
        received_at=moment(case.application.submitted_at, office.zone),
        service=standard.title,
        applicant=case.dossier.person.name,
        business=case.dossier.business.name,
        received=received,
        steps=steps,
        promise=f"{limit.working_days} hari kerja sejak berkas dinyatakan lengkap",
        fee="Jangan membayar kepada siapa pun." if fee.rupiah == 0 else fee.text,
        free=fee.rupiah == 0,
        qr=_track_code(case),
        represented_by=acting.name if (acting := case.dossier.representative) else "",
    )


def slip(case: Case, wanted: Wanted) -> Paper:
    """The receipt once more, with the new tracking code: whoever lost the code has lost the receipt."""
    return replace(receipt(case, wanted), title="Salinan Tanda Terima dengan Kode Baru")


def return_letter(case: Case, wanted: Wanted) -> Paper:
    """Surat pengembalian: every defect at once, and how to send the file back in."""
    office = office_of(case)
    note = note_of(case, "returned")
    return ReturnPaper(
        letterhead=letterhead_of(office),
        title="Pengembalian Berkas untuk Dilengkapi",
        number=wanted.number or f"{case.application.number}/P{case.journey.returns}",
        place=office.seat,
        date=plain_date(local(wanted.wanted_at, office.zone)),
        recipient=recipient_of(case),
        signatory=signatory_of(office, wanted.wanted_at),
        application=case.application.number,
        service=case.standard.title,
        defects=tuple(Defect(requirement=title, wrong=words, remedy=note) for title, words in defects_of(case)),
        how=(
            "Kirim perbaikan lewat halaman Lacak dengan nomor dan kode pelacakan Anda, atau bawa ke loket.",
            "Anda tidak perlu mengajukan permohonan baru.",
            *((until,) if (until := until_words(case)) else ()),
        ),
        clock="Waktu penyelesaian mulai dihitung setelah berkas dinyatakan lengkap.",
        qr=_track_code(case),
    )


def refusal_letter(case: Case, wanted: Wanted) -> Paper:
    """Surat penolakan: why, on which law, and how to object."""
    office = office_of(case)
    decided = next(fact for fact in reversed(case.facts) if fact.kind == "decided")
    *objection, again = objection_words(case)
    return RefusalPaper(
        letterhead=letterhead_of(office),
        title=f"Penolakan {case.standard.title}",
        number=wanted.number or f"{case.application.number}/T",
        place=office.seat,
        date=plain_date(local(decided.at, office.zone)),
        recipient=recipient_of(case),
        signatory=signatory_of(office, decided.at, case=case),
        application=case.application.number,
        service=case.standard.title,
        applicant=case.dossier.person.name,
        business=case.dossier.business.name,
        reasons=(note_of(case, "decided"),),
        laws=(str(decided.data.get("legal_basis", "")),),
        objection=tuple(objection),
        again=again,
        qr=_track_code(case),
    )


def letter(topic: str) -> Composer:
    """The composer of the printed letter on a topic, for those without e-mail."""

    def composed(case: Case, wanted: Wanted) -> Paper:
        office, text = office_of(case), compose(case, topic)
        subject = text.subject.partition(" – ")[0]
        return LetterPaper(
            letterhead=letterhead_of(office),
            title=subject,
            number=wanted.number or f"{case.application.number}/S{wanted.at_seq}",
            place=office.seat,
            date=plain_date(local(wanted.wanted_at, office.zone)),
            recipient=recipient_of(case),
            signatory=signatory_of(office, wanted.wanted_at),
            paragraphs=text.paragraphs[1:-1],
            facts=(("Nomor permohonan", case.application.number), ("Usaha", case.dossier.business.name)),
            qr=_track_code(case),
        )

    return composed


COMPOSERS: dict[str, Composer] = {
    "receipt": receipt,
    "slip": slip,
    "return": return_letter,
    "refusal": refusal_letter,
    "survey": survey_form,
    **{f"letter_{topic}": letter(topic) for topic in TOPICS},
}


def wanted_at(fact_kind: str, outcome: str, data: Mapping[str, Any]) -> str:
    """The kind of paper that a fact calls for; "" for none."""
    if fact_kind == "decided":
        return {"refuse": "refusal", "approve": PROOF}.get(outcome, "")
    if fact_kind == CORRECTED:
        return "licence" if data.get("issued") else PROOF
    return {
        "recorded": PROOF,
        VISIT_PLANNED: "assignment",
        "submitted": "receipt",
        "returned": "return",
        "inspected": "inspection",
        "paid": "payment",
        "issued": "licence",
        "handed_over": "survey",
    }.get(fact_kind, "")
