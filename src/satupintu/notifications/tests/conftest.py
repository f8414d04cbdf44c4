"""An office, a channel that remembers, and a mail server on loopback."""

import socket

import pytest
from aiosmtpd.controller import Controller

from satupintu.base.actor import Actor
from satupintu.notifications.channels import CHANNELS


@pytest.fixture
def office(db):
    from satupintu.people.models import Office  # this file is read before Django is set up

    return Office.objects.create(
        slug="contoh", name="DPMPTSP Contoh", short_name="DPMPTSP", regency="Contoh", region_code="1406"
    )


@pytest.fixture
def officer(office):
    return Actor(kind="staff", office_id=office.id, name="Petugas", roles=frozenset({"back_office"}))


class Remembering:
    """A channel that keeps what it was given; `then` is called with each item and may raise."""

    name = "remembering"

    def __init__(self):
        self.given = []
        self.then = lambda item: None

    def check(self):
        return []

    def deliver(self, item):
        self.given.append(item)
        self.then(item)


@pytest.fixture
def channel():
    made = CHANNELS.add(Remembering())
    yield made
    del CHANNELS._plugins[made.name]


class Inbox:
    """What the mail server took in; `says` answers the next recipients instead of taking them."""

    def __init__(self):
        self.letters = []
        self.says = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.says:
            return self.says
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture
def mail_server(settings):
    inbox = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_URL = f"smtp://127.0.0.1:{port}"
    settings.MAIL_FROM = "layanan@contoh.example"
    yield inbox
    controller.stop()
