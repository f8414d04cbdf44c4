"""The office is saved while it works, and comes back on an empty machine: whole, or not at all and with words."""

import errno
import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from tests.journeys import elsewhere, killed

from satupintu.audit.services import seal
from satupintu.base.actor import system
from satupintu.base.refusal import Refusal
from satupintu.continuity import pool as pools
from satupintu.continuity.models import Backup
from satupintu.continuity.queries import last_backup
from satupintu.continuity.services import Apart, Sealed, back_up, choose, faults, require_whole, whole_ones
from satupintu.files.models import StoredFile
from satupintu.notifications.services import work

PASSPHRASE = "empat kata acak sekali"


@pytest.fixture
def office(busy_house):
    """Two applications: the first told of everything, the second not yet."""
    busy_house.submit()
    busy_house.deliver()
    busy_house.submit()
    work(now=busy_house.now, worker="press", channels=["paper"])
    seal(busy_house.now + timedelta(hours=1))
    return busy_house


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "kata-sandi"
    path.write_text(PASSPHRASE + "\n")
    return str(path)


@pytest.fixture
def save(office, tmp_path):
    """Make a backup; its folder's home is `tmp_path / "b"`."""

    def saved(**more):
        more = {"folder": tmp_path / "b", "keys": Sealed(PASSPHRASE), "now": office.now} | more
        return back_up(**more)

    return saved


@pytest.fixture
def second(tmp_path):
    with elsewhere.machine(tmp_path / "second") as machine:
        yield machine


def test_on_an_empty_machine_the_office_goes_on_where_it_was(office, save, secret, second, tmp_path):
    save()
    done = second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert done.returncode == 0, done.stderr
    found = second.ask("look")
    assert len(found["numbers"]) == len(found["names"]) == 2
    assert found["proof"] == ["%PDF", "%PDF"], "keys and files are there and fit each other"
    assert (found["triggers_missing"], found["broken_seals"], found["sessions"]) == ([], [], 0)
    assert "OfficeRestored" in found["events"]
    assert {state for channel, state in found["outgoing"] if channel == "tell"} == {"sent", "stopped"}, (
        "what may have left already waits for an officer"
    )
    ours = office.submit(office.now).number  # what the first machine would have given
    assert second.ask("submit", office.now.isoformat()) == ours
    assert second.run("check", SATUPINTU_STATIC=str(tmp_path)).stdout.count("jejak audit") == 0


def test_the_law_that_the_office_has_of_its_own_is_saved_with_it(save, secret, second, tmp_path, settings):
    settings.OWN_LAW = tmp_path / "law"
    own = settings.OWN_LAW / "legal" / "register.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("statutes: []\n")
    taken = save()
    done = second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert done.returncode == 0, done.stderr
    assert (second.folder / "data" / "law" / "legal" / "register.yaml").read_text() == "statutes: []\n"
    assert taken.manifest.made_at not in done.stdout, "the moment is told by the office's own clock"
    assert "WIB" in done.stdout
    flip(taken.path / "law.zip")
    assert faults(taken.path) == ["law.zip berubah"]


def test_where_an_office_has_left_law_nothing_is_restored(save, secret, second, tmp_path):
    save()
    left = second.folder / "data" / "law" / "standards" / "iumk" / "2026-01-02.yaml"
    left.parent.mkdir(parents=True)
    left.write_text("schema: 1\n")
    refused = second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert (refused.returncode, "sudah ada isi" in refused.stderr) == (1, True)
    assert left.read_text() == "schema: 1\n"


def test_what_is_committed_during_a_backup_harms_nothing(office, save, second, secret, tmp_path, monkeypatch):
    gather = pools.Pool.gather

    def meanwhile(self, *arguments):
        office.submit()
        office.deliver()
        return gather(self, *arguments)

    monkeypatch.setattr(pools.Pool, "gather", meanwhile)
    assert save().manifest.missing == []
    assert second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret).returncode == 0
    found = second.ask("look")
    assert found["proof"] == ["%PDF", "%PDF"]


def test_keys_kept_apart_stay_apart_and_come_back(office, save, second, tmp_path):
    save(keys=Apart(tmp_path / "far"))
    backup = choose(tmp_path / "b")
    keys = {path.read_bytes() for path in (tmp_path / "far").iterdir()}
    inside = b"".join(path.read_bytes() for path in backup.iterdir())
    assert keys
    assert not any(key.strip() in inside for key in keys)
    assert second.run("restore", str(tmp_path / "b"), "--keys", str(tmp_path / "far")).returncode == 0
    assert second.ask("look")["proof"] == ["%PDF", "%PDF"]


def test_sealed_keys_are_nowhere_in_clear(save, settings, tmp_path):
    save()
    keys = [path.read_bytes().strip() for path in Path(settings.KEYS).glob("*.key")]
    assert keys
    for path in filter(Path.is_file, (tmp_path / "b").rglob("*")):
        content = path.read_bytes()
        assert not any(key in content for key in keys), path


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda backup: (backup / "manifest.json").unlink(), "terputus di tengah"),
        (lambda backup: backup.rename(backup.with_name(backup.name + ".part")), "terputus di tengah"),
        (lambda backup: os.truncate(backup / "office.sqlite3", 5000), "office.sqlite3 terpotong"),
        (lambda backup: (backup / "files.tsv").unlink(), "tidak ada"),
        (lambda backup: (backup / "keys.sealed").unlink(), "keys.sealed tidak ada"),
        (lambda backup: a_file_of(backup).unlink(), ".sealed tidak ada"),
        (lambda backup: os.truncate(a_file_of(backup), 10), ".sealed terpotong"),
        (lambda backup: flip(a_file_of(backup)), ".sealed berubah"),
        (lambda backup: flip(backup / "office.sqlite3"), "office.sqlite3 berubah"),
        (lambda backup: shutil.rmtree(backup), "tidak ada cadangan"),
    ],
    ids=["manifest", "cut", "database", "list", "keys", "file gone", "file cut", "file", "database changed", "nothing"],
)
def test_a_backup_that_is_not_whole_is_refused_with_what_is_missing(save, tmp_path, spoil, words):
    spoil(save().path)
    with pytest.raises(Refusal, match=re.escape(words)):
        require_whole(choose(tmp_path / "b"))


def test_of_a_damaged_backup_nothing_at_all_is_restored(save, second, secret, tmp_path):
    a_file_of(save().path).unlink()
    refused = second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert (refused.returncode, ".sealed tidak ada" in refused.stderr) == (1, True)
    assert not list((second.folder / "data").rglob("*.sealed"))
    assert not (second.folder / "data" / "office.sqlite3").exists()
    assert not list((second.folder / "keys").glob("*.key"))


def a_file_of(backup):
    return sorted((backup.parent / "files").rglob("*.sealed"))[0]


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_wrong_keys_are_told_and_nothing_is_written(save, second, tmp_path):
    save()
    wrong = tmp_path / "salah"
    wrong.write_text("bukan kata sandinya\n")
    said = second.run("restore", str(tmp_path / "b"), "--passphrase-file", str(wrong))
    assert (said.returncode, "Kata sandi cadangan salah" in said.stderr) == (1, True)
    said = second.run("restore", str(tmp_path / "b"))
    assert (said.returncode, "--passphrase-file" in said.stderr) == (1, True)
    (tmp_path / "other").mkdir()
    said = second.run("restore", str(tmp_path / "b"), "--keys", str(tmp_path / "other"))
    assert (said.returncode, "bukan kunci cadangan ini" in said.stderr) == (1, True)
    assert not list((second.folder / "data").rglob("*.sealed"))


def test_over_an_office_nothing_is_restored(save, second, secret, tmp_path):
    save()
    restore = ("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert second.run(*restore).returncode == 0
    before = second.ask("look")
    again = second.run(*restore)
    assert (again.returncode, "sudah ada isi" in again.stderr) == (1, True)
    assert second.ask("look") == before


def test_while_the_office_is_open_nothing_is_restored(save, second, secret, tmp_path):
    save()
    (second.folder / "data").mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", "import django; django.setup(); from satupintu.base import running; running.hold();"
         "print('open', flush=True); input()"],
        env=second.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout.readline() == "open\n"
    said = second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    holder.communicate("\n")
    assert (said.returncode, "Hentikan dulu server" in said.stderr) == (1, True)
    assert second.run("restore", str(tmp_path / "b"), "--passphrase-file", secret).returncode == 0


def test_a_restore_that_was_cut_short_can_be_begun_again(save, second, secret, tmp_path):
    backup = save().path
    left = second.folder / "data" / "files" / "x"
    left.mkdir(parents=True)
    (left / "half.sealed").write_bytes(b"half")
    restore = ("restore", str(tmp_path / "b"), "--passphrase-file", secret)
    assert "sudah ada isi" in second.run(*restore).stderr
    (second.folder / "data" / "restoring").write_text(backup.name)  # what a restore leaves until its end
    assert second.run(*restore).returncode == 0
    assert second.ask("look")["proof"] == ["%PDF", "%PDF"]


def test_a_full_disk_leaves_no_half_backup_and_the_last_one_whole(office, save, tmp_path, monkeypatch):
    good = save().path
    office.submit()
    office.deliver()
    before = set((tmp_path / "b").rglob("*"))

    def no_room(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(pools.os, "replace", no_room)
        with pytest.raises(Refusal) as refused:
            save(now=office.now)
    assert refused.value.code == "backup_no_room"
    assert "cadangan sebelumnya tetap utuh" in str(refused.value)
    assert {path for path in (tmp_path / "b").rglob("*") if path.is_file()} <= before
    assert faults(good) == []
    told = last_backup(system(office.office_id))
    assert (told.name, told.failed) == (good.name, "backup_no_room")
    save(now=office.now + timedelta(minutes=1))
    assert last_backup(system(office.office_id)).failed == ""


def test_a_disk_that_would_be_full_is_told_before_anything_is_written(save, tmp_path, monkeypatch):
    monkeypatch.setattr("satupintu.continuity.saving._database_size", lambda: 1 << 60)
    with pytest.raises(Refusal, match="tidak cukup untuk cadangan"):
        save()
    assert whole_ones(tmp_path / "b") == []


def test_a_second_backup_copies_only_what_is_new_and_old_ones_go(office, save, tmp_path):
    first = save()
    office.submit()
    office.deliver()
    second = save(now=office.now)
    new = second.manifest.files - first.manifest.files
    assert 0 < new < 10
    assert second.added < first.added
    files = {path for path in (tmp_path / "b" / "files").rglob("*") if path.is_file()}
    stray = tmp_path / "b" / "files" / "stray.sealed"
    stray.write_bytes(b"of a run that was killed")
    third = save(now=office.now, keep=2)
    assert [each.name for each in whole_ones(tmp_path / "b")] == [second.path.name, third.path.name]
    assert {path for path in (tmp_path / "b" / "files").rglob("*") if path.is_file()} == files
    assert faults(second.path) == faults(third.path) == []


def test_a_clock_put_back_makes_no_older_backup_the_newest(office, save, tmp_path):
    save()
    newest = save(now=office.now - timedelta(hours=1), keep=1)
    assert choose(tmp_path / "b") == newest.path
    assert whole_ones(tmp_path / "b") == [newest.path]


def test_two_backups_at_once_into_one_folder_do_not_mix(save, tmp_path, monkeypatch):
    gather, seen = pools.Pool.gather, []

    def meanwhile(self, *arguments):
        with pytest.raises(Refusal) as refused:
            save()
        seen.append(refused.value.code)
        return gather(self, *arguments)

    monkeypatch.setattr(pools.Pool, "gather", meanwhile)
    assert faults(save().path) == []
    assert seen == ["backup_busy"]


@pytest.mark.parametrize("place", ["files", "keys"])
def test_a_backup_into_what_it_saves_is_refused(save, settings, place):
    folder = Path(settings.MEDIA_ROOT if place == "files" else settings.KEYS) / "b"
    with pytest.raises(Refusal, match="Pilih folder lain"):
        save(folder=folder)


def test_keys_beside_the_data_they_open_are_refused(save, tmp_path):
    with pytest.raises(Refusal, match="Pilih folder lain"):
        save(keys=Apart(tmp_path / "b" / "keys"))
    with pytest.raises(Refusal, match="terlalu pendek"):
        save(keys=Sealed("rahasia"))


def test_a_file_that_is_gone_is_named_and_the_rest_is_saved(office, save, monkeypatch):
    gone = StoredFile.objects.order_by("id")[0].storage_name
    default_storage.delete(gone)
    assert save().manifest.missing == [gone]
    assert last_backup(system(office.office_id)).missing == 1


@pytest.mark.slow
def test_a_backup_that_is_killed_is_never_taken_for_whole(office, save, secret, tmp_path):
    home = tmp_path / "b"
    good = save().path
    for moment in (0.0, 0.01, 0.03):
        office.submit()
        office.deliver()
        with killed.group() as running:
            running.start("-m", "satupintu.cli.main", "backup", str(home), "--passphrase-file", secret)
            killed.wait_until(lambda: list(home.glob("*.part")) or len(whole_ones(home)) > 1)
            killed.time.sleep(moment)
            running.kill()
        assert whole_ones(home)[0] == good
        assert all(faults(each) == [] for each in whole_ones(home))
    last = save(now=office.now)
    assert faults(last.path) == []
    assert not list(home.glob("*.part"))
    assert Backup.objects.filter(failed="").count() >= 2
