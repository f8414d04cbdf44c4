"""The story of the office on one page: which event makes whom do what, who serves whom, who works by night."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from satupintu.applications import handlers as file_room
from satupintu.applications.events import FactRecorded
from satupintu.applications.services import (
    ask_pending_nibs,
    composers,
    nib_directory,
    note_passed_deadlines,
    sweep_drafts,
)
from satupintu.applications.services.compose import COMPOSERS
from satupintu.audit import services as trail
from satupintu.base import events
from satupintu.base.every import Every
from satupintu.base.memory import give_back
from satupintu.config.look import look
from satupintu.files.services import sweep_orphans
from satupintu.inspections.compose import inspection_paper
from satupintu.licences.compose import licence_paper
from satupintu.notifications.channels import CHANNELS
from satupintu.notifications.channels.email import Email
from satupintu.notifications.staff_post import StaffPost
from satupintu.oss import handlers as gateway
from satupintu.oss.directory import OssDirectory
from satupintu.oss.outbox import OssChannel
from satupintu.oss.services import forget_old_exchanges
from satupintu.payments.compose import payment_paper
from satupintu.people.services import post as staff_post
from satupintu.standards import handlers as shelf
from satupintu.standards.events import StandardAdopted
from satupintu.ui.context import office_look
from satupintu.workdays.events import CalendarChanged

# In the same transaction: what must be true or false together with the fact.
IN_TRANSACTION: Mapping[type[events.Event], Sequence[events.Handler]] = {
    events.Event: [trail.record],
    FactRecorded: [file_room.want_papers, file_room.tell_applicant, file_room.warn_superiors, gateway.tell_oss],
    StandardAdopted: [shelf.want_brochure],
    CalendarChanged: [file_room.move_due_dates],
}

# After the commit: nothing that may be lost. What must happen later goes through the outbox instead.
AFTER_COMMIT: Mapping[type[events.Event], Sequence[events.Handler]] = {}

# What the worker does by itself, between deliveries.
SWEEPERS = (
    Every(timedelta(minutes=1), note_passed_deadlines),
    Every(timedelta(minutes=1), ask_pending_nibs),
    Every(timedelta(minutes=1), trail.seal),
    Every(timedelta(hours=1), sweep_drafts),
    Every(timedelta(days=1), forget_old_exchanges),
    Every(timedelta(days=1), sweep_orphans),
    Every(timedelta(seconds=20), give_back),
)


def install() -> None:
    """Called once, when all features are loaded."""
    events.wire(in_transaction=IN_TRANSACTION, after_commit=AFTER_COMMIT)
    office_look.install(look)
    nib_directory.install(OssDirectory())
    staff_post.install(StaffPost())
    composers.install({**COMPOSERS, "licence": licence_paper, "inspection": inspection_paper, "payment": payment_paper})
    own = (file_room.PressChannel(), file_room.TellChannel(), shelf.BrochureChannel())
    for channel in (*own, Email(), OssChannel()):
        CHANNELS.add(channel)
