"""What one may ask about visits."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from satupintu.applications.queries import Case
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files import services as files
from satupintu.inspections.models import Photo, Visit


@dataclass(frozen=True, slots=True)
class Report:
    """A visit with what was found, opened: words per checklist item, the summary, the photos in order."""

    visit: Visit
    words: dict[str, str]
    summary: str
    photos: tuple[Photo, ...]


def reports(actor: Actor, case: Case) -> list[Report]:
    """The visits for a file, oldest first; for staff and the system."""
    if actor.kind == "applicant":
        return []
    visits = (
        Visit.objects.filter(application=case.application).select_related("inspector").prefetch_related("photos__file")
    )
    return [_opened(case, visit) for visit in visits.order_by("id")]


def _opened(case: Case, visit: Visit) -> Report:
    found: dict[str, Any] = {"words": {}, "summary": ""}
    if visit.sealed:
        found = json.loads(files.open_(case.key, bytes(visit.sealed), context=visit.pk.bytes))
    photos = tuple(sorted(visit.photos.all(), key=lambda photo: photo.id))
    return Report(visit, found["words"], found["summary"], photos)


def photo_content(actor: Actor, case: Case, photo_id: UUID) -> tuple[bytes, str]:
    """A photo's bytes and media type, for staff. Raises NotFound."""
    photo = Photo.objects.select_related("file").filter(pk=photo_id, visit__application=case.application).first()
    if photo is None or actor.kind != "staff":
        raise NotFound()
    return files.read(photo.file, case.key), photo.file.media
