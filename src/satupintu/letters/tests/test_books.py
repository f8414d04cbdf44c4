"""The letter books: a number for every letter, none twice, none left out; words sealed; lines struck, never deleted."""

import io
import threading
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from satupintu.applications import services as file_room
from satupintu.applications.services import read_paper
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import write
from satupintu.inspections.services import plan_visit
from satupintu.letters import queries
from satupintu.letters.models import Letter
from satupintu.letters.queries import Filters
from satupintu.letters.services import (
    AlreadyStruck,
    BelongsToFile,
    DayToCome,
    WordsMissing,
    enter_letter,
    read_scan,
    strike_letter,
)
from satupintu.people.access import OwnCase
from satupintu.people.queries import office
from satupintu.people.services import change_office

WHY = "Tercatat dua kali oleh dua petugas."


def return_file(house):
    """A file that is sent back; its letter is in the book."""
    filed = house.submit()
    judged = {each.id: "ok" for each in house.standard().delivery.requirements} | {"ktp": "missing"}
    by = house.cast("front_office")
    return file_room.return_to_applicant(
        actor=by, now=house._at(None), application_id=filed.application_id, judged=judged, note="Bawa KTP Anda."
    )


def incoming(house, **changes):
    values = {
        "kind": "incoming",
        "on": house.now.date(),
        "correspondent": "Camat Rambah",
        "about": "Permintaan data izin",
        **changes,
    }
    return enter_letter(actor=house.cast("back_office"), now=house.now, **values)


def book(house, name="outgoing", **more):
    return queries.lines(house.cast("back_office"), Filters(name, 2026, **more))[0]


def test_the_defect_letter_bears_the_number_that_stands_in_the_book(house):
    case = return_file(house)
    house.deliver()
    (line,) = book(house)
    assert line.number == "503/0001/PTSP/III/2026"
    assert (line.kind, line.file) == ("return", case.application.number)
    assert line.correspondent == case.dossier.person.name
    assert line.number in words(read_paper(case, "return"))


def words(pdf):
    import pypdfium2

    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_surat_tugas_and_berita_acara_have_books_of_their_own(house):
    filed = house.submit()
    case = house.until(filed.application_id, "inspection")
    inspector = house._owner(case)
    day = house.now.date() + timedelta(days=1)
    plan_visit(actor=inspector, now=house.now, application_id=filed.application_id, on=day)
    plan_visit(actor=inspector, now=house.now, application_id=filed.application_id, on=day)  # the same again
    house.advance(filed.application_id)
    house.deliver()
    case = house.case(filed.application_id)
    (order,), (report,) = book(house, "assignment"), book(house, "inspection")
    assert (order.number, report.number) == ("094/0001/ST/III/2026", "503/0001/BA/III/2026")
    said = words(read_paper(case, "assignment"))
    assert order.number in said
    assert inspector.name in said
    assert "Rabu, 11 Maret 2026" in said
    assert f"Surat Tugas nomor {order.number}" in " ".join(words(read_paper(case, "inspection")).split())


def test_another_day_makes_another_surat_tugas(house):
    filed = house.submit()
    case = house.until(filed.application_id, "inspection")
    for days in (1, 2):
        on = house.now.date() + timedelta(days=days)
        plan_visit(actor=house._owner(case), now=house.now, application_id=filed.application_id, on=on)
    assert [line.seq for line in book(house, "assignment")] == [2, 1]


def test_a_refusal_and_a_notice_share_the_book_of_outgoing_letters(house):
    return_file(house)
    filed = house.submit()
    house.until(filed.application_id, "decision")
    file_room.refuse(
        actor=house.cast("head_of_office"),
        now=house._at(None),
        application_id=filed.application_id,
        reason="Tempat usaha tidak ditemukan.",
        legal_basis="Perda Nomor 4 Tahun 2017 Pasal 5",
    )
    by = house.cast("front_office")
    file_room.letter_printed(actor=by, now=house.now, application_id=filed.application_id, topic="refused")
    assert [(line.seq, line.kind) for line in book(house)] == [(3, "letter"), (2, "refusal"), (1, "return")]
    assert [line.seq for line in book(house, kind="refusal")] == [2]


def test_what_is_rolled_back_used_no_number(house):
    return_file(house)

    def cut_short():
        with write():
            return_file(house)
            raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        cut_short()
    return_file(house)
    incoming(house)
    assert [line.seq for line in book(house)] == [2, 1]
    assert [line.seq for line in book(house, "incoming")] == [1]


def test_an_office_numbers_letters_in_its_own_way(house):
    tuti = house.named("tuti")
    patterns = {"return": "{seq:3}/{service}/K/{year}", "incoming": "AM-{year}-{seq}"}
    change_office(actor=tuti, now=house.now, changes={"agenda_patterns": patterns})
    return_file(house)
    incoming(house)
    assert book(house)[0].number == "001/IUMK/K/2026"
    assert book(house, "incoming")[0].number == "AM-2026-1"


def test_many_who_write_at_once_get_each_number_once(busy_house):
    house = busy_house
    actor, failed = house.cast("back_office"), []

    def enter(n):
        try:
            for each in range(3):
                enter_letter(
                    actor=actor,
                    now=house.now,
                    kind="outgoing",
                    on=house.now.date(),
                    correspondent=f"Penerima Contoh {n}",
                    about=f"Undangan {each}",
                )
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(Letter.objects.values_list("seq", flat=True)) == list(range(1, 13))


def test_a_letter_that_came_in_keeps_its_words_sealed_and_its_scan(house):
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    scan = SimpleUploadedFile("surat.jpg", out.getvalue(), "image/jpeg")
    letter = incoming(house, their_number="100/12/KEC", their_date=date(2026, 3, 2), scan=scan)
    row = Letter.objects.get()
    assert b"Camat" not in bytes(row.sealed)
    (line,) = book(house, "incoming")
    assert (line.correspondent, line.their_number, line.their_date) == ("Camat Rambah", "100/12/KEC", date(2026, 3, 2))
    content, media = read_scan(actor=house.cast("section_head"), letter_id=letter.pk)
    assert media == "image/jpeg"
    assert content.startswith(b"\xff\xd8")
    assert "Camat" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_a_letter_may_belong_to_a_file(house):
    case = return_file(house)
    incoming(house, file_number=case.application.number)
    (line,) = book(house, "incoming")
    assert (line.file, line.correspondent) == (case.application.number, "Camat Rambah")
    with pytest.raises(NotFound):
        incoming(house, file_number="IUMK-2026-999999")


def test_nobody_writes_in_the_book_about_their_own_file(house):
    from dataclasses import replace

    from satupintu.people.services import nik_index

    case = return_file(house)
    own = replace(house.cast("back_office"), kin=frozenset({nik_index(case.dossier.person.nik)}))
    with pytest.raises(OwnCase):
        enter_letter(
            actor=own,
            now=house.now,
            kind="incoming",
            on=house.now.date(),
            correspondent="Seseorang",
            about="Surat",
            file_number=case.application.number,
        )


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"correspondent": " "}, WordsMissing),
        ({"about": "-"}, WordsMissing),
        ({"on": date(2026, 3, 11)}, DayToCome),
    ],
)
def test_a_line_says_who_what_and_a_day_that_has_come(house, changes, refused):
    with pytest.raises(refused):
        incoming(house, **changes)
    assert not Letter.objects.exists()


def test_a_struck_line_stays_with_its_number_and_its_reason(house):
    letter = incoming(house)
    by = house.cast("back_office")
    strike_letter(actor=by, now=house.now, letter_id=letter.pk, reason=WHY)
    incoming(house)
    last, first = book(house, "incoming")
    assert (last.seq, first.seq) == (2, 1)
    assert (first.struck, first.struck_why, first.about) == (True, WHY, "Permintaan data izin")
    with pytest.raises(AlreadyStruck):
        strike_letter(actor=by, now=house.now, letter_id=letter.pk, reason=WHY)


def test_what_left_from_a_file_is_not_struck(house):
    return_file(house)
    with pytest.raises(BelongsToFile):
        strike_letter(actor=house.cast("back_office"), now=house.now, letter_id=Letter.objects.get().pk, reason=WHY)


def test_the_books_are_read_by_those_who_work_with_letters_and_written_by_fewer(house):
    with pytest.raises(NotAllowed):
        enter_letter(
            actor=house.cast("head_of_office"),
            now=house.now,
            kind="incoming",
            on=house.now.date(),
            correspondent="Camat Rambah",
            about="Permintaan data",
        )
    assert queries.lines(house.cast("head_of_office"), Filters("incoming", 2026)) == ([], 0)
    from satupintu.base.actor import applicant

    with pytest.raises(NotAllowed):
        queries.lines(applicant(house.office_id), Filters("incoming", 2026))


def test_a_long_book_is_read_page_by_page(house, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    for _ in range(5):
        incoming(house)
    every = list(queries.all_lines(house.cast("back_office"), Filters("incoming", 2026)))
    assert [line.seq for line in every] == [5, 4, 3, 2, 1]
    assert book(house, "incoming", month=2) == []


def test_papers_made_before_the_books_keep_the_number_they_had(house):
    from satupintu.applications.models import Paper

    case = return_file(house)
    Paper.objects.filter(kind="return").update(number="")
    house.deliver()
    assert f"{case.application.number}/P1" in words(read_paper(case, "return"))
    assert office(house.office_id).agenda_patterns == {}
