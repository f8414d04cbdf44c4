"""Is this licence genuine? The same answer as on the page, and the same patience with whoever guesses."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from pydantic import Field

from satupintu.api.v1.auth import here
from satupintu.api.v1.shapes import Code, Out, extra
from satupintu.base import clock
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.licences.queries import verify
from satupintu.people.queries import office as office_by_id
from satupintu.rules.promise import local

router = Router(tags=["verifikasi"])
_misses = Throttle("verify", 30, 600)  # counts together with the page


class Verification(Out):
    """Jawaban atas satu kode. Bandingkan `says` dengan kata-kata pada kertas: kode saja tidak membuktikan apa pun."""

    status: str = Field(description="valid, unsigned, revoked, superseded, unknown; izin lama: old_….")
    code_valid: bool = Field(description="Kode ini tercatat di kantor.")
    licence_number: str
    title: str
    says: dict[str, str]
    issued_on: date | None
    revoked_on: date | None
    office: str


@router.get(
    "/licences/{code}", response=Verification, summary="Periksa keaslian izin", openapi_extra=extra(refuses=(422, 429))
)
def verify_licence(request: HttpRequest, code: Path[Code]) -> dict[str, Any]:
    """Kode 14 huruf dan angka di bawah kode QR. Kode yang tidak dikenal dijawab `unknown`."""
    now, client = clock.now(), address_of(request)
    here()
    _misses.check(client, now)
    found = verify(code)
    if found.status == "unknown":
        _misses.hit(client, now)
    issuer = office_by_id(found.office_id) if found.office_id else None
    return {
        "status": found.status,
        "code_valid": found.status != "unknown",
        "licence_number": found.number,
        "title": found.title,
        "says": dict(found.says),
        "issued_on": local(found.issued_at, issuer.zone) if found.issued_at and issuer else None,
        "revoked_on": local(found.revoked_at, issuer.zone) if found.revoked_at and issuer else None,
        "office": issuer.name if issuer else "",
    }
