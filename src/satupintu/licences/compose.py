"""The licence as the press prints it: every word from the standard, the file and the office's data."""

from django.conf import settings

from satupintu.applications.services import Case, Wanted
from satupintu.applications.services.writing import business_of, holder_of, letterhead_of, office_of, signatory_of
from satupintu.documents.data import LicencePaper, Paper
from satupintu.documents.parts import Code
from satupintu.licences.queries import for_application
from satupintu.rules import codes


def verify_url(code: str) -> str:
    """Where anyone can ask whether the licence is genuine."""
    return f"{settings.BASE_URL}/v/{codes.show(code)}"


def licence_paper(case: Case, wanted: Wanted) -> Paper:
    """The licence of a file that was issued."""
    licence = for_application(case.application.pk)
    if licence is None:
        raise LookupError(f"{case.application.number} has no licence to print")
    office, standard = office_of(case), case.standard
    product, measures = standard.delivery.product, standard.measures()
    qr = Code(
        url=verify_url(licence.code),
        code=codes.show(licence.code),
        heading="Periksa keaslian",
        says=f"Pindai, atau tulis kode di {settings.BASE_URL}/v/",
    )
    return LicencePaper(
        letterhead=letterhead_of(office),
        title=product.title,
        number=licence.number,
        bases=tuple(basis.text for basis in standard.manufacturing.legal_basis),
        holder=holder_of(case),
        business=business_of(case),
        purpose=product.grants,
        validity="" if product.validity == "unknown" else product.validity,
        signatory=signatory_of(office, licence.issued_at, decree=True, case=case),
        free=standard.delivery.fee.rupiah == 0,
        meterai="meterai" in measures,
        qr=qr if "barcode" in measures else None,
    )
