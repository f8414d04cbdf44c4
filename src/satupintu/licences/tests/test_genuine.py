"""What a file proves: the register's own bytes everything, a code alone nothing."""

import io

import pypdfium2
import pytest
import segno
from PIL import Image

from satupintu.applications.services import read_paper
from satupintu.licences.genuine import AT_MOST_BYTES
from satupintu.licences.queries import FileTooLarge, examine, for_application
from satupintu.licences.services import revoke


@pytest.fixture
def issued(house):
    """A file whose licence was issued and not yet signed: the house, the file and its PDF."""
    filed = house.submit()
    case = house.until(filed.application_id, "signing")
    house.deliver()
    return house, case, read_paper(case, "licence")


def scan(pdf, resolution=150):
    page = pypdfium2.PdfDocument(pdf)[0]
    out = io.BytesIO()
    page.render(scale=resolution / 72).to_pil().save(out, "PNG")
    return out.getvalue()


def as_image_pdf(picture):
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").save(out, "PDF", resolution=150)
    return out.getvalue()


def test_before_it_is_signed_the_document_is_known_but_not_valid(issued):
    _, case, pdf = issued
    found = examine(pdf)
    assert (found.status, found.code_valid) == ("unsigned", True)
    assert found.number == for_application(case.application.pk).number


def test_once_signed_the_very_bytes_are_valid(issued):
    house, case, pdf = issued
    house.until(case.application.pk)
    assert examine(pdf).status == "valid"


@pytest.mark.parametrize("change", [lambda pdf: pdf + b"\n", lambda pdf: pdf.replace(b"Izin", b"Isin", 1)])
def test_other_bytes_with_text_are_altered(issued, change):
    found = examine(change(issued[2]))
    assert (found.status, found.code_valid) == ("altered", True)


def test_a_document_whose_barcode_was_covered_is_still_known_by_its_printed_code(issued, monkeypatch):
    monkeypatch.setattr("satupintu.licences.genuine.read_codes", lambda content: [])
    assert examine(issued[2] + b"\n").status == "altered"


@pytest.mark.parametrize("paper", [scan, lambda pdf: as_image_pdf(scan(pdf))], ids=["PNG", "PDF"])
def test_a_scan_is_shown_beside_the_register_and_proves_nothing(issued, paper):
    house, case, pdf = issued
    house.until(case.application.pk)
    found = examine(paper(pdf))
    assert (found.status, found.code_valid) == ("unknown", True)
    assert dict(found.says)["business"] == case.dossier.business.name
    assert "Bandingkan" in found.note


def test_a_revoked_licence_is_revoked_on_paper_and_on_screen(issued):
    house, case, pdf = issued
    house.until(case.application.pk)
    law = "Peraturan Daerah Nomor 4 Tahun 2017"
    revoke(
        actor=house.cast("head_of_office"),
        now=house.now,
        application_id=case.application.pk,
        reason="Usaha sudah tutup.",
        legal_basis=law,
    )
    assert examine(pdf).status == "revoked"
    assert examine(scan(pdf)).status == "revoked"


def test_a_picture_without_a_code_is_unknown(db):
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(out, "PNG")
    found = examine(out.getvalue())
    assert (found.status, found.code_valid) == ("unknown", False)
    assert "Foto lagi" in found.note


def test_a_code_that_is_in_no_register_is_unknown(db):
    out = io.BytesIO()
    _draw("http://127.0.0.1:8000/v/00000-00000-0000").save(out, "PNG")
    found = examine(out.getvalue())
    assert (found.status, found.code_valid, found.code) == ("unknown", False, "00000000000000")


def test_what_cannot_be_read_is_unknown(db):
    assert examine(b"bukan gambar").status == "unknown"


def test_no_licence_is_that_large(db):
    with pytest.raises(FileTooLarge):
        examine(bytes(AT_MOST_BYTES + 1))


def _draw(url):
    """A picture of a barcode."""
    out = io.BytesIO()
    segno.make_qr(url).save(out, kind="png", scale=8)
    return Image.open(io.BytesIO(out.getvalue()))
