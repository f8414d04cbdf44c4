"""What was done on paper was done by the rights of that hour: neither by those given since, nor only by those that are
still held when it is entered."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from satupintu.applications.models import Fact
from satupintu.applications.services import accept_complete, approve, return_to_applicant
from satupintu.applications.services.paper_days import CATCHING_UP, NotYoursThen
from satupintu.applications.services.paper_numbers import WriterHadNoPart, void
from satupintu.applications.tests.on_paper import block, keyed_in, numbers
from satupintu.demo.seed import actor
from satupintu.people.access import DutiesSeparated, MandateOver, Role
from satupintu.people.mandates import Order, end_mandate, give_mandate
from satupintu.people.models import User
from satupintu.people.services import grant_role, withdraw_role

WIB = ZoneInfo("Asia/Jakarta")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REASON = "Listrik padam menurut PLN."


@pytest.fixture
def at_decision(house):
    """A file that waits for the decision when the day without electricity begins; house.now is that hour."""
    filed = house.submit()
    house.until(filed.application_id, "decision")
    block(house, count=1)
    return filed


def typed(at):
    return f"{at.astimezone(WIB):%d-%m-%Y %H.%M}"


def plh(house, who="hendra", *, first=None, last=None, dated=None):
    """Somebody acts for the head, by an order that is recorded now."""
    today = house.now.astimezone(WIB).date()
    head = User.objects.get(username="dewi").pk
    order = Order(
        "plh", Role.HEAD_OF_OFFICE, head, "", first or today, last or today, "800/012/SP/2026", dated or today
    )
    user = User.objects.get(username=who)
    return give_mandate(actor=house.named("tuti"), now=house.now, user_id=user.pk, order=order)


def decide(house, filed, at=None, who="hendra"):
    return approve(actor=actor(who, house.now), now=house.now, application_id=filed.application_id, at=at)


def decided(filed):
    return Fact.objects.get(application_id=filed.application_id, kind="decided")


def judged(house):
    return dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")


def test_a_mandate_of_today_does_not_reach_back_to_a_decision_of_yesterday(house, at_decision):
    dark, house.now = house.now, house.now + DAY
    plh(house)
    with pytest.raises(NotYoursThen, match="tidak bertugas sebagai kepala dinas"):
        decide(house, at_decision, dark + HOUR)
    assert house.case(at_decision.application_id).journey.current == "decision"
    decide(house, at_decision)
    assert decided(at_decision).at == house.now


def test_who_acted_for_the_head_on_the_dark_day_only_enters_that_days_decision_the_next_morning(
    house, at_decision, desk, done, words, django_assert_max_num_queries
):
    dark, given = house.now, plh(house)
    house.now += DAY
    with pytest.raises(MandateOver):
        decide(house, at_decision)
    hendra, number = desk("hendra"), at_decision.number
    assert f"/berkas/{number}/tahap/" in hendra.page(number)
    with django_assert_max_num_queries(12):
        hendra.page(number)
    page = hendra.page(number, "tahap/")
    assert "Tahap ini bukan tugas Anda lagi" in words(page)
    assert '<details class="govuk-details" open>' in page
    decision = {"kind": "decision", "outcome": "approve", "reason": ""}
    undated = hendra.do(number, "tahap", **decision, happened_at="")
    assert undated.status_code == 422
    assert "Tulis tanggal dan jamnya." in words(undated)
    after = hendra.do(number, "tahap", **decision, happened_at=typed(house.now - HOUR))
    assert after.status_code == 403
    assert "Anda tidak bertugas sebagai kepala dinas" in words(after)
    done(hendra.do(number, "tahap", **decision, happened_at=typed(dark + HOUR)))
    assert decided(at_decision).at == (dark + HOUR)
    assert decided(at_decision).data["mandate"] == str(given.pk)


def test_once_the_office_has_caught_up_a_mandate_that_is_over_opens_nothing(house, at_decision, desk, words):
    plh(house)
    void(actor=house.named("rina"), now=house.now, number_id=numbers(house)[0].pk, reason=REASON)
    house.now += DAY
    number = at_decision.number
    assert f"/berkas/{number}/tahap/" in desk("hendra").page(number)
    house.now += CATCHING_UP
    assert f"/berkas/{number}/tahap/" not in desk("hendra").page(number)
    assert "sudah berakhir" in words(desk("hendra").page(number))


def test_an_order_written_on_paper_counts_from_its_own_day_though_it_is_recorded_later(house, at_decision):
    dark, house.now = house.now, house.now + DAY
    that_day = dark.astimezone(WIB).date()
    given = plh(house, first=that_day, dated=that_day + DAY)
    with pytest.raises(NotYoursThen):  # signed only today, whatever days it names
        decide(house, at_decision, dark + HOUR)
    end_mandate(actor=house.named("tuti"), now=house.now, mandate_id=given.pk, reason="Salah tanggal surat perintah.")
    given = plh(house, first=that_day, dated=that_day)
    decide(house, at_decision, dark + HOUR)
    assert decided(at_decision).data["mandate"] == str(given.pk)


def test_who_inspected_does_not_decide_on_paper_either(house, at_decision):
    dark = house.now
    inspected = Fact.objects.get(application_id=at_decision.application_id, kind="inspected")
    who = User.objects.get(pk=inspected.by).username
    plh(house, who)
    house.now += DAY
    with pytest.raises(DutiesSeparated):
        decide(house, at_decision, dark + HOUR, who)


def test_a_role_taken_since_still_covers_what_was_done_before_and_one_given_since_does_not(house):
    filed, other = house.submit(), house.submit()
    block(house, count=1)
    dark, tuti = house.now, house.named("tuti")
    house.now += DAY
    withdraw_role(actor=tuti, now=house.now, user_id=house.named("rina").user_id, role=Role.FRONT_OFFICE)
    grant_role(actor=tuti, now=house.now, user_id=house.named("joko").user_id, role=Role.FRONT_OFFICE)
    house.now += HOUR
    told = {"now": house.now, "judged": judged(house), "at": dark + HOUR}
    accept_complete(actor=actor("rina", house.now), application_id=filed.application_id, **told)
    with pytest.raises(NotYoursThen):
        accept_complete(actor=actor("joko", house.now), application_id=other.application_id, **told)
    accept_complete(actor=actor("joko", house.now), application_id=other.application_id, **told | {"at": None})


def test_who_left_the_counter_since_still_enters_what_they_took_in_on_the_dark_day(house, desk, done):
    filed = house.submit()
    returned = {"judged": judged(house) | {"ktp": "unreadable"}, "application_id": filed.application_id}
    return_to_applicant(actor=house.named("rina"), now=house.now, **returned)
    block(house, count=1)
    dark, tuti = house.now, house.named("tuti")
    house.now += DAY
    withdraw_role(actor=tuti, now=house.now, user_id=house.named("rina").user_id, role=Role.FRONT_OFFICE)
    rina, address = desk("rina"), "tindakan/terima-perbaikan"
    assert f"/berkas/{filed.number}/{address}/" in rina.page(filed.number)
    assert rina.do(filed.number, address, brought=["ktp"], happened_at="").status_code == 422
    done(rina.do(filed.number, address, brought=["ktp"], happened_at=typed(dark + HOUR)))
    assert house.case(filed.application_id).journey.handed_in_at == dark + HOUR


def test_paper_bears_no_seconds_so_a_role_of_that_very_minute_is_enough(house):
    filed = house.submit()
    block(house, count=1)
    house.now = house.now.replace(second=40) + HOUR
    grant_role(actor=house.named("tuti"), now=house.now, user_id=house.named("joko").user_id, role=Role.FRONT_OFFICE)
    at, house.now = house.now.replace(second=0), house.now + HOUR
    told = {"now": house.now, "judged": judged(house), "application_id": filed.application_id}
    with pytest.raises(NotYoursThen):
        accept_complete(actor=actor("joko", house.now), at=at - timedelta(minutes=1), **told)
    accept_complete(actor=actor("joko", house.now), at=at, **told)


def test_a_number_was_written_by_whoever_had_the_part_then_by_the_dates_of_their_role(house):
    block(house, count=2)
    dark, (first, _second) = house.now, numbers(house)
    house.now += DAY
    grant_role(actor=house.named("tuti"), now=house.now, user_id=house.named("joko").user_id, role=Role.FRONT_OFFICE)
    with pytest.raises(WriterHadNoPart):
        keyed_in(house, first, dark + HOUR, wrote="joko")
    withdraw_role(actor=house.named("tuti"), now=house.now, user_id=house.named("budi").user_id, role=Role.FRONT_OFFICE)
    assert keyed_in(house, first, dark + HOUR, wrote="budi").number == first.number
