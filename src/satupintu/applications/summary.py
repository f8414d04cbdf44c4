"""Check your answers: everything that was typed, masked where it is personal, each with the page that changes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from satupintu.applications import questions as q
from satupintu.applications.beside import requirement_of
from satupintu.applications.draft import DraftData
from satupintu.rules.contacts import spoken
from satupintu.rules.nib import NibRecord, PrefillView, mask_nik, prefill
from satupintu.rules.standard import Standard


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: what was asked, what was answered, and the slug of the page that changes it ("" for the further
    answers of that page)."""

    key: str
    value: str
    slug: str = ""


def masked(record: NibRecord, nik: str) -> PrefillView | None:
    """The record as its owner may see it. A person's own business bears their name at OSS: shown nowhere unmasked."""
    seen = prefill(record, nik=nik)
    if seen is not None and record.business_name.casefold() == record.owner_name.casefold():
        return replace(seen, business_name="")
    return seen


def summary(standard: Standard, mode: str, data: DraftData) -> list[Row]:
    """All answers in the order of the pages."""
    return [row for page in q.pages(standard, mode, data) for row in _rows(page, standard, data)]


def _rows(page: q.Page, standard: Standard, data: DraftData) -> Iterator[Row]:
    match page.kind:
        case "reason":
            yield Row(_("Alasan prioritas"), data.reason, page.slug)
        case "nib":
            yield Row(_("NIB"), data.nib, page.slug)
        case "nik":
            yield Row(_("NIK"), mask_nik(data.nik), page.slug)
        case "project":
            yield from _from_oss(page, data)
        case "business":
            yield from _typed(page, data)
        case "upload":
            yield Row(requirement_of(standard, page.requirement).title, _upload(data, page.requirement), page.slug)
        case "answer":
            yield Row(standard.requirement(page.requirement).title, data.answers[page.requirement], page.slug)
        case "contact":
            yield Row(_("Nomor telepon"), spoken(data.phone), page.slug)
            yield Row(_("E-mail"), data.email or _("Tidak ada"))
        case "representative":
            yield from _acting(page, data)


def _from_oss(page: q.Page, data: DraftData) -> Iterator[Row]:
    record = data.record
    seen = masked(record, data.nik) if record else None
    project = next((each for each in seen.projects if each.id_proyek == data.project), None) if seen else None
    if seen is None or project is None:
        return
    yield Row(_("Pemilik"), seen.owner_name, page.slug)
    yield Row(_("Usaha"), seen.business_name or project.activity)
    activity = f"{project.kbli_title} (KBLI {project.kbli})" if project.kbli_title else project.kbli
    yield Row(_("Kegiatan"), activity)
    others = [each for each in seen.projects if each.id_proyek in data.further]
    if others:
        lines = [f"{each.kbli_title or each.activity} (KBLI {each.kbli})" for each in others]
        yield Row(_("Kegiatan lain di tempat yang sama"), "\n".join(lines))
    yield Row(_("Tempat usaha"), project.address)


def _acting(page: q.Page, data: DraftData) -> Iterator[Row]:
    acting = data.representative
    yield Row(_("Diurus oleh"), acting.name, page.slug)
    yield Row(_("NIK wakil"), mask_nik(acting.nik))
    yield Row(_("Telepon wakil"), spoken(acting.phone))
    yield Row(_("Kabar dikirim kepada"), _("Wakil") if acting.tell else _("Pemilik usaha"))


def _typed(page: q.Page, data: DraftData) -> Iterator[Row]:
    typed = data.typed
    yield Row(_("Pemilik"), typed.owner, page.slug)
    yield Row(_("Usaha"), typed.name)
    yield Row(_("Kegiatan"), typed.activity)
    where = ", ".join(part for part in (typed.address, typed.village, typed.place) if part)
    yield Row(_("Tempat usaha"), where)
    if typed.home:
        yield Row(_("Alamat di KTP"), typed.home)


def _upload(data: DraftData, requirement: str) -> str:
    upload = data.uploads[requirement]
    if upload.how == "counter":
        return _("Dibawa ke loket")
    return upload.name
