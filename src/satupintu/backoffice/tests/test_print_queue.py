"""The print queue: what waits at which printer, printed one or many at once, again only for a reason, failures seen."""

import io
import threading

import pypdfium2
import pytest
from django.db import connection

from satupintu.applications import queries, services
from satupintu.applications.models import Paper, Printing
from satupintu.applications.refusals import ReasonNeeded
from satupintu.applications.services import read_paper
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.licences.services import print_papers
from satupintu.notifications.models import Outgoing, State
from satupintu.people.services import change_office

WHY = "Kertas macet di printer."


@pytest.fixture
def waiting(house):
    """A file at signing, filed at the counter, its papers made."""
    filed = house.submit(by=house.cast("front_office"), mode="perbantuan")
    house.until(filed.application_id, "signing")
    house.deliver()
    return house, filed.application_id


def kinds(house, printer="document"):
    return [each.kind for each in queries.to_print(house.cast("back_office"), printer)]


def paper_id(pk, kind):
    return Paper.objects.get(application_id=pk, kind=kind).pk


def test_licences_and_letters_wait_at_one_printer_and_receipts_at_the_other(waiting):
    house, _ = waiting
    assert kinds(house) == ["inspection", "licence"]
    assert kinds(house, "receipt") == ["receipt"]


def test_whoever_applied_from_afar_has_the_receipt_already(house):
    house.submit()
    house.deliver()
    assert kinds(house, "receipt") == []


def test_a_printed_paper_waits_no_longer_and_is_counted(waiting):
    house, pk = waiting
    by = house.cast("front_office")
    print_papers(actor=by, now=house.now, paper_ids=[paper_id(pk, "inspection")])
    assert kinds(house) == ["licence"]
    (line,) = queries.printed_lately(by)
    assert (line.kind, line.prints) == ("inspection", 1)
    assert Printing.objects.get().copy == 1


def test_printing_the_licence_is_the_mark_of_its_file(waiting):
    house, pk = waiting
    with pytest.raises(NotAllowed):  # the standard gives the step to the back office
        print_papers(actor=house.cast("front_office"), now=house.now, paper_ids=[paper_id(pk, "licence")])
    print_papers(actor=house.cast("back_office"), now=house.now, paper_ids=[paper_id(pk, "licence")])
    assert house.case(pk).journey.marks == ("print",)
    assert kinds(house) == ["inspection"]


def test_the_mark_on_the_file_takes_the_licence_off_the_queue(waiting):
    house, pk = waiting
    from satupintu.licences.services import record_mark

    record_mark(actor=house.cast("back_office"), now=house.now, application_id=pk, mark="print")
    assert kinds(house) == ["inspection"]
    assert Paper.objects.get(pk=paper_id(pk, "licence")).prints == 1


def test_a_second_print_needs_a_reason_which_is_sealed(waiting):
    house, pk = waiting
    by, one = house.cast("back_office"), [paper_id(pk, "inspection")]
    print_papers(actor=by, now=house.now, paper_ids=one)
    with pytest.raises(ReasonNeeded):
        print_papers(actor=by, now=house.now, paper_ids=one)
    print_papers(actor=by, now=house.now, paper_ids=one, reason=WHY)
    assert [(row.copy, bool(row.sealed)) for row in Printing.objects.order_by("copy")] == [(1, False), (2, True)]
    assert WHY.encode() not in bytes(Printing.objects.get(copy=2).sealed)


def test_many_marked_at_once_are_all_marked_or_none(waiting):
    house, pk = waiting
    by = house.cast("back_office")
    both = [paper_id(pk, "inspection"), paper_id(pk, "licence")]
    Paper.objects.filter(pk=both[1]).update(prints=1)
    with pytest.raises(ReasonNeeded):
        print_papers(actor=by, now=house.now, paper_ids=both)
    assert not Printing.objects.exists()


def test_a_paper_of_another_office_is_not_found(waiting):
    house, pk = waiting
    from dataclasses import replace

    from satupintu.base.ids import new_id

    stranger = replace(house.cast("back_office"), office_id=new_id())
    with pytest.raises(NotFound):
        services.mark_printed(actor=stranger, now=house.now, paper_ids=[paper_id(pk, "inspection")])
    assert queries.queued_paper(stranger, paper_id(pk, "inspection")) is None


def test_two_at_two_printers_count_one_first_print(busy_house):
    house = busy_house
    filed = house.submit()
    house.until(filed.application_id, "examination")
    house.deliver()
    actor, one, refused = house.cast("back_office"), [paper_id(filed.application_id, "inspection")], []

    def press():
        try:
            print_papers(actor=actor, now=house.now, paper_ids=one)
        except ReasonNeeded:
            refused.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(refused), Printing.objects.count()) == (2, 1)


def test_the_queue_is_one_page_of_few_queries_however_long(waiting, at_desk, django_assert_max_num_queries):
    house, _ = waiting
    client = at_desk(house, "tuti")
    client.get("/meja/cetak/")
    with django_assert_max_num_queries(12):
        page = client.get("/meja/cetak/").content.decode()
    assert "Berita acara cek lapangan" in page
    assert "Dokumen izin" in page
    assert "503/0001/BA/III/2026" in page


def test_what_was_chosen_comes_as_one_pdf_and_is_then_marked(waiting, at_desk):
    house, pk = waiting
    client = at_desk(house, "tuti")
    both = [str(paper_id(pk, "inspection")), str(paper_id(pk, "licence"))]
    answer = client.post("/meja/cetak/terpilih/", {"paper": both, "do": "pdf"})
    pages = len(pypdfium2.PdfDocument(answer.content))
    assert pages == sum(
        len(pypdfium2.PdfDocument(read_paper(house.case(pk), kind))) for kind in ("inspection", "licence")
    )
    assert kinds(house) == ["inspection", "licence"]
    done = client.post("/meja/cetak/terpilih/", {"paper": both, "do": "mark", "printer": "document"}, follow=True)
    assert "2 dokumen dicatat sudah dicetak" in done.content.decode()
    assert "Tidak ada yang menunggu dicetak" in done.content.decode()


def test_nothing_chosen_says_what_to_do(waiting, at_desk):
    house, _ = waiting
    page = at_desk(house, "tuti").post("/meja/cetak/terpilih/", {"do": "mark", "paper": "bukan-nomor"}, follow=True)
    assert "Pilih paling sedikit satu" in page.content.decode()


def test_printing_again_gives_the_paper_once_the_reason_is_there(waiting, at_desk):
    house, pk = waiting
    client = at_desk(house, "tuti")
    one = paper_id(pk, "inspection")
    print_papers(actor=house.cast("back_office"), now=house.now, paper_ids=[one])
    address = f"/meja/cetak/{one}/ulang/"
    assert "1×" in client.get(address).content.decode()
    assert client.post(address, {"reason": "macet"}).status_code == 422
    answer = client.post(address, {"reason": WHY})
    assert answer["Content-Type"] == "application/pdf"
    assert Paper.objects.get(pk=one).prints == 2
    assert "2× dicetak" in client.get("/meja/cetak/?printer=tercetak").content.decode()


def test_what_nobody_needs_on_paper_is_put_aside_and_stays_in_the_file(waiting, at_desk):
    house, pk = waiting
    client = at_desk(house, "rina")
    client.post(f"/meja/cetak/{paper_id(pk, 'receipt')}/sisihkan/")
    assert kinds(house, "receipt") == []
    assert read_paper(house.case(pk), "receipt").startswith(b"%PDF")


def test_a_paper_that_cannot_be_made_is_seen_and_tried_again(house, at_desk, monkeypatch):
    filed = house.submit()
    case = house.until(filed.application_id, "inspection")
    house.advance(case.application.pk)
    monkeypatch.setattr("satupintu.applications.services.papers.render", lambda *args, **kwargs: 1 / 0)
    house.deliver()
    order = Outgoing.objects.get(channel="paper", topic="inspection")
    assert order.last_error
    Outgoing.objects.filter(pk=order.pk).update(state=State.STOPPED)
    client = at_desk(house, "tuti")
    page = client.get("/meja/cetak/").content.decode()
    assert "gagal dibuat" in page
    assert "Coba lagi" in page
    monkeypatch.undo()
    services_before = Outgoing.objects.get(pk=order.pk).state
    from satupintu.notifications.services import restart

    restart(actor=house.cast("back_office"), now=house.now, outgoing_id=order.pk)
    house.deliver()
    assert services_before == State.STOPPED
    assert read_paper(house.case(filed.application_id), "inspection").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("changes", "size"),
    [({"paper": "f4"}, (609, 935)), ({"receipt_paper": "thermal58"}, (595, 842))],
)
def test_papers_are_made_for_what_lies_in_the_printers(house, changes, size):
    change_office(actor=house.named("tuti"), now=house.now, changes=changes)
    filed = house.submit(by=house.cast("front_office"), mode="perbantuan")
    house.until(filed.application_id, "signing")
    house.deliver()
    case = house.case(filed.application_id)
    width, height = pypdfium2.PdfDocument(read_paper(case, "licence"))[0].get_size()
    assert (round(width), round(height)) == size
    receipt_width = pypdfium2.PdfDocument(io.BytesIO(read_paper(case, "receipt")))[0].get_size()[0]
    assert round(receipt_width) == (609 if changes.get("paper") else 164)
