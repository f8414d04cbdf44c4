"""What is done with instructions: given by a superior, answered by the addressee, taken back by the giver.

An instruction never moves the journey of a file: it is a fact beside it.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from satupintu.applications.services import Case, lock, record_fact
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.instructions.models import Instruction
from satupintu.instructions.queries import below
from satupintu.people.access import SUPERIORS, Role, require_role
from satupintu.rules import facts as f
from satupintu.rules.words import plain_date

SHORTEST = 10  # letters


class WordsMissing(Refusal):
    """An instruction and its answer are said in words."""

    code = "instruction_words_missing"
    says = "Tulis dengan jelas, paling sedikit 10 huruf."
    status = 422
    field = "text"


class DuePast(Refusal):
    """Nobody can do until yesterday what they are told today."""

    code = "instruction_due_past"
    says = "Tanggal {due} sudah lewat. Pilih hari ini atau sesudahnya."
    status = 422
    field = "due_on"


class NotBelowYou(Refusal):
    """One tells those who stand lower, and somebody at least."""

    code = "instruction_not_below"
    says = "Pilih paling sedikit satu petugas di bawah Anda. Disposisi tidak dapat diberikan kepada atasan atau sesama."
    status = 422
    field = "addressees"


class AddresseeRelated(Refusal):
    """Nobody handles their own or their family's file, also when told to."""

    code = "instruction_addressee_related"
    says = "{name} tidak boleh menangani berkas ini karena milik sendiri atau keluarganya. Pilih petugas lain."
    legal_basis = "UU 30/2014 Pasal 42–43 (larangan konflik kepentingan)"
    field = "addressees"


def give_instruction(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    addressees: Collection[UUID],
    text: str,
    due_on: date,
    version: int | None = None,
) -> Case:
    """Tell staff what to do about a file, until a day (in the zone of the office); one fact, one line on each desk.

    Raises NotAllowed, WordsMissing, DuePast, NotBelowYou, AddresseeRelated, OwnCase, StaleForm, NotFound.
    """
    require_role(actor, *SUPERIORS)
    words = _words(text)
    known = {user.pk: user for user in below(actor, now)}
    if not addressees or not set(addressees) <= known.keys():
        raise NotBelowYou()
    with write():
        case = lock(actor, application_id, version)
        if due_on < case.today(now):
            raise DuePast(due=plain_date(due_on))
        for pk in addressees:
            if case.application.dossier.nik_index in known[pk].kin:
                raise AddresseeRelated(name=known[pk].name)
        told = sorted(set(addressees), key=str)
        data = {"addressees": [str(pk) for pk in told], "due": due_on.isoformat()}
        case = record_fact(
            actor=actor,
            now=now,
            application_id=application_id,
            kind=f.INSTRUCTED,
            data=data,
            note=words,
            roles=SUPERIORS,
        )
        Instruction.objects.bulk_create(_rows(case, actor, now, told, due_on))
    return case


def _rows(case: Case, actor: Actor, now: datetime, addressees: Collection[UUID], due_on: date) -> list[Instruction]:
    return [
        Instruction(
            id=new_id(),
            office_id=actor.office_id,
            application_id=case.application.pk,
            seq=case.standing.version,
            giver_id=actor.staff_id,
            addressee_id=pk,
            given_at=now,
            due_on=due_on,
        )
        for pk in addressees
    ]


def answer_instruction(*, actor: Actor, now: datetime, instruction_id: UUID, text: str) -> Case:
    """The addressee says what was done; the instruction is closed. Raises WordsMissing, OwnCase, NotFound (also for
    somebody else's, and for one that is closed)."""
    words = _words(text)
    with write():
        row = _open(actor, instruction_id)
        if row.addressee_id != actor.user_id:
            raise NotFound()
        return _close(row, actor, now, f.INSTRUCTION_ANSWERED, "answered", words)


def withdraw_instruction(*, actor: Actor, now: datetime, instruction_id: UUID, text: str) -> Case:
    """The giver, or the head of the office, takes an instruction back, with a reason. Raises WordsMissing, NotAllowed,
    OwnCase, NotFound."""
    words = _words(text)
    with write():
        row = _open(actor, instruction_id)
        if row.giver_id != actor.user_id:
            require_role(actor, Role.HEAD_OF_OFFICE)
        return _close(row, actor, now, f.INSTRUCTION_WITHDRAWN, "withdrawn", words)


def _open(actor: Actor, instruction_id: UUID) -> Instruction:
    """An open instruction of the actor's office; its file is taken in hand first, as everywhere."""
    known = Instruction.objects.filter(pk=instruction_id, office_id=actor.office_id, closed_at__isnull=True)
    application_id = known.values_list("application_id", flat=True).first()
    if application_id is None:
        raise NotFound()
    lock(actor, application_id)
    row: Instruction | None = known.first()
    if row is None:  # somebody else closed it a moment ago
        raise NotFound()
    return row


def _close(row: Instruction, actor: Actor, now: datetime, kind: str, outcome: str, words: str) -> Case:
    case = record_fact(
        actor=actor,
        now=now,
        application_id=row.application_id,
        kind=kind,
        data={"addressees": [str(row.addressee_id)], "instruction": str(row.pk)},
        note=words,
        roles=tuple(Role) if outcome == "answered" else SUPERIORS,
    )
    row.closed_at, row.outcome, row.answer_seq = now, outcome, case.standing.version
    row.save(update_fields=["closed_at", "outcome", "answer_seq"])
    return case


def _words(text: str) -> str:
    words = text.strip()
    if len(words) < SHORTEST:
        raise WordsMissing()
    return words
