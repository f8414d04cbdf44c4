"""The short lists of the desk with their columns: what OSS told, what got stuck, instructions, papers to print."""

from django.utils.translation import gettext as _

from satupintu.applications import queries
from satupintu.applications.queries import QueuedPaper
from satupintu.backoffice.words import paper_title
from satupintu.base.actor import Actor
from satupintu.instructions.queries import Line
from satupintu.notifications import queries as post
from satupintu.notifications.queries import OutgoingLine
from satupintu.oss import queries as gateway
from satupintu.oss.queries import Notice
from satupintu.sheets.services import Column, Listing


def notices(actor: Actor) -> Listing[Notice]:
    """What OSS says is in effect and nobody has recorded yet."""
    return Listing(
        "oss-notices",
        _("Pemberitahuan dari OSS"),
        (
            Column("licence", _("Izin di OSS"), lambda each: each.id_izin),
            Column("project", _("Proyek"), lambda each: each.id_proyek),
            Column("answered", _("Dijawab OSS"), lambda each: each.answered_at),
        ),
        lambda: gateway.notices_waiting(actor, limit=1_000),
    )


def stuck(actor: Actor) -> Listing[OutgoingLine]:
    """Messages that were given up."""
    return Listing(
        "stuck-messages",
        _("Pesan tertahan"),
        (
            Column("channel", _("Jalur"), lambda line: line.channel, choose=True),
            Column("topic", _("Isi"), lambda line: line.topic, choose=True),
            Column("since", _("Sejak"), lambda line: line.created_at),
            Column("attempts", _("Dicoba"), lambda line: line.attempts),
            Column("why", _("Sebab"), lambda line: line.last_error),
        ),
        lambda: post.troubled(actor, limit=1_000),
    )


def instructions(title: str, lines: list[Line]) -> Listing[Line]:
    """Open instructions. What they say may name an applicant."""
    return Listing(
        "instructions",
        title,
        (
            Column("file", _("Berkas"), lambda line: line.number),
            Column("giver", _("Dari"), lambda line: line.giver),
            Column("addressee", _("Untuk"), lambda line: line.addressee),
            Column("given", _("Diberikan"), lambda line: line.given_at),
            Column("due", _("Paling lambat"), lambda line: line.due_on),
            Column("late", _("Keadaan"), lambda line: _("terlambat") if line.late else _("berjalan"), choose=True),
            Column("text", _("Isi disposisi"), lambda line: line.text, personal=True),
        ),
        lambda: lines,
    )


def papers(actor: Actor, printer: str) -> Listing[QueuedPaper]:
    """The papers that wait at a printer, the longest waiting first; for "" those printed lately, the latest first."""
    return Listing(
        "papers",
        _("Antrean cetak") if printer else _("Sudah dicetak"),
        (
            Column("kind", _("Dokumen"), lambda paper: paper_title(paper.kind), choose=True),
            Column("number", _("Nomor"), lambda paper: paper.number),
            Column("file", _("Berkas"), lambda paper: paper.file_number),
            Column("business", _("Usaha"), lambda paper: paper.business),
            Column("since", _("Sejak"), lambda paper: paper.wanted_at),
            Column("printed", _("Dicetak"), lambda paper: paper.settled_at),
            Column("prints", _("Berapa kali"), lambda paper: paper.prints),
        ),
        lambda: queries.to_print(actor, printer) if printer else queries.printed_lately(actor),
        {"printer": printer} if printer else {},
    )
