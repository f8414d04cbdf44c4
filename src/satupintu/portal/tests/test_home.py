"""The front door: what is offered, how long it takes, what it costs, what to bring."""

import re

import pytest

from satupintu.people.queries import forget_offices


@pytest.fixture
def said(client):
    """What the front page says, without its markup."""

    def read():
        return " ".join(re.sub(r"<[^>]+>", " ", client.get("/").content.decode()).split())

    return read


def test_the_front_door_says_how_long_how_much_and_what_to_bring(house, said):
    words = said()
    assert "5 hari kerja sejak berkas lengkap" in words
    assert "Rp0 (gratis)" in words
    assert "Foto atau fotokopi KTP" in words
    assert "Lacak permohonan" in words
    assert "Periksa keaslian izin" in words


def test_the_front_door_stands_before_the_office_is_set_up(db, said):
    forget_offices()
    assert "Belum ada layanan" in said()


def test_a_visit_costs_few_queries_and_no_session(house, client, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(2):
        client.get("/")
    assert "sessionid" not in client.cookies
