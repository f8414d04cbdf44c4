"""The register of complaints as a sheet; who complains and what they wrote stay where they are sealed."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.complaints import queries, words
from satupintu.complaints.queries import Case, Page, Wanted
from satupintu.sheets.services import Column, Listing, pages, told

Read = Callable[[Actor, str, Wanted, int], Page]
AT_ONCE = 500  # rows


def register(actor: Actor, name: str, read: Read, wanted: Wanted) -> Listing[Case]:
    """The complaints that a list shows this person, in its order. name: of the list, for the trail. read: how it is
    read, page by page."""
    return Listing(
        f"complaints-{name}",
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
        lambda: pages(lambda after: _page(read(actor, after, wanted, AT_ONCE))),
        told(wanted),
    )


def _page(page: Page) -> tuple[list[Case], str]:
    return queries.cases(page), page.after
