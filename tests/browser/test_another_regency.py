"""With only the README and the operating guide: an office of another regency is set up, serves who comes with paper,
lets a Plh. sign, corrects a slip, loses power, is restored on a second machine and goes on there."""

import re
from datetime import timedelta
from io import BytesIO
from time import sleep
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from tests.browser import elsewhere, founding, journeys, on_paper
from tests.browser.elsewhere import ACTING, BACK, CLERK, FIRST, HEAD, INSPECTOR, INVITED
from tests.browser.machine import machine
from tests.browser.windows import PHONE, window

from satupintu.base import clock
from satupintu.demo import oss_data
from satupintu.demo.oss_simulator import serve

WITHOUT_MAIL = oss_data.situation("tanpa_surel")
NEXT = oss_data.situation("satu_proyek")
RIGHT, WRONG = "Warung Berkah Contoh Jaya", "Warung Berkah Contoh"


@pytest.fixture(scope="module")
def oss():
    handle = serve(0, elsewhere.oss())
    yield handle
    handle.close()


@pytest.fixture
def first(tmp_path, oss):
    with machine(tmp_path / "first", oss) as made:
        yield made


@pytest.fixture
def second(tmp_path, oss):
    with machine(tmp_path / "second", oss) as made:
        yield made


@pytest.mark.slow
def test_an_office_of_another_regency_goes_on_after_a_power_failure_on_another_machine(
    chromium, page, first, second, tmp_path
):
    crew = set_up(chromium, page, first)
    filed = serve_who_brings_paper(crew, first.url)
    let_the_plh_decide(crew, first.url, filed.number)
    old_code = print_and_correct(crew, first.url, filed.number)
    with crew.at(CLERK) as desk:
        on_paper.reserve(desk, first.url, 3)
    reserved = now_there()
    first.succeed("backup", str(tmp_path / "backup"))
    first.lose_power()

    first.succeed("backup", "--verify", str(tmp_path / "backup"))
    told = second.succeed("restore", str(tmp_path / "backup"))
    assert "WITA" in told, "the moment is told by the office's own clock"
    second.open()
    crew = crew.moved_to(second.url)
    enter_what_was_written(crew, second.url, after=reserved)
    licence = finish(crew, second.url, filed.number)
    assert "PEMERINTAH KABUPATEN CONTOH JAYA" in licence
    assert "Plh. KEPALA DINAS" in licence
    assert ACTING.name in licence
    assert RIGHT in licence
    assert "Bupati Contoh Jaya Nomor 10" in licence, "its own statutes"
    stranger_checks(chromium, page, second.url, filed, old_code)
    second.succeed("check")


def set_up(chromium, page, first):
    """By the guide: tables, own law, server and worker, then everything else in the browser."""
    first.succeed("migrate")
    elsewhere.write_law(first.law)
    first.succeed("standard", "check", str(first.law / "legal"))
    first.open()
    code = founding.CODE.search(first.succeed("init", "--code"))
    assert code
    founding.found(page, first.url, code.group())
    first.succeed("standard", "check", str(first.law))
    crew = founding.Crew(chromium, first.url)
    with crew.at(FIRST) as desk:
        founding.complete(desk, first.url)
        codes = [founding.invite(desk, first.url, member) for member in INVITED]
    page.goto(f"{first.url}/layanan/iumk/")
    assert "belum dibuka" in page.locator("body").inner_text()
    for given in codes:
        founding.come_in(chromium, first.url, given)
    with crew.at(FIRST) as desk:
        founding.open_doors(desk, first.url)
    page.goto(f"{first.url}/layanan/iumk/")
    promised = page.locator("main").inner_text()
    assert "7 hari kerja sejak berkas lengkap" in promised
    assert "Peraturan Daerah Kabupaten Contoh Jaya Nomor 4 Tahun 2017" in promised
    assert "Rokan Hulu" not in page.content()
    return crew


def serve_who_brings_paper(crew, url):
    """Yesterday's form, without e-mail, copies scanned at the counter; then the inspector, with a phone."""
    received = now_there() - timedelta(days=1 if now_there().timetuple().tm_yday > 1 else 0)
    with crew.at(CLERK) as desk:
        desk.click("main a:has-text('Ajukan IUMK untuk pemohon')")
        filed = on_paper.key_in(desk, WITHOUT_MAIL, received)
        on_paper.scan_copies(desk, url, filed.number)
        journeys.complete(desk, url, filed.number)
    with crew.at(INSPECTOR, size=PHONE) as phone:
        journeys.inspect(phone, url, filed.number)
    return filed


def let_the_plh_decide(crew, url, number):
    """The head is away: the order is recorded, and whoever acts decides. The section head examined before."""
    with crew.at(ACTING) as desk:
        journeys.settle(desk, url, number, "recommend")
        journeys.open_file(desk, url, number)
        assert desk.locator("a.govuk-button[data-key=k]").count() == 0, "not yet Plh."
    with crew.at(HEAD) as desk:
        desk.goto(f"{url}/kantor/mandat/")
        desk.select_option("[name=post]", label=f"Plh. Kepala Dinas, selama {HEAD.name} berhalangan")
        desk.select_option("[name=user]", label=f"{ACTING.name} – {ACTING.position}")
        today = now_there()
        for name, day in (("first", today), ("last", today + timedelta(days=3)), ("order_date", today)):
            desk.fill(f"[name={name}]", f"{day:%Y-%m-%d}")
        desk.fill("[name=order_number]", "800/17/SP")
        journeys.send(desk, "Catat surat perintah")
    with crew.at(ACTING) as desk:
        journeys.settle(desk, url, number, "approve")


def print_and_correct(crew, url, number):
    """The number is taken and the licence printed; then a word is missing. The code of the print that is wrong."""
    with crew.at(BACK) as desk:
        journeys.issue(desk, url, number)
        journeys.begin(desk, url, number)
        journeys.wait_for(desk, "a[download]")
        journeys.send(desk, "Catat: sudah dicetak")
        journeys.open_file(desk, url, number)
        old = desk.locator("main a[href^='/v/']").first.get_attribute("href")
        desk.click("main a:has-text('Usulkan perbaikan tulisan')")
        desk.fill("[name=business_name]", RIGHT)
        desk.fill("[name=reason]", "Satu kata tertinggal, menurut formulir pemohon.")
        journeys.send(desk, "Usulkan perbaikan tulisan")
    with crew.at(ACTING) as desk:
        desk.locator("main a", has_text=number).first.click()  # the proposal lies on the desk
        desk.click("main a:has-text('Lihat dan putuskan')")
        desk.check("[value=confirm]")
        journeys.send(desk)
    return old


def enter_what_was_written(crew, url, *, after):
    """On the second machine: the form that bears a number of the block, and the numbers that nobody used."""
    while (wrote := now_there().replace(second=0, microsecond=0)) < after.replace(second=0, microsecond=0):
        sleep(1)
    with crew.at(CLERK) as desk:
        on_paper.open_block(desk, url)
        desk.locator("main a", has_text="Masukkan permohonan").first.click()
        entered = on_paper.key_in(desk, NEXT, wrote, written_by=CLERK)
        on_paper.open_block(desk, url)
        on_paper.void_rest(desk)
        rows = desk.locator("main tbody tr").all_inner_texts()
    assert entered.number in rows[0]
    assert re.search(rf"terpakai.*ditulis {CLERK.name}", " ".join(rows[0].split()))
    assert ["batal" in row for row in rows[1:]] == [True, True]


def finish(crew, url, number):
    """The new print is signed, stamped and handed over; its text."""
    with crew.at(BACK) as desk:
        journeys.sign(desk, url, number)
        journeys.open_file(desk, url, number)
        paper = journeys.download(desk, "a[download][href$='/surat/licence/']")
    with crew.at(CLERK) as desk:
        journeys.hand_over(desk, url, number, WITHOUT_MAIL.name)
    with pypdfium2.PdfDocument(BytesIO(paper)) as document:
        return " ".join(str(document[0].get_textpage().get_text_range()).split())


def stranger_checks(chromium, page, url, filed, old_code):
    """The new print is genuine, the old one says that it was replaced; the applicant finds both from the receipt."""
    journeys.track(page, url, filed)
    with page.expect_navigation():
        page.click("main a[href^='/v/']")
    said = page.locator("main").inner_text()
    assert "asli dan berlaku" in said
    assert RIGHT in said
    assert "503/0213/IUMK/" in said
    assert "ke-2" in said
    with window(chromium) as other:
        other.goto(url + old_code)
        assert "cetakan lama" in other.locator("h1").inner_text()
        assert WRONG not in other.locator("main").inner_text()


def now_there():
    """By the clock of the office."""
    return clock.now().astimezone(ZoneInfo(elsewhere.ZONE))
