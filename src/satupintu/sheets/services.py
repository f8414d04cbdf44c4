"""Taking a list out of the program as a file: written whole and recorded in the trail before its first byte leaves."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Generic, TypeVar, cast

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.sheets.events import ListExported
from satupintu.sheets.rules import Cell
from satupintu.sheets.writing import CSV, MEDIA, WRITERS, XLSX, Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
MOST_ROWS = 100_000
IN_MEMORY = 2_000_000  # bytes; what is bigger lies in a nameless file that is gone when it was sent
REASON = 10  # letters


class TooManyRows(Refusal):
    """More rows than one file may hold."""

    code = "too_many_rows"
    says = "Daftar ini lebih dari {most} baris. Saring dulu, misalnya per bulan, lalu unduh lagi."


class ReasonForPersonalData(Refusal):
    """Columns with personal data leave the office only with a reason."""

    code = "export_reason_needed"
    says = "Tulis untuk apa data pribadi ini diunduh, paling sedikit 10 huruf. Alasan Anda dicatat."
    status = 422
    legal_basis = "UU 27/2022 Pasal 27–28 (pemrosesan terbatas, sesuai tujuan)"
    field = "reason"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its code (for the trail), its title on the screen, and what it takes from a row. `personal`: it holds
    personal data (a name, a telephone number) and is left out unless asked for with a reason. A NIK is masked always.
    `choose`: its few different words are offered to narrow the list by; it gives the code that the address says of a
    row, the same in every language. `search`: what is typed to narrow a list (and
    stands in the address) is looked for here too although it is personal: for columns about the office's own staff.
    """

    id: str
    title: str
    of: Callable[[T], Cell]
    personal: bool = False
    choose: Callable[[T], object] | None = None
    search: bool = False


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A list that can be taken out. How a page plugs its list in:

        def staff_sheet(actor: Actor) -> Listing[User]:
            return Listing(
                id="staff",                        # code; also the file's name
                title=_("Petugas"),
                columns=(
                    Column("username", _("Nama pengguna"), lambda user: user.username),
                    Column("name", _("Nama"), lambda user: user.name, personal=True),
                ),
                rows=lambda: queries.staff(actor),  # read only when the file is written; an iterator that reads page
                                                    # by page (see `pages`) keeps the memory small
                filters={"role": "inspector"},      # as the trail keeps them: codes, never a person's name or number
            )

        @staff_required
        @require_http_methods(["GET", "HEAD", "POST"])
        def staff_download(request: StaffRequest) -> HttpResponseBase:
            actor = request.staff
            require_role(actor, Role.ADMINISTRATOR)  # who may see the list may take it out
            zone = office(actor.office_id).zone
            return download(request, actor, staff_sheet(actor), zone=zone, back=reverse("staff"))

    with `download` of `sheets.pages`, and a link to that address (with the list's own query) beside the list.
    """

    id: str
    title: str
    columns: Sequence[Column[T]]
    rows: Callable[[], Iterable[T]]
    filters: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None  # of what has no end, so many rows are told: `rows` gives one more, so that page and file
    rest: str = ""  # can say that there are more; and this says how one comes by them

    @property
    def personal(self) -> list[Column[T]]:
        """The columns that need a reason."""
        return [column for column in self.columns if column.personal]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file ready to be sent: its content from the beginning, its name and media type, how many rows it has."""

    content: IO[bytes]
    name: str
    media: str
    rows: int


def told(narrowing: "DataclassInstance", *, typed: Collection[str] = ()) -> dict[str, str]:
    """What narrows a list, as the trail keeps it when the list is taken out. typed: fields in which anything may have
    been written, also a name or a NIK; of them the trail learns that they narrowed, never what was written."""
    found = {}
    for each in fields(narrowing):
        value = getattr(narrowing, each.name)
        if value is None or value == "" or (value is False and each.default is False):
            continue
        found[each.name] = "1" if each.name in typed else str(value)
    return found


def pages(read: Callable[[str], tuple[Sequence[T], str]]) -> Iterator[T]:
    """All rows of a list that is read page by page: `read` gets the key to start after ("" at first) and returns the
    rows and the key of the next page ("" at the end)."""
    after = ""
    while True:
        rows, after = read(after)
        yield from rows
        if not after:
            return


def export(
    *,
    actor: Actor,
    now: datetime,
    listing: Listing[T],
    kind: str,
    zone: str,
    with_personal: bool = False,
    reason: str = "",
    most: int = MOST_ROWS,
) -> Sheet:
    """Write a list as "csv" or "xlsx" and record who took which list, with which filters, how many rows and why.

    zone: in which instants are told. The caller has checked that the actor may see the list. Raises TooManyRows,
    ReasonForPersonalData.
    """
    personal = listing.personal if with_personal else []
    if personal and len(reason.strip()) < REASON:
        raise ReasonForPersonalData()
    columns = [column for column in listing.columns if with_personal or not column.personal]
    out = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 whoever sends it closes it
    try:
        rows = _rows(listing, columns, most)
        count = WRITERS[kind](out, [column.title for column in columns], rows, zone)
    except BaseException:
        out.close()
        raise
    with write():
        emit(
            ListExported(
                at=now,
                actor=actor,
                subject=new_id(),
                listing=listing.id,
                kind=kind,
                rows=count,
                columns=tuple(column.id for column in columns),
                personal=tuple(column.id for column in personal),
                filters=dict(listing.filters),
                reason=reason.strip() if personal else "",
            )
        )
    out.seek(0)
    return Sheet(out, f"{listing.id}-{now:%Y%m%d}.{kind}", MEDIA[kind], count)


def _rows(listing: Listing[T], columns: Sequence[Column[T]], most: int) -> Iterator[Row]:
    for number, row in enumerate(islice(listing.rows(), listing.cut), start=1):
        if number > most:
            raise TooManyRows(most=f"{most:,}".replace(",", "."))
        yield [column.of(row) for column in columns]


__all__ = [
    "CSV",
    "XLSX",
    "Cell",
    "Column",
    "Listing",
    "ReasonForPersonalData",
    "Sheet",
    "TooManyRows",
    "export",
    "pages",
    "told",
]
