"""What leaves the press: lawful formats, one page, the same bytes, nothing that was not asked for."""

import re
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from satupintu.documents import fonts, services
from satupintu.documents.data import TEMPLATES, Paper
from satupintu.documents.parts import Activity
from satupintu.documents.tests import samples
from satupintu.documents.tests.sample_parts import BASES, BUSINESS, HEAD, HOLDER

MADE_AT = datetime(2026, 11, 24, 3, 15, tzinfo=UTC)


def tool(name: str) -> str:
    """Where a Debian program lies; `make test` installs it."""
    found = shutil.which(name)
    assert found, f"{name} is missing; on Debian: apt-get install qpdf zbar-tools poppler-utils"
    return found


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def render(paper: Paper) -> bytes:
    return services.render(paper, made_at=MADE_AT)


@pytest.mark.parametrize("name", samples.ALL)
def test_every_paper_is_pdf_a_2a_and_pdf_ua_1_tagged_titled_and_in_indonesian(name, tmp_path):
    paper = samples.ALL[name]()
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(paper))
    checked = subprocess.run([tool("qpdf"), "--check", file], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    with pikepdf.open(file) as pdf:
        with pdf.open_metadata() as xmp:
            assert (xmp.pdfa_status, xmp["pdfuaid:part"]) == ("2A", "1")
            assert xmp["dc:title"] == paper.title
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K is not None
        assert str(pdf.Root.Lang) == "id-ID"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Author"] == HEAD.name
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261124031500")


@pytest.mark.parametrize("name", samples.ALL)
def test_the_same_paper_gives_the_same_bytes(name):
    assert render(samples.ALL[name]()) == render(samples.ALL[name]())


def test_the_same_instant_in_another_zone_gives_the_same_bytes_and_another_instant_does_not():
    paper = samples.licence()
    wib = MADE_AT.astimezone(timezone(timedelta(hours=7)))
    assert services.render(paper, made_at=wib) == render(paper)
    assert services.render(paper, made_at=MADE_AT + timedelta(seconds=1)) != render(paper)


def test_an_instant_without_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        services.render(samples.licence(), made_at=MADE_AT.replace(tzinfo=None))


def test_threads_print_side_by_side_and_alike():
    papers = [samples.licence(number=f"503/{n:04}/IUMK/XI/2026") for n in range(6)]
    alone = [render(paper) for paper in papers]
    together: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda n=n, paper=paper: together.update({n: render(paper)}))
        for n, paper in enumerate(papers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[n] for n in range(6)] == alone


def test_every_template_name_a_standard_may_use_has_its_paper_and_its_file():
    assert set(TEMPLATES) == set(samples.ALL)
    assert all(isinstance(samples.ALL[name](), paper) for name, paper in TEMPLATES.items())


def test_images_have_words_for_those_who_cannot_see_them_and_tables_have_heads():
    with pikepdf.open(BytesIO(render(samples.inspection()))) as pdf:
        nodes = [node for node in pdf.objects if isinstance(node, pikepdf.Dictionary)]
        figures = [node for node in nodes if node.get("/S") == "/Figure"]
        assert {str(node.Alt) for node in figures} >= {f"Foto {n}: bagian depan tempat usaha" for n in (1, 2, 3, 4)}
        assert all(str(node.Alt).strip() for node in figures)
        assert sum(node.get("/S") == "/TH" for node in nodes) == 4


def test_the_licence_says_everything_it_must():
    said = text_of(render(samples.licence()))
    for part in (
        "IZIN USAHA MIKRO DAN KECIL",
        "Nomor 503/0001/IUMK/XI/2026",
        "MEMBERIKAN IZIN KEPADA",
        "Sari Contoh",
        "00••••••••••0001",
        "Warung Sari Rasa",
        "9120000000011",
        "KBLI 56103 Kedai Makanan",
        "Desa Contoh Makmur, Kecamatan Rambah, Kabupaten Contoh Hulu, Riau 28500",
        "Rp25.000.000",
        "Usaha mikro",
        "Izin ini berlaku selama pemegang izin menjalankan usahanya.",
        "tanpa dipungut biaya",
        "BUPATI CONTOH HULU",
        "Dra. Ratna Teladan, M.Si.",
        "NIP 00000000 000000 0 001",
        "7K3QM-9T2XP-4RCD",
        "PEMERINTAH KABUPATEN CONTOH HULU",
    ):
        assert part in said
    assert all(basis.rstrip(";.") in said for basis in BASES)


def test_a_licence_that_is_paid_for_does_not_say_it_is_free():
    assert "tanpa dipungut biaya" not in text_of(render(samples.licence(free=False)))


def test_the_box_for_stamp_duty_is_there_only_when_asked_for():
    assert "Tempat meterai" not in text_of(render(samples.licence()))
    assert "Tempat meterai" in text_of(render(samples.licence(meterai=True)))


def test_empty_parts_leave_no_empty_labels():
    business = replace(BUSINESS, capital="", workforce="", premises="")
    said = text_of(render(samples.licence(business=business, holder=replace(HOLDER, phone=""))))
    assert not re.search(r"Modal usaha|Tenaga kerja|Sarana usaha|Telepon :", said)


@pytest.mark.parametrize(
    "paper",
    [
        samples.licence(),
        samples.long_licence(),
        samples.long_licence(meterai=False, qr=None),
        samples.licence(
            business=replace(
                BUSINESS, activities=tuple(Activity(code=f"{n:05}", title="Kegiatan " * 12) for n in range(60))
            )
        ),
    ],
    ids=["usual", "as long as it gets", "long without barcode", "sixty lines of business"],
)
def test_a_licence_is_one_a4_page_and_nothing_runs_out_of_it(paper):
    document = pypdfium2.PdfDocument(render(paper))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    textpage = document[0].get_textpage()
    boxes = [textpage.get_rect(n) for n in range(textpage.count_rects())]
    assert min(left for left, *_ in boxes) > 40
    assert max(right for _, _, right, _ in boxes) < 595 - 40
    assert min(bottom for _, bottom, _, _ in boxes) > 20


PAPERS = {**samples.ALL, "long licence": samples.long_licence}


def texts(page):
    """The boxes of the page's texts: left, bottom, right, top."""
    textpage = page.get_textpage()
    return [textpage.get_rect(n) for n in range(textpage.count_rects())]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_on_a_paper_lies_on_something_else(name):
    for page in pypdfium2.PdfDocument(render(PAPERS[name]())):
        boxes = texts(page)
        for n, (left, bottom, right, top) in enumerate(boxes):
            for other_left, other_bottom, other_right, other_top in boxes[n + 1 :]:
                across = min(right, other_right) - max(left, other_left)
                down = min(top, other_top) - max(bottom, other_bottom)
                assert across < 1 or down < 2


@pytest.mark.parametrize("name", sorted(set(PAPERS) - {"alignment"}))  # which shows the edges of the sheet
def test_what_stands_on_a_paper_keeps_away_from_its_edges(name):
    for page in pypdfium2.PdfDocument(render(PAPERS[name]())):
        width, height = page.get_size()
        for left, bottom, right, top in texts(page):
            assert left > 30
            assert right < width - 30
            assert bottom > 15
            assert top < height - 15


@pytest.mark.parametrize("name", [name for name, make in samples.ALL.items() if getattr(make(), "qr", None)])
def test_beside_a_barcode_stands_a_short_address_to_type_and_not_all_that_the_barcode_holds(name):
    paper = samples.ALL[name]()
    said = text_of(render(paper)).replace("\N{ZERO WIDTH SPACE}", "").replace(" ", "")
    assert paper.qr.address() in said
    assert "?" not in paper.qr.address()
    assert "kode=" not in said


def test_a_long_name_is_printed_whole():
    paper = samples.long_licence()
    said = text_of(render(paper))
    assert paper.holder.name in said
    assert paper.business.name in said
    assert paper.holder.address in said


def test_markup_in_data_stays_text():
    name = "#set page(fill: red) *Toko* _Maju_ $x$ <b> \\ @a ]"
    assert name in text_of(render(samples.licence(business=replace(BUSINESS, name=name))))


def test_an_office_may_bring_its_own_coat_of_arms():
    arms = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#a00"/></svg>'
    assert services.check_arms(arms) == services.check_arms("") == []
    own = samples.licence(letterhead=replace(HEAD, arms=arms))
    assert b"Lambang Pemerintah Kabupaten Contoh Hulu" in alternative_texts(render(own))


def alternative_texts(pdf: bytes) -> bytes:
    """All alternative texts, one after the other."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return b" ".join(
            str(node.Alt).encode() for node in opened.objects if isinstance(node, pikepdf.Dictionary) and "/Alt" in node
        )


def test_a_coat_of_arms_that_is_no_picture_is_told_in_words():
    (fault,) = services.check_arms("<svg")
    assert "Lambang kantor tidak dapat dicetak" in fault


def test_papers_are_set_in_the_offices_typeface_when_it_is_in_place():
    with pikepdf.open(BytesIO(render(samples.licence()))) as pdf:
        names = {
            str(node.BaseFont) for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and "/BaseFont" in node
        }
    family = "Libertinus" if fonts.check() else "PlusJakartaSans"
    assert names
    assert all(family in name for name in names)


def test_a_missing_typeface_is_told_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    (fault,) = services.check()
    assert "make assets" in fault


def test_opening_the_door_loads_neither_the_press_nor_the_readers():
    heavy = ("typst", "PIL", "zxingcpp", "pypdfium2", "segno")
    asked = f"import sys, satupintu.documents.services; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_photo_keeps_its_jpeg_and_is_not_blown_up():
    photos = [photo.image for photo in samples.inspection().photos]
    with pikepdf.open(BytesIO(render(samples.inspection()))) as pdf:
        kept = [node.read_raw_bytes() for node in pdf.objects if isinstance(node, pikepdf.Stream) and "/Width" in node]
    assert sorted(kept) == sorted(photos)
