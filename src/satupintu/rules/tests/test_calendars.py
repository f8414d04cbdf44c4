"""law/calendar says the same as two independent sources, and each fault in it is pointed at."""

from datetime import date
from pathlib import Path

import holidays
import pytest
from lokal.holidays import get_holidays

from satupintu.rules.calendars import UNKNOWN, load
from satupintu.rules.faults import FaultyLaw

LAW = Path(__file__).resolve().parents[4] / "law" / "calendar"
YEARS = (2024, 2025, 2026, 2027)
GOOD = """\
year: 2026
decrees:
  - {id: skb, number: Nomor 1, title: Keputusan, signed_on: unknown}
days:
  - {date: 2026-03-19, kind: national, decree: skb, name: Nyepi}
"""


@pytest.mark.parametrize("year", YEARS)
def test_the_days_are_those_that_the_holidays_package_knows(year):
    written = {(day.on, day.kind) for day in load(LAW).days if day.on.year == year}
    known = {
        (on, kind)
        for category, kind in (("public", "national"), ("government", "cuti_bersama"))
        for on in holidays.country_holidays("ID", years=year, categories=(category,))
    }
    assert written == known


@pytest.mark.parametrize("year", [2026, 2027])
def test_days_and_decree_are_those_of_the_published_joint_decree(year):
    published = get_holidays(year)
    kinds = {"libur_nasional": "national", "cuti_bersama": "cuti_bersama"}
    written = [day for day in load(LAW).days if day.on.year == year]
    assert {(day.on.isoformat(), day.kind) for day in written} == {
        (holiday.date, kinds[holiday.type]) for holiday in published.holidays
    }
    assert {"SKB " + day.decree.number for day in written} == {published.decree}


def test_each_year_has_its_file_and_each_day_a_decree_and_a_name():
    law = load(LAW)
    assert law.years == set(YEARS)
    assert all(day.decree.number and day.decree.title and day.name for day in law.days)
    assert [day.on for day in law.days] == sorted({day.on for day in law.days})


def test_the_calendar_names_what_closed_a_day():
    closure = load(LAW).calendar().closures[date(2025, 8, 18)]
    assert closure.name == "Cuti bersama Proklamasi Kemerdekaan"
    assert closure.decree == "Nomor 933 Tahun 2025, Nomor 1 Tahun 2025, Nomor 3 Tahun 2025"


def test_an_unknown_is_said_to_be_unknown(tmp_path):
    (tmp_path / "2026.yaml").write_text(GOOD.replace("Nomor 1,", "unknown,"))
    (day,) = load(tmp_path).days
    assert day.decree.number == UNKNOWN
    assert day.decree.signed_on is None


DAY = "  - {date: 2026-03-19, kind: national, decree: skb, name: Nyepi}\n"
TWICE = "  - {id: skb, number: a, title: b, signed_on: 2025-01-01}\ndays:"


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (GOOD + DAY, 6, "days.1.date", "sudah ada (Nyepi, baris 5)"),
        (GOOD + DAY.replace("2026", "2025"), 6, "days.1.date", "2025.yaml"),
        (GOOD.replace("national", "libur"), 5, "days.0.kind", "national atau cuti_bersama"),
        (GOOD.replace("decree: skb", "decree: skp"), 5, "days.0.decree", "'skp'"),
        (GOOD.replace("2026-03-19", "19 Maret 2026"), 5, "days.0.date", "bukan tanggal"),
        (GOOD.replace("2026-03-19", "2026-02-30"), 5, "days.0.date", "2026-02-30"),
        (GOOD.replace(", name: Nyepi", ""), 5, "days.0.name", "belum diisi"),
        (GOOD.replace("name: Nyepi", "name: 12"), 5, "days.0.name", "teks"),
        (GOOD.replace("name:", "nama: x, name:"), 5, "days.0.nama", "tidak dikenal"),
        (GOOD + "year: 2026\n", 6, "year", "baris 1"),
        (GOOD.replace("year: 2026", "year: 2027"), 1, "year", "2027"),
        (GOOD.replace("unknown", "kemarin"), 3, "decrees.0.signed_on", "unknown"),
        (GOOD.replace("unknown}", "unknown, amends: lama}"), 3, "decrees.0.amends", "lama"),
        (GOOD.replace("days:", TWICE), 4, "decrees.1.id", "id"),
        (GOOD.replace("decree: skb", "decree: [skb]"), 5, "days.0.decree", "belum ada"),
        ("year: 2026\ndecrees: []\n", 1, "days", "belum diisi"),
        ("year: 2026\ndecrees: []\ndays: banyak\n", 3, "days", "daftar"),
        ("year: 2026\ndecrees: []\ndays: [libur]\n", 3, "days.0", "date, kind"),
        ("", 1, "", "year, decrees, days"),
        ("year: [\n", 2, "", "tidak dapat dibaca"),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path, text, line, key, words):
    path = tmp_path / "2026.yaml"
    path.write_text(text)
    with pytest.raises(FaultyLaw) as refused:
        load(tmp_path)
    places = [(fault.file, fault.line, fault.key) for fault in refused.value.faults]
    assert (str(path), line, key) in places
    assert words in str(refused.value)


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    (tmp_path / "2026.yaml").write_text(GOOD.replace("national", "libur"))
    (tmp_path / "2027.yaml").write_text(GOOD)
    (tmp_path / "nanti.yaml").write_text(GOOD)
    with pytest.raises(FaultyLaw) as refused:
        load(tmp_path)
    told = str(refused.value)
    assert "2026.yaml:5: days.0.kind" in told
    assert "2027.yaml:1: year" in told
    assert "nanti.yaml:1: Nama berkas harus tahun" in told


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(FaultyLaw, match="SATUPINTU_LAW"):
        load(tmp_path)
