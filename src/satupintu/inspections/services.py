"""What an inspector does: plan the visit, take photos with place and time, answer the standard's checklist,
conclude."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO
from uuid import UUID

from satupintu.applications.queries import case_by_id
from satupintu.applications.services import Case, check_may, lock, record_fact, take_step
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.files import services as files
from satupintu.inspections.models import Photo, Visit
from satupintu.inspections.rules import ANSWERS, conclusion, unanswered
from satupintu.rules.facts import VISIT_PLANNED

PHOTO_MEDIA = frozenset({"image/jpeg", "image/png"})
PHOTO_AT_MOST = 15_000_000
MOST_PHOTOS = 12


class ChecklistIncomplete(Refusal):
    """Every line of the checklist needs an answer."""

    code = "checklist_incomplete"
    says = "Jawab semua butir pemeriksaan. Belum dijawab: {missing}."


class FindingsNeeded(Refusal):
    """What does not conform must be said in words."""

    code = "findings_needed"
    says = "Ada butir yang tidak sesuai. Tulis temuan Anda (paling sedikit 10 huruf) agar dasar keputusan jelas."
    field = "findings"


class TooManyPhotos(Refusal):
    """A visit has room for a dozen photos."""

    code = "too_many_photos"
    says = "Sudah ada {most} foto pada kunjungan ini. Hapus tidak bisa; pilih foto yang paling menjelaskan."


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stood, in degrees (WGS 84)."""

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: an answer ("yes", "no", "na") and, if need be, words for each checklist item, and a summary.
    `typed`: when and where it was found, as typed so far, by field, for a visit that is not concluded yet."""

    answers: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def plan_visit(*, actor: Actor, now: datetime, application_id: UUID, on: date) -> Visit:
    """Say when the inspector will come: the surat tugas follows. Planning another day, or by another hand, makes
    another one. Raises as `check_may` does."""
    with write():
        case = lock(actor, application_id)
        check_may(case, actor, "conform", "inspection")
        visit = _open_visit(case, actor)
        if (visit.planned_on, visit.planned_for_id) == (on, actor.staff_id):
            return visit
        visit.planned_on, visit.planned_for_id = on, actor.staff_id
        visit.save(update_fields=["planned_on", "planned_for"])
        data = {"visit": str(visit.pk), "on": on.isoformat(), "inspector": str(actor.staff_id)}
        record_fact(actor=actor, now=now, application_id=application_id, kind=VISIT_PLANNED, data=data)
    return visit


def add_photo(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    stream: IO[bytes],
    caption: str = "",
    place: Place | None = None,
) -> Photo:
    """Keep a photo: re-encoded and sealed; the camera's place and time are read first, the phone's `place` is used
    where
    the camera gave none. Raises what files.clean raises, and TooManyPhotos."""
    case = case_by_id(actor, application_id)
    check_may(case, actor, "conform", "inspection")
    origin = files.photo_origin(stream)
    cleaned = files.clean(stream, media=PHOTO_MEDIA, at_most_bytes=PHOTO_AT_MOST)
    placed = files.put(
        actor=actor,
        now=now,
        content=cleaned.content,
        media=cleaned.media,
        name="foto-kunjungan.jpg",
        key=case.key,
        kind="inspection_photo",
    )
    with write():
        case = lock(actor, application_id)
        visit = _open_visit(case, actor)
        if visit.photos.count() >= MOST_PHOTOS:
            raise TooManyPhotos(most=MOST_PHOTOS)
        photo = Photo(
            id=new_id(),
            office_id=actor.office_id,
            visit=visit,
            file=files.record(placed),
            caption=caption.strip()[:200],
            added_at=now,
            taken_at=origin.taken_at if origin else None,
            latitude=origin.latitude if origin and origin.latitude is not None else (place.latitude if place else None),
            longitude=origin.longitude
            if origin and origin.longitude is not None
            else (place.longitude if place else None),
        )
        photo.save(force_insert=True)
    return photo


def keep_so_far(*, actor: Actor, now: datetime, application_id: UUID, findings: Findings) -> Visit:
    """Keep what was filled in so far, without concluding anything, e.g. because the inspector goes on to take a photo.

    Answers to what is no line of the checklist are left out. Raises as `check_may` does."""
    with write():
        case = lock(actor, application_id)
        check_may(case, actor, "conform", "inspection")
        known = {item.id for item in (case.step.checklist if case.step else ())}
        visit = _open_visit(case, actor)
        visit.checklist = {
            item: answer for item, answer in findings.answers.items() if item in known and answer in ANSWERS
        }
        visit.sealed = _sealed(case, visit, findings)
        visit.save(update_fields=["checklist", "sealed"])
    return visit


def _sealed(case: Case, visit: Visit, findings: Findings) -> bytes:
    words = {"words": dict(findings.words), "summary": findings.summary.strip(), "typed": dict(findings.typed)}
    return files.seal(case.key, json.dumps(words).encode(), context=visit.pk.bytes)


def complete_inspection(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    findings: Findings,
    place: Place | None = None,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Conclude the visit: the checklist of the standard answered, findings in words; the berita acara follows.

    Raises ChecklistIncomplete, FindingsNeeded, and what `record_step` raises.
    """
    with write():
        case = lock(actor, application_id, version)
        check_may(case, actor, "conform", "inspection", at=at)
        checklist = case.step.checklist if case.step else ()
        missing = unanswered(checklist, findings.answers)
        if missing:
            raise ChecklistIncomplete(missing="; ".join(item.text for item in missing))
        outcome = conclusion(checklist, findings.answers)
        if outcome == "not_conform" and len(findings.summary.strip()) < 10:
            raise FindingsNeeded()
        visit = _open_visit(case, actor)
        visit.done_at = at or now
        visit.checklist = {item.id: findings.answers[item.id] for item in checklist}
        visit.outcome = outcome
        if place is not None:
            visit.latitude, visit.longitude = place.latitude, place.longitude
        visit.sealed = _sealed(case, visit, findings)
        visit.save()
        data = {"visit": str(visit.pk), "answers": visit.checklist}
        take_step(case, actor=actor, now=now, kind="inspection", outcome=outcome, data=data, at=at)
    return case


def _open_visit(case: Case, actor: Actor) -> Visit:
    visit, _ = Visit.objects.get_or_create(
        application=case.application,
        done_at=None,
        defaults={"office_id": actor.office_id, "inspector_id": actor.staff_id},
    )
    if visit.inspector_id != actor.staff_id:  # planned by somebody else, before the task was given to another
        visit.inspector_id = actor.staff_id
        visit.save(update_fields=["inspector"])
    return visit
