"""Version 1 of the API: its groups, and how it says no."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from satupintu.api import problems
from satupintu.api.refusals import Malformed, NoSuchAddress, TokenNeeded
from satupintu.api.v1 import applications, complaints, figures, licences, staff, standards
from satupintu.base.refusal import Refusal

TAGS = {
    "standar": "Standar pelayanan yang berlaku: ke-14 komponen, seperti diterbitkan dan sebagai data.",
    "permohonan": "Mengajukan permohonan untuk diri sendiri, dan melacaknya dengan nomor dan kode.",
    "verifikasi": "Apakah izin ini asli? Siapa pun boleh bertanya.",
    "kinerja": "Apakah kantor menepati janjinya? Angka saja, tanpa data pribadi.",
    "pengaduan": "Menyampaikan pengaduan, dan melacaknya.",
    "petugas": "Untuk sistem kantor sendiri: dengan token, menurut lingkupnya.",
}

DESCRIPTION = """Semua yang dapat dilakukan di laman kantor, untuk program: aturan, penolakan, dan batasnya sama.

Setiap penolakan adalah `application/problem+json` dengan `code` yang tetap, kata-kata yang boleh ditampilkan, dan dasar
hukumnya bila ada. Bahasa menurut `Accept-Language` (`id` atau `en`). Kesehatan sistem: `/sehat`. Daftar panjang dibaca
per halaman: ikuti `next` sampai `null`."""


def _build() -> NinjaAPI:
    found = NinjaAPI(
        title="Satu Pintu",
        version="1",
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        urls_namespace="api-v1",
        openapi_extra={"info": {"license": {"name": "Apache-2.0"}}},
    )
    for room in (standards, applications, licences, figures, complaints, staff):
        found.add_router("", room.router)
    found.add_exception_handler(Refusal, _refused)
    found.add_exception_handler(ValidationError, _unfit)
    found.add_exception_handler(AuthenticationError, partial(_instead, TokenNeeded))
    found.add_exception_handler(HttpError, partial(_instead, Malformed))  # raised by the library for bad JSON only
    found.add_exception_handler(Http404, partial(_instead, NoSuchAddress))
    return found


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    return problems.answer(refusal)


def _unfit(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer(problems.unfit(error.errors))


def _instead(kind: type[Refusal], request: HttpRequest, error: Exception) -> HttpResponse:
    return problems.answer(kind())


api = _build()
