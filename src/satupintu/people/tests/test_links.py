"""Links with which a password is set: good once, not for long, and never one's own to recover."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model

from satupintu.audit.models import Entry
from satupintu.base.actor import system
from satupintu.notifications.models import Outgoing, PostedMail
from satupintu.notifications.services import work
from satupintu.people import refusals as r
from satupintu.people.models import AccessLink, StaffFact
from satupintu.people.services import (
    change_particulars,
    invite,
    invite_again,
    link_owner,
    lock,
    recover,
    set_password,
)

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GOOD = "kuda hijau naik sepeda"
WHY = "Datang sendiri dengan KTP"
NEW = {"username": "sari", "name": "Sari Contohwati", "roles": ["front_office"]}


def of(username):
    return get_user_model().objects.get(username=username)


@pytest.fixture
def tuti(house):
    return {"actor": house.named("tuti"), "now": house.now}


def test_without_an_address_the_code_is_shown_once_and_kept_nowhere(house, tuti):
    handed = invite(**tuti, **NEW)
    assert handed.code
    assert not handed.sent_to
    assert handed.code not in str(list(AccessLink.objects.values()))
    assert not Outgoing.objects.filter(topic="staff_invited").exists()
    assert not of("sari").has_usable_password()


def test_with_an_address_the_link_goes_through_the_outbox_and_the_administrator_never_sees_it(house, tuti):
    handed = invite(**tuti, **NEW, email="sari@contoh.example")
    assert (handed.sent_to, handed.code, handed.address) == ("sari@contoh.example", "", "")
    work(now=house.now, worker="uji", channels=["email"])
    letter = PostedMail.objects.get(to="sari@contoh.example")
    code = letter.body.split("/masuk/undangan/")[1].split("/")[0]
    assert set_password(code=code, password=GOOD, now=house.now + DAY).check_password(GOOD)
    assert Entry.objects.get(event="StaffInvited").data == {"by_mail": True}


def test_in_an_office_without_mail_the_code_is_handed_over_though_there_is_an_address(house, tuti, settings):
    settings.DEMO, settings.MAIL_URL = False, ""
    assert invite(**tuti, **NEW, email="sari@contoh.example").code


def test_a_link_is_good_once(house, tuti):
    code = invite(**tuti, **NEW).code
    assert link_owner(code=code.lower(), now=house.now) == of("sari")
    set_password(code=code, password=GOOD, now=house.now)
    with pytest.raises(r.LinkUsed):
        set_password(code=code, password=GOOD + " lagi", now=house.now)
    assert of("sari").check_password(GOOD)


def test_a_link_is_good_for_seven_days_and_a_clock_that_jumps_back_does_not_lengthen_a_recovery(house, tuti):
    code = invite(**tuti, **NEW).code
    for wait, over in ((7 * DAY - HOUR, False), (7 * DAY, True)):
        if over:
            with pytest.raises(r.LinkOver):
                link_owner(code=code, now=house.now + wait)
        else:
            link_owner(code=code, now=house.now + wait)
    link_owner(code=code, now=house.now - HOUR)  # nobody is shut out by the jump


def test_a_new_link_makes_the_old_one_worthless_and_a_lock_all_of_them(house, tuti):
    first = invite(**tuti, **NEW)
    second = invite_again(**tuti, user_id=first.user_id)
    with pytest.raises(r.LinkUsed):
        link_owner(code=first.code, now=house.now)
    lock(**tuti, user_id=first.user_id, reason="Tidak jadi bekerja di sini")
    with pytest.raises(r.LinkUsed):
        link_owner(code=second.code, now=house.now)
    with pytest.raises(r.LockedOut):
        invite_again(**tuti, user_id=first.user_id)


@pytest.mark.parametrize("guess", ["", "x", "00000-00000-0000", "ABCDE-FGHJK-MNPQ", "\r\n", "é" * 200])
def test_a_guessed_code_opens_nothing(house, guess):
    with pytest.raises(r.NoSuchLink):
        link_owner(code=guess, now=house.now)


@pytest.mark.parametrize("weak", ["pendek", "123456789012", "password1234", "sari contohwati"])
def test_a_weak_password_is_refused_with_its_reason_and_the_link_stays_good(house, tuti, weak):
    code = invite(**tuti, **NEW).code
    with pytest.raises(r.WeakPassword) as refused:
        set_password(code=code, password=weak, now=house.now)
    assert refused.value.data["why"]
    set_password(code=code, password=GOOD, now=house.now)


def test_a_recovery_makes_the_old_password_void_ends_sessions_and_takes_the_phone_off(house, tuti):
    hendra = of("hendra")
    handed = recover(**tuti, user_id=hendra.pk, phone=True, reason=WHY, by_hand=True)
    after = of("hendra")
    assert not after.has_usable_password()
    assert after.session_epoch == hendra.session_epoch + 1
    assert not Authenticator.objects.filter(user=hendra).exists()
    assert Entry.objects.get(event="AccessRecovered").data == {"by_mail": False, "phone": True}
    set_password(code=handed.code, password=GOOD, now=house.now)
    assert of("hendra").check_password(GOOD)


def test_the_person_is_told_by_mail_also_when_the_code_goes_by_hand(house, tuti):
    recover(**tuti, user_id=of("hendra").pk, phone=False, reason=WHY, by_hand=True)
    work(now=house.now, worker="uji", channels=["email"])
    body = PostedMail.objects.get(to="hendra@contoh.example").body
    assert "memulihkan akses Anda" in body
    assert "/masuk/undangan/" not in body
    assert Authenticator.objects.filter(user__username="hendra").exists()


def test_nobody_recovers_themselves_but_the_machine_recovers_the_only_administrator(house, tuti):
    with pytest.raises(r.OwnAccess):
        recover(**tuti, user_id=of("tuti").pk, phone=False, reason=WHY)
    recover(actor=system(house.office_id), now=house.now, user_id=of("tuti").pk, phone=True, reason=WHY)
    assert StaffFact.objects.get(kind="AccessRecovered").by is None


def test_a_recovery_can_be_repeated_before_its_link_was_used(house, tuti):
    told = {**tuti, "user_id": of("hendra").pk, "phone": False, "reason": WHY, "by_hand": True}
    first, second = recover(**told), recover(**told)
    with pytest.raises(r.LinkUsed):
        link_owner(code=first.code, now=house.now)
    assert link_owner(code=second.code, now=house.now) == of("hendra")
    with pytest.raises(r.LinkOver):
        link_owner(code=second.code, now=house.now + DAY)


def test_who_never_joined_is_invited_again_and_who_is_locked_is_unlocked_first(house, tuti):
    user_id = invite(**tuti, **NEW).user_id
    with pytest.raises(r.NotYetJoined):
        recover(**tuti, user_id=user_id, phone=False, reason=WHY)
    with pytest.raises(r.HasJoined):
        invite_again(**tuti, user_id=of("joko").pk)
    lock(**tuti, user_id=of("joko").pk, reason=WHY)
    with pytest.raises(r.LockedOut):
        recover(**tuti, user_id=of("joko").pk, phone=False, reason=WHY)


def test_the_old_address_hears_that_letters_go_elsewhere(house, tuti):
    change_particulars(**tuti, user_id=of("joko").pk, changes={"email": "lain@contoh.example"})
    work(now=house.now, worker="uji", channels=["email"])
    assert PostedMail.objects.get(to="joko@contoh.example").subject == "Alamat surel akun Anda diganti"
