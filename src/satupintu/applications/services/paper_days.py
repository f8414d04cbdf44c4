"""Days on paper: what was done while there was no electricity is recorded afterwards, with its true date.

Nothing else is dated back: only while the office holds numbers for paper, not before it reserved them, and in the order
in which it happened. The ledger keeps beside every true date when it was recorded.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q

from satupintu.applications.case import Case
from satupintu.applications.models import NumberBlock
from satupintu.applications.services.true_date import check_happened
from satupintu.base.refusal import Refusal
from satupintu.rules import facts as f
from satupintu.rules.promise import local
from satupintu.rules.words import moment, plain_date

CATCHING_UP = timedelta(days=31)  # after the last number was settled, what hangs on it may still be entered


class OutOfOrder(Refusal):
    """What happened on paper is entered in the order in which it happened."""

    code = "out_of_order"
    says = (
        "Berkas {number} terakhir berubah pada {last}. Yang terjadi di atas kertas dimasukkan menurut urutannya, jadi "
        "tanggal dan jamnya tidak boleh lebih awal."
    )
    status = 422
    field = "happened_at"


class NoPaperDay(Refusal):
    """Only days for which numbers had been reserved were days on paper."""

    code = "no_paper_day"
    says = (
        "Tanggal sebenarnya hanya untuk hari tanpa listrik, dan kantor belum memesan nomor untuk kertas sebelum {on}. "
        "Kosongkan tanggalnya, atau periksa lagi."
    )
    status = 422
    field = "happened_at"


def on_paper_since(office_id: UUID, now: datetime) -> datetime | None:
    """From when on something may have been done on paper that is still to be entered; None: nothing is."""
    waiting = Q(numbers__state="open") | Q(numbers__settled_at__gte=now - CATCHING_UP)
    found = NumberBlock.objects.filter(waiting, office_id=office_id).aggregate(first=Min("reserved_at"))
    since: datetime | None = found["first"]
    return since


def check_order(case: Case, *, at: datetime, now: datetime) -> None:
    """Raise NotYetHappened for what is still to come, OutOfOrder for what lies before the last thing that was done with
    its file. What happened beside (a letter, a turn) does not count: it may have been recorded later."""
    check_happened(at=at, now=now)
    last = max(fact.at for fact in case.facts if fact.kind not in f.ASIDE)
    if at < last:
        raise OutOfOrder(number=case.application.number, last=moment(last, case.zone))


def check_done_on_paper(case: Case, *, at: datetime, now: datetime) -> None:
    """Raise unless a step of this file may have been done on paper at this instant: also NoPaperDay."""
    check_order(case, at=at, now=now)
    since = on_paper_since(case.application.office_id, now)
    if since is None or at < since:
        raise NoPaperDay(on=plain_date(local(at, case.zone)))
