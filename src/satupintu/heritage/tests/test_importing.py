"""An old register comes in: judged, let in once, resumed after any death, taken out again as a whole."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from satupintu.applications.services import start_number
from satupintu.audit.models import Entry
from satupintu.base.actor import system
from satupintu.base.refusal import NotAllowed
from satupintu.finding.models import Card
from satupintu.finding.queries import search
from satupintu.finding.rules import Kind, ask
from satupintu.finding.services import rebuild
from satupintu.heritage import services
from satupintu.heritage.models import OldImport, OldLicence
from satupintu.heritage.queries import faulty_listing, faulty_rows, one, sample
from satupintu.heritage.refusals import (
    AlreadyHandled,
    NoGoodRows,
    NotASheet,
    NothingInSheet,
    NotSoFar,
    SheetLocked,
    SheetTooHeavy,
    SheetTooOld,
)
from satupintu.heritage.rules.cells import Fault
from satupintu.heritage.services import running
from satupintu.heritage.tests.registers import HEADS, Desk, as_csv, line
from satupintu.licences.queries import for_application
from satupintu.notifications.services import work
from satupintu.rules.numbering import render
from satupintu.sheets.services import export


def test_a_register_comes_in_after_it_was_looked_at(desk):
    judged = desk.take_in(as_csv([line(1), line(2)]))
    assert (judged.state, judged.counts, judged.rows) == ("judged", {"new": 2}, 2)
    assert not desk.licences()
    done = desk.let_in(judged)
    assert (done.state, done.counts) == ("done", {"new": 2})
    first = desk.licences()[0]
    assert (first.number, first.on, first.service) == ("503/0001/IUMK/2019", date(2019, 3, 2), "iumk")
    assert (first.row, first.verified_at) == (2, None)


def test_nothing_of_the_person_lies_in_the_open(desk):
    desk.import_rows(line(1))
    row = OldLicence.objects.values().get()
    assert not any("Pemilik Contoh" in str(value) or "91200" in str(value) for value in row.values())
    assert not any("Pemilik" in str(said) for said in Entry.objects.values_list("data", flat=True))


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_old_letters_and_separators_are_understood(desk, delimiter, encoding):
    done = desk.let_in(desk.take_in(as_csv([line(1, **{"Nama Usaha": "Café Lama"})], delimiter, encoding)))
    assert done.counts == {"new": 1}
    assert desk.licences()[0].business == "Café Lama"


def test_days_of_three_kinds_and_a_serial_are_one(desk):
    days = ["2019-03-13", "13/03/2019", "13 Maret 2019", "43537"]
    desk.import_rows(*(line(n, Tanggal=day) for n, day in enumerate(days, 1)))
    assert {licence.on for licence in desk.licences()} == {date(2019, 3, 13)}


def test_a_day_that_nobody_can_tell_waits_until_somebody_says_the_order(desk):
    judged = desk.take_in(as_csv([line(1, Tanggal="07/03/2019")]))
    assert judged.counts == {"faulty": 1, Fault.DATE_UNCLEAR: 1}
    with pytest.raises(NoGoodRows):
        services.confirm(actor=desk.actor, now=desk.house.now, import_id=judged.pk)
    chosen = judged.reading["columns"]
    said = {"order": "dmy", "usual_code": "iumk", "usual_title": "IUMK"}
    services.read_again(actor=desk.actor, now=desk.house.now, import_id=judged.pk, said=said, chosen=chosen)
    services.run_import(judged.pk, desk.house.now)
    assert desk.let_in(judged).counts == {"new": 1}
    assert desk.licences()[0].on == date(2019, 3, 7)


def test_faulty_rows_stay_out_and_are_told_in_full(desk):
    judged = desk.take_in(as_csv([line(1), line(2, NIK="1.40E+15"), line(3, Tanggal="entah", NIB="12")]))
    told = {each.judged.row: set(each.judged.faults) for each in faulty_rows(desk.actor, judged.pk, desk.house.now)}
    assert told == {3: {("nik", Fault.ROUNDED)}, 4: {("on", Fault.DATE), ("nib", Fault.NIB)}}
    assert [each["row"] for each in sample(judged)["faults"]] == [3, 4]
    assert desk.let_in(judged).counts["new"] == 1


def test_the_file_of_faults_comes_in_once_it_is_corrected(desk):
    judged = desk.take_in(as_csv([line(1), line(2, Tanggal="entah", Alamat="=1+1", NIB="9120000000099")]))
    sheet = export(
        actor=desk.actor,
        now=desk.house.now,
        listing=faulty_listing(desk.actor, judged, desk.house.now),
        kind="csv",
        zone="Asia/Jakarta",
    )
    said = sheet.content.read().decode("utf-8-sig")
    assert "'=1+1" in said
    corrected = desk.take_in(said.replace("entah", "7 Maret 2019").encode())
    assert corrected.counts == {"new": 1}
    desk.let_in(corrected)
    assert one(desk.actor, desk.licences()[0].pk).nib == "9120000000099"


def test_the_same_row_twice_comes_in_once_and_a_second_import_brings_nothing(desk):
    content = as_csv([line(1), line(1), line(2)])
    assert desk.let_in(desk.take_in(content)).counts == {"new": 2, "twice": 1}
    again = desk.take_in(content)
    assert again.counts == {"known": 2, "twice": 1}
    assert len(desk.licences()) == 2


def test_one_number_for_two_businesses_is_a_fault_in_the_file_and_across_files(desk):
    other = line(1, **{"Nama Usaha": "Lain"})
    assert desk.take_in(as_csv([line(1), other])).counts == {"new": 1, "faulty": 1, Fault.TWICE_DIFFERENT: 1}
    desk.import_rows(line(1))
    assert desk.take_in(as_csv([other])).counts == {"faulty": 1, Fault.CONFLICT: 1}


def test_numbers_of_the_new_series_are_refused(desk, house):
    filed = house.submit()
    house.until(filed.application_id, "")
    pattern = house.standard().delivery.product.number
    issued = for_application(filed.application_id).number
    to_come = render(pattern, seq=212, on=date(2026, 1, 9), service="IUMK")
    rows = [line(1, **{"Nomor Izin": issued}), line(2, **{"Nomor Izin": to_come, "Tanggal": "2026-01-09"})]
    assert desk.take_in(as_csv(rows)).counts == {"faulty": 2, Fault.NUMBER_ISSUED: 1, Fault.NUMBER_TO_COME: 1}
    start_number(
        actor=system(house.office_id), now=house.now, series="licence:iumk", year=2026, last=212, reason="buku lama"
    )
    assert desk.take_in(as_csv(rows[1:])).counts == {"new": 1}


def workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_below_its_title_with_its_own_days(desk):
    good: list[Any] = line(1)
    good[1] = datetime(2019, 3, 7)
    good[4] = 9120000000001
    rounded: list[Any] = line(2)
    rounded[3] = 1406034101900101
    formula: list[Any] = line(3)
    formula[5] = "=A1"
    judged = desk.take_in(workbook([["REGISTER IUMK"], [], HEADS, good, [], rounded, formula]), "lama.xlsx")
    assert judged.counts == {"new": 1, "faulty": 2, Fault.ROUNDED: 1, Fault.FORMULA: 1}
    desk.let_in(judged)
    assert (desk.licences()[0].on, desk.licences()[0].row) == (date(2019, 3, 7), 4)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 1024 * 1024))
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NothingInSheet),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotASheet),
        (b"PK\x03\x04 broken", NotASheet),
        (OLE + "EncryptedPackage".encode("utf-16-le"), SheetLocked),
        (OLE, SheetTooOld),
        (b"x" * (20 * 1024 * 1024 + 1), SheetTooHeavy),
    ],
)
def test_what_is_no_register_is_refused(desk, content, refusal):
    with pytest.raises(refusal):
        desk.take_in(content)
    assert not OldImport.objects.exists()


def test_a_bomb_is_refused_before_it_is_opened(desk):
    with pytest.raises(SheetTooHeavy):
        desk.take_in(bomb())


def test_heads_without_rows_fail_with_their_reason(desk):
    assert desk.take_in(as_csv([])).failed_why == "old_register_empty"


def test_more_rows_than_may_be_fail_with_their_reason(desk, monkeypatch):
    monkeypatch.setattr("satupintu.heritage.reading.MOST_ROWS", 2)
    failed = desk.take_in(as_csv([line(1), line(2), line(3)]))
    assert (failed.state, failed.failed_why) == ("failed", "old_register_too_long")


@pytest.mark.parametrize("alive", [0, 1, 2, 3])
def test_an_import_killed_at_any_moment_goes_on_without_doubling(desk, monkeypatch, alive):
    monkeypatch.setattr("satupintu.heritage.sorting.BATCH", 2)
    judged = desk.take_in(as_csv([line(n) for n in range(1, 8)]))
    services.confirm(actor=desk.actor, now=desk.house.now, import_id=judged.pk)
    calls = []

    class Killed(BaseException):
        pass

    def mortal(*args):
        calls.append(1)
        if len(calls) > alive:
            raise Killed
        return put_many(*args)

    put_many = running.put_many
    monkeypatch.setattr(running, "put_many", mortal)
    with pytest.raises(Killed):
        services.run_import(judged.pk, desk.house.now)
    assert OldLicence.objects.count() == OldImport.objects.get().position == alive * 2
    monkeypatch.setattr(running, "put_many", put_many)
    services.run_import(judged.pk, desk.house.now)
    done = OldImport.objects.get()
    assert (done.state, done.counts) == ("done", {"new": 7})
    assert OldLicence.objects.count() == Card.objects.filter(kind=Kind.OLD_LICENCE).count() == 7
    services.run_import(judged.pk, desk.house.now)
    assert OldLicence.objects.count() == 7


def test_the_worker_does_it_from_the_outbox(busy_house):
    desk = Desk(busy_house)
    made = services.take_in(
        actor=desk.actor, now=busy_house.now, content=as_csv([line(1)]), name="r.csv", usual=("iumk", "IUMK")
    )
    work(now=busy_house.now, worker="w", channels=["old_register"])
    services.confirm(actor=desk.actor, now=busy_house.now, import_id=made.pk)
    work(now=busy_house.now, worker="w", channels=["old_register"])
    assert OldImport.objects.get().state == "done"
    assert OldLicence.objects.count() == 1


def test_what_came_in_is_found_and_the_index_made_anew_is_the_same(desk, house):
    desk.import_rows(line(7))
    for typed in ("503/0007/iumk/2019", "pemilik contoh", "warung lama", "9120000000007"):
        assert search(house.named("budi"), ask(typed)).ids.get(Kind.OLD_LICENCE), typed
    assert rebuild()[1] == 0


def test_an_import_is_withdrawn_whole_with_its_cards_and_may_come_again(desk):
    done = desk.import_rows(line(1), line(2))
    services.withdraw(actor=desk.actor, now=desk.house.now, import_id=done.pk, reason="Berkas yang salah")
    assert not desk.licences()
    assert not Card.objects.filter(kind=Kind.OLD_LICENCE).exists()
    with pytest.raises(NotSoFar):
        services.withdraw(actor=desk.actor, now=desk.house.now, import_id=done.pk, reason="Berkas yang salah")
    assert desk.import_rows(line(1)).counts == {"new": 1}


def test_an_import_of_which_something_was_verified_stays(desk, house):
    done = desk.import_rows(line(1), line(2))
    first = desk.licences()[0]
    services.verify_old(actor=house.cast("back_office"), now=house.now, ids=[first.pk], how="book")
    with pytest.raises(AlreadyHandled):
        services.withdraw(actor=desk.actor, now=desk.house.now, import_id=done.pk, reason="Berkas yang salah")
    assert len(desk.licences()) == 2


def test_only_administrator_and_archivist_import(desk, house):
    for name in ("rina", "budi", "hendra"):
        with pytest.raises(NotAllowed):
            services.take_in(actor=house.named(name), now=house.now, content=as_csv([line(1)]), name="r.csv")
