"""What one may ask about visits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F

from satupintu.applications.queries import Case
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files import services as files
from satupintu.inspections.models import Photo, Visit

_PHOTO = ("id", "office_id", "file_id", "caption", "added_at", "taken_at", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Report:
    """A visit with what was found, opened: words per checklist item, the summary, the photos in order; and while it
    goes on, `typed`: when and where it was, as typed, by field."""

    visit: Visit
    words: dict[str, str]
    summary: str
    photos: tuple[Photo, ...]
    typed: Mapping[str, str] = field(default_factory=dict)


def reports(actor: Actor, case: Case) -> list[Report]:
    """The visits for a file, oldest first; for staff and the system."""
    if actor.kind == "applicant":
        return []
    columns = {f"photo_{name}": F(f"photos__{name}") for name in _PHOTO}
    visits = Visit.objects.filter(application=case.application).select_related("inspector").annotate(**columns)
    found: dict[UUID, tuple[Visit, list[Photo]]] = {}
    for row in visits.order_by("id", "photos__id"):  # in one question: a visit once for each of its photos
        visit, photos = found.setdefault(row.pk, (row, []))
        shown = {name: getattr(row, f"photo_{name}") for name in _PHOTO}
        if shown["id"] is not None:
            photos.append(Photo(visit=visit, **shown))
    return [_opened(case, visit, photos) for visit, photos in found.values()]


def _opened(case: Case, visit: Visit, photos: Sequence[Photo]) -> Report:
    found: dict[str, Any] = {"words": {}, "summary": ""}
    if visit.sealed:
        found = json.loads(files.open_(case.key, bytes(visit.sealed), context=visit.pk.bytes))
    return Report(visit, found["words"], found["summary"], tuple(photos), found.get("typed", {}))


def photo_content(actor: Actor, case: Case, photo_id: UUID) -> tuple[bytes, str]:
    """A photo's bytes and media type, for staff. Raises NotFound."""
    photo = Photo.objects.select_related("file").filter(pk=photo_id, visit__application=case.application).first()
    if photo is None or actor.kind != "staff":
        raise NotFound()
    return files.read(photo.file, case.key), photo.file.media
