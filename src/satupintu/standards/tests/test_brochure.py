"""The brochure: every adopted standard gets one, and it says what was published."""

import shutil

import pypdfium2
import pytest

from satupintu.rules.published import published
from satupintu.standards import brochure
from satupintu.standards.models import Enactment


@pytest.fixture(autouse=True)
def _no_brochure_yet(settings):
    shutil.rmtree(settings.MEDIA_ROOT / "brochures", ignore_errors=True)


def _text(content):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def test_the_brochure_of_an_adopted_standard_can_be_fetched_by_anyone(house, client):
    assert client.get("/layanan/iumk/brosur.pdf").status_code == 503
    house.deliver()
    answer = client.get("/layanan/iumk/brosur.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = _text(answer.content)
    assert "5 hari kerja" in text
    assert "Gratis" in text


def test_all_fourteen_components_are_published_with_every_line(house):
    standard = house.standard()
    parts = published(standard)
    assert [part.number for part in parts] == list(range(1, 15))
    assert all(part.lines for part in parts)
    digest = Enactment.objects.get().digest
    with pytest.raises(brochure.BrochureNotReady):
        brochure.read(digest)
    house.deliver()
    text = " ".join(_text(brochure.read(digest)).split())
    for word in ("Tanda Tangan Basah", "Mobil Keliling", "dpmptsprohul", "6 (Enam) Orang"):
        assert word in text


def test_lines_below_others_are_printed_below_them_and_counted_as_published(house):
    house.deliver()
    text = " ".join(_text(brochure.read(Enactment.objects.get().digest)).split())
    assert "Sarana: 1. Komputer" in text
    assert "Prasarana: 1. Loker Informasi" in text
    assert "7. Halaman Parkir" in text
    assert "berikut : a. Setiap pemohon" in text
    assert "d. Tindak lanjut hasil Evaluasi 2. Evaluasi berdasarkan" in text
