"""What the counter does around a day on paper: reserve numbers, and key in a form that bears one."""

import io

from satupintu.applications.services import Given, submit
from satupintu.applications.services.intake import PAPER_FORM
from satupintu.applications.services.paper_numbers import Written, open_numbers, reserve
from satupintu.base.ids import new_id
from satupintu.demo.pictures import card
from satupintu.files import services as files
from satupintu.files.services import new_file_key, unwrap

REASON = "Listrik padam menurut PLN."


def block(house, count=3, what="application", by="rina"):
    return reserve(actor=house.named(by), now=house.now, what=what, service="iumk", count=count, reason=REASON)


def keyed_in(house, number, at, *, by="rina", wrote="rina"):
    """A paper form with its number, keyed in at `house.now`."""
    rina = house.named(by)
    _, wrapped = new_file_key()
    kept = files.put(
        actor=rina,
        now=house.now,
        content=files.clean(io.BytesIO(card("Contoh")), media=("image/jpeg",), at_most_bytes=5_000_000).content,
        media="image/jpeg",
        name="formulir.jpg",
        key=unwrap(wrapped),
        kind=PAPER_FORM.id,
    )
    files.record(kept)
    how = {"upload": "counter", "oss_nib": "oss", "answer": "answer"}
    given = [Given(each.id, how[each.evidence.kind]) for each in house.standard().delivery.requirements]
    return submit(
        actor=rina,
        now=house.now,
        service="iumk",
        mode="perbantuan",
        dossier=house.dossier(),
        given=[*given, Given(PAPER_FORM.id, "file", kept.id)],
        wrapped_key=wrapped,
        submission_key=new_id(),
        at=at,
        written=Written(number.pk, house.named(wrote).user_id),
    )


def numbers(house, what="application"):
    return open_numbers(house.named("rina"), f"{what}:iumk")
