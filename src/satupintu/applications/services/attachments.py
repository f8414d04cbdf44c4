"""Taking in a file for one requirement: looked through, sealed under the key of its draft or file, named by a row."""

from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any, TypeAlias, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile as AnyUpload

from satupintu.applications.case import Case
from satupintu.applications.draft import DraftData, Upload
from satupintu.applications.refusals import DraftGone
from satupintu.applications.services.drafts import OpenDraft, save_draft
from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.files import services as files
from satupintu.rules.standard import Requirement, UploadEvidence

UploadedFile: TypeAlias = "AnyUpload[Any]"
MEGABYTE = 1024 * 1024
_SUFFIX = {"image/jpeg": ".jpg", "application/pdf": ".pdf"}


def attach(
    *, actor: Actor, now: datetime, draft: OpenDraft, data: DraftData, requirement: Requirement, upload: UploadedFile
) -> DraftData:
    """Keep a file with a draft, in place of the former one for this requirement, and save the draft.

    Raises what `files.clean` and `files.put` raise, and DraftGone once it was sent in; then nothing has changed.
    """
    placed, cleaned = _place(actor, now, requirement, [upload], draft.key)
    told = Upload(
        how="file",
        file_id=str(placed.id),
        name=(upload.name or requirement.title)[:100],
        media=cleaned.media,
        size=placed.size,
        pages=cleaned.pages,
    )
    former = data.file_ids().get(requirement.id)
    changed = data.with_upload(requirement.id, told)
    with write():
        files.record(placed)
        if not save_draft(now=now, draft=draft, data=changed.to_dict()):
            raise DraftGone()  # sent in meanwhile, from another window; the former file went with it
        if former is not None:
            files.discard([former])
    return changed


def keep_for(*, actor: Actor, now: datetime, case: Case, requirement: Requirement, upload: UploadedFile) -> UUID:
    """Keep a file that corrects a defect of a file; `resubmit` ties it to the requirement. Raises as `attach` does."""
    return keep_pages_for(actor=actor, now=now, case=case, requirement=requirement, uploads=[upload])


def keep_pages_for(
    *, actor: Actor, now: datetime, case: Case, requirement: Requirement, uploads: Sequence[UploadedFile]
) -> UUID:
    """Keep what was scanned page by page for a requirement of a file, as one document. Raises as `attach` does, and
    PdfTooLong for more pages than one document may have."""
    placed, _ = _place(actor, now, requirement, uploads, case.key)
    with write():
        files.record(placed)
    return placed.id


def _place(
    actor: Actor, now: datetime, requirement: Requirement, uploads: Sequence[UploadedFile], key: bytes
) -> tuple[files.Placed, files.Cleaned]:
    """Looked through and written to the storage; outside any transaction, because both take their time."""
    evidence = requirement.evidence
    if not isinstance(evidence, UploadEvidence):
        raise ValueError(f"requirement {requirement.id} takes no file")
    # The upload itself, not what it wraps: it knows the size of what was too large to let in.
    most = evidence.at_most_mb * MEGABYTE
    parts = [files.clean(cast(IO[bytes], each), media=evidence.media, at_most_bytes=most) for each in uploads]
    cleaned = files.bind(parts)
    placed = files.put(
        actor=actor,
        now=now,
        content=cleaned.content,
        media=cleaned.media,
        name=f"{requirement.id}{_SUFFIX.get(cleaned.media, '')}",  # what people call their files may name them
        key=key,
        kind=requirement.id,
    )
    return placed, cleaned
