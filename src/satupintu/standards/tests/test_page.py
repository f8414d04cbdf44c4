"""The standard's public page: all 14 components in the office's own words, and nothing hidden."""

import re

import pytest
import yaml
from django.conf import settings
from django.utils.html import escape

from satupintu.rules.channels import link_of
from satupintu.rules.published import published
from satupintu.rules.standard import Channel, Standard
from satupintu.standards.components import components, legal_lines
from satupintu.standards.queries import statutes


@pytest.fixture
def page(house, client):
    return client.get("/layanan/iumk/").content.decode()


@pytest.fixture
def raw():
    return yaml.safe_load((settings.LAW / "standards/iumk/2019-01-01.yaml").read_text())


def test_every_published_line_stands_on_the_page_word_for_word(page, house):
    standard = house.standard()
    parts = published(standard)
    lines = [line for part in parts for line in part.lines]
    shown = [line.removeprefix("Sarana: ").removeprefix("Prasarana: ") for line in lines]
    assert [line for line in shown if escape(line) not in page] == []
    assert re.findall(r'id="komponen-(\d+)"', page) == [str(number) for number in range(1, 15)]


def test_the_promise_comes_first_in_plain_words(page):
    assert page.index("5 hari kerja sejak berkas lengkap") < page.index("komponen-1")
    assert "Rp0 (gratis)" in page


def test_the_unknown_is_said_to_be_unknown(page):
    assert page.count("Tidak diketahui: tidak disebut dalam sumber") == 2
    assert "Masa berlaku: tidak disebut" in page
    assert "Sumber tidak menjelaskan siapa yang mendapat prioritas" in page


def test_contradictions_are_shown_with_the_reading_chosen_and_why(page, house):
    for reading in house.standard().readings:
        assert escape(reading.question) in page
        assert escape(reading.options[reading.chosen]) in page
        assert escape(reading.why) in page


def test_legal_bases_stand_beside_their_status(page):
    assert "Dicabut" in page
    assert "PP 28/2025" in page
    assert "Sebagian dasar hukum standar ini sudah tidak berlaku" in page


def test_complaint_channels_can_be_clicked(page):
    for link in ("mailto:dpmptsprohul@gmail.com", "https://dpmptsp.rokanhulukab.go.id", "https://wa.me/6282299591122"):
        assert f'href="{link}"' in page


def test_the_component_on_complaints_leads_to_where_one_can_be_written(page):
    component = page[page.index('id="komponen-6"') : page.index('id="komponen-7"')]
    assert 'href="/pengaduan/"' in component


@pytest.mark.parametrize(
    ("kind", "address", "link"),
    [
        ("phone", "0800-0000-001", "tel:08000000001"),
        ("twitter", "@contoh", "https://twitter.com/contoh"),
        ("facebook", "Dinas Contoh", ""),
        ("counter", "Loket pengaduan", ""),
    ],
)
def test_a_channel_that_is_no_address_is_no_link(kind, address, link):
    assert link_of(Channel(kind=kind, address=address, text="x")) == link


def test_a_statute_the_register_lacks_is_unknown(house):
    bases = house.standard().manufacturing.legal_basis
    lacking = bases[0].model_copy(update={"ref": "uu-0-0000"})
    line = legal_lines([lacking], statutes())[0]
    assert (line.statute, line.status) == (None, "Belum diketahui")


def test_a_note_anywhere_in_a_component_is_shown_with_it(raw):
    raw["manufacturing"]["security"][0]["note"] = "Harus ditegaskan."
    parts = components(Standard.model_validate(raw))
    assert parts[12].notes == ("Harus ditegaskan.",)
    assert any("cek lapangan" in note for note in parts[1].notes)


def test_a_measure_that_is_not_applied_is_said_so(raw):
    raw["manufacturing"]["security"][3]["applied"] = False
    assert components(Standard.model_validate(raw))[12].plain == (
        "Tidak dipakai menurut bacaan yang dipilih: Menggunakan Materai",
    )


def test_a_fee_is_not_called_free(raw):
    raw["delivery"]["fee"] = {"text": "Rp25.000", "rupiah": 25_000, "basis": "Perda contoh"}
    assert components(Standard.model_validate(raw))[3].plain == ()


def test_a_service_that_is_not_offered_is_not_found(house, client):
    assert client.get("/layanan/tidak-ada/").status_code == 404
