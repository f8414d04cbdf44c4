"""What a search shows: the things that the card index names, as each feature lets this person see them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import queries as file_room
from satupintu.applications.pages import ENDINGS, file_url
from satupintu.applications.queries import Case
from satupintu.assistance import queries as help_desk
from satupintu.backoffice.desk import short
from satupintu.base.actor import Actor
from satupintu.complaints import queries as complaints_desk
from satupintu.finding.queries import Found, Kind
from satupintu.heritage import queries as old_books
from satupintu.letters import queries as letter_room
from satupintu.licences import queries as register


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: where it is, what it is called, a line about it, its state, and since when it is."""

    url: str
    number: str
    title: str
    detail: str
    state: str
    since: date
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, the newest first; `before`: the key of the next page, "" at the end."""

    kind: Kind
    title: Any
    hits: Sequence[Hit]
    before: str = ""

    @property
    def slug(self) -> str:
        """How the page names the kind."""
        return self.kind.name.lower()


def files(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """The files; the applicant's name short, as on the desk."""
    return [_file(case) for case in file_room.listed(actor, ids)]


def _file(case: Case) -> Hit:
    standing, dossier, step = case.standing, case.dossier, case.standard.steps.get(case.standing.step)
    return Hit(
        url=file_url(case.application.number),
        number=case.application.number,
        title=dossier.business.name,
        detail=f"{short(dossier.person.name)} · {case.standard.short_title}",
        state=str(ENDINGS.get(standing.ending, "")) or (step.title if step else ""),
        tone="done" if standing.ending else "active",
        since=case.application.submitted_at,
    )


def licences(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """The licences; each leads to its file."""
    hits = []
    for licence, number in register.listed(actor, ids, filed):
        revoked = licence.revoked_at is not None
        hits.append(
            Hit(
                url=file_url(number),
                number=licence.number,
                title=str(licence.says.get("business", "")),
                detail=licence.title,
                state=_("Dicabut") if revoked else _("Terbit"),
                tone="late" if revoked else "done",
                since=licence.issued_at,
            )
        )
    return hits


def complaints(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """The complaints this person may know of; no name, no words."""
    return [
        Hit(
            url=reverse("complaint", args=[row.complaint.number]),
            number=row.complaint.number,
            title=_("Pengaduan"),
            detail="",
            state=_("Belum selesai") if row.open else _("Selesai"),
            tone="active" if row.open else "done",
            since=row.complaint.received_at,
        )
        for row in complaints_desk.listed(actor, ids, filed)
    ]


def letters(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """The lines of the letter books; one of a file leads to the file."""
    return [
        Hit(
            url=file_url(line.file) if line.file else f"{reverse('letter_book')}?buku={line.book}&tahun={line.on.year}",
            number=line.number,
            title=line.about,
            detail=line.correspondent,
            state=_("Dicoret") if line.struck else _("Tercatat"),
            tone="late" if line.struck else "done",
            since=line.on,
        )
        for line in letter_room.listed(actor, ids, filed)
    ]


def old_licences(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """Licences from before this program."""
    return [
        Hit(
            url=reverse("old_licence", args=[row.pk]),
            number=row.number,
            title=row.business,
            detail=row.title,
            state=_("Dicabut")
            if row.revoked_at
            else _("Terverifikasi")
            if row.verified_at
            else _("Belum diverifikasi"),
            tone="late" if row.revoked_at else "done" if row.verified_at else "soon",
            since=row.on,
        )
        for row in old_books.listed(actor, ids)
    ]


def helped(actor: Actor, ids: Sequence[UUID], filed: Sequence[UUID] = ()) -> list[Hit]:
    """People who are helped to get a business number; for the counter."""
    endings = {"": _("Sedang dibantu"), "applied": _("Sudah menjadi permohonan"), "stopped": _("Dihentikan")}
    return [
        Hit(
            url=reverse("assistance:one", args=[row.number]),
            number=row.number,
            title=short(row.helped.name),
            detail=row.helped.business,
            state=endings[row.ending],
            tone="done" if row.ending else "active",
            since=row.opened_at,
        )
        for row in help_desk.listed(actor, ids)
    ]


Shower = Callable[[Actor, Sequence[UUID], Sequence[UUID]], list[Hit]]
BESIDE = frozenset({Kind.LICENCE, Kind.COMPLAINT, Kind.LETTER})  # what goes with a file
SHOWN: Mapping[Kind, tuple[Any, Shower]] = {
    Kind.FILE: (lazy("Berkas permohonan"), files),
    Kind.LICENCE: (lazy("Izin"), licences),
    Kind.COMPLAINT: (lazy("Pengaduan"), complaints),
    Kind.LETTER: (lazy("Agenda surat"), letters),
    Kind.OLD_LICENCE: (lazy("Izin lama"), old_licences),
    Kind.HELP: (lazy("Bantuan pendaftaran OSS"), helped),
}


def groups(actor: Actor, found: Found, *, beside: bool = False) -> list[Group]:
    """What was found, by kind; nothing of a kind this person may not see. beside: also the licences, complaints and
    letters that go with the files that were found. In the card index they bear none of the file's names."""
    told = []
    filed = found.ids.get(Kind.FILE, ()) if beside else ()
    for kind, (title, shower) in SHOWN.items():
        ids = found.ids.get(kind, ())
        with_files = filed if kind in BESIDE else ()
        if hits := shower(actor, ids, with_files) if ids or with_files else []:
            last = found.ids[kind][-1] if kind in found.more else ""
            told.append(Group(kind, title, hits, str(last)))
    return told


def address(actor: Actor, kind: Kind, thing: UUID) -> str:
    """Where a thing of this kind is shown; "" when this person may not see it."""
    hits = SHOWN[kind][1](actor, [thing], ()) if kind in SHOWN else []
    return hits[0].url if hits else ""
