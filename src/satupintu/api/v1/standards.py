"""The standards in force, as published and as data: what the office promises, for programs."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language
from ninja import Path, Router
from pydantic import Field, StringConstraints

from satupintu.api.v1.auth import here
from satupintu.api.v1.shapes import Out, Slug, extra
from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.rules.promise import local
from satupintu.rules.published import published
from satupintu.rules.standard import Standard
from satupintu.standards.queries import adopted_digests, in_force, pinned, services_offered

router = Router(tags=["standar"])
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
NOT_MODIFIED = {"304": {"description": "Belum berubah sejak If-None-Match."}}


class StandardLine(Out):
    """Satu standar yang berlaku, dalam beberapa kata."""

    service: str
    title: str
    digest: str = Field(description="Sidik isi: permohonan memegang standar dengan sidik ini.")
    in_force_from: date
    working_days: int = Field(description="Janji waktu (komponen 3), dalam hari kerja.")
    rupiah: int = Field(description="Biaya (komponen 4).")


class Standards(Out):
    """Standar yang berlaku hari ini."""

    items: list[StandardLine]


class ComponentOut(Out):
    """Satu dari 14 komponen, kata demi kata seperti diterbitkan."""

    number: int = Field(ge=1, le=14)
    name: str
    lines: list[str]


class StandardOut(StandardLine):
    """Standar lengkap."""

    components: list[ComponentOut]
    data: dict[str, Any] = Field(description="Isi yang sama sebagai data, menurut skema `satupintu standard schema`.")


@router.get("/standards", response=Standards, summary="Standar yang berlaku", openapi_extra=extra())
def list_standards(request: HttpRequest) -> dict[str, Any]:
    """Satu standar untuk setiap layanan yang ditawarkan hari ini."""
    office = here()
    found = services_offered(office.pk, local(clock.now(), office.zone))
    return {"items": [_line(each.standard, each.digest) for each in found]}


@router.get(
    "/standards/{service}",
    response=StandardOut,
    summary="Standar satu layanan",
    openapi_extra=extra(responses=NOT_MODIFIED),
)
def one_standard(request: HttpRequest, response: HttpResponse, service: Path[Slug]) -> Any:
    """Standar yang berlaku hari ini, dengan 14 komponen. Jawaban membawa ETag; kirim kembali dengan If-None-Match."""
    office = here()
    adopted = in_force(office.pk, service, local(clock.now(), office.zone))
    return _whole(request, response, adopted.standard, adopted.digest)


@router.get(
    "/standards/digest/{digest}",
    response=StandardOut,
    summary="Standar menurut sidiknya",
    openapi_extra=extra(responses=NOT_MODIFIED),
)
def pinned_standard(request: HttpRequest, response: HttpResponse, digest: Path[Digest]) -> Any:
    """Standar yang dipegang suatu permohonan, juga bila sudah diganti."""
    if digest not in adopted_digests(here().pk):
        raise NotFound()
    return _whole(request, response, pinned(digest), digest)


def _line(standard: Standard, digest: str) -> dict[str, Any]:
    return {
        "service": standard.service,
        "title": standard.title,
        "digest": digest,
        "in_force_from": standard.enacted.in_force_from,
        "working_days": standard.delivery.time_limit.working_days,
        "rupiah": standard.delivery.fee.rupiah,
    }


def _whole(request: HttpRequest, response: HttpResponse, standard: Standard, digest: str) -> Any:
    tag = f'"{digest[:32]}-{get_language()}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=300"}
    asked = {each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")}
    if asked & {tag, "*"}:
        return HttpResponseNotModified(headers=headers)
    for name, value in headers.items():
        response.headers[name] = value
    parts = [{"number": each.number, "name": each.name, "lines": each.lines} for each in published(standard)]
    return {**_line(standard, digest), "components": parts, "data": standard.model_dump(mode="json")}
