"""A kept file comes back as it was or not at all; nothing is half-written and nothing is left lying about."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.base.transaction import write
from satupintu.files import keeping
from satupintu.files import services as files
from satupintu.files.models import StoredFile
from satupintu.files.storage import LastingStorage
from satupintu.people.models import Office

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
CONTENT = b"isi berkas " * 1000
LASTING = "satupintu.files.storage.LastingStorage"
PLAIN = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(params=[LASTING, PLAIN], autouse=True)
def shelf(request, settings, tmp_path):
    """An empty storage: the lasting one, and Django's own."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": request.param, "OPTIONS": {"location": tmp_path / "shelf"}}
    }
    return tmp_path / "shelf"


@pytest.fixture
def office(db):
    return Office.objects.create(slug="contoh", name="DPMPTSP Contoh", short_name="DPMPTSP", region_code="1406")


@pytest.fixture
def key():
    return files.new_file_key()[0]


@pytest.fixture
def keep(office, key):
    def do(how=files.keep, **changes):
        given = {"content": CONTENT, "media": "image/jpeg", "name": "ktp.jpg", "key": key, "kind": "ktp"} | changes
        return how(actor=system(office.pk), now=NOW, **given)

    return do


def lying(shelf):
    return sorted(path for path in shelf.rglob("*") if path.is_file())


def grow_old(path, days=2):
    then = (clock.now() - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))


def test_a_kept_file_comes_back_as_it_was(keep, key):
    stored = StoredFile.objects.get(pk=keep().pk)
    assert files.read(stored, key) == CONTENT
    assert (stored.size, stored.media, stored.name, stored.kept_at) == (len(CONTENT), "image/jpeg", "ktp.jpg", NOW)


def test_on_the_shelf_it_is_sealed_and_sorted_by_office_and_month(keep, shelf, office):
    stored = keep()
    (path,) = lying(shelf)
    assert b"isi berkas" not in path.read_bytes()
    assert path.relative_to(shelf) == Path(office.pk.hex[-8:], "2026", "03", f"{stored.pk}.sealed")


def test_what_lies_on_the_lasting_shelf_only_the_office_can_read(shelf):
    LastingStorage(location=shelf).save("a/b/c.sealed", ContentFile(b"isi"))
    assert (shelf / "a/b/c.sealed").stat().st_mode & 0o777 == 0o600
    assert (shelf / "a/b").stat().st_mode & 0o777 == 0o700


def test_a_changed_shortened_or_missing_file_is_told_and_not_handed_out(keep, key, shelf):
    stored = keep()
    (path,) = lying(shelf)
    whole = path.read_bytes()
    path.chmod(0o600)
    for broken in (whole[:-1], whole[:10], b"", bytes([whole[0] ^ 1]) + whole[1:]):
        path.write_bytes(broken)
        with pytest.raises(files.FileDamaged) as refused:
            files.read(stored, key)
        assert "pulihkan dari cadangan" in str(refused.value)
    path.unlink()
    with pytest.raises(files.FileDamaged):
        files.read(stored, key)


def test_two_files_cannot_be_exchanged_on_the_shelf(keep, key, shelf):
    one, other = keep(), keep(content=b"lain")
    (shelf / one.storage_name).write_bytes((shelf / other.storage_name).read_bytes())
    with pytest.raises(files.FileDamaged):
        files.read(one, key)


def test_another_dossier_s_key_does_not_open_it(keep):
    with pytest.raises(files.FileDamaged):
        files.read(keep(), files.new_file_key()[0])


def test_the_bytes_are_on_the_shelf_before_the_row_names_them(keep, key, shelf):
    placed = keep(how=files.put)
    assert len(lying(shelf)) == 1
    assert not StoredFile.objects.exists()
    with write():
        stored = files.record(placed)
    assert files.read(stored, key) == CONTENT


@pytest.mark.django_db(transaction=True)
def test_a_row_is_written_only_in_a_transaction(keep):
    placed = keep(how=files.put)
    with pytest.raises(RuntimeError):
        files.record(placed)


@pytest.mark.parametrize("full", ["FullLastingStorage", "FullPlainStorage"])
def test_on_a_full_disk_nothing_is_half_written(keep, shelf, settings, full):
    storage = {"BACKEND": f"satupintu.files.tests.storages.{full}", "OPTIONS": {"location": shelf}}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    with pytest.raises(files.StorageFull) as refused:
        keep()
    assert "Coba lagi nanti, atau bawa berkasnya ke loket" in str(refused.value)
    assert refused.value.status == 507
    assert lying(shelf) == []
    assert not StoredFile.objects.exists()


def test_orphans_go_after_a_day_and_named_files_stay(keep, key, shelf):
    stored = keep()
    placed = keep(how=files.put)
    fresh = keep(how=files.put)
    broken_off = shelf / (placed.storage_name + ".part")
    broken_off.write_bytes(b"half")
    stranger = (shelf / placed.storage_name).with_name("catatan.txt")
    stranger.write_text("bukan milik kami")
    for path in (shelf / stored.storage_name, shelf / placed.storage_name, broken_off, stranger):
        grow_old(path)
    assert files.sweep_orphans(clock.now()) == 2
    assert lying(shelf) == sorted([shelf / stored.storage_name, shelf / fresh.storage_name, stranger])
    assert files.read(stored, key) == CONTENT


def test_sweeping_a_shelf_that_was_never_used_does_nothing(db):
    assert files.sweep_orphans(clock.now()) == 0


@pytest.mark.django_db(transaction=True)
def test_after_a_rollback_only_an_orphan_is_left(keep, shelf):
    placed = keep(how=files.put)

    def break_off():
        with write():
            files.record(placed)
            raise LookupError

    with pytest.raises(LookupError):
        break_off()
    assert not StoredFile.objects.exists()
    grow_old(shelf / placed.storage_name)
    assert files.sweep_orphans(clock.now()) == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_discarded_goes_with_the_commit_and_not_before(keep, shelf):
    stored, other = keep(), keep()
    with write():
        assert files.discard([stored.pk]) == 1
        assert len(lying(shelf)) == 2
    assert lying(shelf) == [shelf / other.storage_name]
    assert list(StoredFile.objects.all()) == [other]

    def change_one_s_mind():
        with write():
            files.discard([other.pk])
            raise LookupError

    with pytest.raises(LookupError):
        change_one_s_mind()
    assert lying(shelf) == [shelf / other.storage_name]


def test_a_name_is_made_harmless(keep):
    assert keep(name='../../etc/"x"\r\n.jpg').name == "..-..-etc-x-.jpg"
    assert keep(name="\x00").name == "-"
    assert len(keep(name="a" * 500).name) == 150


def test_little_room_is_reported(keep, monkeypatch, shelf):
    assert keeping.check() == []
    keep()
    monkeypatch.setattr(keeping, "LITTLE_ROOM", 2**63)
    (told,) = keeping.check()
    assert "Tambah ruang" in told


def test_writing_the_same_name_twice_never_overwrites(shelf):
    first = default_storage.save("a/b.sealed", ContentFile(b"satu"))
    second = default_storage.save("a/b.sealed", ContentFile(b"dua"))
    assert first != second
    assert (shelf / first).read_bytes() == b"satu"
