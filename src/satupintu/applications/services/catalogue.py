"""What a file is found by: written into the card index together with its dossier, and told again when the index is
made anew."""

from collections.abc import Iterator
from uuid import UUID

from satupintu.applications.dossier import Dossier, open_dossier
from satupintu.applications.models import Application
from satupintu.applications.models import Dossier as DossierRow
from satupintu.files.services import unwrap
from satupintu.finding.services import Findable, Kind, put, put_new


def catalogue(application: Application, dossier: Dossier) -> None:
    """Put the file's card in, or bring it up to date. Call it wherever the dossier is sealed, in that transaction."""
    put(application.office_id, findable(application, dossier))


def catalogue_new(application: Application, dossier: Dossier) -> None:
    """Put in the card of a file that begins."""
    put_new(application.office_id, findable(application, dossier))


def findable(application: Application, dossier: Dossier) -> Findable:
    """What a file is found by: its number, the applicant and whoever acts for them, the business, and their numbers."""
    people = [each for each in (dossier.person, dossier.representative) if each is not None]
    return Findable(
        kind=Kind.FILE,
        id=application.pk,
        number=application.number,
        people=[each.name for each in people],
        businesses=(dossier.business.name,),
        nib=dossier.nib,
        niks=[each.nik for each in people],
        phones=[each.phone for each in people],
    )


def findables(office_id: UUID) -> Iterator[Findable]:
    """All files of an office, for the card index; those whose personal data was destroyed are found no more."""
    rows = DossierRow.objects.filter(office_id=office_id).select_related("application").order_by("application_id")
    for row in rows.iterator(chunk_size=500):
        yield findable(row.application, open_dossier(bytes(row.sealed), unwrap(bytes(row.wrapped_key))))
