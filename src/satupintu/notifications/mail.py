"""The office's mail server: what the machine's environment says comes first, else what an administrator wrote down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.files.services import open_text, seal_text
from satupintu.notifications.channels import CHANNELS, Delivery, GiveUp, TryAgain
from satupintu.notifications.events import MailTested
from satupintu.people import queries as people
from satupintu.people.access import Role, require_role
from satupintu.people.services import change_office
from satupintu.rules.spoken import said

TIMEOUT_SECONDS = 10
SECURITY = ("starttls", "tls", "none")
_CONTEXT = b"people.office.mail"
_DEFAULT_PORT = {"smtp": 25, "smtps": 465}


class MailUnfit(Refusal):
    """These cannot be the settings of a mail server. `data`: why."""

    code = "mail_unfit"
    says = "{why}"
    status = 422

    def __init__(self, field: str, why: str) -> None:
        self.wrong = field
        super().__init__(why=why)


class MailFailed(Refusal):
    """The letter to try it out did not leave. `data`: why."""

    code = "mail_failed"
    says = "Surat percobaan tidak terkirim. {why} Periksa nama server, pintu, nama pengguna, dan kata sandinya."
    status = 422


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in. `security` is one of SECURITY; `fixed`: the environment says so, nobody else."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    fixed: bool = False

    def options(self) -> dict[str, Any]:
        """As Django's e-mail backend takes them."""
        return {
            "host": self.host,
            "port": self.port,
            "username": self.user,
            "password": self.password,
            "use_ssl": self.security == "tls",
            "use_tls": self.security == "starttls",
            "timeout": TIMEOUT_SECONDS,
        }


def mail_server(office_id: UUID) -> MailServer | None:
    """The server that letters of this office go through; None where there is none. Raises ValueError for a faulty
    SATUPINTU_MAIL_URL, KeyMissing, SealBroken."""
    if settings.MAIL_URL:
        return from_url(settings.MAIL_URL, settings.MAIL_FROM)
    kept = people.office(office_id).mail
    if not kept.get("host"):
        return None
    password = open_text(kept["password"], context=_CONTEXT) if kept.get("password") else ""
    return MailServer(kept["host"], kept["port"], kept["security"], kept.get("user", ""), password, kept["sender"])


def from_url(url: str, sender: str) -> MailServer:
    """The server of smtp://user:password@host:port[?starttls=1] or smtps://…; ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _DEFAULT_PORT or not parts.hostname:
        raise ValueError(said("harus smtp://… atau smtps://… dengan nama server"))
    upgraded = parse_qs(parts.query).get("starttls") == ["1"]
    return MailServer(
        host=parts.hostname,
        port=parts.port or _DEFAULT_PORT[parts.scheme],
        security="tls" if parts.scheme == "smtps" else "starttls" if upgraded else "none",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
        fixed=True,
    )


def change_mail(
    *, actor: Actor, now: datetime, host: str, port: int, security: str, user: str, password: str, sender: str
) -> None:
    """Write the server down; an empty password keeps the one that was there, an empty host means: no server.

    The password is sealed with the keyring. Raises NotAllowed, MailUnfit, KeyMissing. Emits OfficeChanged.
    """
    mail: dict[str, Any] = {}
    if host := host.strip():
        _require_fit(port, security, sender)
        mail = {"host": host[:200], "port": port, "security": security, "user": user.strip()[:200], "sender": sender}
        before = people.office(actor.office_id).mail.get("password", "")
        mail["password"] = seal_text(password, context=_CONTEXT) if password else before
    change_office(actor=actor, now=now, changes={"mail": mail}, reason="server surel")


def _require_fit(port: int, security: str, sender: str) -> None:
    if not 0 < port < 65536:
        why = said("Pintu server surel adalah bilangan 1 sampai 65535; biasanya 587 atau 465.")
        raise MailUnfit("port", why)
    if security not in SECURITY:
        raise MailUnfit("security", said("Pilih pengamanan sambungan: STARTTLS, TLS, atau tanpa."))
    try:
        validate_email(sender)
    except ValidationError:
        why = said("Alamat pengirim bukan alamat surel. Contoh: layanan@contoh.example")
        raise MailUnfit("sender", why) from None


def send_test(*, actor: Actor, now: datetime, to: str) -> None:
    """Send a letter to try the server out, at once and past the outbox. Raises NotAllowed, MailFailed. Emits
    MailTested."""
    require_role(actor, Role.ADMINISTRATOR)
    office = people.office(actor.office_id)
    if not settings.DEMO and mail_server(office.pk) is None:
        raise MailFailed(why=said("Server surel belum diatur."))
    payload = {
        "to": to,
        "subject": f"Surat percobaan dari {office.short_name}",
        "body_text": f"Surel {office.name} sudah dapat dikirim. Surat ini tidak perlu dibalas.",
    }
    item = Delivery(
        id=new_id(),
        office_id=office.pk,
        channel="email",
        topic="mail.test",
        subject=office.pk,
        payload=payload,
        dedupe_key="",
        attempt=1,
        now=now,
    )
    try:
        CHANNELS.get("email").deliver(item)
    except (TryAgain, GiveUp) as failed:
        raise MailFailed(why=failed.reason) from failed
    with write():
        emit(MailTested(at=now, actor=actor, subject=office.pk))
