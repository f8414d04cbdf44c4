"""Handing in a photo or PDF with the form: kept sealed, looked at again, and refused with a reason. Nothing is lost."""

import errno

import pytest
from django.core.files.storage import default_storage

from satupintu.applications.draft import DraftData
from satupintu.applications.services import DraftGone, attach, open_draft
from satupintu.applications.tests.at_the_form import photo
from satupintu.base.actor import applicant
from satupintu.files.models import StoredFile


def test_an_uploaded_photo_is_kept_sealed_and_can_be_looked_at(citizen, house):
    somebody = citizen().identified().say(project="R-1").say(file=photo())
    stored = StoredFile.objects.get()
    assert stored.name == "ktp.jpg"
    assert b"JFIF" not in default_storage.open(stored.storage_name).read()
    assert "KTP Siti.jpg" in somebody.see("berkas-ktp")
    shown = somebody.client.get(somebody.at("berkas-ktp") + "lihat/")
    assert shown["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown["Content-Security-Policy"]
    assert shown.content.startswith(b"\xff\xd8\xff")


def test_a_replaced_photo_is_not_kept_lying_about(citizen):
    somebody = citizen().identified().say(project="R-1").say(file=photo())
    somebody.url = somebody.at("berkas-ktp")
    somebody.say(file=photo("lain.jpg"))
    assert StoredFile.objects.count() == 1
    assert "lain.jpg" in somebody.see("berkas-ktp")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"bukan gambar sama sekali", "tidak dapat diterima"),
        (b"\xff\xd8\xff" + b"\x00" * 100, "rusak"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_lost(citizen, content, said):
    somebody = citizen().identified().say(project="R-1")
    assert said in somebody.wrong(file=photo(content=content))
    assert StoredFile.objects.count() == 0
    assert somebody.say(file=photo()).page == "kontak"


def test_forty_megabytes_are_refused_with_the_limit(citizen):
    somebody = citizen().identified().say(project="R-1")
    said = somebody.wrong(file=photo(content=b"\xff\xd8\xff" + bytes(40 * 1024 * 1024)))
    assert "Paling besar 5 MB" in said


def test_a_pdf_with_a_password_is_refused(citizen, locked_pdf):
    somebody = citizen().identified().say(project="R-1")
    said = somebody.wrong(file=photo("ktp.pdf", locked_pdf, "application/pdf"))
    assert "kata sandi" in said


def test_neither_file_nor_counter_is_asked_again(citizen):
    assert "Pilih berkas" in citizen().identified().say(project="R-1").wrong()


def test_a_full_disk_refuses_the_file_and_keeps_the_rest(citizen, monkeypatch):
    somebody = citizen().identified().say(project="R-1")

    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", full)
        assert "Tempat penyimpanan kantor sedang penuh" in somebody.wrong(file=photo())
    assert StoredFile.objects.count() == 0
    assert somebody.say(file=photo()).page == "kontak"


def test_a_photo_that_comes_after_the_form_was_sent_from_another_window_changes_nothing(citizen, house):
    somebody = citizen().identified().say(project="R-1").say(file=photo())
    token = somebody.link.rstrip("/").rsplit("/", 1)[-1]
    who = applicant(house.office_id)
    stale = open_draft(actor=who, now=house.now, token=token)
    somebody.say(phone="08000000001").say(stated="on", read="on").say()
    with pytest.raises(DraftGone):
        attach(
            actor=who,
            now=house.now,
            draft=stale,
            data=DraftData.from_dict(stale.data),
            requirement=house.standard().requirement("ktp"),
            upload=photo("lain.jpg"),
        )
    assert StoredFile.objects.filter(kind="ktp").count() == 1
