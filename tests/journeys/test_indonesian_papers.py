"""Whatever language its readers and officers chose, what the office gives to citizens is written in Indonesian."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

from satupintu.applications.models import Paper
from satupintu.applications.services import read_paper, return_to_applicant
from satupintu.notifications.models import PostedMail

ROOMS = Path(__file__).resolve().parents[2] / "src" / "satupintu"
PLAIN = re.compile(r"[\w ,.’'-]{12,}")


@pytest.fixture(scope="module")
def english_sentences():
    """What the pages say in English, of more than a word or two and without gaps."""
    found = set()
    for path in ROOMS.glob("*/locale/en/LC_MESSAGES/django.po"):
        for message in read_po(io.BytesIO(path.read_bytes()), locale="en"):
            text = message.string if isinstance(message.string, str) else message.string[-1]
            if message.id and text not in message.id and PLAIN.fullmatch(text) and text.count(" ") > 1:
                found.add(text)
    assert len(found) > 500
    return found


@pytest.fixture
def text_of(program):
    """The words of a PDF."""
    reader = program("pdftotext")

    def read(content):
        made = subprocess.run([reader, "-layout", "-", "-"], input=content, capture_output=True, check=True)
        return " ".join(made.stdout.decode().split())

    return read


def spoken_in(text, sentences):
    flat = " ".join(text.split())
    return [each for each in sentences if each in flat]


def test_a_page_in_english_would_be_found_out(house, english_sentences):
    client = Client()
    client.cookies["bahasa"] = "en"
    assert len(spoken_in(client.get("/").content.decode(), english_sentences)) > 3
    assert spoken_in(Client().get("/").content.decode(), english_sentences) == []


def test_no_paper_and_no_message_of_a_file_is_in_english(house, english_sentences, text_of):
    with translation.override("en"):
        sent_back = house.submit().application_id
        judged = {"ktp": "unreadable", "nib": "ok"}
        return_to_applicant(actor=house.cast("front_office"), now=house.now, application_id=sent_back, judged=judged)
        filed = house.submit()
        house.until(filed.application_id)
        house.deliver()
    papers = {
        f"{row.kind} {row.application.number}": text_of(read_paper(house.case(row.application_id), row.kind))
        for row in Paper.objects.filter(file__isnull=False)
    }
    assert {"receipt", "return", "inspection", "licence"} <= {name.split()[0] for name in papers}
    letters = {mail.pk: f"{mail.subject} {mail.body}" for mail in PostedMail.objects.all()}
    assert len(letters) >= 4
    for name, text in {**papers, **letters}.items():
        assert spoken_in(text, english_sentences) == [], name
        assert re.search(r"\b(yang|dengan|untuk|dan|sejak|Anda)\b", text), name


@pytest.mark.parametrize("paper", ["brosur.pdf", "formulir.pdf"])
def test_what_is_taken_from_the_page_of_a_service_is_indonesian(house, english_sentences, text_of, paper):
    house.deliver()
    client = Client()
    client.cookies["bahasa"] = "en"
    text = text_of(client.get(f"/layanan/iumk/{paper}").content)
    assert "Permohonan" in text or "permohonan" in text
    assert spoken_in(text, english_sentences) == []


def in_english(client):
    client.cookies["bahasa"] = "en"
    return client


def marked(page):
    """What a page in English marks as Indonesian, to the end of the block."""
    assert '<html lang="en"' in page
    return re.search(r'class="sp-(?:card|print-only)[^>]*? lang="id".*?</section>', page, re.DOTALL)[0]


@pytest.mark.parametrize(
    ("taken", "fields", "slip", "says"),
    [
        (
            "/meja/bantuan-nib/iumk/mulai/",
            {"name": "Siti Contohwati", "phone": "0800 0000 001", "business": "Warung", "channel": "counter"},
            "slip/",
            "Bawa kertas ini dan KTP bila datang lagi.",
        ),
        (
            "/meja/nomor-kertas/",
            {"what": "application:iumk", "count": 1, "reason": "Pemadaman listrik terencana besok"},
            "",
            "Tanda terima sementara",
        ),
    ],
)
def test_a_slip_that_an_officer_prints_from_a_page_is_indonesian(
    house, at_desk, english_sentences, taken, fields, slip, says
):
    rina = in_english(at_desk(house, "rina"))
    begun = rina.post(taken, fields)
    assert begun.status_code == 302, begun.content.decode()
    paper = marked(rina.get(f"{begun['Location']}{slip}").content.decode())
    assert says in paper
    assert spoken_in(paper, english_sentences) == []


def test_a_receipt_that_an_officer_prints_for_a_complainant_is_indonesian(house, at_desk, english_sentences):
    public = in_english(Client())
    key = re.search(r'name="key" value="([^"]+)"', public.get("/pengaduan/tulis/").content.decode())[1]
    what = "Loket tutup pada jam layanan hari Senin pagi, dan tidak ada pengumuman."
    sent = public.post("/pengaduan/tulis/", {"key": key, "kind": "complaint", "service": "", "what": what})
    assert '<html lang="en"' in public.get(sent["Location"]).content.decode()
    printed = in_english(at_desk(house, "budi")).get(sent["Location"])
    assert printed["Content-Language"] == "id"
    assert '<html lang="id"' in printed.content.decode()
    assert "Simpan nomor dan kode ini" in printed.content.decode()
    assert spoken_in(printed.content.decode(), english_sentences) == []
