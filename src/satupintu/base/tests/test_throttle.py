"""Whoever tries too often waits, and is told how long; everybody else is not held up."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.cache.backends.filebased import FileBasedCache

from satupintu.base import throttle as module
from satupintu.base.throttle import Throttle, TooMany

NOW = datetime(2026, 11, 23, 2, 0, 30, tzinfo=UTC)


@pytest.fixture(params=["file", "memory"], autouse=True)
def fresh_cache(request, settings, tmp_path):
    backends = {
        "file": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path / "cache"},
        "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)},
    }
    settings.CACHES = {"default": backends[request.param]}
    cache.clear()


def test_the_limit_is_allowed_and_one_more_is_not():
    door = Throttle("door", 3, 600)
    for _ in range(3):
        assert not door.blocked("10.0.0.1", NOW)
        door.hit("10.0.0.1", NOW)
    assert door.blocked("10.0.0.1", NOW)
    with pytest.raises(TooMany) as refused:
        door.hit("10.0.0.1", NOW)
    assert refused.value.status == 429
    assert refused.value.data == {"minutes": 10, "seconds": 570}
    assert "Tunggu 10 menit" in str(refused.value)


def test_checking_counts_nothing():
    door = Throttle("door", 1, 600)
    for _ in range(5):
        door.check("a", NOW)
    door.hit("a", NOW)
    with pytest.raises(TooMany):
        door.check("a", NOW)


def test_another_key_and_another_door_are_not_held_up():
    door, other = Throttle("door", 1, 600), Throttle("other", 1, 600)
    door.hit("a", NOW)
    door.hit("b", NOW)
    other.hit("a", NOW)


def test_after_the_told_wait_one_may_try_again():
    door = Throttle("door", 1, 600)
    door.hit("a", NOW)
    with pytest.raises(TooMany) as refused:
        door.hit("a", NOW)
    seconds = refused.value.data["seconds"]
    assert door.blocked("a", NOW + timedelta(seconds=seconds - 1))
    door.hit("a", NOW + timedelta(seconds=seconds))


def test_a_long_window_is_not_forgotten_after_the_cache_s_default_time(monkeypatch):
    door = Throttle("door", 3, 3600)
    kept = []
    touch = FileBasedCache.touch
    monkeypatch.setattr(
        FileBasedCache, "touch", lambda self, key, timeout, **k: kept.append(timeout) or touch(self, key, timeout, **k)
    )
    for _ in range(3):
        door.hit("a", NOW)
    if kept:
        assert kept == [3570, 3570]


def test_what_is_counted_cannot_be_read_from_the_cache(tmp_path):
    Throttle("door", 3, 600).hit("1406010101010001", NOW)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"1406010101010001" in path.read_bytes() for path in files)


def test_many_threads_at_once_are_all_counted():
    door = Throttle("door", 1000, 600)
    threads = [threading.Thread(target=lambda: [door.hit("a", NOW) for _ in range(10)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.get(door._place("a", NOW)) == 80


def test_a_full_disk_does_not_shut_the_door(monkeypatch):
    def no_room(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(module.cache._connections["default"]), "add", no_room)
    Throttle("door", 1, 600).hit("a", NOW)
