"""The form on paper asks what the standard asks, and says for which version it was printed."""

import shutil
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from satupintu.base import clock
from satupintu.documents.services import read_codes
from satupintu.notifications.models import Outgoing
from satupintu.rules.loading import load
from satupintu.standards import blank_form
from satupintu.standards.models import Enactment


@pytest.fixture(autouse=True)
def _no_form_yet():
    shutil.rmtree(settings.MEDIA_ROOT / "forms", ignore_errors=True)


@pytest.fixture
def gerai_standard():
    root = Path(__file__).resolve().parents[4]
    return load(root / "tests" / "standards" / "2025-01-02.yaml", law=Path(settings.LAW)).standard


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_anyone_takes_the_form_of_the_standard_in_force(house, client):
    assert client.get("/layanan/iumk/formulir.pdf").status_code == 503
    house.deliver()
    answer = client.get("/layanan/iumk/formulir.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    for words in ("NIK", "NIB", "Foto atau fotokopi KTP", "Surat kuasa", "GRATIS", "Tanggal diterima", "Tanda tangan"):
        assert words in text
    assert Enactment.objects.get().digest[:12] in text


def test_its_barcode_names_the_version_of_the_standard(house, client):
    house.deliver()
    (found,) = read_codes(client.get("/layanan/iumk/formulir.pdf").content)
    assert found.endswith(f"/layanan/iumk/?standar={Enactment.objects.get().digest[:12]}")


def test_the_form_of_a_standard_adopted_before_there_were_forms_is_made_when_it_is_asked_for(house, client):
    Outgoing.objects.filter(topic=blank_form.TOPIC).delete()
    house.deliver()
    assert client.get("/layanan/iumk/formulir.pdf").status_code == 503
    house.now = clock.now()
    house.deliver()
    assert client.get("/layanan/iumk/formulir.pdf").status_code == 200


def test_questions_of_another_standard_stand_on_its_form(house, gerai_standard):
    paper = blank_form.compose(gerai_standard, "0" * 64, house.office_id)
    labels = [field.label for section in paper.sections for field in section.fields]
    assert "NIB" not in labels
    assert any("meter persegi" in label for label in labels)
    assert "Denah gerai" in paper.attachments
    assert any("Rp25.000" in line for line in paper.instructions)
