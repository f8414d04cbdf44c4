"""A database that does not answer, or has no tables yet, is told on a page and not by an empty answer."""

from django.db import OperationalError
from django.test import Client


def test_the_page_that_says_so_needs_no_database(db, monkeypatch):
    def gone(*_, **__):
        raise OperationalError("no such table: people_office")

    monkeypatch.setattr("satupintu.people.queries._the_office", gone)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Ada gangguan di sistem kami" in answer.content.decode()
