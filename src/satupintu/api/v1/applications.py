"""Applying for oneself through a program, and following the file: as on the pages, question by question."""

from datetime import date, datetime
from typing import Annotated, Any, cast

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Path, Router
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field, StringConstraints

from satupintu.api import services
from satupintu.api.refusals import AlreadySent, NoSuchApplication
from satupintu.api.v1.shapes import Happened, Id, In, Line, NumberAndCode, Out, Receipt, SendKey, Slug, Words, extra
from satupintu.applications.queries import Case, tracked
from satupintu.applications.services import by_program as forms
from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people.queries import the_public
from satupintu.rules.codes import show

router = Router(tags=["permohonan"])
DraftKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{10,60}$")]
_misses_from = Throttle("track-from", 20, 600)  # counts together with the page


class DraftIn(In):
    """Permohonan baru."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"service": "iumk"}]})

    service: Slug = Field(description="Layanan, seperti pada /standards.")


class OwnerIn(In):
    """NIB dan NIK pemiliknya. Tanpa NIK yang cocok tidak ada yang diperlihatkan."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"nib": "0000000000001", "nik": "0006034508900001"}]})

    nib: Line = Field(default="", description="13 angka; boleh kosong bila standar tidak meminta NIB.")
    nik: Line = Field(description="16 angka, seperti di KTP.")


class BusinessIn(In):
    """Usaha dalam kata-kata pemohon, hanya bila OSS tidak dapat ditanya."""

    owner: Line = Field(min_length=1)
    name: Line = Field(min_length=1)
    activity: Line = Field(min_length=1)
    address: Line = Field(min_length=1)
    village: Line = Field(min_length=1)
    district: Annotated[str, StringConstraints(pattern=r"^([0-9]{6}|elsewhere)$")]
    home: Line = Field(default="", description="Alamat di KTP, bila lain.")


class RepresentativeIn(In):
    """Orang lain yang mengurus dengan surat kuasa."""

    name: Line = Field(min_length=1)
    nik: Line
    phone: Line
    email: Line = ""
    tell: bool = Field(default=False, description="Kabar dari kantor dikirim kepada wakil.")


class AnswersIn(In):
    """Jawaban atas sebagian pertanyaan. Yang tidak disebut tetap seperti semula."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"project": "R-1", "bring": ["ktp"], "phone": "0800-0000-001", "stated_true": True}]
        }
    )

    project: Id | None = Field(default=None, description="Kegiatan usaha yang dimintakan izin.")
    further: list[Id] = Field(default=[], max_length=50, description="Kegiatan lain di tempat yang sama.")
    business: BusinessIn | None = None
    answers: dict[str, Words] = Field(default={}, max_length=50, description="Jawaban menurut persyaratan.")
    bring: list[Slug] = Field(default=[], max_length=50, description="Persyaratan yang dibawa ke loket.")
    phone: Line | None = Field(default=None, description="Nomor telepon pemohon.")
    email: Line | None = None
    representative: RepresentativeIn | None = None
    stated_true: bool = Field(
        default=False, description="Pemohon menyatakan datanya benar dan sudah membaca untuk apa datanya dipakai."
    )


class ProjectOut(Out):
    """Satu kegiatan usaha menurut OSS, disamarkan."""

    id_proyek: str
    kbli: str
    kbli_title: str
    activity: str
    address: str
    place: str


class BusinessOut(Out):
    """Usaha menurut OSS, disamarkan; hanya bagi yang mengetahui NIK pemiliknya."""

    owner_name: str
    business_name: str
    projects: list[ProjectOut]


class QuestionOut(Out):
    """Pertanyaan yang belum dijawab."""

    kind: str
    requirement: str
    title: str


class DraftOut(Out):
    """Permohonan yang sedang diisi."""

    token: str = Field(description="Rahasia: siapa pun yang memegangnya dapat melanjutkan permohonan ini.")
    service: str
    digest: str
    expires_at: datetime
    sent: bool
    nib_state: str = Field(description="confirmed; to_be_confirmed bila OSS belum menjawab; kosong sebelum ditanya.")
    business: BusinessOut | None
    obstacle: str = Field(description="Mengapa usaha ini tidak dapat dilayani di sini; kosong bila dapat.")
    open: list[QuestionOut]


class StepOut(Out):
    """Satu langkah, menurut standar yang dipegang permohonan."""

    id: str
    title: str
    done_at: datetime | None


class TrackedOut(Out):
    """Keadaan permohonan, seperti dilihat pemohon."""

    number: str
    service: str
    digest: str
    submitted_at: datetime
    step: str = Field(description="Langkah sekarang; kosong bila sudah berakhir.")
    court: str = Field(description="Giliran siapa: office, applicant, third_party.")
    ending: str = Field(description="completed, refused, withdrawn, lapsed; kosong bila masih berjalan.")
    due_on: date | None = Field(description="Batas waktu yang dijanjikan; null sebelum waktu berjalan atau berhenti.")
    kept: bool | None = Field(description="Janji waktu ditepati; null bila belum diketahui.")
    awaiting_correction: bool
    steps: list[StepOut]
    history: list[Happened]


@router.post("/drafts", response={201: DraftOut}, summary="Mulai permohonan", openapi_extra=extra(refuses=(409, 503)))
def start_draft(request: HttpRequest, payload: DraftIn) -> dict[str, Any]:
    """Pertanyaannya menurut standar layanan itu; `open` menyebut yang belum dijawab."""
    return _shown(forms.begin_form(actor=the_public(), now=clock.now(), service=payload.service))


@router.get("/drafts/{token}", response=DraftOut, summary="Lihat permohonan yang diisi", openapi_extra=extra())
def see_draft(request: HttpRequest, token: Path[DraftKey]) -> dict[str, Any]:
    """Sampai dikirim; disimpan 30 hari sejak terakhir diisi."""
    return _shown(_open(token))


@router.put("/drafts/{token}/owner", response=DraftOut, summary="NIB dan NIK", openapi_extra=extra(refuses=(409, 429)))
def identify_owner(request: HttpRequest, token: Path[DraftKey], payload: OwnerIn) -> dict[str, Any]:
    """Ditanyakan kepada OSS. NIB tanpa NIK pemiliknya tidak memperlihatkan apa pun."""
    client = address_of(request)
    return _shown(
        forms.show_owner(_open(token), nib=payload.nib, nik=payload.nik, client=client, fictional_ok=settings.DEMO)
    )


@router.patch("/drafts/{token}", response=DraftOut, summary="Jawab pertanyaan", openapi_extra=extra(refuses=(409,)))
def answer_questions(request: HttpRequest, token: Path[DraftKey], payload: AnswersIn) -> dict[str, Any]:
    """Semua jawaban diterima, atau tidak satu pun."""
    given = payload.model_dump()
    return _shown(forms.fill(_open(token), forms.Answers(**given), fictional_ok=settings.DEMO))


@router.post(
    "/drafts/{token}/files/{requirement}",
    response=DraftOut,
    summary="Unggah berkas",
    openapi_extra=extra(refuses=(409, 503, 507)),
)
def upload_file(
    request: HttpRequest, token: Path[DraftKey], requirement: Path[Slug], file: File[UploadedFile]
) -> dict[str, Any]:
    """JPEG, PNG, atau PDF, sebesar yang disebut standar. Berkas dibuat ulang tanpa metadata."""
    return _shown(forms.hand_in_file(_open(token), requirement=requirement, upload=cast(Any, file)))


@router.post(
    "/drafts/{token}/submission",
    response={201: Receipt},
    summary="Kirim permohonan",
    openapi_extra=extra(refuses=(403, 409, 503)),
)
def submit(request: HttpRequest, token: Path[DraftKey], idempotency_key: SendKey) -> dict[str, Any]:
    """Nomor dan kode pelacakan diberikan sekali, dalam jawaban ini; kunci yang sama dijawab sama."""
    form, place = _open(token), f"draft:{token}"
    if form.sent and not services.sent_before(place=place, key=idempotency_key):
        raise AlreadySent()
    office_id = form.actor.office_id
    if not form.sent:
        forms.require_complete(form)
    services.once(office_id=office_id, now=form.now, place=place, key=idempotency_key, body=b"")
    sent = forms.send_form(form)
    return {"number": sent.number, "tracking_code": show(sent.tracking_code)}


@router.post("/track", response=TrackedOut, summary="Lacak permohonan", openapi_extra=extra(refuses=(429,)))
def track(request: HttpRequest, payload: NumberAndCode) -> dict[str, Any]:
    """Dengan nomor dan kode dari tanda terima. Dikirim dengan POST, supaya kode tidak tercatat dalam alamat."""
    now, client = clock.now(), address_of(request)
    _misses_from.check(client, now)
    try:
        case = tracked(the_public(), payload.number, payload.code)
    except NotFound:
        _misses_from.hit(client, now)
        raise NoSuchApplication() from None
    return followed(case, now)


def followed(case: Case, now: datetime) -> dict[str, Any]:
    """Where a file stands, without a name in it."""
    journey, promise = case.journey, case.promise(case.today(now))
    done = {visit.step_id: visit.done_at for visit in journey.visits}
    route = case.standard.routes[journey.route].steps
    return {
        "number": case.application.number,
        "service": case.application.service,
        "digest": case.application.standard_digest,
        "submitted_at": journey.submitted_at,
        "step": journey.current,
        "court": journey.court,
        "ending": journey.ending,
        "due_on": promise.due,
        "kept": promise.kept_net,
        "awaiting_correction": journey.awaiting_correction,
        "steps": [{"id": each, "title": case.standard.steps[each].title, "done_at": done.get(each)} for each in route],
        "history": [
            {"at": fact.at, "kind": fact.kind, "step": fact.step, "outcome": fact.outcome} for fact in case.facts
        ],
    }


def _open(token: str) -> forms.Form:
    return forms.open_form(actor=the_public(), now=clock.now(), token=token)


def _shown(form: forms.Form) -> dict[str, Any]:
    return {
        "token": form.draft.token,
        "service": form.draft.service,
        "digest": form.adopted.digest,
        "expires_at": form.draft.expires_at,
        "sent": form.sent,
        "nib_state": form.data.nib_state,
        "business": form.business,
        "obstacle": form.obstacle,
        "open": [] if form.sent else form.open,
    }
