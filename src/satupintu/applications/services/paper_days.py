"""Days on paper: what was done while there was no electricity is recorded afterwards, with its true date.

Nothing else is dated back: only while the office holds numbers for paper, not before it reserved them, not more than
`CATCHING_UP` ago, in the order in which it happened, and by whoever had the right at that hour. The ledger keeps beside
every true date when it was recorded.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q

from satupintu.applications.case import Case
from satupintu.applications.models import NumberBlock
from satupintu.applications.services.true_date import check_happened, to_the_minute
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed, Refusal
from satupintu.people.access import role_name
from satupintu.people.queries import in_that_minute
from satupintu.rules import facts as f
from satupintu.rules.promise import local
from satupintu.rules.words import moment, plain_date

# Time to enter a longer power cut with a holiday in it; short enough that what was promised by the day is not settled
# weeks later from memory, by an office that keeps unused slips in its drawer.
CATCHING_UP = timedelta(days=14)


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


class PaperTooOld(Refusal):
    """What was done on paper is entered soon, or as of the day on which it is entered."""

    code = "paper_too_old"
    says = (
        "{at} sudah lebih dari {days} hari yang lalu. Yang dikerjakan di kertas dimasukkan dengan tanggal sebenarnya "
        "paling lama {days} hari sesudahnya; yang lebih lama dicatat dengan tanggal hari ini. Periksa lagi tanggalnya."
    )
    status = 422
    field = "happened_at"


class NotYoursThen(NotAllowed):
    """On paper too, everybody does only what was theirs to do at that hour."""

    code = "not_yours_then"
    says = (
        "Pada {at} Anda tidak bertugas sebagai {roles}, jadi Anda tidak dapat mengerjakannya di kertas. Periksa lagi "
        "tanggal dan jamnya, atau minta yang mengerjakannya waktu itu mencatatnya sendiri."
    )
    field = "happened_at"


def on_paper_since(office_id: UUID, now: datetime) -> datetime | None:
    """From when on something may have been done on paper that is still to be entered; None: nothing is."""
    earliest = now - CATCHING_UP
    waiting = Q(numbers__state="open") | Q(numbers__settled_at__gte=earliest)
    found = NumberBlock.objects.filter(waiting, office_id=office_id).aggregate(first=Min("reserved_at"))
    return max(found["first"], earliest) if found["first"] else None


def as_then(actor: Actor, *, at: datetime, zone: str, roles: Collection[str]) -> Actor:
    """The member of staff with the rights of the minute that the paper bears, one of these roles among them: it need
    not be theirs any more, and what they were given since does not reach back. A mandate that was itself written on
    paper, and recorded here afterwards, counts by its own dates. They have come in today, so that they are still on the
    staff. Raises NotYoursThen."""
    for then in in_that_minute(actor, at):
        if then.has(*roles):
            return then
    raise NotYoursThen(at=moment(at, zone), roles=", ".join(role_name(role) for role in roles if role))


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
    """The instant to record for a step of this file that was done on paper. Raises as `in_order` does, PaperTooOld, and
    NoPaperDay where the office held no numbers for paper then."""
    since = on_paper_since(case.application.office_id, now)
    instant = in_order(case, at=at, now=now)
    if since is not None and at < to_the_minute(now - CATCHING_UP):
        raise PaperTooOld(at=moment(at, case.zone), days=CATCHING_UP.days)
    if since is None or at < to_the_minute(since):
        raise NoPaperDay(on=plain_date(local(at, case.zone)))
    return instant
