"""Complaining and following a complaint, for programs: the same register, the same days."""

from datetime import date, datetime
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from ninja import Router
from pydantic import ConfigDict, Field

from satupintu.api import services
from satupintu.api.refusals import NoSuchApplication, Unfit
from satupintu.api.v1.shapes import In, Line, NumberAndCode, Out, Receipt, SendKey, Slug, Words, extra
from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.complaints.queries import state_words, tracked_complaint
from satupintu.complaints.services import LEAST_LETTERS, OWN_FORM, Letter, receive
from satupintu.people.queries import the_public
from satupintu.rules.codes import show
from satupintu.rules.contacts import valid_phone

router = Router(tags=["pengaduan"])
# These count together with the pages.
_sent_from = Throttle("complaint-sent-from", 40, 3600)
_misses_from = Throttle("complaint-track-from", 20, 600)


class ComplaintIn(In):
    """Sebuah pengaduan, saran, atau pertanyaan. Tanpa nama pun diterima. Jangan menulis NIK."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "what": "Loket tutup pada jam layanan hari Senin pagi, dan tidak ada pengumuman.",
                    "service": "iumk",
                    "phone": "0800-0000-001",
                }
            ]
        }
    )

    what: Words = Field(min_length=LEAST_LETTERS, description="Apa yang terjadi, kapan, dan di mana.")
    kind: Literal["complaint", "whistle"] = Field(
        default="complaint", description="`whistle`: laporan tentang petugas, hanya dibaca inspektorat."
    )
    service: Slug | Literal[""] = Field(default="", description="Layanan yang dimaksud; kosong: kantor secara umum.")
    about: Line = Field(default="", description="Nomor permohonan, bila tentang permohonan tertentu.")
    name: Line = ""
    phone: Line = ""
    email: Line = ""
    secret: bool = Field(default=False, description="Rahasiakan identitas pengadu.")


class ComplaintState(Out):
    """Keadaan pengaduan, seperti dilihat pengadu."""

    number: str
    state: str = Field(description="new, in_hand, asked, answered, closed, referred")
    state_words: str
    received_at: datetime
    due_on: date | None = Field(description="Batas kantor berikutnya; null bila tidak berjalan.")
    in_time: bool | None


@router.post(
    "/complaints",
    response={201: Receipt},
    summary="Sampaikan pengaduan",
    openapi_extra=extra(refuses=(409, 429)),
)
def complain(request: HttpRequest, payload: ComplaintIn, idempotency_key: SendKey) -> dict[str, Any]:
    """Jawabannya nomor dan kode untuk melacak."""
    actor, now = the_public(), clock.now()
    letter = Letter(
        what=payload.what,
        about=payload.about,
        name=payload.name,
        phone=_phone(payload.phone),
        email=_email(payload.email),
    )
    _sent_from.check(address_of(request), now)
    place = f"complaints:{actor.office_id}"
    key = services.once(office_id=actor.office_id, now=now, place=place, key=idempotency_key, body=request.body)
    receipt = receive(
        actor=actor,
        now=now,
        channel=OWN_FORM,
        letter=letter,
        submission_key=key,
        service=payload.service,
        whistle=payload.kind == "whistle",
        secret=payload.secret,
    )
    if receipt.created:
        _sent_from.hit(address_of(request), now)
    return {"number": receipt.number, "tracking_code": show(receipt.tracking_code)}


@router.post(
    "/complaints/track", response=ComplaintState, summary="Lacak pengaduan", openapi_extra=extra(refuses=(429,))
)
def track_complaint(request: HttpRequest, payload: NumberAndCode) -> dict[str, Any]:
    """Dengan nomor dan kode dari tanda terima. Dikirim dengan POST, supaya kode tidak tercatat dalam alamat."""
    now, client = clock.now(), address_of(request)
    _misses_from.check(client, now)
    try:
        case = tracked_complaint(the_public(), payload.number, payload.code)
    except NotFound:
        _misses_from.hit(client, now)
        raise NoSuchApplication() from None
    return {
        "number": case.complaint.number,
        "state": case.course.state,
        "state_words": state_words(case.course.state),
        "received_at": case.complaint.received_at,
        "due_on": case.clock.due,
        "in_time": case.clock.in_time,
    }


def _phone(typed: str) -> str:
    if not typed.strip():
        return ""
    check = valid_phone(typed)
    if not check.ok:
        raise Unfit(errors=[{"field": "phone", "says": "0812 3456 7890"}], first="phone: 0812 3456 7890")
    return check.number


def _email(typed: str) -> str:
    try:
        if typed:
            validate_email(typed)
    except ValidationError:
        raise Unfit(errors=[{"field": "email", "says": "nama@contoh.id"}], first="email: nama@contoh.id") from None
    return typed
