"""The cashier: takes the published fee, to the rupiah, against a receipt; and guards that a free service stays free."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.services import check_may, lock, take_number, take_step
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.payments.models import Receipt
from satupintu.people.access import Role, require_role
from satupintu.rules import numbering
from satupintu.rules.standard import Standard

SERIES = "receipt"
NUMBER = "KW-{year}-{seq:6}"


class FreeOfCharge(Refusal):
    """No screen, import or interface can charge for a service whose standard says free."""

    code = "free_of_charge"
    says = "Layanan {service} tidak dipungut biaya. Tidak ada uang yang boleh diterima untuk layanan ini."
    status = 403
    legal_basis = "Standar pelayanan komponen 4; UU 25/2009 Pasal 31"


class WrongAmount(Refusal):
    """Only the published fee may be taken: not more, not less."""

    code = "wrong_amount"
    says = "Biaya layanan ini Rp{due}, bukan Rp{given}. Terima tepat sebesar tarif yang diumumkan."
    field = "rupiah"


def guard_fee(standard: Standard, rupiah: int) -> None:
    """Raise FreeOfCharge or WrongAmount unless this is exactly the fee that the standard publishes."""
    due = standard.delivery.fee.rupiah
    if due == 0:
        raise FreeOfCharge(service=standard.short_title)
    if rupiah != due:
        raise WrongAmount(due=due, given=rupiah)


def take_payment(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    rupiah: int,
    version: int | None = None,
    at: datetime | None = None,
) -> Receipt:
    """Take the fee for an application and give a receipt with a gapless number. at: when, if it was taken on a day on
    paper. The receipt belongs to the year in which the money was taken, as the books of that year do: what was taken on
    31 December and is entered in January goes on in the old year's series, which has no gap for it. Raises
    FreeOfCharge, WrongAmount, and what `applications.services.record_step` raises."""
    with write():
        case = lock(actor, application_id, version)
        guard_fee(case.standard, rupiah)
        require_role(check_may(case, actor, "paid", "payment", at=at), Role.CASHIER)
        taken_on = case.today(at or now)
        seq = take_number(office_id=actor.office_id, series=SERIES, year=taken_on.year)
        receipt = Receipt(
            id=new_id(),
            office_id=actor.office_id,
            application_id=application_id,
            number=numbering.render(NUMBER, seq=seq, on=taken_on, service=case.application.service),
            rupiah=rupiah,
            cashier_id=actor.staff_id,
            taken_at=at or now,
        )
        data = {"receipt": receipt.number, "rupiah": rupiah}
        take_step(case, actor=actor, now=now, kind="payment", outcome="paid", data=data, at=at)
        receipt.save(force_insert=True)
    return receipt
