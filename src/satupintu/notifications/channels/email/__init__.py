"""E-mail: by SMTP where a mail server is set; in the demo, onto a page."""

import smtplib
import ssl
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

from satupintu.notifications import services
from satupintu.notifications.channels import Delivery, GiveUp, TryAgain
from satupintu.notifications.mail import MailServer, from_url, mail_server
from satupintu.rules.spoken import said


class Email:
    """The channel `email`. Payload: `services.Message.payload()`."""

    name = "email"

    def check(self) -> list[str]:
        """What is misconfigured in SATUPINTU_MAIL_URL; what an office wrote down is looked at office by office."""
        if not settings.MAIL_URL:
            return []
        try:
            from_url(settings.MAIL_URL, settings.MAIL_FROM)
        except ValueError as error:
            return [said("SATUPINTU_MAIL_URL tidak dapat dibaca: {why}", why=error.args[0])]
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
            raise GiveUp(said("Alamat surel tidak dapat dipakai.")) from None
        if (server := mail_server(item.office_id)) is not None:
            send(server, message, message_id=item.id)
        elif settings.DEMO:
            services.keep_in_letter_box(item=item, message=message)
        else:
            raise GiveUp(said("Server surel belum diatur."))


def send(server: MailServer, message: services.Message, *, message_id: UUID) -> None:
    """Hand one letter to the server. Raises TryAgain or GiveUp."""
    host = server.sender.rpartition("@")[2] or "localhost"
    mail = EmailMessage(
        subject=message.subject.replace("\r", " ").replace("\n", " "),
        body=message.body_text,
        from_email=server.sender,
        to=[message.to],
        headers={"Message-ID": f"<{message_id}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        EmailBackend(**server.options()).send_messages([mail])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise _by_code(max(codes, default=500), said("Penerima ditolak server surel")) from None
    except smtplib.SMTPAuthenticationError:
        raise TryAgain(said("Server surel menolak nama atau kata sandi kita.")) from None
    except smtplib.SMTPResponseException as answer:
        raise _by_code(answer.smtp_code, said("Surat ditolak server surel")) from None
    except ssl.SSLError:
        raise TryAgain(said("Sambungan aman ke server surel gagal.")) from None
    except (smtplib.SMTPException, OSError) as error:
        raise TryAgain(said("Server surel tidak terjangkau ({why}).", why=type(error).__name__)) from None


def _by_code(code: int, words: str) -> TryAgain | GiveUp:
    """RFC 5321 §4.2.1: 4yz may work later, 5yz will not."""
    if code < 500:
        return TryAgain(said("{what} untuk sementara ({code}).", what=words, code=code))
    return GiveUp(said("{what} ({code}).", what=words, code=code))
