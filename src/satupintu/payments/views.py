"""The cashier's page: the published fee, to the rupiah, against a receipt; nothing at all for a free service."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satupintu.applications.pages import answer, open_file
from satupintu.payments.forms import PaymentForm
from satupintu.payments.queries import receipt
from satupintu.payments.services import guard_fee, take_payment
from satupintu.people.door import StaffRequest, staff_required


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest, number: str) -> HttpResponse:
    """Take the fee. Raises FreeOfCharge, even to show the page, where the standard says free."""
    opened = open_file(request, number)
    fee = opened.case.standard.delivery.fee
    guard_fee(opened.case.standard, fee.rupiah)
    why_not = opened.waits("paid", "payment")
    form = PaymentForm.of(opened)
    return answer(
        opened,
        form,
        lambda data, version: take_payment(
            actor=opened.actor,
            now=opened.now,
            application_id=opened.id,
            rupiah=data["rupiah"],
            version=version,
            at=form.when(),
        ),
        template="payments/take.html",
        done=_("Pembayaran sudah dicatat. Kuitansi sedang dibuat."),
        extra=lambda fresh: {
            "fee": fee,
            "receipt": receipt(fresh.actor, fresh.id),
            "why_not": why_not,
        },
    )
