"""The same papers on what an office has in its printers: A4 and F4, with a printed head, shifted, on a roll."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from satupintu.documents import services
from satupintu.documents.parts import Sheet
from satupintu.documents.tests import samples
from satupintu.documents.tests.sample_parts import HEAD

AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)
A4, F4 = Sheet(), Sheet(size="f4")
HALF = {"receipt", "payment"}
MM = 72 / 25.4


def render(paper, sheet=A4):
    return services.render(paper, made_at=AT, sheet=sheet)


def size_mm(pdf, page=0):
    width, height = pypdfium2.PdfDocument(pdf)[page].get_size()
    return round(width / MM), round(height / MM)


def words(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def where(pdf, text):
    """Left and top of a text on the first page, in mm from the upper left corner."""
    page = pypdfium2.PdfDocument(pdf)[0]
    textpage = page.get_textpage()
    index, _ = textpage.search(text).get_next()
    left, _, _, top = textpage.get_charbox(index)
    return left / MM, (page.get_size()[1] - top) / MM


def is_lawful(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        return (xmp.pdfa_status, xmp["pdfuaid:part"], str(opened.Root.Lang)) == ("2A", "1", "id-ID")


@pytest.mark.parametrize("name", samples.ALL)
def test_every_paper_fits_f4_as_it_fits_a4(name):
    on_a4, on_f4 = render(samples.ALL[name]()), render(samples.ALL[name](), F4)
    assert len(pypdfium2.PdfDocument(on_f4)) <= len(pypdfium2.PdfDocument(on_a4))
    assert size_mm(on_a4) == ((210, 149) if name in HALF else (210, 297))
    assert size_mm(on_f4) == ((215, 165) if name in HALF else (215, 330))
    assert is_lawful(on_f4)


@pytest.mark.parametrize("paper", [samples.licence, samples.long_licence], ids=["usual", "long"])
@pytest.mark.parametrize(
    "sheet", [F4, Sheet(preprinted=True), Sheet(offset_y_mm=20)], ids=["F4", "printed head", "low"]
)
def test_a_licence_stays_one_page_on_every_sheet(paper, sheet):
    document = pypdfium2.PdfDocument(render(paper(), sheet))
    assert len(document) == 1
    textpage = document[0].get_textpage()
    assert min(textpage.get_rect(n)[1] for n in range(textpage.count_rects())) > 2 * MM


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("licence", "Dasar"),
        ("letter", "Sifat"),
        ("return", "Sifat"),
        ("refusal", "Sifat"),
        ("inspection", "Pada hari"),
        ("assignment", "MENUGASKAN"),
    ],
)
def test_below_a_printed_head_the_text_stands_where_it_stood_and_the_head_is_left_blank(name, text):
    paper = samples.ALL[name]()
    with_head, blank = render(paper), render(paper, Sheet(preprinted=True))
    assert HEAD.government.upper() in words(with_head)
    assert HEAD.government.upper() not in words(blank)
    assert HEAD.address not in words(blank)
    assert where(blank, text) == pytest.approx(where(with_head, text), abs=0.2)
    assert is_lawful(blank)


@pytest.mark.parametrize("name", sorted(HALF))
def test_small_papers_keep_their_head_on_any_paper(name):
    assert HEAD.name.upper() in words(render(samples.ALL[name](), Sheet(preprinted=True)))


@pytest.mark.parametrize(("x", "y"), [(3, 8), (-4, 0), (0, -5)])
def test_what_is_printed_moves_by_the_millimetres_that_were_set(x, y):
    plain = where(render(samples.letter()), "Sifat")
    moved = where(render(samples.letter(), Sheet(offset_x_mm=x, offset_y_mm=y)), "Sifat")
    assert moved[0] - plain[0] == pytest.approx(x, abs=0.1)
    assert moved[1] - plain[1] == pytest.approx(y, abs=0.1)


def test_the_rulers_of_the_test_page_measure_from_the_edges_of_the_paper():
    left, _ = where(render(samples.alignment()), "100")
    assert 100 < left < 102  # the number stands just right of its line
    shifted, _ = where(render(samples.alignment(), Sheet(offset_x_mm=7)), "100")
    assert shifted - left == pytest.approx(7, abs=0.1)


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("name", sorted(HALF))
def test_a_receipt_from_the_roll_is_as_wide_as_the_roll_and_one_piece(name, width):
    pdf = render(samples.ALL[name](), Sheet(roll_mm=width))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    wide, high = size_mm(pdf)
    assert wide == width
    assert 100 < high < 300
    page = pypdfium2.PdfDocument(pdf)[0]
    textpage = page.get_textpage()
    boxes = [textpage.get_rect(n) for n in range(textpage.count_rects())]
    edge = (5 if width == 58 else 4) * MM - 1  # what such printers cannot reach
    assert min(left for left, *_ in boxes) >= edge
    assert max(right for _, _, right, _ in boxes) <= page.get_size()[0] - edge
    assert is_lawful(pdf)


@pytest.mark.parametrize("width", [58, 80])
def test_the_barcode_on_a_receipt_reads_as_a_receipt_printer_prints_it(width):
    paper = samples.receipt()
    page = pypdfium2.PdfDocument(render(paper, Sheet(roll_mm=width)))[0]
    out = BytesIO()
    page.render(scale=203 / 72).to_pil().convert("1").save(out, "PNG")  # 203 dots an inch, black or nothing
    assert services.read_codes(out.getvalue()) == [paper.qr.url]


def test_only_receipts_come_from_the_roll():
    assert size_mm(render(samples.letter(), Sheet(roll_mm=58))) == (210, 297)


def test_a_proof_says_so_across_the_page_and_leads_nowhere():
    paper = samples.licence(number="", proof=True)
    pdf = render(paper)
    said = words(pdf)
    assert "CONTOH" in said
    assert "BELUM BERNOMOR" in said
    assert services.read_codes(pdf) == []
    assert paper.qr.code not in said
    assert is_lawful(pdf)


def test_a_later_print_says_which_one_it_takes_the_place_of():
    said = "Cetakan ke-2, menggantikan cetakan tanggal 12 Maret 2026"
    assert said in words(render(samples.licence(edition=said)))
    assert "Cetakan" not in words(render(samples.licence()))


def test_the_surat_tugas_says_who_goes_where_when_and_what_for():
    said = words(render(samples.assignment()))
    for part in ("SURAT TUGAS", "Nomor 094/0007/ST/XI/2026", "MENUGASKAN", "Joko Contohprasetyo", "25 November 2026"):
        assert part in said
    assert "Jalan Pasar Contoh Nomor 12" in said


def test_several_papers_become_one_job_for_the_printer(tmp_path):
    joined = services.join([render(samples.licence()), render(samples.letter(), F4), render(samples.inspection())])
    assert len(pypdfium2.PdfDocument(joined)) == 4
    assert [size_mm(joined, page) for page in range(3)] == [(210, 297), (215, 330), (210, 297)]
    one = render(replace(samples.licence(), title="Satu"))
    assert services.join([one]) == one
    with pytest.raises(ValueError, match="nothing"):
        services.join([])


def test_a_job_for_the_printer_is_sound(tmp_path, program):
    file = tmp_path / "job.pdf"
    file.write_bytes(services.join([render(samples.licence()), render(samples.receipt(), F4)]))
    checked = subprocess.run([program("qpdf"), "--check", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
