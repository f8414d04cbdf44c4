"""The story of the office on one page: which event makes whom do what, who serves whom, who works by night."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from satupintu.api.services import forget_sent
from satupintu.applications import handlers as file_room
from satupintu.applications.events import FactRecorded, PaperNumbered
from satupintu.applications.services import (
    ask_pending_nibs,
    composers,
    nib_directory,
    note_passed_deadlines,
    offer_again,
    other_register,
    remind_and_lapse,
    sweep_drafts,
)
from satupintu.applications.services.catalogue import findables as files_to_find
from satupintu.applications.services.compose import COMPOSERS
from satupintu.assistance.catalogue import findables as helped_to_find
from satupintu.audit import services as trail
from satupintu.base import events
from satupintu.base.every import Every
from satupintu.base.memory import give_back
from satupintu.base.statistics import count_embedded
from satupintu.complaints import handlers as complaints_desk
from satupintu.complaints.events import ComplaintFactRecorded, ComplaintOverdue, ComplaintReceived
from satupintu.complaints.services import close_silent, note_overdue
from satupintu.complaints.services.catalogue import findables as complaints_to_find
from satupintu.config.look import look, troubles
from satupintu.config.skills import skills
from satupintu.continuity import services as continuity
from satupintu.files.services import sweep_orphans
from satupintu.finding.services import sources as findable_things
from satupintu.heritage import handlers as old_books
from satupintu.heritage.services import findables as old_licences_to_find
from satupintu.heritage.services import old_in_the_way
from satupintu.inspections.compose import assignment_paper, inspection_paper
from satupintu.letters import handlers as letter_room
from satupintu.letters.catalogue import findables as letters_to_find
from satupintu.licences import handlers as register
from satupintu.licences.compose import licence_paper, proof_paper
from satupintu.licences.services import findables as licences_to_find
from satupintu.notifications.channels import CHANNELS
from satupintu.notifications.channels.email import Email
from satupintu.notifications.staff_post import StaffPost
from satupintu.objections import handlers as objections
from satupintu.objections.services import note_passed as note_passed_objections
from satupintu.oss import handlers as gateway
from satupintu.oss.directory import OssDirectory
from satupintu.oss.outbox import OssChannel
from satupintu.oss.services import forget_old_exchanges
from satupintu.payments.compose import payment_paper
from satupintu.people.events import OfficeChanged
from satupintu.people.services import post as staff_post
from satupintu.people.services import skills_asked
from satupintu.standards import handlers as shelf
from satupintu.standards.events import StandardAdopted
from satupintu.ui import context
from satupintu.ui.context import office_look
from satupintu.workdays.events import CalendarChanged

# In the same transaction: what must be true or false together with the fact.
IN_TRANSACTION: Mapping[type[events.Event], Sequence[events.Handler]] = {
    events.Event: [trail.record],
    FactRecorded: [
        register.keep_register,
        objections.keep_register,
        file_room.want_papers,
        file_room.tell_applicant,
        file_room.note_heard,
        file_room.warn_superiors,
        gateway.tell_oss,
    ],
    PaperNumbered: [letter_room.enter_in_book],
    StandardAdopted: [shelf.want_brochure],
    OfficeChanged: [file_room.count_days_anew, complaints_desk.count_days_anew, objections.count_days_anew],
    CalendarChanged: [file_room.move_due_dates, complaints_desk.move_due_dates, objections.move_due_dates],
    ComplaintReceived: [complaints_desk.put_in_index],
    ComplaintFactRecorded: [complaints_desk.tell_complainant],
    ComplaintOverdue: [complaints_desk.warn_superiors],
}

# After the commit: nothing that may be lost. What must happen later goes through the outbox instead.
AFTER_COMMIT: Mapping[type[events.Event], Sequence[events.Handler]] = {}

# What the worker does by itself, between deliveries.
SWEEPERS = (
    Every(timedelta(minutes=1), continuity.watch),
    Every(timedelta(minutes=1), note_passed_deadlines),
    Every(timedelta(minutes=5), note_passed_objections),
    Every(timedelta(hours=1), remind_and_lapse),
    Every(timedelta(minutes=1), ask_pending_nibs),
    Every(timedelta(minutes=5), offer_again),
    Every(timedelta(minutes=1), note_overdue),
    Every(timedelta(minutes=10), close_silent),
    Every(timedelta(minutes=1), trail.seal),
    Every(timedelta(hours=1), sweep_drafts),
    Every(timedelta(days=1), forget_old_exchanges),
    Every(timedelta(days=1), sweep_orphans),
    Every(timedelta(days=1), forget_sent),
    Every(timedelta(days=1), count_embedded),
    Every(timedelta(seconds=10), continuity.go_on),
    Every(timedelta(seconds=20), give_back),
)


def install() -> None:
    """Called once, when all features are loaded."""
    events.wire(in_transaction=IN_TRANSACTION, after_commit=AFTER_COMMIT)
    office_look.install(look)
    context.troubles.install(troubles)
    nib_directory.install(OssDirectory())
    other_register.install(old_in_the_way)
    findable_things.install(
        (files_to_find, licences_to_find, complaints_to_find, letters_to_find, old_licences_to_find, helped_to_find)
    )
    staff_post.install(StaffPost())
    skills_asked.install(skills)
    composers.install(
        {
            **COMPOSERS,
            "proof": proof_paper,
            "licence": licence_paper,
            "assignment": assignment_paper,
            "inspection": inspection_paper,
            "payment": payment_paper,
        }
    )
    own = (file_room.PressChannel(), file_room.TellChannel(), shelf.BrochureChannel(), letter_room.AlignmentChannel())
    for channel in (*own, old_books.OldRegisterChannel(), Email(), OssChannel()):
        CHANNELS.add(channel)
