"""What `satupintu check` notices about an office."""

from datetime import timedelta
from pathlib import Path

import pytest

from satupintu.base import heartbeat
from satupintu.cli import checks
from satupintu.people.models import RoleGrant, User


@pytest.fixture
def say(house, settings):
    """The findings of the house as {(level, about): [sentences]}."""
    Path(settings.KEYS).chmod(0o700)
    heartbeat.beat(house.now)

    def said():
        found = {}
        for each in checks.all_findings(house.now):
            found.setdefault((each.level, each.about), []).append(each.says)
        return found

    return said


def test_a_healthy_office_has_nothing_but_old_laws(say, house):
    house.deliver()
    found = {key: says for key, says in say().items() if key[1] not in {"halaman", "dokumen", "alamat"}}
    old_laws, one_keeper, never_saved, unsure = "dasar hukum IUMK", "administrator", "cadangan", "batas waktu"
    people = {"peran", "atasan"}  # whose desk nobody keeps, who has no superior
    assert {about for _, about in found} == {"saluran oss", old_laws, one_keeper, never_saved, unsure, *people}
    assert {level for level, _ in found} == {"warning"}


def test_a_step_without_anyone_to_do_it_is_an_error(say, house):
    RoleGrant.objects.filter(role="inspector").update(until=house.now - timedelta(days=1))
    assert "Cek lapangan" in say()["error", "peran IUMK"][0]


def test_an_office_without_a_head_has_no_signatory(say, house):
    RoleGrant.objects.filter(role="head_of_office").update(until=house.now - timedelta(days=1))
    assert ("error", "penanda tangan") in say()


def test_fewer_people_than_promised_are_told(say):
    User.objects.filter(username="joko").update(is_active=False)
    assert "menjanjikan 6 pelaksana, yang aktif 5" in say()["warning", "pelaksana IUMK"][0]


def test_a_competence_that_a_step_asks_for_and_nobody_recorded_is_told(say):
    User.objects.filter(username="hendra").update(competences=["duties"])
    told = say()["warning", "kompetensi IUMK"][0]
    assert "Lulus Diklat PTSP" in told
    assert "Hendra Contohnugraha" in told


def test_a_calendar_that_ends_is_told_before_it_does(say, house):
    house.now = house.now.replace(year=2027)
    assert "law/calendar/2028.yaml" in say()["warning", "kalender"][0]
    house.now = house.now.replace(year=2029)
    assert "2029" in say()["error", "kalender"][0]


def test_a_mail_server_written_wrongly_is_an_error_and_none_is_a_choice(say, settings):
    settings.MAIL_URL = "ftp://surat.example"
    assert ("error", "saluran email") in say()
    settings.MAIL_URL, settings.DEMO = "", False
    assert ("warning", "saluran email") in say()


def test_what_waits_in_the_outbox_is_told(say, house):
    house.submit()
    house.now += timedelta(hours=2)
    assert "satupintu worker" in say()["warning", "kotak keluar"][0]


def test_a_full_disk_is_told_in_time(say, monkeypatch):
    monkeypatch.setattr("satupintu.cli.checks.LITTLE_ROOM", 2**60)
    assert ("warning", "ruang") in say()
    monkeypatch.setattr("satupintu.cli.checks.NO_ROOM", 2**60)
    assert ("error", "ruang") in say()


def test_pending_migrations_are_told_and_nothing_deeper_is_looked_at(say, monkeypatch):
    monkeypatch.setattr("satupintu.cli.checks.pending", lambda: ["people.0009_later"])
    found = say()
    assert "satupintu migrate" in found["error", "basis data"][0]
    assert ("warning", "dasar hukum IUMK") not in found


def test_days_of_which_no_source_is_sure_are_told_until_the_office_confirms_them(say, settings, tmp_path):
    told = say()["warning", "batas waktu"]
    assert any("Keberatan, 21 hari kerja untuk mengajukan, 10 untuk memutus" in each for each in told)
    assert any("law/corrections/returned.yaml" in each for each in told)
    assert any("law/acceptance/own.yaml" in each for each in told)
    settings.OWN_LAW = tmp_path
    for name in ("objections/uu-30-2014.yaml", "corrections/returned.yaml", "acceptance/own.yaml"):
        (tmp_path / name).parent.mkdir()
        brought = (Path(settings.LAW) / name).read_text().replace("sure: C", "sure: A")
        (tmp_path / name).write_text(brought.replace("working_days: unknown", "working_days: 2\nsince: 2026-06-05"))
    assert ("warning", "batas waktu") not in say()
    settings.OWN_LAW = tmp_path / "half"
    (settings.OWN_LAW / "objections").mkdir(parents=True)
    (settings.OWN_LAW / "objections" / "uu-30-2014.yaml").write_text("ref: uu-30-2014\n")
    assert ("error", "batas waktu") in say()
