"""A standard that was made from another office's file, and what of it was left."""

from pathlib import Path

from satupintu.rules.borrowed import borrowed
from satupintu.rules.loading import parse
from satupintu.rules.offices import load_office

LAW = Path(__file__).resolve().parents[4] / "law"
THEIRS = load_office(LAW / "offices" / "dpmptsp-rokan-hulu.yaml")
TEXT = (LAW / "standards" / "iumk" / "2019-01-01.yaml").read_text(encoding="utf-8")


def test_what_is_left_of_another_regency_is_named_with_its_key():
    ours = TEXT.replace("Kabupaten Rokan Hulu", "Kabupaten Contoh Jaya").replace(
        "dpmptsprohul@gmail.com", "a@b.example"
    )
    left = borrowed(parse(ours), "Kabupaten Contoh Jaya", [THEIRS])
    assert "manufacturing.legal_basis.4.text" in left["Rokan Hulu"], "the decree of the regent was forgotten"
    assert "delivery.complaints.channels.2.address" in left["dpmptsp.rokanhulukab.go.id"]
    assert "dpmptsprohul@gmail.com" not in left


def test_an_office_may_name_its_own_regency():
    assert "Rokan Hulu" not in borrowed(parse(TEXT), "Kabupaten Rokan Hulu", [THEIRS])
    assert borrowed(parse(TEXT), "Kabupaten Rokan Hulu", []) == {}
