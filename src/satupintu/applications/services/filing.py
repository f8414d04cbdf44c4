"""Sending in what was filled in, once: the application begins and the draft ends in the same transaction."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from satupintu.applications.beside import KUASA, PAPER_FORM
from satupintu.applications.draft import DraftData
from satupintu.applications.models import Draft
from satupintu.applications.questions import nib_requirement
from satupintu.applications.refusals import DraftGone
from satupintu.applications.services.drafts import OpenDraft, close_draft
from satupintu.applications.services.intake import Given, Submission, earlier, receive
from satupintu.applications.services.paper_numbers import Written
from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.rules.standard import Standard
from satupintu.standards.queries import Adopted


def given_by(standard: Standard, data: DraftData) -> list[Given]:
    """How each requirement of the standard is met by a draft; what is not met is left out."""
    files = data.file_ids()
    nib = nib_requirement(standard)
    given: list[Given] = []
    beside = [each for each, there in ((KUASA, data.acting), (PAPER_FORM, bool(data.paper_at))) if there]
    for each in (*standard.delivery.requirements, *beside):
        if each.id in files:
            given.append(Given(each.id, "file", files[each.id]))
        elif each.id in data.uploads:
            given.append(Given(each.id, "counter"))
        elif data.answers.get(each.id):
            given.append(Given(each.id, "answer"))
        elif nib is not None and each.id == nib.id and data.nib:
            given.append(Given(each.id, "oss"))
    return given


def file_draft(*, actor: Actor, now: datetime, draft: OpenDraft, adopted: Adopted, data: DraftData) -> Submission:
    """Submit a draft and close it. Sent twice, even at the same moment, it is one application: the draft's row is held
    until the first is done. Raises DraftGone, and what `submit` raises."""
    asked = {each.id for each in adopted.standard.delivery.requirements}
    kept = replace(data, answers={name: text for name, text in data.answers.items() if name in asked})
    with write():
        row = Draft.objects.select_for_update().filter(pk=draft.id).values_list("application_id").first()
        if row is None:
            raise DraftGone()
        if row[0] is not None and (received := earlier(draft.id)) is not None:
            return received
        submission = receive(
            actor=actor,
            now=now,
            adopted=adopted,
            service=draft.service,
            mode=draft.mode,
            dossier=kept.dossier(),
            given=given_by(adopted.standard, kept),
            wrapped_key=draft.wrapped_key,
            submission_key=draft.id,
            at=datetime.fromisoformat(data.paper_at) if data.paper_at else None,
            written=Written(UUID(data.paper_number), UUID(data.written_by)) if data.paper_number else None,
        )
        close_draft(draft=draft, application_id=submission.application_id)
    return submission
