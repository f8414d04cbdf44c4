"""E-mail against a real SMTP server on loopback, and the demo's letter box."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from satupintu.base.actor import applicant
from satupintu.base.ids import new_id
from satupintu.notifications import queries
from satupintu.notifications.channels import Delivery, GiveUp, TryAgain
from satupintu.notifications.channels.email import Email
from satupintu.notifications.mail import from_url
from satupintu.notifications.services import Message

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
LETTER = Message(
    to="siti@contoh.example",
    subject="Permohonan diterima — jatuh tempo 1 Desember",
    body_text="Yth. Siti,\nberkas Anda lengkap.\n.\nTitik di atas tetap ada.",
)


def item(message=LETTER, office_id=None):
    return Delivery(
        id=new_id(),
        office_id=office_id or new_id(),
        channel="email",
        topic="accepted",
        subject=new_id(),
        payload=message.payload(),
        dedupe_key="k",
        attempt=1,
        now=NOW,
    )


def test_a_letter_arrives_as_it_was_written(mail_server):
    sent = item()
    Email().deliver(sent)
    ((to, content),) = mail_server.letters
    letter = message_from_bytes(content, policy=policy.default)
    assert to == ["siti@contoh.example"]
    assert letter["Subject"] == LETTER.subject
    assert letter["From"] == "layanan@contoh.example"
    assert letter["Message-ID"] == f"<{sent.id}@contoh.example>"
    assert letter.get_content().replace("\r\n", "\n").strip() == LETTER.body_text


def test_a_second_copy_is_known_by_its_message_id(mail_server):
    sent = item()
    Email().deliver(sent)
    Email().deliver(sent)
    ids = {message_from_bytes(content)["Message-ID"] for _, content in mail_server.letters}
    assert len(ids) == 1


def test_a_busy_server_is_tried_again_and_a_refusal_is_not(mail_server):
    mail_server.says = "451 busy"
    with pytest.raises(TryAgain, match="451"):
        Email().deliver(item())
    mail_server.says = "550 no such user"
    with pytest.raises(GiveUp, match="550") as refused:
        Email().deliver(item())
    assert "siti" not in refused.value.reason


def test_no_server_at_the_address_is_tried_again(settings):
    settings.MAIL_URL = "smtp://127.0.0.1:9"
    with pytest.raises(TryAgain, match="terjangkau"):
        Email().deliver(item())


@pytest.mark.parametrize("to", ["", "siti", "siti@contoh.example\nBcc: all@contoh.example"])
def test_what_is_no_address_is_given_up(mail_server, to):
    with pytest.raises(GiveUp):
        Email().deliver(item(Message(to, "Hal", "Isi")))
    assert mail_server.letters == []


def test_a_line_break_in_the_subject_cannot_add_headers(mail_server):
    Email().deliver(item(Message(LETTER.to, "Hal\nBcc: all@contoh.example", "Isi")))
    ((to, content),) = mail_server.letters
    assert to == [LETTER.to]
    assert message_from_bytes(content)["Bcc"] is None


def test_in_the_demo_letters_are_kept_on_a_page_once(office, settings):
    settings.MAIL_URL, settings.DEMO = "", True
    sent = item(office_id=office.id)
    Email().deliver(sent)
    Email().deliver(sent)
    (mail,) = queries.posted_mail(applicant(office.id))
    assert (mail.to, mail.subject, mail.body) == (LETTER.to, LETTER.subject, LETTER.body_text)
    assert queries.posted_mail(applicant(office.id), to="other@contoh.example") == []


def test_without_a_server_and_outside_the_demo_the_office_is_told(office, settings):
    settings.MAIL_URL, settings.DEMO = "", False
    with pytest.raises(GiveUp, match="belum diatur"):
        Email().deliver(item(office_id=office.id))


def test_the_address_of_the_server_is_read_whole(settings):
    options = from_url("smtp://nama%40contoh:kata%2Fsandi@mail.example:587?starttls=1", "a@contoh.example").options()
    assert (options["host"], options["port"], options["username"], options["password"], options["use_tls"]) == (
        "mail.example",
        587,
        "nama@contoh",
        "kata/sandi",
        True,
    )
    settings.MAIL_URL = "mail.example"
    assert "tidak dapat dibaca" in Email().check()[0]
    settings.MAIL_URL = "smtps://mail.example"
    assert Email().check() == []
