"""A PDF comes out as pictures of its pages: what does not show on paper does not survive."""

import io
import subprocess
import sys
import time
import zipfile
import zlib

import pikepdf
import pytest

from satupintu.files import pages
from satupintu.files import services as files
from satupintu.files.tests import samples

FIVE = 5 * 1024 * 1024


def clean(content, at_most=FIVE):
    return files.clean(io.BytesIO(content), media=files.ALL_MEDIA, at_most_bytes=at_most)


def test_the_pages_come_out_as_pictures():
    cleaned = clean(samples.pdf(3))
    assert (cleaned.media, cleaned.pages) == ("application/pdf", 3)
    assert (cleaned.width, cleaned.height) == (1653, 2339)
    with pikepdf.open(io.BytesIO(cleaned.content)) as document:
        assert len(document.pages) == 3
        for page in document.pages:
            assert [float(side) for side in page.MediaBox] == pytest.approx([0, 0, 595, 842], abs=1)
    for drawn in samples.drawn_pages(cleaned.content):
        assert drawn.size == (1653, 2339)
        assert drawn.getpixel((800, 800))[0] > 250
        assert max(drawn.getpixel((800, 800))[1:]) < 5


def test_scripts_attachments_links_and_authors_are_gone():
    content = samples.busy_pdf()
    assert b"RAHASIA" in content
    cleaned = clean(content)
    assert b"RAHASIA" not in cleaned.content
    with pikepdf.open(io.BytesIO(cleaned.content)) as document:
        assert set(document.Root.keys()) <= {"/Type", "/Pages"}
        assert "/Annots" not in document.pages[0]
        assert not document.attachments


def test_the_same_pdf_gives_the_same_bytes():
    content = samples.pdf(2)
    assert clean(content).content == clean(content).content


def test_a_polyglot_loses_its_other_half():
    """A PDF that is also a ZIP archive, and one that begins as a web page."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("RAHASIA.exe", b"MZ RAHASIA")
    for content in (samples.pdf() + archive.getvalue(), b"<script>RAHASIA()</script>\n" + samples.pdf()):
        cleaned = clean(content)
        assert cleaned.content.startswith(b"%PDF-")
        assert b"RAHASIA" not in cleaned.content
        assert not zipfile.is_zipfile(io.BytesIO(cleaned.content))


def test_a_pdf_with_a_password_is_refused_and_says_what_to_do():
    with pytest.raises(files.PdfLocked) as refused:
        clean(samples.locked_pdf())
    assert "Simpan ulang tanpa kata sandi" in str(refused.value)


def test_a_pdf_that_only_forbids_printing_can_be_read():
    assert clean(samples.locked_pdf(user="")).pages == 1


def test_a_pdf_of_more_than_ten_pages_is_refused():
    assert clean(samples.pdf(10, size=(100, 100))).pages == 10
    with pytest.raises(files.PdfTooLong) as refused:
        clean(samples.pdf(11, size=(100, 100)))
    assert "11 halaman" in str(refused.value)
    assert "Paling banyak 10" in str(refused.value)


@pytest.mark.parametrize("size", [(14400, 14400), (14400, 3), (3, 14400), (200000, 200000)])
def test_a_page_as_large_as_a_field_is_drawn_small(size):
    cleaned = clean(samples.pdf(size=size))
    assert max(cleaned.width, cleaned.height) <= 2400


def test_a_damaged_pdf_is_refused():
    content = samples.pdf()
    for broken in (b"%PDF-1.7\n" + samples.noise(3000), content[: len(content) // 3], b"%PDF-"):
        with pytest.raises(files.UploadDamaged):
            clean(broken)


def test_a_pdf_that_never_ends_is_given_up(monkeypatch):
    """Forms that draw forms that draw forms: ten to the twelfth rectangles."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    inner = document.make_stream(b"0 0 9 9 re f")
    inner.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 900]))
    for _ in range(12):
        outer = document.make_stream(b"/F Do " * 10)
        outer.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 900]))
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        inner = outer
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    page.Contents = document.make_stream(b"/F Do")
    monkeypatch.setattr(pages, "SECONDS", 3)
    began = time.perf_counter()
    with pytest.raises(files.PdfTooHeavy) as refused:
        clean(samples.saved(document))
    assert time.perf_counter() - began < 8
    assert "unggah fotonya" in str(refused.value)


def test_a_picture_bomb_inside_a_pdf_is_given_up():
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(3 * 40000)) for _ in range(40000 // 16)) + packer.flush()
    image = pikepdf.Stream(document, rows)
    image.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=40000,
            Height=40000,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.FlateDecode,
        )
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = document.make_stream(b"595 0 0 842 0 0 cm /I Do")
    try:
        cleaned = clean(samples.saved(document))
    except (files.PdfTooHeavy, files.UploadDamaged):
        return
    assert cleaned.width <= 2400  # drawn without that picture: the office stands as well


def test_a_crash_while_drawing_is_a_refusal_and_not_the_end_of_the_office(monkeypatch, tmp_path):
    crash = tmp_path / "crash.py"
    crash.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(pages, "_PROGRAM", crash)
    with pytest.raises(files.PdfTooHeavy):
        clean(samples.pdf())


def test_who_waits_too_long_for_other_pdfs_is_asked_to_come_again(monkeypatch):
    monkeypatch.setattr(pages, "SECONDS", 0.05)
    with pages._one_at_a_time, pytest.raises(files.OpeningBusy):
        clean(samples.pdf())


def test_the_drawing_room_cannot_write_files(tmp_path):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import rasterise; rasterise.shut_in();"
        "open(sys.argv[2], 'w', buffering=1).write('x' * 10 + '\\n')"
    )
    target = tmp_path / "written"
    done = subprocess.run(
        [sys.executable, "-c", program, str(pages._PROGRAM.parent), str(target)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert not target.exists() or target.read_bytes() == b""


def test_what_was_filled_into_a_form_is_drawn():
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    look = document.make_stream(b"0 0 1 rg 0 0 100 100 re f")
    look.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100]))
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="nama",
            V="Contoh",
            Rect=[50, 50, 150, 150],
            F=4,
            AP=pikepdf.Dictionary(N=look),
        )
    )
    page.Annots = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    (drawn,) = samples.drawn_pages(clean(samples.saved(document)).content)
    middle = drawn.getpixel((drawn.width // 2, drawn.height // 2))
    assert middle[2] > middle[0] + 20
