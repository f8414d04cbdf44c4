"""The cashier's receipt as the press prints it."""

from satupintu.applications.services import Case, Wanted
from satupintu.applications.services.writing import letterhead_of, office_of
from satupintu.base.actor import system
from satupintu.documents.data import Paper, PaymentLine, PaymentPaper
from satupintu.documents.parts import Signatory
from satupintu.payments.queries import receipt
from satupintu.people.queries import names
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date, rupiah


def in_words(amount: int) -> str:
    """An amount spelled out: "seratus lima puluh ribu rupiah"."""
    from lokal import terbilang  # 0.3 s to import: only when a receipt is printed

    return str(terbilang(amount, currency=True))


def payment_paper(case: Case, wanted: Wanted) -> Paper:
    """The receipt for the fee that was taken."""
    taken = receipt(system(case.application.office_id), case.application.pk)
    if taken is None:
        raise LookupError(f"{case.application.number} has no receipt to print")
    office, fee = office_of(case), case.standard.delivery.fee
    cashier = names({taken.cashier_id}).get(str(taken.cashier_id), "")
    return PaymentPaper(
        letterhead=letterhead_of(office),
        title="Kuitansi",
        number=taken.number,
        application=case.application.number,
        received_from=case.dossier.person.name,
        service=case.standard.title,
        lines=(PaymentLine(what=case.standard.title, amount=rupiah(taken.rupiah)),),
        total=rupiah(taken.rupiah),
        in_words=in_words(taken.rupiah),
        method="Tunai di loket kasir",
        legal_basis=fee.basis or fee.text,
        signatory=Signatory(
            position="Kasir", name=cashier, place=office.seat, date=plain_date(local(taken.taken_at, office.zone))
        ),
    )
