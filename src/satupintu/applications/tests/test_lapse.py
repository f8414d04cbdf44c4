"""A returned file that nobody puts right: reminded, told, ended; never ended untold."""

from datetime import UTC, datetime, timedelta

import pytest

from satupintu.applications.models import Fact, Standing
from satupintu.applications.services import (
    Given,
    letter_printed,
    remind_and_lapse,
    resubmit,
    return_to_applicant,
    told_by_phone,
    until_words,
)
from satupintu.applications.services.messages import compose
from satupintu.base.actor import applicant
from satupintu.notifications.models import PostedMail

RETURNED = datetime(2026, 3, 10, 4, tzinfo=UTC)
REMINDED = datetime(2026, 4, 24, 2, tzinfo=UTC)  # 25 working days on
LONG_AFTER = datetime(2026, 8, 3, 2, tzinfo=UTC)


@pytest.fixture
def back(house):
    """`back(email=…)`: a file returned on 10 March."""

    def returned(**person):
        filed = house.submit(dossier=house.dossier(**person))
        return_to_applicant(
            actor=house.cast("front_office"),
            now=RETURNED,
            application_id=filed.application_id,
            judged={"ktp": "unreadable", "nib": "ok"},
        )
        house.now = RETURNED
        house.deliver()
        return filed

    return returned


def kinds(filed):
    return list(
        Fact.objects.filter(application_id=filed.application_id).order_by("seq").values_list("kind", flat=True)[2:]
    )


def test_the_applicant_is_told_at_once_until_when(house, back):
    filed = back()
    assert until_words(house.case(filed.application_id)).startswith(
        "Lengkapi berkas Anda paling lambat Rabu, 29 April 2026"
    )
    assert "Lengkapi berkas Anda paling lambat" in PostedMail.objects.get(subject__startswith="Berkas perlu").body


def test_nothing_happens_before_the_reminder_is_due(house, back):
    filed = back()
    assert remind_and_lapse(RETURNED + timedelta(days=20)) == 0
    assert kinds(filed) == []


def test_reminded_once_then_ended_after_the_reminders_own_days(house, back):
    filed = back()
    house.now = LONG_AFTER  # the worker had stood still for months: nobody is ended without a word
    assert remind_and_lapse(house.now) == 1
    assert remind_and_lapse(house.now) == 0
    assert kinds(filed) == ["lapse_noticed"]
    house.deliver()
    assert PostedMail.objects.filter(subject__startswith="Berkas Anda belum dilengkapi").count() == 1
    until = datetime.fromisoformat(house.case(filed.application_id).facts[-1].data["until"] + "T03:00:00+00:00")
    assert remind_and_lapse(until) == 0, "the last day is still theirs"
    assert remind_and_lapse(until + timedelta(days=1)) == 1
    assert kinds(filed) == ["lapse_noticed", "lapsed"]
    house.now = until + timedelta(days=1)
    house.deliver()
    told = PostedMail.objects.get(subject__startswith="Permohonan berakhir").body
    assert "boleh mengajukan lagi sekarang juga" in told
    assert "tidak ditolak" in told
    assert Standing.objects.get(application_id=filed.application_id).returned_on is None
    assert remind_and_lapse(until + timedelta(days=90)) == 0


def test_a_reminder_that_never_left_ends_nothing(house, back):
    filed = back()
    remind_and_lapse(LONG_AFTER)  # and the outbox stands still
    assert remind_and_lapse(LONG_AFTER + timedelta(days=60)) == 0
    house.now = LONG_AFTER + timedelta(days=60)
    house.deliver()
    assert remind_and_lapse(house.now + timedelta(days=2)) == 0, "its days count from when it left"
    assert remind_and_lapse(house.now + timedelta(days=20)) == 1
    assert kinds(filed)[-1] == "lapsed"


@pytest.mark.parametrize("by_hand", [told_by_phone, letter_printed])
def test_without_e_mail_somebody_must_have_told_them(house, back, by_hand):
    filed = back(email="")
    remind_and_lapse(LONG_AFTER)
    house.now = LONG_AFTER
    house.deliver()
    assert remind_and_lapse(LONG_AFTER + timedelta(days=60)) == 0
    told = LONG_AFTER + timedelta(days=60)
    by_hand(actor=house.cast("front_office"), now=told, application_id=filed.application_id, topic="lapsing")
    assert remind_and_lapse(told + timedelta(days=2)) == 0
    assert remind_and_lapse(told + timedelta(days=20)) == 1


def test_whoever_answers_in_time_begins_anew(house, back):
    filed = back()
    remind_and_lapse(LONG_AFTER)
    house.now = LONG_AFTER
    house.deliver()
    common = {"application_id": filed.application_id, "now": LONG_AFTER + timedelta(hours=1)}
    resubmit(actor=applicant(house.office_id), given=[Given("ktp", "counter")], **common)
    assert remind_and_lapse(LONG_AFTER + timedelta(days=60)) == 0
    again = LONG_AFTER + timedelta(days=61)
    return_to_applicant(
        actor=house.cast("front_office"),
        now=again,
        application_id=filed.application_id,
        judged={"ktp": "missing", "nib": "ok"},
    )
    assert remind_and_lapse(again + timedelta(days=3)) == 0, "the reminder of the first return is no reminder of this"


def test_whoever_was_ended_may_apply_again_at_once(house, back):
    dossier = house.dossier()
    filed = house.submit(dossier=dossier)
    return_to_applicant(
        actor=house.cast("front_office"),
        now=RETURNED,
        application_id=filed.application_id,
        judged={"ktp": "missing", "nib": "ok"},
    )
    remind_and_lapse(LONG_AFTER)
    house.now = LONG_AFTER
    house.deliver()
    remind_and_lapse(LONG_AFTER + timedelta(days=20))
    assert house.submit(LONG_AFTER + timedelta(days=20), dossier=dossier).created


def test_the_reminder_says_what_is_missing_and_until_when(house, back):
    filed = back()
    remind_and_lapse(REMINDED + timedelta(days=7))
    case = house.case(filed.application_id)
    text = compose(case, "lapsing").body
    assert "Foto KTP tidak terbaca" in text
    assert "paling lambat" in text
    assert case.dossier.person.nik not in text
