"""The directory that other rooms ask: it remembers for a moment that OSS is away, and keeps how each call went."""

import time

import pytest

from satupintu.base.actor import system
from satupintu.demo import oss_data
from satupintu.oss import directory, queries
from satupintu.oss.directory import OssDirectory
from satupintu.oss.models import OssExchange
from satupintu.people.queries import forget_offices
from satupintu.rules.nib import NibUnknown, OssUnavailable

ONE = oss_data.situation("satu_proyek")


@pytest.fixture(autouse=True)
def fresh(office):
    forget_offices()


def test_a_nib_is_looked_up_and_the_call_is_kept(oss, office):
    assert OssDirectory().inquire(ONE.nib).nib == ONE.nib
    kept = OssExchange.objects.get()
    assert (kept.method, kept.ok, kept.kode, kept.office_id) == ("inqueryNIB", True, "200", office.id)
    assert queries.health(system(office.id)).good == 1


def test_while_oss_is_away_forms_do_not_wait(oss, monkeypatch, office):
    asked = OssDirectory()
    oss.misbehave("500", times=2)
    for _ in range(2):
        with pytest.raises(OssUnavailable):
            asked.inquire(ONE.nib)
    started = time.monotonic()
    with pytest.raises(OssUnavailable, match="baru saja"):
        asked.inquire(ONE.nib)
    assert time.monotonic() - started < 0.05
    assert queries.health(system(office.id)).last_reason
    monkeypatch.setattr(asked, "_away_until", 0.0)
    assert asked.inquire(ONE.nib).nib == ONE.nib


def test_an_unknown_nib_is_an_answer_and_no_failure(oss):
    asked = OssDirectory()
    for _ in range(directory.FAILURES + 1):
        with pytest.raises(NibUnknown):
            asked.inquire("0000000009999")
    assert asked.inquire(ONE.nib).nib == ONE.nib
