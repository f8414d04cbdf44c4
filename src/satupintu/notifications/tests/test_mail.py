"""The office's own mail server: sealed, tried out, and overruled by the machine's environment."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotAllowed
from satupintu.notifications.services import MailFailed, MailUnfit, change_mail, send_test
from satupintu.notifications.services import mail_server as server_of
from satupintu.people.models import Office, OfficeChange
from satupintu.people.queries import forget_offices

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SERVER = {
    "host": "mail.contoh.example", "port": 587, "security": "starttls", "user": "layanan", "password": "rahasia-contoh",
    "sender": "layanan@contoh.example",
}  # fmt: skip


@pytest.fixture
def keeper(office, settings):
    forget_offices()
    settings.MAIL_URL, settings.DEMO = "", False
    roles = frozenset({"administrator"})
    return Actor(kind="staff", office_id=office.id, user_id=office.id, name="Sari Contohwati", roles=roles)


def test_the_password_is_sealed_and_opened_only_to_send(keeper):
    change_mail(actor=keeper, now=NOW, **SERVER)
    assert "rahasia-contoh" not in str(Office.objects.get(pk=keeper.office_id).mail)
    assert "rahasia-contoh" not in str(list(OfficeChange.objects.values_list("old", "new")))
    server = server_of(keeper.office_id)
    assert (server.password, server.options()["use_tls"], server.fixed) == ("rahasia-contoh", True, False)


def test_an_empty_password_keeps_the_one_that_was_there(keeper):
    change_mail(actor=keeper, now=NOW, **SERVER)
    change_mail(actor=keeper, now=NOW, **{**SERVER, "password": "", "port": 465, "security": "tls"})
    server = server_of(keeper.office_id)
    assert (server.password, server.port, server.options()["use_ssl"]) == ("rahasia-contoh", 465, True)


def test_the_environment_comes_first(keeper, settings):
    change_mail(actor=keeper, now=NOW, **SERVER)
    settings.MAIL_URL = "smtps://lain.contoh.example"
    server = server_of(keeper.office_id)
    assert (server.host, server.port, server.fixed) == ("lain.contoh.example", 465, True)


def test_without_a_host_there_is_no_server(keeper):
    change_mail(actor=keeper, now=NOW, **SERVER)
    change_mail(actor=keeper, now=NOW, **{**SERVER, "host": " "})
    assert server_of(keeper.office_id) is None
    with pytest.raises(MailFailed, match="belum diatur"):
        send_test(actor=keeper, now=NOW, to="siti@contoh.example")


@pytest.mark.parametrize("wrong", [{"port": 0}, {"port": 70000}, {"security": "ssl3"}, {"sender": "bukan alamat"}])
def test_settings_that_cannot_be_are_refused(keeper, wrong):
    with pytest.raises(MailUnfit):
        change_mail(actor=keeper, now=NOW, **{**SERVER, **wrong})


def test_a_letter_to_try_it_arrives(keeper, mail_server, settings):
    where = urlsplit(settings.MAIL_URL)
    settings.MAIL_URL = ""
    plain = {"host": where.hostname, "port": where.port, "security": "none", "user": "", "password": ""}
    change_mail(actor=keeper, now=NOW, **{**SERVER, **plain})
    send_test(actor=keeper, now=NOW, to="siti@contoh.example")
    ((recipients, content),) = mail_server.letters
    assert recipients == ["siti@contoh.example"]
    assert b"layanan@contoh.example" in content


def test_a_server_that_does_not_answer_is_told(keeper):
    away = {"host": "127.0.0.1", "port": 9, "security": "none", "user": "", "password": ""}
    change_mail(actor=keeper, now=NOW, **{**SERVER, **away})
    with pytest.raises(MailFailed, match="tidak terjangkau"):
        send_test(actor=keeper, now=NOW, to="siti@contoh.example")


def test_only_an_administrator_writes_it_down(keeper):
    stranger = Actor(kind="staff", office_id=keeper.office_id, user_id=keeper.user_id, name="Rina Contoh")
    with pytest.raises(NotAllowed):
        change_mail(actor=stranger, now=NOW, **SERVER)
    with pytest.raises(NotAllowed):
        send_test(actor=stranger, now=NOW, to="siti@contoh.example")
    change_mail(actor=system(keeper.office_id), now=NOW, **SERVER)
