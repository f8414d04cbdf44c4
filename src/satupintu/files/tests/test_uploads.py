"""However much is sent, the office keeps little of it, writes none of it to disk, and says what to do."""

import io
import tempfile
import tracemalloc

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from satupintu.base.refusal import Refusal
from satupintu.files import services as files
from satupintu.files import uploads
from satupintu.files.tests import samples
from satupintu.files.views import serve

MEGABYTE = 1024 * 1024


def receive(request):
    """A form as any feature has it: several fields, one of them a file."""
    if request.method == "POST":
        sent = [files.clean(each, media=files.ALL_MEDIA, at_most_bytes=5 * MEGABYTE) for each in request.FILES.values()]
        return HttpResponse(f"{request.POST.get('nama')}: {len(sent)}")
    return HttpResponse()


urlpatterns = [path("kirim", receive), path("", include("satupintu.config.urls"))]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tiny_office(settings):
    settings.ROOT_URLCONF = __name__
    settings.FILE_UPLOAD_HANDLERS = ["satupintu.files.uploads.BoundedUpload"]
    settings.MIDDLEWARE = ["satupintu.ui.middleware.SpeakRefusals", "satupintu.files.uploads.BodyLimit"]


class Endless(io.RawIOBase):
    """A body of a given length that exists only as it is read."""

    def __init__(self, head, length, tail):
        self.parts = [head, tail]
        self.left = length
        self.read_bytes = 0

    def readable(self):
        return True

    def read(self, size=-1):
        if self.parts[0]:
            part, self.parts[0] = self.parts[0], b""
        elif self.left:
            part = bytes(min(self.left, size if size > 0 else 65536))
            self.left -= len(part)
        else:
            part, self.parts[1] = self.parts[1], b""
        self.read_bytes += len(part)
        return part


def post(megabytes_, head=b"\xff\xd8\xff"):
    """Send a form with a file of so many megabytes; the answer, and what was read of it."""
    before = (
        b'--x\r\nContent-Disposition: form-data; name="nama"\r\n\r\nContoh\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="ktp.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    ) + head
    after = b"\r\n--x--\r\n"
    length = megabytes_ * MEGABYTE
    body = Endless(before, length, after)
    answer = Client().generic(
        "POST",
        "/kirim",
        **{
            "wsgi.input": body,
            "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "CONTENT_LENGTH": str(len(before) + length + len(after)),
        },
    )
    return answer, body.read_bytes


def test_a_photo_of_ordinary_size_comes_through():
    photo = io.BytesIO(samples.jpeg())
    photo.name = "ktp.jpg"
    assert Client().post("/kirim", {"nama": "Contoh", "file": photo}).content == b"Contoh: 1"


def test_forty_megabytes_fill_neither_memory_nor_disk(monkeypatch):
    def no_disk(*_, **__):
        raise AssertionError("an upload was written to disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_disk)
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", no_disk)
    tracemalloc.start()
    try:
        answer, _ = post(40)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 24 * MEGABYTE
    assert answer.status_code == 413
    words = answer.content.decode()
    assert "Paling besar 5 MB" in words
    assert "40,1 MB" in words
    assert "Foto ulang dengan ukuran lebih kecil" in words


def test_a_hundred_megabytes_are_not_read_at_all():
    answer, read = post(100)
    assert read == 0
    assert answer.status_code == 413
    assert "unggah foto yang lebih kecil" in answer.content.decode()


def test_a_program_is_told_the_same_as_problem_json():
    request = RequestFactory().generic("POST", "/kirim", headers={"Accept": "application/json"})
    request.META["CONTENT_LENGTH"] = str(10**12)
    answer = uploads.BodyLimit(receive)(request)
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("length", ["", "abc", "-1", "²"])
def test_a_length_that_is_none_is_left_to_the_framework(length):
    request = RequestFactory().get("/kirim")
    request.META["CONTENT_LENGTH"] = length
    assert uploads.BodyLimit(lambda _: HttpResponse("ya"))(request).content == b"ya"


def test_the_other_answers_of_the_form_are_not_lost(rf):
    """A file that is too large is refused inside the form, which still knows what else was typed."""
    photo = io.BytesIO(bytes(25 * MEGABYTE))
    photo.name = "ktp.jpg"
    request = rf.post("/kirim", {"nama": "Contoh", "file": photo})
    assert request.POST["nama"] == "Contoh"
    assert request.FILES["file"].size == 25 * MEGABYTE
    assert request.FILES["file"].read() == b""
    with pytest.raises(files.FileTooLarge) as refused:
        files.clean(request.FILES["file"], media=files.ALL_MEDIA, at_most_bytes=5 * MEGABYTE)
    assert refused.value.data == {"size": "25", "most": "5"}


def test_many_files_in_one_request_share_a_limit(rf):
    photos = []
    for number in range(9):
        photo = io.BytesIO(bytes([number]) * (5 * MEGABYTE))
        photo.name = f"{number}.jpg"
        photos.append(photo)
    sent = rf.post("/kirim", {"file": photos}).FILES.getlist("file")
    kept = [each.read() for each in sent]
    assert [each.size for each in sent] == [5 * MEGABYTE] * 9
    assert sum(map(len, kept)) == 20 * MEGABYTE
    assert all(content in {b"", bytes([number]) * (5 * MEGABYTE)} for number, content in enumerate(kept))


def test_a_request_that_broke_off_is_no_file(rf):
    request = rf.generic(
        "POST",
        "/kirim",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n\xff\xd8\xff',
        "multipart/form-data; boundary=x",
    )
    for each in request.FILES.values():
        with pytest.raises(Refusal):
            files.clean(each, media=files.ALL_MEDIA, at_most_bytes=5 * MEGABYTE)


def test_a_kept_file_is_handed_out_in_a_sandbox():
    for media, inline, shown in (
        ("image/jpeg", True, "inline"),
        ("image/jpeg", False, "attachment"),
        ("application/pdf", True, "attachment"),
        ("text/html", True, "attachment"),
    ):
        answer = serve(b"isi", media, 'ktp "asli"\r\nX: y.jpg', inline=inline)
        assert answer.headers["Content-Disposition"].startswith(shown)
        assert "\n" not in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.content == b"isi"
