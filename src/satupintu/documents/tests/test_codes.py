"""Barcodes as strangers meet them: an independent reader at 150 dpi, crooked scans, locked files."""

import io
import shutil
import subprocess
import unicodedata

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from satupintu.documents import services
from satupintu.documents.tests import samples
from satupintu.documents.tests.sample_parts import URL
from satupintu.documents.tests.test_press import render, tool

POINTS_PER_MM = 72 / 25.4


def page_at(pdf: bytes, dpi: int) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72, grayscale=True).to_pil()


def as_bytes(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("name", [name for name, make in samples.ALL.items() if getattr(make(), "qr", None)])
def test_an_independent_reader_finds_the_code_at_150_dpi(name, tmp_path):
    paper = samples.ALL[name]()
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(paper))
    subprocess.run([tool("pdftoppm"), "-r", "150", "-png", file, tmp_path / "page"], check=True)
    pages = sorted(tmp_path.glob("page*.png"))
    read = subprocess.run([tool("zbarimg"), "--quiet", "--raw", *pages], capture_output=True, text=True)
    assert read.stdout.split() == [paper.qr.url]


@pytest.mark.parametrize("name", [name for name, make in samples.ALL.items() if getattr(make(), "qr", None)])
def test_the_address_beside_it_can_be_copied_as_it_is_though_it_breaks_into_lines(name):
    paper = samples.ALL[name]()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render(paper))]
    said = "".join(pages)
    assert paper.qr.address() in said.replace("\r\n", "")
    unseen = {sign for sign in said if unicodedata.category(sign) == "Cf"}
    assert not unseen, "a sign that nobody sees is copied along"


@pytest.mark.parametrize("name", ["licence", "receipt", "letter"])
def test_the_code_is_at_least_three_centimetres_on_paper(name):
    page = pypdfium2.PdfDocument(render(samples.ALL[name]()))[0]
    sides = []
    for thing in page.get_objects(max_depth=5):
        if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = thing.get_bounds()
            if abs((right - left) - (top - bottom)) < 0.1:
                sides.append((right - left) / POINTS_PER_MM)
    assert max(sides) >= 30 - 0.01
    assert max(sides) < 31


def test_without_a_code_there_is_no_barcode():
    assert services.read_codes(render(samples.licence(qr=None))) == []


def test_the_office_reads_its_own_papers():
    assert services.read_codes(render(samples.licence())) == [URL]


@pytest.mark.parametrize("turn", [0, 3, -7, 90, 180, 270, 45])
def test_a_crooked_grey_scan_is_read(turn):
    scan = page_at(render(samples.licence()), 150).rotate(turn, expand=True, fillcolor=240)
    soft = scan.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 40 + value * 0.7)
    assert services.read_codes(as_bytes(soft, "JPEG", quality=40)) == [URL]


def test_a_small_scan_is_read():
    assert services.read_codes(as_bytes(page_at(render(samples.licence()), 90))) == [URL]


def test_a_scan_with_specks_is_read():
    scan = page_at(render(samples.licence()), 150)
    noise = Image.effect_noise(scan.size, 60)
    assert services.read_codes(as_bytes(Image.blend(scan, noise, 0.35))) == [URL]


def test_a_stamp_over_a_corner_of_the_code_does_no_harm():
    scan = page_at(render(samples.licence()), 150)
    found = scan.crop((0, scan.height // 2, scan.width // 2, scan.height))
    left, top = 200, found.height - 300  # inside the symbol, away from its three eyes
    found.paste(70, (left, top, left + 40, top + 40))
    assert services.read_codes(as_bytes(found)) == [URL]


def test_a_scan_inside_a_pdf_is_read():
    scan = page_at(render(samples.licence()), 150)
    assert services.read_codes(as_bytes(scan.convert("RGB"), "PDF", resolution=150)) == [URL]


def test_a_picture_without_a_code_gives_nothing():
    assert services.read_codes(samples.photo()) == []


@pytest.mark.parametrize("junk", [b"", b"nothing", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_neither_pdf_nor_picture_is_refused_in_words(junk):
    with pytest.raises(services.Unreadable) as refused:
        services.read_codes(junk)
    assert "tidak dapat dibaca" in str(refused.value)


def test_a_pdf_with_a_password_is_refused():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(samples.licence()))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(services.Unreadable):
        services.read_codes(out.getvalue())


def test_a_picture_of_a_hundred_megapixels_is_refused_before_it_is_unpacked():
    with pytest.raises(services.Unreadable):
        services.read_codes(as_bytes(Image.new("1", (10_000, 10_000))))


def test_debian_has_the_readers():
    assert shutil.which("zbarimg"), "apt-get install zbar-tools"
