"""A few complaints in every state, so that the register of the demo is not empty; played through the services."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_DNS, UUID, uuid5

from satupintu.base.actor import applicant, system
from satupintu.complaints import services as desk
from satupintu.complaints.services import Letter, Receipt
from satupintu.demo.seed import actor
from satupintu.demo.story import Story

WITHOUT_CHECK, WITH_CHECK, QUESTION = "without_field_check", "with_field_check", "information"


def complain(story: Story) -> None:
    """Play them as time does. Those that exist already are left as they are."""
    _late(story)
    _answered(story)
    _asked(story)
    _secret(story)
    _fresh(story)


def _send(story: Story, key: str, at: datetime, what: str, **letter: str) -> Receipt:
    return desk.receive(
        actor=applicant(story.office.pk),
        now=at,
        channel="form",
        letter=Letter(what=what, **letter),
        submission_key=_key(key),
    )


def _key(key: str) -> UUID:
    return uuid5(NAMESPACE_DNS, f"complaint.{key}.contoh.example")


def _give(story: Story, receipt: Receipt, at: datetime, class_id: str, to: str) -> None:
    budi, handler = actor("budi", at), actor(to, at)
    desk.classify(
        actor=budi, now=at, complaint_id=receipt.complaint_id, class_id=class_id, to=handler.staff_id, words=""
    )


def _late(story: Story) -> None:
    """Came by WhatsApp a while ago, and nobody has answered yet."""
    at = story.times.at(8, "10:10")
    receipt = desk.receive(
        actor=actor("budi", at),
        now=at + timedelta(hours=2),
        channel="whatsapp",
        letter=Letter(
            what="Sudah dua kali saya datang ke loket untuk menanyakan izin, tetapi petugasnya sedang keluar.",
            phone="+628000000001",
        ),
        submission_key=_key("late"),
        at=at,
    )
    if receipt.created:
        desk.note_overdue(story.times.at(4, "07:00"))


def _answered(story: Story) -> None:
    """A question that was answered, and waits for a word of the complainant."""
    receipt = _send(
        story,
        "answered",
        story.times.at(5, "19:40"),
        "Apakah izin usaha mikro ini benar gratis? Tetangga saya diminta uang oleh seorang calo.",
        name="Warga Contoh",
        email="warga@contoh.example",
    )
    if not receipt.created:
        return
    _give(story, receipt, story.times.at(4, "08:20"), QUESTION, "budi")
    at = story.times.at(3, "09:00")
    words = "Benar, gratis. Kantor tidak memakai perantara. Bila ada yang meminta uang, laporkan kepada kami."
    desk.answer(actor=actor("budi", at), now=at, complaint_id=receipt.complaint_id, words=words)


def _asked(story: Story) -> None:
    """Handled by the section head, who needs to know more."""
    receipt = _send(
        story,
        "asked",
        story.times.at(4, "20:15"),
        "Lama sekali menunggu di loket, nomor antrean saya dilewati dua kali.",
        phone="+628000000002",
    )
    if not receipt.created:
        return
    _give(story, receipt, story.times.at(3, "08:30"), WITHOUT_CHECK, "hendra")
    at = story.times.at(2, "13:15")
    words = "Kapan Anda datang, dan berapa nomor antrean Anda?"
    desk.ask(actor=actor("hendra", at), now=at, complaint_id=receipt.complaint_id, words=words)


def _secret(story: Story) -> None:
    """Somebody who asked not to be named."""
    receipt = desk.receive(
        actor=applicant(story.office.pk),
        now=story.times.at(2, "06:50"),
        channel="form",
        letter=Letter(
            what="Di depan kantor ada orang yang menawarkan pengurusan izin lebih cepat dengan bayaran.",
            name="Warga Contohrahasia",
            phone="+628000000003",
        ),
        submission_key=_key("secret"),
        secret=True,
    )
    if receipt.created:
        _give(story, receipt, story.times.at(1, "08:40"), WITH_CHECK, "hendra")


def _fresh(story: Story) -> None:
    """One without a name, and one that came by a social network, both of yesterday."""
    _send(story, "fresh", story.times.at(1, "21:05"), "Usul: tolong sediakan kursi lebih banyak di ruang tunggu.")
    desk.receive(
        actor=system(story.office.pk),
        now=story.times.at(1, "16:20"),
        channel="facebook",
        letter=Letter(what="Min, apakah hari Jumat loket tetap buka sesudah salat?", handle="Warga Contoh FB"),
        submission_key=_key("facebook"),
        external_id="contoh-1",
    )
