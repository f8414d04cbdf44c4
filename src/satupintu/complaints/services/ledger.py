"""The ledger of the register: every fact of every complaint is appended here, with the row that says where it
stands."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import required
from satupintu.complaints import rules as r
from satupintu.complaints.access import may_see, runners
from satupintu.complaints.case import Case, case_of
from satupintu.complaints.events import ComplaintFactRecorded, ComplaintOverdue, ComplaintReceived
from satupintu.complaints.models import Complaint, ComplaintFact, ComplaintNote, ComplaintStanding
from satupintu.complaints.refusals import ComplaintMoved, NotNow, NotTheHandler, WordsNeeded
from satupintu.files.services import seal
from satupintu.people.access import require_unrelated, role_name
from satupintu.people.queries import names
from satupintu.rules.facts import Fact
from satupintu.rules.promise import local

EVENTS: Mapping[str, type[ComplaintFactRecorded]] = {
    r.RECEIVED: ComplaintReceived,
    r.DEADLINE_PASSED: ComplaintOverdue,
}
STATE_WORDS: Mapping[str, str] = {
    "new": noop("belum digolongkan"),
    "in_hand": noop("sedang ditangani"),
    "asked": noop("menunggu keterangan pengadu"),
    "answered": noop("sudah dijawab"),
    "closed": noop("sudah ditutup"),
    "referred": noop("sudah diteruskan ke instansi lain"),
}
LEAST_WORDS = 10


def lock(actor: Actor, complaint_id: UUID, version: int | None = None) -> Case:
    """Take a complaint in hand: nobody else can until the transaction ends. Call inside `base.transaction.write()`.

    version: the number of facts that the form saw. Raises NotFound for what this actor may not see, ComplaintMoved when
    it has moved on since.
    """
    required()
    standing = (
        ComplaintStanding.objects.select_for_update(of=("self",))
        .select_related("complaint__letter")
        .filter(complaint_id=complaint_id, office_id=actor.office_id)
        .first()
    )
    if standing is None:
        raise NotFound()
    case = case_of(standing)
    if actor.kind == "staff" and not sees(case, actor):
        raise NotFound()
    if version is not None and version != standing.version:
        raise ComplaintMoved(number=case.complaint.number)
    return case


def sees(case: Case, actor: Actor) -> bool:
    """Whether this member of staff may know of the complaint."""
    return may_see(actor, whistle=case.complaint.whistle, assignee=case.course.handler, concerns=case.course.concerns)


def check_now(case: Case, kind: str) -> None:
    """Raise NotNow unless this may happen to the complaint as it stands."""
    if not case.course.may(kind):
        raise NotNow(number=case.complaint.number, state=_(STATE_WORDS[case.course.state]))


def check_runs(case: Case, actor: Actor) -> None:
    """Raise unless this person runs the register for complaints of this sort, and it is not about their own or their
    family's file: NotAllowed, OwnCase."""
    roles = runners(case.complaint.whistle)
    if actor.kind != "staff" or not actor.has(*roles):
        raise NotAllowed(roles=", ".join(role_name(role) for role in roles))
    require_unrelated(actor, case.complaint.kin_index)


def check_handles(case: Case, actor: Actor) -> None:
    """Raise unless this person handles the complaint: whom it was given to; whoever runs the register while it was
    given to nobody. Raises NotTheHandler, NotAllowed, OwnCase."""
    handler = case.course.handler
    if not handler:
        check_runs(case, actor)
        return
    if actor.kind != "staff" or handler != str(actor.user_id):
        raise NotTheHandler(name=names({UUID(handler)}).get(handler, _("petugas lain")))
    require_unrelated(actor, case.complaint.kin_index)


def need_words(words: str) -> str:
    """The words, trimmed. Raises WordsNeeded when there are too few."""
    said = words.strip()
    if len(said) < LEAST_WORDS:
        raise WordsNeeded(least=LEAST_WORDS)
    return said


def append(
    case: Case,
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Append one fact to a complaint in hand; `settle` tells of it. No access is checked here.

    note: words, sealed beside the fact. at: when it happened, if that was before it was written down.
    """
    required()
    check_now(case, kind)
    _write(case, Fact(kind, at or now, by=str(actor.user_id or actor.kind), data=dict(data or {})), actor, now, note)


def begin(case: Case, *, actor: Actor, now: datetime, data: Mapping[str, Any]) -> None:
    """The first fact of a new complaint: it was received, when it truly arrived."""
    at = case.complaint.received_at
    _write(case, Fact(r.RECEIVED, at, by=str(actor.user_id or actor.kind), data=dict(data)), actor, now, "")


def _write(case: Case, fact: Fact, actor: Actor, now: datetime, note: str) -> None:
    row = ComplaintFact(
        id=new_id(),
        office_id=case.complaint.office_id,
        complaint=case.complaint,
        seq=case.standing.version + 1,
        kind=fact.kind,
        at=fact.at,
        recorded_at=now,
        by=fact.by,
        data=fact.data,
    )
    row.save(force_insert=True)
    if note:
        sealed = seal(case.key, note.encode(), context=row.pk.bytes)
        ComplaintNote(office_id=row.office_id, fact=row, sealed=sealed).save(force_insert=True)
    case.facts.append(fact)
    case.standing.version += 1
    case.forget()
    case.unsaid.append(
        EVENTS.get(fact.kind, ComplaintFactRecorded)(
            at=now,
            actor=actor,
            subject=case.complaint.pk,
            number=case.complaint.number,
            fact=fact.kind,
            seq=case.standing.version,
            data=dict(fact.data),
        )
    )


def settle(case: Case, *, first: bool = False) -> None:
    """Write where the complaint now stands, and say what happened; once, after the last `append` of a service.
    `first`: the row is new."""
    put_place(case)
    case.standing.save(force_insert=first, force_update=not first)
    while case.unsaid:
        emit(case.unsaid.pop(0))


def put_place(case: Case) -> None:
    """Compute the projection anew from the facts."""
    standing, complaint = case.standing, case.complaint
    for name, value in asdict(r.place(case.course, case.rules, case.calendar, case.zone)).items():
        setattr(standing, name, value)
    standing.assignee_id = UUID(case.course.handler) if case.course.handler else None
    standing.whistle, standing.channel = complaint.whistle, complaint.channel
    standing.received_on = local(complaint.received_at, case.zone)


def rebuild(complaint: Complaint) -> ComplaintStanding:
    """Recompute the standing of one complaint from its facts alone; writes nothing."""
    rows = ComplaintFact.objects.filter(complaint=complaint).count()
    case = case_of(ComplaintStanding(office_id=complaint.office_id, complaint=complaint, version=rows))
    put_place(case)
    return case.standing
