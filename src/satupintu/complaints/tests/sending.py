"""What the tests of the complaints desk share: a complaint sent, the inspectorate's woman, facts for the clock."""

from satupintu.base.actor import applicant, system
from satupintu.base.ids import new_id
from satupintu.complaints import services as desk
from satupintu.demo.cast import PASSWORD
from satupintu.people.access import Role
from satupintu.people.services import add_staff

CLASS = "without_field_check"
WORDS = "Loket tutup pukul sepuluh, padahal hari kerja. Saya menunggu dua jam."


def complain(house, *, what=WORDS, at=None, channel="", whistle=False, secret=False, by=None, **letter):
    """A complaint: from the form, or written down by an officer when it came before now."""
    written_down = at is not None or channel
    return desk.receive(
        actor=by or (house.named("budi") if written_down else applicant(house.office_id)),
        now=house.now,
        channel=channel or ("phone" if written_down else "form"),
        letter=desk.Letter(what=what, **letter),
        submission_key=new_id(),
        whistle=whistle,
        secret=secret,
        at=at,
    )


def with_inspectorate(house):
    """Somebody of the inspectorate has an account: sari."""
    add_staff(
        actor=system(house.office_id),
        now=house.now,
        username="sari",
        name="Sari Contohinspektur",
        roles=[Role.INSPECTORATE],
        password=PASSWORD,
        email="sari@contoh.example",
    )
    return house.named("sari")
