"""The licence as the press prints it: every word from the standard, the file and the office's data."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings

from satupintu.applications.services import Case, Wanted
from satupintu.applications.services.writing import business_of, holder_of, letterhead_of, office_of, signatory_of
from satupintu.documents.data import LicencePaper, Paper
from satupintu.documents.parts import Code, Signatory
from satupintu.licences.queries import for_application, last_old_print
from satupintu.people.queries import Office
from satupintu.rules import codes
from satupintu.rules.facts import CORRECTED
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date


def verify_url(code: str) -> str:
    """Where anyone can ask whether the licence is genuine."""
    return f"{settings.BASE_URL}/v/{codes.show(code)}"


def proof_paper(case: Case, wanted: Wanted) -> Paper | None:
    """The licence as it will be, to look at before its number is taken; None once it was issued."""
    if case.journey.issued:
        return None
    office = office_of(case)
    signs = signatory_of(office, wanted.wanted_at, decree=True, case=case)
    return _licence(case, office, replace(signs, date="(tanggal terbit)"), proof=True)


def licence_paper(case: Case, wanted: Wanted) -> Paper | None:
    """The licence of a file that was issued; None for an edition that a correction took the place of before the press
    came to it. A later edition bears the day of issue, and the name of whoever signs now."""
    licence = for_application(case.application.pk)
    if licence is None:
        raise LookupError(f"{case.application.number} has no licence to print")
    if wanted.at_seq != _edition_since(case):
        return None
    office = office_of(case)
    signs = signatory_of(office, licence.edition_at or licence.issued_at, decree=True, case=case)
    qr = Code(
        url=verify_url(licence.code),
        code=codes.show(licence.code),
        heading="Periksa keaslian",
        says="Pindai, atau tulis kodenya di",
        typed=f"{settings.BASE_URL}/v/",
    )
    old = last_old_print(licence.pk) if licence.edition > 1 else None
    return _licence(
        case,
        office,
        replace(signs, date=_day(licence.issued_at, office)),
        number=licence.number,
        qr=qr if "barcode" in case.standard.measures() else None,
        edition=(
            f"Cetakan ke-{licence.edition}, menggantikan cetakan tanggal {_day(old.dated_at, office)}" if old else ""
        ),
    )


def _edition_since(case: Case) -> int:
    """The number of the fact from which the present edition stands."""
    return max(
        seq
        for seq, fact in enumerate(case.facts, 1)
        if fact.kind == "issued" or (fact.kind == CORRECTED and fact.data.get("issued"))
    )


def _day(at: datetime, office: Office) -> str:
    return plain_date(local(at, office.zone))


def _licence(
    case: Case,
    office: Office,
    signs: Signatory,
    *,
    number: str = "",
    qr: Code | None = None,
    edition: str = "",
    proof: bool = False,
) -> LicencePaper:
    """The paper from the standard that the file is pinned to, and its dossier."""
    standard = case.standard
    product = standard.delivery.product
    return LicencePaper(
        letterhead=letterhead_of(office),
        title=product.title,
        number=number,
        bases=tuple(basis.text for basis in standard.manufacturing.legal_basis),
        holder=holder_of(case),
        business=business_of(case),
        purpose=product.grants,
        validity="" if product.validity == "unknown" else product.validity,
        signatory=signs,
        free=standard.delivery.fee.rupiah == 0,
        meterai="meterai" in standard.measures(),
        qr=qr,
        edition=edition,
        proof=proof,
    )
