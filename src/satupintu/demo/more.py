"""Further files in every state, so that the desks of the demo look like a Tuesday: waiting, returned, late, paused…"""

import hashlib
import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from satupintu.applications.services import (
    Business,
    Case,
    Dossier,
    Person,
    Submission,
    nib_directory,
    note_passed_deadlines,
    pause,
    refuse,
    return_to_applicant,
)
from satupintu.base.actor import system
from satupintu.demo import oss_data
from satupintu.demo.businesses import neighbour
from satupintu.demo.grievances import complain
from satupintu.demo.seed import actor
from satupintu.demo.story import Story, dossier_of
from satupintu.licences.services import revoke
from satupintu.oss.services import receive_push

When = dict[str, tuple[int, str]]
OSS_ZONE = "Asia/Jakarta"


def fill_before(story: Story, *, fresh: bool) -> None:
    """The files that came before the one that is told, so that numbers and turns run as time does."""
    _revoked(story)
    _late(story)
    _refused(story)
    if fresh:
        note_passed_deadlines(story.times.at(3, "07:00"))  # as the worker would have, the morning after


def fill_after(story: Story) -> None:
    """The files that came after it. Those that exist already are left as they are."""
    _play(story, "unsigned", on=(4, "11:10"), when=_until("issue"))
    _play(story, "ready", on=(4, "11:40"), when=_until("signing"))
    _play(
        story,
        "soon",
        on=(4, "13:00"),
        when={"completeness": (4, "15:00"), "inspection": (2, "09:00"), "examination": (1, "09:20")},
    )
    _paused(story)
    _returned(story)
    _play(story, "visit", on=(2, "09:30"), when={"completeness": (1, "08:15")})
    _handed_in(story)
    if _unconfirmed(story).created:
        _pushed_by_oss(story)
    complain(story)
    story.run_outbox()


_STEPS: When = {
    "completeness": (4, "14:00"),
    "inspection": (3, "13:00"),
    "examination": (2, "13:00"),
    "decision": (2, "15:00"),
    "issue": (1, "09:00"),
    "signing": (1, "13:30"),
    "hand_over": (1, "15:00"),
    "survey": (1, "15:02"),
}


def _until(last: str) -> When:
    names = list(_STEPS)
    return {name: _STEPS[name] for name in names[: names.index(last) + 1]}


def _play(story: Story, key: str, *, on: tuple[int, str], when: When) -> Case:
    return story.play(neighbour(key).nib, key=key, on=on, when=when)


def _handed_in(story: Story) -> None:
    """Waiting at the counter: from a phone, with the card still to be brought, and in priority."""
    story.apply(neighbour("new").nib, story.times.at(1, "14:40"), key="new")
    rina = actor("rina", story.now)
    brought = dossier_of(nib_directory.get().inquire(neighbour("counter").nib))
    story.send(brought, story.times.at(1, "11:20"), key="counter", counter=True, mode="perbantuan", by=rina)
    first = dossier_of(nib_directory.get().inquire(neighbour("priority").nib))
    first = replace(first, reason="Pemohon penyandang disabilitas, didampingi keluarga di loket.")
    story.send(first, story.times.at(1, "10:05"), key="priority", counter=True, mode="prioritas", by=rina)


def _returned(story: Story) -> None:
    submission = story.apply(neighbour("returned").nib, story.times.at(3, "10:15"), key="returned")
    if submission.created:
        return_to_applicant(
            actor=actor("budi", story.now),
            now=story.times.at(2, "08:50"),
            application_id=submission.application_id,
            judged={"nib": "ok", "ktp": "cut_off"},
            note="Bagian bawah kartu terpotong.",
        )


def _unconfirmed(story: Story) -> Submission:
    """Handed in while OSS could not be reached: what was typed stands until OSS answers."""
    who = neighbour("unconfirmed")
    typed = Business(
        name=who.trade_name, activity="Membuat keripik singkong", address="Jalan Contoh Nomor 25", place="Ujung Batu"
    )
    person = Person(who.owner, who.nik, "Jalan Contoh Nomor 5", who.phone, who.email)
    dossier = Dossier(person, typed, who.nib, "to_be_confirmed")
    return story.send(dossier, story.times.at(1, "15:30"), key="unconfirmed", counter=True)


def _paused(story: Story) -> None:
    case = _play(story, "paused", on=(3, "08:20"), when={"completeness": (3, "09:10")})
    if case.journey.pause or case.step is None or case.step.kind != "inspection":
        return
    at = story.times.at(2, "11:00")
    pause(
        actor=story.assignee(case, at),
        now=at,
        application_id=case.application.pk,
        reason="applicant_absent",
        note="Pemilik sedang di luar kota sampai pekan depan.",
    )


def _late(story: Story) -> None:
    when: When = {"completeness": (9, "11:00"), "inspection": (6, "10:30")}
    _play(story, "late", on=(9, "09:00"), when=when)


def _refused(story: Story) -> None:
    case = _play(story, "refused", on=(7, "09:00"), when={"completeness": (7, "10:00")})
    if case.step is None or case.step.kind != "inspection":
        return
    failing = next(item.id for item in case.step.checklist if item.weighs)
    story.inspect(case, story.times.at(6, "10:00"), failing=failing)
    story.examine(story.case(case.application.pk), story.times.at(5, "10:00"))
    refuse(
        actor=actor("dewi", story.now),
        now=story.times.at(5, "14:00"),
        application_id=case.application.pk,
        reason="Pada alamat yang diajukan tidak ditemukan kegiatan usaha.",
        legal_basis="Peraturan Daerah Kabupaten Rokan Hulu Nomor 4 Tahun 2017",
    )


def _revoked(story: Story) -> None:
    """A licence that was taken back, so that one can see what verification says of it."""
    earlier = {name: (back + 5, hour) for name, (back, hour) in _STEPS.items()}
    case = _play(story, "revoked", on=(9, "08:00"), when=earlier)
    if any(fact.kind == "revoked" for fact in case.facts):
        return
    revoke(
        actor=actor("dewi", story.now),
        now=story.times.at(2, "16:00"),
        application_id=case.application.pk,
        reason="Pemilik menutup usahanya dan mengembalikan izin.",
        legal_basis="Peraturan Daerah Kabupaten Rokan Hulu Nomor 4 Tahun 2017",
    )


def _pushed_by_oss(story: Story) -> None:
    """OSS pushes a licence that is effective without commitment; asked again it confirms; a person must record it."""
    nib = oss_data.situation("efektif").nib
    data = oss_data.businesses()[nib]
    body = json.dumps({"dataNIB": data | {"id_izin": data["data_checklist"][0]["id_izin"]}}).encode()
    at = story.times.at(1, "13:15")
    receive_push(actor=system(story.office.pk), now=at, token=_token(nib, at), body=body)


def _token(nib: str, at: datetime) -> str:
    """What OSS proves itself with: of its name and password here, the NIB and the day."""
    day = at.astimezone(ZoneInfo(OSS_ZONE))
    secret = f"{settings.OSS['username']}{settings.OSS['password']}{nib}{day:%Y%m%d}"
    return hashlib.sha1(secret.encode(), usedforsecurity=False).hexdigest()
