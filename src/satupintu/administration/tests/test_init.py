"""`satupintu init`: an office from a file, once; run again, it says what is there and changes nothing silently."""

import io
import json

import pytest

from satupintu.administration.tests.conftest import SLUG
from satupintu.applications.models import Sequence
from satupintu.cli import init
from satupintu.cli.main import main
from satupintu.people.models import Office, OfficeChange, User
from satupintu.people.queries import signatory, the_office
from satupintu.standards.models import Enactment

FILE = """\
name: Dinas Penanaman Modal dan PTSP Kabupaten Contoh Timur
short_name: DPMPTSP Contoh Timur
government: Pemerintah Kabupaten Contoh Timur
regency: Kabupaten Contoh Timur
region_code: "0099"
seat: Contohpura
zone: Asia/Makassar
address: Jalan Contoh Nomor 9
phone: 0800-0000-099
arms: lambang.svg
printing: {paper: f4, offset_y_mm: 3}
mail: {host: mail.contoh.example, sender: layanan@contoh.example}
standards: [izin.yaml]
staff:
  - {username: sari, name: Sari Contohwati, roles: [administrator]}
  - {username: kepala, name: Kepala Contohnugraha, roles: [head_of_office], position: Kepala Dinas}
  - {username: seksi, name: Seksi Contohrini, roles: [section_head], superior: kepala}
  - {username: depan, name: Depan Contohlestari, roles: [front_office, cashier], superior: seksi}
  - {username: belakang, name: Belakang Contohwati, roles: [back_office], superior: seksi}
  - {username: lapangan, name: Lapangan Contohprasetyo, roles: [inspector], superior: seksi}
sequences:
  - {series: "licence:iumk", year: 2026, last: 212}
closures:
  - {date: 2026-12-10, name: Hari Jadi Kabupaten Contoh Timur, decree: Keputusan Bupati 1/2026}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


@pytest.fixture
def file(fresh, own_standard):
    (fresh / "izin.yaml").write_text(own_standard)
    (fresh / "lambang.svg").write_text(SVG)
    path = fresh / "kantor.yaml"
    path.write_text(FILE)
    return path


@pytest.fixture
def run(capsys):
    def command(*arguments):
        rc = main(["init", *map(str, arguments)])
        told = capsys.readouterr()
        return rc, told.out, told.err

    return command


def states(out):
    told = json.loads(out)
    return {line["what"]: line["state"] for line in told["lines"]}, told


def test_an_office_comes_whole_from_a_file(file, run):
    rc, out, err = run("--from", file, "--json")
    made, told = states(out)
    assert (rc, err) == (0, "")
    assert set(made.values()) == {"made"}
    assert len(told["links"]) == 6
    office = the_office()
    assert (office.slug, office.zone, office.paper, office.offset_y_mm) == (SLUG, "Asia/Makassar", "f4", 3)
    assert "circle" in office.arms
    assert office.mail["host"] == "mail.contoh.example"
    assert Enactment.objects.get().service == "iumk"
    assert Sequence.objects.get(series="licence:iumk").last == 212
    assert User.objects.get(username="depan").superior.username == "seksi"
    assert office.opened_at is None


def test_again_it_changes_nothing_and_says_what_differs(file, run):
    run("--from", file)
    before = OfficeChange.objects.count(), User.objects.count()
    file.write_text(FILE.replace("0800-0000-099", "0800-0000-098").replace("last: 212", "last: 100"))
    rc, out, _ = run("--from", file, "--json")
    made, told = states(out)
    assert rc == 0
    assert made["phone"] == made["nomor licence:iumk 2026"] == "differs"
    assert {state for what, state in made.items() if what not in {"phone", "nomor licence:iumk 2026"}} == {"there"}
    assert told["links"] == []
    assert (OfficeChange.objects.count(), User.objects.count()) == before
    assert the_office().phone == "0800-0000-099"


def test_a_colleague_and_a_closed_day_that_are_written_otherwise_are_told_too(file, run):
    run("--from", file)
    file.write_text(
        FILE.replace("roles: [front_office, cashier], superior: seksi", "roles: [front_office], superior: kepala")
        .replace("name: Kepala Contohnugraha", "name: Kepala Contohnugraha S.E.")
        .replace("Keputusan Bupati 1/2026", "Keputusan Bupati 2/2026")
    )
    _, out, _ = run("--from", file, "--json")
    made, told = states(out)
    differs = {what for what, state in made.items() if state == "differs"}
    assert differs == {"petugas depan", "petugas kepala", "hari tutup 2026-12-10"}
    says = {line["what"]: line["says"] for line in told["lines"]}
    assert "superior di kantor “seksi”, di berkas “kepala”" in says["petugas depan"]
    assert "roles di kantor “cashier, front_office”, di berkas “front_office”" in says["petugas depan"]
    assert User.objects.get(username="kepala").name == "Kepala Contohnugraha"


def test_a_colleague_with_another_name_for_signing_in_or_locked_is_known_and_not_invited_again(file, run):
    file.write_text(FILE.replace("position: Kepala Dinas", 'position: Kepala Dinas, nip: "000000000000000009"'))
    run("--from", file)
    User.objects.filter(username="kepala").update(username="kepala.dinas")
    User.objects.filter(username="lapangan").update(is_active=False)
    before = User.objects.count()
    rc, out, _ = run("--from", file, "--json")
    made, told = states(out)
    assert (rc, told["links"], User.objects.count()) == (0, [], before)
    assert {what for what, state in made.items() if state == "differs"} == {"petugas kepala", "petugas lapangan"}
    says = {line["what"]: line["says"] for line in told["lines"]}
    assert says["petugas kepala"] == "username di kantor “kepala.dinas”, di berkas “kepala”"
    assert "terkunci" in says["petugas lapangan"]


def test_what_the_file_does_not_know_is_no_difference(file, run):
    run("--from", file)
    file.write_text(FILE.replace("phone: 0800-0000-099\n", ""))
    _, out, _ = run("--from", file, "--json")
    assert set(states(out)[0].values()) == {"there"}


def test_numbers_of_a_service_that_is_not_offered_are_not_written(file, run):
    file.write_text(FILE.replace("licence:iumk", "licence:iumkk"))
    _, out, _ = run("--from", file, "--json")
    made, _ = states(out)
    assert made["nomor licence:iumkk 2026"] == "differs"
    assert not Sequence.objects.filter(series="licence:iumkk").exists()


@pytest.mark.parametrize("series", ["complaint", "assistance", "receipt", "agenda:outgoing", "application:iumk"])
def test_every_run_of_numbers_of_the_office_can_go_on(file, run, series):
    file.write_text(FILE.replace("licence:iumk", series))
    _, out, _ = run("--from", file, "--json")
    assert states(out)[0][f"nomor {series} 2026"] == "made"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('series: "licence:iumk"', 'series: "izin:iumk"', "sequences.0.series"),
        ('region_code: "0099"', "region_code: 99", "region_code"),
        ("zone: Asia/Makassar", "zone: Asia/Atlantis", "kantor.yaml:7"),
        ("superior: kepala", "superior: nobody", "staff.2.superior"),
        ("username: seksi", "username: kepala", "staff.2.username"),
        ("roles: [inspector]", "roles: [juru_kunci]", "staff.5.roles"),
        ("seat: Contohpura", "seet: Contohpura", "seet"),
        ("paper: f4", "paper: folio", "printing.paper"),
    ],
)
def test_every_fault_of_the_file_is_told_with_its_line_and_nothing_is_made(file, run, old, new, says):
    file.write_text(FILE.replace(old, new))
    rc, _, err = run("--from", file)
    assert rc == 1
    assert says in err
    assert not Office.objects.exists()


def test_a_fault_that_shows_only_later_loses_no_link(file, run):
    file.write_text(FILE.replace("date: 2026-12-10", "date: 2026-12-12"))
    rc, out, err = run("--from", file)
    assert (rc, out) == (1, "")
    assert err.count("/masuk/undangan/") == 6
    assert err.endswith("Sabtu, 12 Desember 2026 hari Sabtu; kantor memang tutup. Periksa tanggalnya.\n")
    file.write_text(FILE)
    rc, out, err = run("--from", file, "--json")
    made, told = states(out)
    assert (rc, err, told["links"]) == (0, "", [])
    assert made["hari tutup 2026-12-10"] == "made"


def test_a_file_that_it_names_and_that_is_not_there_is_told(file, run):
    (file.parent / "lambang.svg").unlink()
    rc, out, err = run("--from", file)
    assert (rc, out) == (1, "")
    assert "lambang.svg" in err
    assert not Office.objects.exists()
    file.write_text(FILE.replace("arms: lambang.svg\n", "").replace("[izin.yaml]", "[izin.yaml, lain.yaml]"))
    rc, _, err = run("--from", file)
    assert rc == 1
    assert "standards.1" in err
    assert "lain.yaml" in err


def test_it_opens_only_what_can_work(file, run):
    file.write_text(FILE.replace("roles: [inspector]", "roles: [archivist]"))
    rc, _, err = run("--from", file, "--open")
    assert rc == 1
    assert "pemeriksa lapangan" in err
    assert the_office().opened_at is None


def test_it_opens_no_more_than_the_page_would(file, run, settings):
    settings.OSS = {**settings.OSS, "base_url": "http://127.0.0.1:9", "envelope": "unknown"}
    rc, _, err = run("--from", file, "--open")
    assert rc == 1
    assert the_office().opened_at is None, err


def test_without_a_file_and_without_a_terminal_it_says_what_to_write(fresh, run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    rc, _, err = run()
    assert rc == 1
    assert "--from" in err


def test_by_questions_it_asks_no_more_than_it_must(fresh, run, monkeypatch):
    answers = iter(
        ["Dinas PTSP Kabupaten Contoh", "PTSP Contoh", "Pemerintah Kabupaten Contoh", "Kabupaten Contoh", "0098",
         "", "Contoh", "", "", "", "", "", "Sari Contohwati", "sari"]
    )  # fmt: skip
    terminal = io.StringIO("")
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    rc, out, _ = run()
    assert rc == 0
    assert (the_office().seat, the_office().zone, the_office().address) == ("Contoh", "Asia/Jakarta", "")
    assert User.objects.get().username == "sari"
    assert "/masuk/undangan/" in out


def test_the_code_for_the_browser_is_said_until_somebody_is_there(fresh, file, run):
    _, _, err = run("--code")
    assert "/kantor/mulai/" in err
    assert run("--code")[2] == err
    run("--from", file)
    assert run("--code")[2] == ""


def test_the_head_signs_and_days_are_counted_in_the_offices_zone(file, run):
    run("--from", file)
    office = the_office()
    assert signatory(office.pk, init.clock.now()).name == "Kepala Contohnugraha"
