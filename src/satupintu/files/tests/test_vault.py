"""What is sealed opens only with its own key in its own place, and a lost keys folder is noticed, never replaced."""

import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from satupintu.files import keyring
from satupintu.files import services as files


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path / "data"
    files.forget_keys()
    yield
    files.forget_keys()


many = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)


@many
@given(st.binary(max_size=5000), st.binary(max_size=50))
def test_what_is_sealed_opens_with_its_key_in_its_place(plaintext, context):
    key, wrapped = files.new_file_key()
    assert files.open_(files.unwrap(wrapped), files.seal(key, plaintext, context=context), context=context) == plaintext


@many
@given(st.binary(max_size=200), st.data())
def test_a_single_changed_bit_breaks_the_seal(plaintext, data):
    key, _ = files.new_file_key()
    sealed = bytearray(files.seal(key, plaintext, context=b"here"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(files.SealBroken):
        files.open_(key, bytes(sealed), context=b"here")


@many
@given(st.binary(max_size=120))
def test_rubbish_is_refused_and_nothing_else_happens(rubbish):
    key, _ = files.new_file_key()
    with pytest.raises(files.SealBroken):
        files.open_(key, rubbish, context=b"")
    with pytest.raises((files.SealBroken, files.KeyMissing)):
        files.unwrap(rubbish)


def test_another_place_or_another_key_does_not_open_it():
    key, _ = files.new_file_key()
    other, _ = files.new_file_key()
    sealed = files.seal(key, b"rahasia", context=b"here")
    for wrong_key, wrong_place in ((key, b"there"), (other, b"here")):
        with pytest.raises(files.SealBroken):
            files.open_(wrong_key, sealed, context=wrong_place)


def test_the_same_words_are_never_sealed_alike():
    key, _ = files.new_file_key()
    assert files.seal(key, b"sama", context=b"") != files.seal(key, b"sama", context=b"")


def test_keys_are_readable_by_the_office_alone(tmp_path):
    files.new_file_key()
    files.blind_index("nik", "0000000000000001")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    made = sorted((tmp_path / "keys").iterdir())
    assert [path.name for path in made] == ["index.key", "master-1.key"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made)
    assert files.check() == []


def test_after_a_rotation_old_files_open_and_new_ones_use_the_new_key():
    old_key, old = files.new_file_key()
    assert files.add_master_key() == 2
    new_key, new = files.new_file_key()
    assert (old[:2], new[:2]) == (b"\0\1", b"\0\2")
    assert files.unwrap(old) == old_key
    assert files.unwrap(new) == new_key
    moved = files.rewrap(old)
    assert moved[:2] == b"\0\2"
    assert files.unwrap(moved) == old_key


def test_a_lost_keys_folder_is_never_replaced_by_new_keys(tmp_path):
    _, wrapped = files.new_file_key()
    files.blind_index("nik", "0000000000000001")
    shutil.rmtree(tmp_path / "keys")
    files.forget_keys()
    for attempt in (
        files.new_file_key,
        lambda: files.unwrap(wrapped),
        lambda: files.blind_index("nik", "0000000000000001"),
    ):
        with pytest.raises(files.KeyMissing) as refused:
            attempt()
        assert "Pulihkan folder kunci dari cadangan" in str(refused.value)
    assert not (tmp_path / "keys").exists()
    assert len(files.check()) == 2


def test_keys_of_another_office_are_noticed(tmp_path, settings):
    _, wrapped = files.new_file_key()
    settings.KEYS, settings.DATA = tmp_path / "keys-b", tmp_path / "data-b"
    files.new_file_key()
    with pytest.raises(files.KeyMissing):
        files.unwrap(wrapped)
    settings.DATA = tmp_path / "data"
    with pytest.raises(files.KeyMissing):
        files.new_file_key()
    assert len(files.check()) == 1


def test_a_master_key_that_is_not_there_is_named():
    _, wrapped = files.new_file_key()
    with pytest.raises(files.KeyMissing) as refused:
        files.unwrap(b"\0\7" + wrapped[2:])
    assert "master-7.key" in str(refused.value)


def test_a_restored_folder_works_again(tmp_path):
    key, wrapped = files.new_file_key()
    shutil.copytree(tmp_path / "keys", tmp_path / "backup")
    shutil.rmtree(tmp_path / "keys")
    files.forget_keys()
    shutil.copytree(tmp_path / "backup", tmp_path / "keys")
    assert files.unwrap(wrapped) == key


def test_a_folder_open_to_others_and_keys_among_the_data_are_reported(tmp_path, settings):
    settings.KEYS = tmp_path / "data" / "keys"
    files.new_file_key()
    settings.KEYS.chmod(0o755)
    (settings.KEYS / "master-1.key").chmod(0o644)
    told = "\n".join(files.check())
    assert "chmod 700" in told
    assert "chmod 600" in told
    assert "di dalam folder data" in told


def test_a_blind_index_finds_without_showing():
    nik = "0000000000000001"
    assert files.blind_index("nik", nik) == files.blind_index("nik", nik)
    assert files.blind_index("nik", nik) != files.blind_index("phone", nik)
    assert files.blind_index("nik", nik) != files.blind_index("nik", "0000000000000002")
    assert nik not in files.blind_index("nik", nik)
    assert len(files.blind_index("nik", nik)) == 43


def test_processes_that_start_together_agree_on_the_keys(tmp_path):
    program = (
        "import sys; from pathlib import Path; from django.conf import settings;"
        "settings.configure(KEYS=Path(sys.argv[1]) / 'k', DATA=Path(sys.argv[1]) / 'd');"
        "from satupintu.files import keyring;"
        "print(keyring.master(keyring.newest()).hex(), keyring.index_key().hex())"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = {process.communicate()[0] for process in running}
    assert all(process.returncode == 0 for process in running)
    assert len(answers) == 1
    assert sorted(path.name for path in (tmp_path / "k").iterdir()) == ["index.key", "master-1.key"]


def test_the_fingerprint_does_not_show_the_key():
    key = b"k" * 32
    assert len(keyring.fingerprint(key)) == 8
    assert keyring.fingerprint(key) not in key
