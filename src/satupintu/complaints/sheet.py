"""The register of complaints as a sheet; who complains and what they wrote stay where they are sealed."""

from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.complaints import queries, words
from satupintu.complaints.queries import Case
from satupintu.sheets.services import Column, Listing, pages


def register(actor: Actor) -> Listing[Case]:
    """The complaints that this person may know of, the newest first."""
    return Listing(
        "complaints",
        _("Pengaduan"),
        (
            Column("number", _("Nomor"), lambda case: case.complaint.number),
            Column("received", _("Diterima"), lambda case: case.complaint.received_at),
            Column("channel", _("Saluran"), lambda case: str(words.CHANNELS.get(case.complaint.channel, ""))),
            Column("service", _("Layanan"), lambda case: case.complaint.service),
            Column("class", _("Golongan"), words.class_title),
            Column("state", _("Keadaan"), lambda case: queries.state_words(case.course.state)),
            Column("officer", _("Petugas"), lambda case: case.standing.assignee.name if case.standing.assignee else ""),
            Column("due", _("Batas"), lambda case: case.standing.due_on),
        ),
        lambda: pages(lambda after: _page(actor, after)),
    )


def _page(actor: Actor, after: str) -> tuple[list[Case], str]:
    page = queries.all_complaints(actor, after)
    return queries.cases(page), page.after
