"""E-mail: by SMTP where a mail server is set; in the demo, onto a page."""

import smtplib
import ssl
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

from satupintu.notifications import services
from satupintu.notifications.channels import Delivery, GiveUp, TryAgain

TIMEOUT_SECONDS = 10
_DEFAULT_PORT = {"smtp": 25, "smtps": 465}


class Email:
    """The channel `email`. Payload: `services.Message.payload()`."""

    name = "email"

    def check(self) -> list[str]:
        """What is misconfigured in SATUPINTU_MAIL_URL."""
        if not settings.MAIL_URL:
            return [] if settings.DEMO else ["SATUPINTU_MAIL_URL belum diisi: surat elektronik tidak dapat dikirim."]
        try:
            backend_options(settings.MAIL_URL)
        except ValueError as error:
            return [f"SATUPINTU_MAIL_URL tidak dapat dibaca: {error}"]
        return []

    def deliver(self, item: Delivery) -> None:
        """Send one letter; its Message-ID is that of the row, so that a second copy is known as such."""
        message = services.Message(
            to=str(item.payload["to"]),
            subject=str(item.payload["subject"]),
            body_text=str(item.payload["body_text"]),
        )
        try:
            validate_email(message.to)
        except ValidationError:
            raise GiveUp("Alamat surel tidak dapat dipakai.") from None
        if settings.MAIL_URL:
            _send(message, item)
        elif settings.DEMO:
            services.keep_in_letter_box(item=item, message=message)
        else:
            raise GiveUp("Server surel belum diatur (SATUPINTU_MAIL_URL).")


def backend_options(url: str) -> dict[str, Any]:
    """Django's e-mail backend options from smtp://user:password@host:port[?starttls=1] or smtps://…; ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in _DEFAULT_PORT or not parts.hostname:
        raise ValueError("harus smtp://… atau smtps://… dengan nama server")
    return {
        "host": parts.hostname,
        "port": parts.port or _DEFAULT_PORT[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parse_qs(parts.query).get("starttls") == ["1"],
        "timeout": TIMEOUT_SECONDS,
    }


def _send(message: services.Message, item: Delivery) -> None:
    host = settings.MAIL_FROM.rpartition("@")[2] or "localhost"
    mail = EmailMessage(
        subject=message.subject.replace("\r", " ").replace("\n", " "),
        body=message.body_text,
        from_email=settings.MAIL_FROM,
        to=[message.to],
        headers={"Message-ID": f"<{item.id}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        EmailBackend(**backend_options(settings.MAIL_URL)).send_messages([mail])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise _by_code(max(codes, default=500), "Penerima ditolak server surel") from None
    except smtplib.SMTPAuthenticationError:
        raise TryAgain("Server surel menolak nama atau kata sandi kita.") from None
    except smtplib.SMTPResponseException as answer:
        raise _by_code(answer.smtp_code, "Surat ditolak server surel") from None
    except ssl.SSLError:
        raise TryAgain("Sambungan aman ke server surel gagal.") from None
    except (smtplib.SMTPException, OSError) as error:
        raise TryAgain(f"Server surel tidak terjangkau ({type(error).__name__}).") from None


def _by_code(code: int, words: str) -> TryAgain | GiveUp:
    """RFC 5321 §4.2.1: 4yz may work later, 5yz will not."""
    return TryAgain(f"{words} untuk sementara ({code}).") if code < 500 else GiveUp(f"{words} ({code}).")
