"""The office's own systems: lists of files, one file with what is personal masked, a step, the register of licences."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router
from ninja.params import functions
from pydantic import Field, StringConstraints

from satupintu.api import scopes
from satupintu.api.v1.applications import TrackedOut, followed
from satupintu.api.v1.auth import Token, admitted
from satupintu.api.v1.shapes import Out, Slug, extra
from satupintu.api.v1.steps import StepIn, take
from satupintu.applications.queries import Case, FileFilter, case_by_id, cases, desk, evidence, files, papers, workload
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.licences.queries import for_application, register_page, status_of
from satupintu.people.queries import office as office_by_id
from satupintu.rules.nib import mask_name, mask_nik
from satupintu.rules.promise import local

router = Router(tags=["petugas"])
After = Annotated[str, StringConstraints(max_length=60, pattern=r"^[0-9a-f_-]*$")]
FROM_THE_START: Any = functions.Query("")
PAGE = 50


class FileLine(Out):
    """Satu berkas dalam daftar."""

    id: UUID
    number: str
    service: str
    business: str
    applicant: str = Field(description="Disamarkan.")
    step: str
    court: str
    ending: str
    due_on: date | None
    submitted_at: datetime
    assignee: str


class FilePage(Out):
    """Satu halaman; `next` adalah alamat halaman berikutnya."""

    items: list[FileLine]
    next: str | None


class GivenOut(Out):
    """Bagaimana satu persyaratan dipenuhi."""

    requirement: str
    how: str
    given_at: datetime | None


class FileOut(TrackedOut):
    """Satu berkas, dengan data pribadi disamarkan."""

    id: UUID
    version: int = Field(description="Kirim kembali bersama tahap; berkas yang sudah berubah ditolak.")
    outcomes: list[str] = Field(description="Hasil yang dapat dicatat sekarang.")
    business: str
    activity: str
    place: str
    applicant: str
    nik: str
    nib: str
    requirements: list[GivenOut]
    papers: list[str]
    licence_number: str
    licence_status: str


class LicenceLine(Out):
    """Satu izin dalam register. `says` adalah yang boleh diketahui siapa pun."""

    id: UUID
    number: str
    title: str
    service: str
    application: str
    issued_at: datetime
    status: str
    says: dict[str, str]


class LicencePage(Out):
    """Satu halaman register, yang terbaru lebih dahulu."""

    items: list[LicenceLine]
    next: str | None


class Workload(Out):
    """Berkas yang terbuka: giliran siapa, dan berapa yang terlambat."""

    today: date
    office: int
    applicant: int
    third_party: int
    late: int


@router.get(
    "/staff/desk",
    response=FilePage,
    auth=Token(scopes.FILES_READ),
    summary="Meja petugas",
    openapi_extra=extra(scope=scopes.FILES_READ),
)
def my_desk(request: HttpRequest, after: After = FROM_THE_START) -> dict[str, Any]:
    """Yang menunggu pemegang token, yang paling mendesak lebih dahulu."""
    page = desk(admitted(request).actor, after)
    return _page([_file(case) for case in cases(page)], page.after, "desk", {})


@router.get(
    "/staff/files",
    response=FilePage,
    auth=Token(scopes.FILES_READ),
    summary="Daftar berkas",
    openapi_extra=extra(scope=scopes.FILES_READ),
)
def list_files(
    request: HttpRequest,
    state: Query[Literal["open", "done", "all"]] = "open",
    service: Query[Slug | Literal[""]] = "",
    step: Query[Slug | Literal[""]] = "",
    late: Query[Literal["true", "false"]] = "false",
    after: After = FROM_THE_START,
) -> dict[str, Any]:
    """Yang terbuka: paling mendesak lebih dahulu; yang selesai atau semua: terbaru lebih dahulu."""
    actor = admitted(request).actor
    late_on = _today(actor) if late == "true" else None
    page = files(actor, FileFilter(state=state, service=service, step=step, late_on=late_on), after)
    kept = {"state": state, "service": service, "step": step, "late": late}
    return _page([_file(case) for case in cases(page)], page.after, "files", kept)


@router.get(
    "/staff/files/{file_id}",
    response=FileOut,
    auth=Token(scopes.FILES_READ),
    summary="Satu berkas",
    openapi_extra=extra(scope=scopes.FILES_READ),
)
def one_file(request: HttpRequest, file_id: Path[UUID]) -> dict[str, Any]:
    """Data pribadi disamarkan. Membukanya hanya dapat di laman, dengan alasan yang tercatat."""
    actor = admitted(request).actor
    return _whole(actor, case_by_id(actor, file_id), clock.now())


@router.post(
    "/staff/files/{file_id}/step",
    response=FileOut,
    auth=Token(scopes.FILES_ACT),
    summary="Kerjakan tahap",
    openapi_extra=extra(refuses=(409,), scope=scopes.FILES_ACT),
)
def take_step(request: HttpRequest, file_id: Path[UUID], payload: StepIn) -> dict[str, Any]:
    """Atas nama pemegang token, dengan aturan yang sama seperti di laman: pemisahan tugas, giliran, berkas keluarga.
    Tahap kepala seksi dan kepala dinas hanya dapat dikerjakan di laman, karena memerlukan kode dari ponsel."""
    who, now = admitted(request), clock.now()
    take(admitted=who, now=now, case=case_by_id(who.actor, file_id), given=payload)
    return _whole(who.actor, case_by_id(who.actor, file_id), now)


@router.get(
    "/staff/licences",
    response=LicencePage,
    auth=Token(scopes.LICENCES_READ),
    summary="Register izin",
    openapi_extra=extra(scope=scopes.LICENCES_READ),
)
def list_licences(
    request: HttpRequest, service: Query[Slug | Literal[""]] = "", after: Query[UUID | None] = None
) -> dict[str, Any]:
    """Yang terbaru lebih dahulu."""
    found = register_page(admitted(request).actor, after, service=service, size=PAGE)
    items = [
        {
            "id": row.pk,
            "number": row.number,
            "title": row.title,
            "service": row.service,
            "application": row.application.number,
            "issued_at": row.issued_at,
            "status": status_of(row.signed_at, row.revoked_at),
            "says": row.says,
        }
        for row in found[:PAGE]
    ]
    last = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return _page(items, last, "licences", {"service": service})


@router.get(
    "/staff/workload",
    response=Workload,
    auth=Token(scopes.FIGURES_READ),
    summary="Beban kerja hari ini",
    openapi_extra=extra(scope=scopes.FIGURES_READ),
)
def todays_workload(request: HttpRequest) -> dict[str, Any]:
    """Berapa berkas terbuka, dan giliran siapa."""
    actor = admitted(request).actor
    today = _today(actor)
    return {"today": today, **workload(actor, today)}


def _today(actor: Actor) -> date:
    return local(clock.now(), office_by_id(actor.office_id).zone)


def _page(items: list[dict[str, Any]], after: str, where: str, kept: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in {**kept, "after": after}.items() if value})
    return {"items": items, "next": f"/api/v1/staff/{where}?{query}" if after else None}


def _file(case: Case) -> dict[str, Any]:
    standing = case.standing
    return {
        "id": case.application.pk,
        "number": case.application.number,
        "service": case.application.service,
        "business": case.dossier.business.name,
        "applicant": mask_name(case.dossier.person.name),
        "step": standing.step,
        "court": standing.court,
        "ending": standing.ending,
        "due_on": standing.due_on,
        "submitted_at": case.application.submitted_at,
        "assignee": standing.assignee.name if standing.assignee else "",
    }


def _whole(actor: Actor, case: Case, now: datetime) -> dict[str, Any]:
    dossier, licence = case.dossier, for_application(case.application.pk)
    given = {name: rows[-1] for name, rows in evidence(actor, case).items() if rows}
    met = [(each.id, given.get(each.id)) for each in case.handed_in]
    return {
        **followed(case, now),
        "id": case.application.pk,
        "version": case.standing.version,
        "outcomes": list(case.journey.outcomes),
        "business": dossier.business.name,
        "activity": dossier.business.activity,
        "place": dossier.business.place,
        "applicant": mask_name(dossier.person.name),
        "nik": mask_nik(dossier.person.nik),
        "nib": dossier.nib,
        "requirements": [
            {"requirement": name, "how": row.how if row else "", "given_at": row.given_at if row else None}
            for name, row in met
        ],
        "papers": [row.kind for row in papers(actor, case) if row.file_id is not None],
        "licence_number": licence.number if licence else "",
        "licence_status": status_of(licence.signed_at, licence.revoked_at) if licence else "",
    }
