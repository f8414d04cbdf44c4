"""The short lists of the desk with their columns: from OSS, stuck messages, instructions, papers, numbers on paper."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import queries
from satupintu.applications.queries import QueuedPaper, ToTell
from satupintu.applications.services import paper_numbers as paper
from satupintu.backoffice.words import TOPICS, paper_title
from satupintu.base.actor import Actor
from satupintu.instructions.queries import MOST as INSTRUCTIONS
from satupintu.instructions.queries import Line
from satupintu.notifications import queries as post
from satupintu.notifications.queries import OutgoingLine
from satupintu.oss import queries as gateway
from satupintu.oss.queries import Notice
from satupintu.people.access import role_name
from satupintu.rules.contacts import spoken
from satupintu.sheets.services import Column, Listing

if TYPE_CHECKING:
    from satupintu.applications.models import Standing

MOST = 1_000  # rows that are told at once
LATER = lazy("Sisanya muncul setelah sebagian yang di sini selesai.")


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
        lambda: gateway.notices_waiting(actor, limit=MOST + 1),
        cut=MOST,
        rest=str(LATER),
    )


def stuck(actor: Actor) -> Listing[OutgoingLine]:
    """Messages that were given up."""
    return Listing(
        "stuck-messages",
        _("Pesan tertahan"),
        (
            Column("channel", _("Jalur"), lambda line: line.channel, choose=lambda line: line.channel),
            Column("topic", _("Isi"), lambda line: line.topic, choose=lambda line: line.topic),
            Column("since", _("Sejak"), lambda line: line.created_at),
            Column("attempts", _("Dicoba"), lambda line: line.attempts),
            Column("why", _("Sebab"), lambda line: line.last_error),
        ),
        lambda: post.troubled(actor, limit=MOST + 1),
        cut=MOST,
        rest=str(LATER),
    )


def to_tell(actor: Actor) -> Listing[ToTell]:
    """Whom to ring up, or to write to. Names and numbers leave only with a reason."""
    return Listing(
        "to-tell",
        _("Perlu dikabari"),
        (
            Column("file", _("Berkas"), lambda each: each.number),
            Column(
                "topic",
                _("Kabar"),
                lambda each: str(TOPICS.get(each.topic, each.topic)),
                choose=lambda each: each.topic,
            ),
            Column("since", _("Sejak"), lambda each: each.since),
            Column("name", _("Nama"), lambda each: each.name, personal=True),
            Column("phone", _("Telepon"), lambda each: spoken(each.phone), personal=True),
        ),
        lambda: queries.to_tell(actor, limit=MOST + 1),
        cut=MOST,
        rest=str(LATER),
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
            Column(
                "late",
                _("Keadaan"),
                lambda line: _("terlambat") if line.late else _("berjalan"),
                choose=lambda line: line.late,
            ),
            Column("text", _("Isi disposisi"), lambda line: line.text, personal=True),
        ),
        lambda: lines,
        cut=INSTRUCTIONS,
        rest=str(LATER),
    )


def handing_on(waiting: "Sequence[Standing]") -> "Listing[Standing]":
    """Work of those who cannot do it, and work that nobody could be given."""
    return Listing(
        "handing-on",
        _("Pengalihan"),
        (
            Column("file", _("Berkas"), lambda each: each.application.number),
            Column("role", _("Giliran"), lambda each: role_name(each.owner_role)),
            Column("officer", _("Petugas"), lambda each: each.assignee.name if each.assignee else ""),
            Column("due", _("Jatuh tempo"), lambda each: each.due_on),
        ),
        lambda: waiting,
        cut=queries.DISPLACED,
        rest=str(LATER),
    )


def papers(actor: Actor, printer: str) -> Listing[QueuedPaper]:
    """The papers that wait at a printer, the longest waiting first; for "" those printed lately, the latest first."""
    return Listing(
        "papers",
        _("Antrean cetak") if printer else _("Sudah dicetak"),
        (
            Column("kind", _("Dokumen"), lambda paper: paper_title(paper.kind), choose=lambda paper: paper.kind),
            Column("number", _("Nomor"), lambda paper: paper.number),
            Column("file", _("Berkas"), lambda paper: paper.file_number),
            Column("business", _("Usaha"), lambda paper: paper.business),
            Column("since", _("Sejak"), lambda paper: paper.wanted_at),
            Column("printed", _("Dicetak"), lambda paper: paper.settled_at),
            Column("prints", _("Berapa kali"), lambda paper: paper.prints),
        ),
        lambda: queries.to_print(actor, printer, MOST + 1) if printer else queries.printed_lately(actor, MOST + 1),
        {"printer": printer} if printer else {},
        cut=MOST,
        rest=str(LATER) if printer else _("Yang lebih lama ada dalam berkasnya masing-masing."),
    )


def blocks(actor: Actor, names: Mapping[str, Any]) -> Listing[Any]:
    """The numbers reserved for days without electricity, the newest first. names: what each series is called."""
    return Listing(
        "paper-blocks",
        _("Nomor untuk hari tanpa listrik"),
        (
            Column(
                "series",
                _("Untuk"),
                lambda block: str(names.get(block.series, block.series)),
                choose=lambda block: block.series,
            ),
            Column("year", _("Tahun"), lambda block: block.year),
            Column("first", _("Nomor pertama"), lambda block: block.first),
            Column("last", _("Nomor terakhir"), lambda block: block.last),
            Column("reserved", _("Dipesan"), lambda block: block.reserved_at),
            Column("by", _("Oleh"), lambda block: block.reserved_by.name),
            Column("why", _("Alasan"), lambda block: block.why),
            Column("open", _("Belum dimasukkan"), lambda block: block.open_count),
            Column("used", _("Terpakai"), lambda block: block.used_count),
            Column("void", _("Batal"), lambda block: block.void_count),
        ),
        lambda: paper.blocks(actor, limit=MOST + 1),
        cut=MOST,
    )


NUMBER_STATES: dict[str, Any] = {
    "open": lazy("belum dimasukkan"),
    "used": lazy("terpakai"),
    "void": lazy("batal"),
}


def block_numbers(block: Any, rows: Sequence[Any]) -> Listing[Any]:
    """The numbers of one block in order, and what became of each."""
    return Listing(
        "paper-numbers",
        f"{block.first}–{block.last} / {block.year}",
        (
            Column("number", _("Nomor"), lambda row: row.number),
            Column("state", _("Keadaan"), lambda row: str(NUMBER_STATES[row.state]), choose=lambda row: row.state),
            Column("file", _("Berkas"), lambda row: row.application.number if row.application else ""),
            Column("happened", _("Kapan terjadi"), lambda row: row.happened_at),
            Column("written_by", _("Ditulis oleh"), lambda row: row.written_by.name if row.written_by else ""),
            Column("settled", _("Dimasukkan"), lambda row: row.settled_at),
            Column("settled_by", _("Oleh"), lambda row: row.settled_by.name if row.settled_by else ""),
            Column("why", _("Alasan"), lambda row: row.why),
        ),
        lambda: rows,
        {"block": str(block.pk)},
    )
