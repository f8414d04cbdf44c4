"""The list of files as a sheet: what may stand in it, and which columns hold personal data."""

from django.utils.translation import gettext as _

from satupintu.applications import queries
from satupintu.applications.pages import ENDINGS
from satupintu.applications.queries import Case, FileFilter
from satupintu.base.actor import Actor
from satupintu.people.access import role_name
from satupintu.rules.nib import mask_nik
from satupintu.sheets.services import Column, Listing, told


def files(actor: Actor, wanted: FileFilter) -> Listing[Case]:
    """The files that a filter leaves, in the list's order."""
    return Listing("files", _("Berkas permohonan"), columns(), lambda: queries.all_files(actor, wanted), told(wanted))


def desk(actor: Actor, wanted: FileFilter) -> Listing[Case]:
    """The same of what waits for this person."""
    narrowed = {"desk": "mine", **told(wanted)}
    return Listing("files", _("Untuk saya"), columns(), lambda: queries.whole_desk(actor, wanted), narrowed)


def columns() -> tuple[Column[Case], ...]:
    """What a file shows in a sheet. The NIK is masked always."""
    return (
        Column("number", _("Nomor"), lambda case: case.application.number),
        Column("service", _("Layanan"), lambda case: case.standard.short_title),
        Column("mode", _("Cara mengajukan"), lambda case: case.application.mode),
        Column("submitted", _("Masuk"), lambda case: case.application.submitted_at),
        Column("step", _("Tahap"), _step),
        Column("turn", _("Giliran"), _turn),
        Column("officer", _("Petugas"), lambda case: case.standing.assignee.name if case.standing.assignee else ""),
        Column("started", _("Lengkap sejak"), lambda case: case.standing.started_on),
        Column("due", _("Jatuh tempo"), lambda case: case.standing.due_on),
        Column("ending", _("Akhir"), lambda case: str(ENDINGS.get(case.standing.ending, ""))),
        Column("business", _("Usaha"), lambda case: case.dossier.business.name),
        Column("nib", _("NIB"), lambda case: case.dossier.nib),
        Column("kbli", _("KBLI"), lambda case: case.dossier.business.kbli),
        Column("place", _("Tempat usaha"), lambda case: case.dossier.business.place),
        Column("applicant", _("Pemohon"), lambda case: case.dossier.person.name, personal=True),
        Column("nik", _("NIK (disamarkan)"), lambda case: mask_nik(case.dossier.person.nik), personal=True),
        Column("phone", _("Telepon"), lambda case: case.dossier.person.phone, personal=True),
        Column("email", _("E-mail"), lambda case: case.dossier.person.email, personal=True),
    )


def _step(case: Case) -> str:
    step = case.standard.steps.get(case.standing.step)
    return step.title if step else ""


def _turn(case: Case) -> str:
    standing = case.standing
    return role_name(standing.owner_role) if standing.court == "office" else ""
