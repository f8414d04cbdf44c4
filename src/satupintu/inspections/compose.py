"""The surat tugas and the berita acara as the press prints them."""

from datetime import date
from uuid import UUID

from satupintu.applications.services import Case, Wanted, paper
from satupintu.applications.services.writing import business_of, holder_of, letterhead_of, office_of, signatory_of
from satupintu.base.actor import system
from satupintu.documents.data import AssignmentPaper, ChecklistRow, InspectionPaper, Paper
from satupintu.documents.parts import Official
from satupintu.documents.parts import Photo as PhotoPart
from satupintu.files import services as files
from satupintu.inspections.models import Photo
from satupintu.inspections.queries import reports
from satupintu.people.queries import official
from satupintu.rules.promise import local
from satupintu.rules.words import hour, long_date, moment, plain_date

RESULTS = {"yes": "Sesuai", "no": "Tidak sesuai", "na": "Tidak berlaku"}


def assignment_paper(case: Case, wanted: Wanted) -> Paper:
    """The surat tugas of the visit that the fact planned: who goes where, when and what for."""
    data = case.facts[wanted.at_seq - 1].data
    office = office_of(case)
    sent, business = official(UUID(data["inspector"])), case.dossier.business
    place = ", ".join(part for part in (business.address, business.village, business.place) if part)
    return AssignmentPaper(
        letterhead=letterhead_of(office),
        title="Surat Tugas",
        number=wanted.number,
        bases=(
            f"Standar Pelayanan {case.standard.title}.",
            f"Permohonan nomor {case.application.number}.",
        ),
        officials=(Official(name=sent.name, nip=sent.nip, rank=sent.rank, position=sent.position),) if sent else (),
        tasks=(
            "Memeriksa tempat usaha menurut daftar periksa standar pelayanan.",
            "Mencatat hasilnya dalam berita acara pemeriksaan lapangan.",
        ),
        facts=(
            ("Hari, tanggal", long_date(date.fromisoformat(data["on"]))),
            ("Nama usaha", business.name),
            ("Pemohon", case.dossier.person.name),
            ("Tempat", place),
        ),
        signatory=signatory_of(office, wanted.wanted_at, decree=True),
    )


def _basis(case: Case) -> str:
    """What the visit rests on, as the berita acara says it."""
    letter = paper(case, "assignment")
    if letter is None or not letter.number:
        return f"penugasan bergilir pada berkas {case.application.number}"
    return f"Surat Tugas nomor {letter.number} tanggal {plain_date(local(letter.wanted_at, case.zone))}"


def inspection_paper(case: Case, wanted: Wanted) -> Paper:
    """The berita acara of the visit that the fact speaks of."""
    fact = case.facts[wanted.at_seq - 1]
    found = reports(system(case.application.office_id), case)
    report = next(each for each in found if str(each.visit.pk) == fact.data["visit"])
    office, visit, done = office_of(case), report.visit, report.visit.done_at or fact.at
    step = case.standard.steps[fact.step]
    conform = visit.outcome == "conform"
    return InspectionPaper(
        letterhead=letterhead_of(office),
        title="Berita Acara Pemeriksaan Lapangan",
        number=wanted.number or f"{case.application.number}/BA",
        application=case.application.number,
        assignment=_basis(case),
        date=long_date(local(done, office.zone)),
        time=hour(done, office.zone),
        place=case.dossier.business.address or case.dossier.business.place,
        where=_where(visit.latitude, visit.longitude),
        inspectors=(Official(name=visit.inspector.name, nip=visit.inspector.nip, position=visit.inspector.position),),
        holder=holder_of(case),
        business=business_of(case),
        checklist=tuple(
            ChecklistRow(
                item=item.text,
                result=RESULTS.get(visit.checklist.get(item.id, ""), "Tidak diperiksa"),
                conforms=visit.checklist.get(item.id) != "no",
                note=report.words.get(item.id, ""),
            )
            for item in step.checklist
        ),
        findings=(report.summary,) if report.summary else (),
        conclusion="Sesuai" if conform else "Tidak sesuai",
        owner_name=case.dossier.person.name,
        photos=tuple(_photo(case, photo, office.zone) for photo in report.photos),
        signed_at=office.seat,
    )


def _where(latitude: object, longitude: object) -> str:
    return f"{latitude}, {longitude}" if latitude is not None and longitude is not None else ""


def _photo(case: Case, photo: Photo, zone: str) -> PhotoPart:
    return PhotoPart(
        image=files.read(photo.file, case.key),
        alt=photo.caption or "Foto tempat usaha",
        caption=photo.caption,
        taken_at=moment(photo.taken_at or photo.added_at, zone),
        where=_where(photo.latitude, photo.longitude),
    )
