"""Whose files these are, for lists that name many: one query. Entered by `queries`."""

from collections.abc import Iterable
from uuid import UUID

from satupintu.applications.dossier import open_dossier
from satupintu.applications.models import Dossier
from satupintu.base.actor import Actor
from satupintu.files.services import unwrap


def names_on_files(actor: Actor, application_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The applicants' names by application id, for staff of their office; a dossier that was destroyed has none."""
    if actor.kind != "staff":
        return {}
    rows = Dossier.objects.filter(office_id=actor.office_id, application_id__in=set(application_ids))
    return {
        pk: open_dossier(bytes(sealed), unwrap(bytes(wrapped))).person.name
        for pk, sealed, wrapped in rows.values_list("application_id", "sealed", "wrapped_key")
        if wrapped
    }
