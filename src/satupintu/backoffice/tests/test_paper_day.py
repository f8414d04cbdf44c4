"""A whole day without electricity: everything was done on paper, and is entered the next morning as it was."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from satupintu.applications.figures import promise_figures
from satupintu.applications.models import Application
from satupintu.applications.services import accept_complete, note_passed_deadlines, rebuild, told_by_phone
from satupintu.applications.services.paper_days import CATCHING_UP, NoPaperDay, OutOfOrder, PaperTooOld
from satupintu.applications.services.paper_numbers import void
from satupintu.applications.services.true_date import NotYetHappened
from satupintu.applications.tests.on_paper import block, keyed_in, numbers
from satupintu.inspections.models import Visit
from satupintu.inspections.services import Findings, complete_inspection
from satupintu.licences.models import Licence

WIB = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)


@pytest.fixture
def dark(house):
    """A day without electricity begins at 09.00: numbers were reserved; house.now is the next morning at 09.00."""
    block(house, count=2)
    block(house, count=2, what="licence", by="tuti")
    began = house.now
    house.now += timedelta(days=1)
    return began


def house_inspects(house, by, application_id, at):
    items = house.standard().steps["inspection"].checklist
    findings = Findings({item.id: "yes" for item in items})
    complete_inspection(actor=by, now=house.now, application_id=application_id, findings=findings, at=at)


def filed_row(filed):
    return Application.objects.get(pk=filed.application_id)


def typed(at):
    return f"{at.astimezone(WIB):%d-%m-%Y %H.%M}"


def test_a_day_on_paper_is_entered_the_next_morning_with_its_true_hours_and_counts_as_that_day(
    house, dark, desk, done, inspector_of, findings, words
):
    filed = keyed_in(house, numbers(house)[0], dark + HOUR / 2)
    number = filed.number

    def on_paper(who, address, hours, **data):
        done(desk(who).do(number, address, happened_at=typed(dark + hours * HOUR), **data))

    on_paper("rina", "kelengkapan", 1, judged_ktp="ok", judged_nib="ok", do="accept")
    on_paper(inspector_of(filed.application_id), "cek-lapangan", 2, **findings())
    on_paper("hendra", "tahap", 3, kind="examination", outcome="recommend", reason="")
    on_paper("dewi", "tahap", 4, kind="decision", outcome="approve", reason="")
    licence_number = numbers(house, "licence")[0]
    wrote = {"paper_number": str(licence_number.pk), "written_by": str(house.named("tuti").user_id)}
    on_paper("tuti", "terbitkan", 5, **wrote)
    house.deliver()
    for hours, mark in ((5, "print"), (5, "sign"), (5, "stamp"), (5, "affix_meterai"), (6, "ready")):
        on_paper("tuti", "tanda-tangan", hours, mark=mark, serial="CONTOH 0001" if mark == "affix_meterai" else "")
    on_paper("rina", "serahkan", 7, receiver="Pemohon Contoh", relation="self")

    case = house.case(filed.application_id)
    assert {fact.at.astimezone(WIB).date() for fact in case.facts} == {dark.astimezone(WIB).date()}
    assert [fact.at for fact in case.facts] == sorted(fact.at for fact in case.facts)
    assert all(row.recorded_at > fact.at for row, fact in zip(case.written, case.facts, strict=True))
    assert case.promise(case.today(house.now)).office_days == 0  # begun and ended on the same day
    licence = Licence.objects.get(application_id=filed.application_id)
    assert licence.number == licence_number.number
    moments = (licence.issued_at, licence.signed_at, licence.handed_over_at)
    assert moments == (dark + 5 * HOUR, dark + 6 * HOUR, dark + 7 * HOUR)
    said = words(desk("rina").page(number))
    assert said.count("ditulis di kertas oleh") == 2  # of the form, and of the licence
    assert "10 Mar 2026, 13.00 · Dewi Contohmaharani dicatat 11 Mar 2026" in said


def test_what_was_missing_and_came_on_the_day_on_paper_counts_from_there(house, dark, desk, done):
    filed = house.submit(dark - HOUR)
    rina = desk("rina")
    done(rina.do(filed.number, "kelengkapan", judged_ktp="unreadable", judged_nib="ok", do="return"))
    house.now = dark + 24 * HOUR
    brought = {"brought": ["ktp"], "happened_at": typed(dark + 3 * HOUR)}
    done(rina.do(filed.number, "tindakan/terima-perbaikan", **brought))
    checked = {"judged_ktp": "ok", "judged_nib": "ok", "do": "accept", "happened_at": typed(dark + 4 * HOUR)}
    done(rina.do(filed.number, "kelengkapan", **checked))
    case = house.case(filed.application_id)
    assert case.journey.handed_in_at == dark + 3 * HOUR
    assert case.standing.started_on == (dark + 4 * HOUR).astimezone(WIB).date()


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (-1, "kantor belum memesan nomor untuk kertas"),
        (25, "belum terjadi"),
    ],
)
def test_a_true_date_lies_between_the_reserved_numbers_and_now(house, dark, desk, words, hours, said):
    filed = house.submit(dark - 2 * HOUR)
    house.now = dark + 24 * HOUR
    answer = desk("rina").do(
        filed.number,
        "kelengkapan",
        judged_ktp="ok",
        judged_nib="ok",
        do="accept",
        happened_at=typed(dark + hours * HOUR),
    )
    assert answer.status_code == 422
    assert said in words(answer)
    assert '<details class="govuk-details" open>' in answer.content.decode()  # what is wrong is not folded away
    assert house.case(filed.application_id).journey.current == "completeness"


def test_what_was_done_on_paper_is_entered_in_its_order_whatever_was_recorded_beside_it(house, dark):
    filed = house.submit(dark)
    house.now = dark + 24 * HOUR
    rina = house.named("rina")
    told = {"actor": rina, "now": house.now, "application_id": filed.application_id}
    judged = dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")
    with pytest.raises(NotYetHappened):
        accept_complete(**told, judged=judged, at=house.now + HOUR)
    told_by_phone(**told, topic="accepted")  # recorded today: it is beside the file's course
    accept_complete(**told, judged=judged, at=dark + 2 * HOUR)
    case = house.case(filed.application_id)
    assert case.journey.assignee  # the visit was offered in turn, as of the hour in which the file got there
    visitor = house._owner(case)
    with pytest.raises(OutOfOrder):
        house_inspects(house, visitor, filed.application_id, dark + HOUR)
    house_inspects(house, visitor, filed.application_id, dark + 3 * HOUR)
    assert house.case(filed.application_id).journey.current == "examination"


def test_without_numbers_for_paper_nothing_is_dated_back(house, desk, words):
    filed = house.submit()
    assert "hari tanpa listrik?" not in words(desk("rina").page(filed.number, "kelengkapan/"))
    judged = dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")
    told = {"actor": house.named("rina"), "application_id": filed.application_id, "judged": judged}
    with pytest.raises(NoPaperDay):
        accept_complete(now=house.now + HOUR, at=house.now, **told)
    block(house, count=1)
    void(actor=house.named("rina"), now=house.now, number_id=numbers(house)[0].pk, reason="Listrik tidak jadi padam.")
    assert "hari tanpa listrik?" in words(desk("rina").page(filed.number, "kelengkapan/"))  # for what hangs on it
    house.now += CATCHING_UP + HOUR
    assert "hari tanpa listrik?" not in words(desk("rina").page(filed.number, "kelengkapan/"))


def test_slips_kept_in_a_drawer_date_nothing_back_for_longer_than_the_office_needs_to_catch_up(house, desk, words):
    block(house, count=5)
    filed = house.submit()
    submitted, house.now = house.now, house.now + CATCHING_UP + 20 * HOUR
    judged = dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id, "judged": judged}
    with pytest.raises(PaperTooOld):
        accept_complete(at=submitted + 19 * HOUR, **told)
    page = {"judged_ktp": "ok", "judged_nib": "ok", "do": "accept", "happened_at": typed(submitted + HOUR)}
    assert "sudah lebih dari 14 hari yang lalu" in words(desk("rina").do(filed.number, "kelengkapan", **page))
    accept_complete(at=submitted + 21 * HOUR, **told)
    assert house.case(filed.application_id).facts[1].at == submitted + 21 * HOUR


def test_an_inspector_who_goes_on_to_take_a_photo_keeps_the_hour_and_the_place_that_were_typed(
    house, dark, desk, done, inspector_of, findings
):
    filed = house.submit(dark)
    rina = {"actor": house.named("rina"), "application_id": filed.application_id}
    judged = dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")
    house.now = dark + 24 * HOUR
    accept_complete(now=house.now, judged=judged, at=dark + HOUR, **rina)
    visitor, true_hour = desk(inspector_of(filed.application_id)), typed(dark + 2 * HOUR)
    assert true_hour not in visitor.page(filed.number, "cek-lapangan/")
    stood = {"latitude": "0.886123", "longitude": "100,27 BT"}
    done(visitor.do(filed.number, "cek-lapangan", **{**findings(), **stood}, do="photo", happened_at=true_hour))
    page = visitor.page(filed.number, "cek-lapangan/")
    for name, text in stood.items():
        assert re.search(rf'name="{name}" value="([^"]*)"', page)[1] == text, "as typed, also what must be put right"
    assert '<details class="govuk-details" open>' in page
    kept = re.search(r'name="happened_at" value="([^"]*)"', page)[1]
    done(visitor.do(filed.number, "cek-lapangan", **findings(), happened_at=kept))
    assert Visit.objects.get(application_id=filed.application_id).done_at == dark + 2 * HOUR
    inspected = next(fact for fact in house.case(filed.application_id).facts if fact.kind == "inspected")
    assert inspected.at == dark + 2 * HOUR


def test_a_form_with_a_wrong_paper_date_is_told_before_anything_more_is_typed(house, dark, at_desk, words):
    rina = at_desk(house, "rina")
    first = numbers(house)[0]
    sent = {"mode": "perbantuan", "paper": "on", "paper_number": str(first.pk)}
    sent |= {"received_on": "2026-03-10", "written_by": str(house.named("rina").user_id)}
    early = rina.post("/meja/ajukan/iumk/", sent | {"received_time": "08:30"})
    assert early.status_code == 422
    assert "dipesan pada Selasa, 10 Maret 2026, pukul 09.00 WIB" in words(early)
    other = rina.post(
        "/meja/ajukan/iumk/",
        sent | {"received_time": "09:30", "written_by": str(house.named("joko").user_id)},
    )
    assert "bukan petugas loket" in words(other)
    void(actor=house.named("rina"), now=house.now, number_id=first.pk, reason="Lembar basah kena hujan.")
    gone = rina.post("/meja/ajukan/iumk/", sent | {"received_time": "09:30"})
    assert "sudah dimasukkan atau dinyatakan batal" in words(gone)  # and no other number is taken in its place


def test_what_was_ready_in_time_on_paper_was_not_late_though_the_day_had_passed_before_it_was_entered(
    house, done, desk
):
    filed = house.submit()
    due = house.until(filed.application_id, "signing").standing.due_on
    house.now = datetime.combine(due, time(8), WIB)
    house.deliver()
    block(house, count=1)
    last_hour = datetime.combine(due, time(14), WIB)
    house.now = datetime.combine(due + timedelta(days=1), time(8), WIB)
    assert note_passed_deadlines(house.now) == 1
    assert house.case(filed.application_id).standing.passed_on == due
    for mark in ("print", "sign", "stamp", "affix_meterai", "ready"):
        serial = "CONTOH 0001" if mark == "affix_meterai" else ""
        done(desk("tuti").do(filed.number, "tanda-tangan", mark=mark, serial=serial, happened_at=typed(last_hour)))
    assert house.case(filed.application_id).standing.passed_on is None
    prompt = house.submit(datetime.combine(due - timedelta(days=4), time(9), WIB))
    house.until(prompt.application_id)
    (month,) = promise_figures(house.office_id, due.replace(day=1), due, "Asia/Jakarta")
    assert (month.in_time, month.late) == (2, 0)
    assert month.recorded_later == 1  # of the two: what is in time by its paper only is told apart
    assert rebuild(filed_row(filed)).recorded_later
    assert not rebuild(filed_row(prompt)).recorded_later
