"""What one may ask about files. What one may not see is not found."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from satupintu.applications.case import Case, case_of, read_facts
from satupintu.applications.displaced_files import DISPLACED, NOTHING_DISPLACED, Displaced, displaced, displaced_now
from satupintu.applications.figures import MonthFigure, promise_figures, workload
from satupintu.applications.limits import Passed, passed_limits
from satupintu.applications.listing import ELSEWHERE, FileFilter, beyond, narrowed, ordered, read_page
from satupintu.applications.models import Application, Evidence, Note, Paper, Standing
from satupintu.applications.models import Fact as FactRow
from satupintu.applications.names import names_on_files
from satupintu.applications.print_queue import QueuedPaper, printed_lately, queued_paper, to_print, to_print_counts
from satupintu.applications.to_confirm import to_confirm
from satupintu.applications.to_tell import TELLERS, ToTell, to_tell, to_tell_count
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files.services import blind_index, open_, read, unwrap
from satupintu.rules import codes
from satupintu.rules.facts import Fact


def case_file(actor: Actor, number: str) -> Case:
    """The file with this number, for staff of its office. Raises NotFound."""
    if actor.kind != "staff" or "\0" in number:  # which PostgreSQL cannot even look for
        raise NotFound()
    standing = (
        Standing.objects.select_related("application__dossier", "assignee")
        .filter(office_id=actor.office_id, application__number=number)
        .first()
    )
    if standing is None:
        raise NotFound()
    return case_of(standing)


def case_by_id(actor: Actor, application_id: UUID) -> Case:
    """The file with this id, for staff of its office or the system. Raises NotFound."""
    standing = (
        Standing.objects.select_related("application__dossier")
        .filter(office_id=actor.office_id, application_id=application_id)
        .first()
    )
    if standing is None or actor.kind == "applicant":
        raise NotFound()
    return case_of(standing)


def own_case(actor: Actor, application_id: UUID) -> Case:
    """The file with this id for its applicant, who has shown the tracking code or the draft's secret link. Raises
    NotFound for a file of another office."""
    standing = (
        Standing.objects.select_related("application__dossier")
        .filter(office_id=actor.office_id, application_id=application_id)
        .first()
    )
    if standing is None:
        raise NotFound()
    return case_of(standing)


def tracked(actor: Actor, number: str, typed_code: str) -> Case:
    """The file of whoever knows its number and tracking code; both must fit. Raises NotFound, the same for either."""
    code = codes.normalise(typed_code)
    if code is None:
        raise NotFound()
    standing = (
        Standing.objects.select_related("application__dossier")
        .filter(
            office_id=actor.office_id,
            application__tracking_index=blind_index("tracking", code),
            application__number__iexact=number.strip(),
        )
        .first()
    )
    if standing is None:
        raise NotFound()
    return case_of(standing)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a file's timeline: the fact, when it was written down, and its words for those who may read them."""

    seq: int
    fact: Fact
    recorded_at: datetime
    note: str


def timeline(actor: Actor, case: Case) -> list[Entry]:
    """Every fact of the file, oldest first, with its words for staff (the applicant reads them in the messages)."""
    staff = actor.kind == "staff"
    return [
        Entry(
            row.seq,
            fact,
            row.recorded_at,
            open_(case.key, row.sealed, context=row.id.bytes).decode() if staff and row.sealed else "",
        )
        for row, fact in zip(case.written, case.facts, strict=False)
    ]


def note_of(case: Case, kind: str) -> str:
    """The words beside the latest fact of this kind; "" when there are none."""
    row = Note.objects.filter(fact__application=case.application, fact__kind=kind).order_by("-fact__seq").first()
    return open_(case.key, bytes(row.sealed), context=row.fact_id.bytes).decode() if row else ""


def words_beside(actor: Actor, places: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], str]:
    """The words beside facts of several files of the actor's office, by application and place in its ledger; for staff.
    Facts without words are left out."""
    if actor.kind != "staff" or not places:
        return {}
    rows = Note.objects.filter(
        office_id=actor.office_id,
        fact__application_id__in={pk for pk, _ in places},
        fact__seq__in={seq for _, seq in places},
    ).select_related("fact__application__dossier")
    keys: dict[UUID, bytes] = {}
    words: dict[tuple[UUID, int], str] = {}
    for row in rows:
        place = (row.fact.application_id, row.fact.seq)
        if place in places:
            if place[0] not in keys:
                keys[place[0]] = unwrap(bytes(row.fact.application.dossier.wrapped_key))
            words[place] = open_(keys[place[0]], bytes(row.sealed), context=row.fact_id.bytes).decode()
    return words


def evidence_content(actor: Actor, case: Case, evidence_id: UUID) -> tuple[bytes, str, str]:
    """A file that was handed in, for staff: its bytes, its media type, and the requirement it is for. Raises NotFound.

    Who may look at it is decided, and written down, by `services.reveal_evidence`.
    """
    row = Evidence.objects.select_related("file").filter(pk=evidence_id, application=case.application).first()
    if row is None or row.file is None or actor.kind != "staff":
        raise NotFound()
    return read(row.file, case.key), row.file.media, row.requirement


def papers(actor: Actor, case: Case) -> list[Paper]:
    """The papers that the file wants, oldest first; of each kind only the latest. For staff."""
    return handed_in_and_papers(actor, case)[1]


def evidence(actor: Actor, case: Case) -> dict[str, list[Evidence]]:
    """How each requirement was met, by requirement id, oldest first; the last one counts."""
    return handed_in_and_papers(actor, case)[0]


def handed_in_and_papers(actor: Actor, case: Case) -> tuple[dict[str, list[Evidence]], list[Paper]]:
    """What `evidence` and `papers` answer, in one question: what came in, and what goes out."""
    came = Evidence.objects.filter(application=case.application).annotate(
        what=F("requirement"), at=F("given_at"), made=Cast(Value(None), DateTimeField()), seq=Value(0)
    )
    put_aside = Q(file__isnull=True, settled_at__isnull=False)  # something newer took its place before it was made
    goes = Paper.objects.filter(~put_aside, application=case.application).annotate(
        how=Value(""), what=F("kind"), at=F("wanted_at"), made=F("made_at"), seq=F("at_seq")
    )
    columns = ("how", "what", "at", "made", "seq", "id", "file_id")
    given: dict[str, list[Evidence]] = {}
    wanted: dict[str, Paper] = {}
    rows = came.values_list(*columns).union(goes.values_list(*columns), all=True)
    common = {"office_id": case.application.office_id, "application": case.application}
    for how, what, at, made, seq, pk, file_id in sorted(rows, key=lambda row: (row[4], row[5])):
        if how:
            row = Evidence(id=pk, requirement=what, how=how, given_at=at, file_id=file_id, **common)
            given.setdefault(what, []).append(row)
        elif actor.kind == "staff":
            wanted.pop(what, None)
            wanted[what] = Paper(id=pk, kind=what, wanted_at=at, made_at=made, at_seq=seq, file_id=file_id, **common)
    return given, list(wanted.values())


PAGE = 25
OPEN = FileFilter()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of standings (with their applications), and the key that the next one starts after ("" at the end)."""

    rows: Sequence[Standing]
    after: str


def _page(rows: QuerySet[Standing], after: str, by: str) -> Page:
    """Keyset paging: costs the same at the first page and the thousandth."""
    return Page(*read_page(rows, after, by=by, size=PAGE))


def desk(actor: Actor, after: str = "", wanted: FileFilter = OPEN) -> Page:
    """What waits for this person, most urgent first: the steps of their roles that are not somebody else's. wanted:
    what of it, and in which order.

    Each role is looked up along its own index and the few found are put together, because "any of these roles" would
    have to sort the whole office.
    """
    wanted = replace(wanted, state="open")
    mine = narrowed(actor, wanted).filter(Q(assignee__isnull=True) | Q(assignee_id=actor.user_id), court="office")
    found = [
        Standing.objects.filter(
            pk__in=ordered(beyond(mine.filter(owner_role=role), after, wanted.by), wanted.by).values("pk")[: PAGE + 1]
        ).values_list("pk", "urgent_on", "application_id")
        for role in sorted(actor.roles)
    ]
    if not found:
        return Page((), "")
    keys = ordered(found[0].union(*found[1:], all=True), wanted.by)[: PAGE + 1]
    return _page(Standing.objects.filter(pk__in=[pk for pk, _, _ in keys]), "", wanted.by)


def whole_desk(actor: Actor, wanted: FileFilter = OPEN) -> Iterator[Case]:
    """All that waits for this person, read page by page; without the facts, as `listed`."""
    after = ""
    while True:
        page = desk(actor, after, wanted)
        yield from (case_of(row, ()) for row in page.rows)
        if not (after := page.after):
            return


def files(actor: Actor, wanted: FileFilter, after: str = "") -> Page:
    """The files that a filter leaves, in its order."""
    return _page(narrowed(actor, wanted), after, wanted.by)


def all_files(actor: Actor, wanted: FileFilter) -> Iterator[Case]:
    """Every file that a filter leaves, in the same order, read page by page; without the facts, as `listed`."""
    rows, after = narrowed(actor, wanted), ""
    while True:
        page, after = read_page(rows, after, by=wanted.by, size=500)
        yield from (case_of(row, ()) for row in page)
        if not after:
            return


def listed(actor: Actor, ids: Sequence[UUID]) -> list[Case]:
    """These files in this order, for staff of the office, in one query: the facts are not read, so that of where a file
    stands only its standing speaks."""
    rows = narrowed(actor, FileFilter(state="all")).filter(application_id__in=ids)
    found = {row.application_id: row for row in rows.select_related("application__dossier", "assignee")}
    return [case_of(found[pk], ()) for pk in ids if pk in found]


def cases(page: Page) -> list[Case]:
    """The cases of a page, their facts read in one query."""
    ids = [row.application_id for row in page.rows]
    grouped: dict[UUID, list[Fact]] = {pk: [] for pk in ids}
    facts = FactRow.objects.filter(application_id__in=ids).order_by("application_id", "seq")
    for pk, *values in facts.values_list("application_id", "kind", "at", "step", "outcome", "by", "data"):
        grouped[pk].append(Fact(*values))
    found = [case_of(row, grouped[row.application_id]) for row in page.rows]
    if found:
        calendar = found[0].calendar  # the office's, asked for once
        for case in found[1:]:
            case.calendar = calendar
    return found


def subject_of(office_id: UUID, number: str) -> tuple[UUID, str] | None:
    """The id of the application with a number that somebody named, and the blind index of its applicant's NIK; None
    when there is none. For features that tie something to a file: whoever named it must not be told either way."""
    found = Application.objects.filter(office_id=office_id, number__iexact=number.strip())
    return None if "\0" in number else found.values_list("pk", "dossier__nik_index").first()


def number_of(application_id: UUID) -> str:
    """The number of an application."""
    return str(Application.objects.values_list("number", flat=True).get(pk=application_id))


__all__ = [
    "DISPLACED",
    "ELSEWHERE",
    "NOTHING_DISPLACED",
    "TELLERS",
    "Case",
    "Displaced",
    "Entry",
    "Evidence",
    "FileFilter",
    "MonthFigure",
    "Page",
    "Paper",
    "Passed",
    "QueuedPaper",
    "ToTell",
    "all_files",
    "case_by_id",
    "case_file",
    "cases",
    "desk",
    "displaced",
    "displaced_now",
    "evidence",
    "evidence_content",
    "files",
    "handed_in_and_papers",
    "listed",
    "names_on_files",
    "note_of",
    "number_of",
    "own_case",
    "papers",
    "passed_limits",
    "printed_lately",
    "promise_figures",
    "queued_paper",
    "read_facts",
    "subject_of",
    "timeline",
    "to_confirm",
    "to_print",
    "to_print_counts",
    "to_tell",
    "to_tell_count",
    "tracked",
    "whole_desk",
    "words_beside",
    "workload",
]
