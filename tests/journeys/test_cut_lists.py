"""A list of which not everything is told at once says so, on its page and before it leaves; none is called whole."""

from datetime import timedelta

import pytest

from satupintu.administration import history
from satupintu.applications import queries as file_room
from satupintu.applications.services import paper_numbers
from satupintu.assistance import queries as help_desk
from satupintu.assistance import views as help_views
from satupintu.assistance.services import begin
from satupintu.backoffice import short_lists, work_views
from satupintu.base.actor import system
from satupintu.instructions import queries as instructions
from satupintu.instructions.services import give_instruction
from satupintu.people.services import change_office, lock

SAID = "Hanya 1 baris pertama yang ada di sini; masih ada yang lain."
WHY = "Alasan yang cukup panjang."


def two_papers(house):
    for _ in range(2):
        house.submit(by=house.cast("front_office"), mode="perbantuan")
    house.deliver()


def two_reserved(house):
    for what in ("application", "licence"):
        told = {"actor": house.named("rina"), "now": house.now, "service": "iumk"}
        paper_numbers.reserve(what=what, count=2, reason=WHY, **told)


def two_changes(house):
    for name in ("PTSP", "DPMPTSP"):
        house.now += timedelta(minutes=1)
        change_office(actor=system(house.office_id), now=house.now, changes={"short_name": name})


def two_instructions(house):
    filed = house.submit()
    for _ in range(2):
        give_instruction(
            actor=house.named("hendra"),
            now=house.now,
            application_id=filed.application_id,
            addressees=[house.named("rina").user_id],
            text=WHY,
            due_on=house.now.date(),
        )


def two_of_somebody_locked(house):
    for _ in range(2):
        house.until(house.submit().application_id, "inspection")
    for name in ("joko", "budi"):
        lock(actor=house.named("tuti"), now=house.now, user_id=house.named(name).user_id, reason=WHY)


def two_helped(house):
    for name in ("Siti Contohwati", "Ali Contohan"):
        who = {"actor": house.named("rina"), "now": house.now, "service": "iumk", "channel": "counter"}
        begin(name=name, phone="08000000001", business="Warung", **who)


@pytest.mark.parametrize(
    ("who", "page", "fill", "where"),
    [
        ("rina", "/meja/cetak/?printer=receipt", two_papers, [(short_lists, "MOST")]),
        ("rina", "/meja/nomor-kertas/", two_reserved, [(short_lists, "MOST")]),
        ("dewi", "/kantor/riwayat/", two_changes, [(history, "MOST")]),
        ("rina", "/meja/disposisi/", two_instructions, [(instructions, "MOST"), (short_lists, "INSTRUCTIONS")]),
        ("hendra", "/meja/pengalihan/", two_of_somebody_locked, [(file_room, "DISPLACED"), (work_views, "DISPLACED")]),
        ("rina", "/meja/bantuan-nib/", two_helped, [(help_desk, "SHOWN"), (help_views, "SHOWN")]),
    ],
)
def test_a_list_that_is_cut_says_so_on_its_page_and_before_it_leaves(
    house, at_desk, monkeypatch, who, page, fill, where
):
    fill(house)
    client = at_desk(house, who)
    leave = f"{page}{'&' if '?' in page else '?'}unduh=1"
    assert "baris pertama yang ada di sini" not in client.get(page).content.decode()
    assert "Berkas berisi semua baris" in client.get(leave).content.decode()
    for module, name in where:
        monkeypatch.setattr(module, name, 1)
    for address in (page, leave):
        assert SAID in client.get(address).content.decode(), address
    assert "Berkas berisi semua baris" not in client.get(leave).content.decode()
    sheet = b"".join(client.post(leave, {"kind": "csv"}).streaming_content)
    assert sheet.count(b"\r\n") == 2, "its head and one row"
