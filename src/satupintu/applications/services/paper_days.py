"""Days on paper: what was done while there was no electricity is recorded afterwards, with its true date.

Nothing else is dated back: only while the office holds numbers for paper, not before it reserved them, and in the order
in which it happened. The ledger keeps beside every true date when it was recorded.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q

from satupintu.applications.case import Case
from satupintu.applications.models import NumberBlock
from satupintu.applications.services.true_date import check_happened, to_the_minute
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


def in_order(case: Case, *, at: datetime, now: datetime) -> datetime:
    """The instant to record for what the paper says happened at `at`: within the minute of the last thing that was done
    with its file, right after that. What happened beside (a letter, a turn) does not count: it may have been recorded
    later. Raises NotYetHappened for what is still to come, OutOfOrder for what lies before."""
    check_happened(at=at, now=now)
    last = max(fact.at for fact in case.facts if fact.kind not in f.ASIDE)
    if at < to_the_minute(last):
        raise OutOfOrder(number=case.application.number, last=moment(last, case.zone))
    return max(at, last)


def done_on_paper(case: Case, *, at: datetime, now: datetime) -> datetime:
    """The instant to record for a step of this file that was done on paper. Raises as `in_order` does, and NoPaperDay
    where the office held no numbers for paper then."""
    since = on_paper_since(case.application.office_id, now)
    instant = in_order(case, at=at, now=now)
    if since is None or at < to_the_minute(since):
        raise NoPaperDay(on=plain_date(local(at, case.zone)))
    return instant
