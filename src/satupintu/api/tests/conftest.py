"""A program at the door: asks, and is answered in JSON. Imports wait until Django is set up."""

import json

import pytest


class Program:
    """Asks the API as a program would; `token` is what it comes with, `headers` what else."""

    def __init__(self, token="", **headers):
        from django.test import Client

        self.client = Client()
        self.headers = headers | ({"Authorization": f"Bearer {token}"} if token else {})

    def ask(self, method, path, body=None, **headers):
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, f"/api/v1{path}", headers=self.headers | headers, **sent)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, body, **headers)


@pytest.fixture
def at_noon(house, monkeypatch):
    """The office's clock goes with the house."""
    from satupintu.base import clock

    monkeypatch.setattr(clock, "now", lambda: house.now)
    return house


@pytest.fixture
def program(at_noon):
    """Anybody's program."""
    return Program()


@pytest.fixture
def oss(house):
    """The directory behind the office's port for one test: records in memory, out of reach on demand."""
    from satupintu.applications.ports import nib_directory
    from satupintu.applications.tests.at_the_form import Directory

    own, directory = nib_directory.get(), Directory()
    nib_directory.install(directory)
    yield directory
    nib_directory.install(own)


@pytest.fixture
def with_token(at_noon):
    """`with_token("files:read", holder="rina")`: a program with a token, of a member of the cast or of a system."""
    from datetime import timedelta

    from satupintu.api.services import make_token

    def make(*scopes, holder="", days=30):
        return Program(
            make_token(
                actor=at_noon.named("tuti"),
                now=at_noon.now,
                name="Dasbor contoh",
                user_id=at_noon.named(holder).staff_id if holder else None,
                scopes=scopes,
                expires_at=at_noon.now + timedelta(days=days),
            )
        )

    return make
