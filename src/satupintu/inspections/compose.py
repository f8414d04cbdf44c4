"""The berita acara as the press prints it."""

from satupintu.applications.services import Case, Wanted
from satupintu.applications.services.writing import business_of, holder_of, letterhead_of, office_of
from satupintu.base.actor import system
from satupintu.documents.data import ChecklistRow, InspectionPaper, Paper
from satupintu.documents.parts import Official
from satupintu.documents.parts import Photo as PhotoPart
from satupintu.files import services as files
from satupintu.inspections.models import Photo
from satupintu.inspections.queries import reports
from satupintu.rules.promise import local
from satupintu.rules.words import hour, long_date, moment

RESULTS = {"yes": "Sesuai", "no": "Tidak sesuai", "na": "Tidak berlaku"}


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
        number=f"{case.application.number}/BA",
        application=case.application.number,
        assignment=f"penugasan bergilir pada berkas {case.application.number}",
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
