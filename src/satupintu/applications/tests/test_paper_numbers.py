"""Numbers written on paper while the power is out: kept in the sequence, used once or void, with true dates and
names."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils.translation import override

from satupintu.applications.models import Application, BlockNumber
from satupintu.applications.services import accept_complete
from satupintu.applications.services.paper_days import OutOfOrder
from satupintu.applications.services.paper_numbers import (
    BlockSize,
    NumberSettled,
    WriterHadNoPart,
    Written,
    WrongPaperDate,
    block_numbers,
    open_numbers,
    reserve,
    void,
)
from satupintu.applications.services.true_date import NotYetHappened
from satupintu.applications.tests.on_paper import REASON, block, keyed_in, numbers
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.demo.seed import actor as staff_actor
from satupintu.licences.models import Licence
from satupintu.licences.services import issue
from satupintu.people.access import Role
from satupintu.people.models import Office, User
from satupintu.people.services import grant_role
from satupintu.ui.refusals import say


def test_a_block_is_taken_from_the_sequence_and_leaves_no_gap(house):
    house.submit()
    block(house)
    after = house.submit()
    assert [row.number for row in numbers(house)] == [f"IUMK-2026-00000{n}" for n in (2, 3, 4)]
    assert after.number == "IUMK-2026-000005"
    with pytest.raises(BlockSize):
        block(house, count=0)
    with pytest.raises(BlockSize):
        block(house, count=101)
    with pytest.raises(NotAllowed):
        block(house, by="joko")


def test_what_was_written_on_paper_is_entered_with_its_number_its_true_date_and_both_names(house):
    block(house)
    wrote_at = house.now + timedelta(hours=2)
    house.now += timedelta(days=2)
    filed = keyed_in(house, numbers(house)[0], wrote_at)
    case = house.case(filed.application_id)
    assert filed.number == "IUMK-2026-000001"
    assert (case.application.submitted_at, case.facts[0].at) == (wrote_at, wrote_at)
    assert case.facts[0].data["written_by"] == str(house.named("rina").user_id)
    row = BlockNumber.objects.get(number=filed.number)
    assert (row.state, row.happened_at, row.settled_at) == ("used", wrote_at, house.now)
    assert (row.written_by_id, row.settled_by_id) == (house.named("rina").user_id,) * 2
    with pytest.raises(NumberSettled):
        keyed_in(house, row, wrote_at)
    with pytest.raises(NumberSettled):
        void(actor=house.named("rina"), now=house.now, number_id=row.pk, reason=REASON)


@pytest.mark.parametrize(
    ("language", "reserved", "last"),
    [
        ("id", "dipesan pada Selasa, 10 Maret 2026, pukul 09.00 WIB", "berubah pada Selasa, 10 Maret 2026, pukul"),
        ("en", "reserved on Tuesday, 10 March 2026, at 09.00 WIB", "changed on Tuesday, 10 March 2026, at"),
    ],
)
def test_a_refusal_that_names_an_instant_names_it_in_the_language_of_the_page(house, language, reserved, last):
    block(house)
    first, began = numbers(house)[0], house.now
    filed = house.submit()
    house.now += timedelta(days=1)
    with pytest.raises(WrongPaperDate) as older:
        keyed_in(house, first, began - timedelta(hours=1))
    judged = dict.fromkeys((each.id for each in house.standard().delivery.requirements), "ok")
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id, "judged": judged}
    with pytest.raises(OutOfOrder) as earlier:
        accept_complete(at=began, **told)
    with override(language):
        assert reserved in say(older.value)
        assert last in say(earlier.value)
    assert "Maret" in str(older.value)


def test_a_number_is_not_older_than_its_block_nor_of_another_year_nor_written_by_just_anybody(house):
    block(house)
    first = numbers(house)[0]
    reserved, house.now = house.now, house.now + timedelta(days=1)
    with pytest.raises(WrongPaperDate):
        keyed_in(house, first, reserved.replace(second=0) - timedelta(minutes=1))
    with pytest.raises(NotYetHappened):
        keyed_in(house, first, house.now + timedelta(hours=1))
    with pytest.raises(WriterHadNoPart):
        keyed_in(house, first, reserved + timedelta(hours=1), wrote="joko")
    house.now = datetime(2027, 1, 5, 2, tzinfo=UTC)
    with pytest.raises(WrongPaperDate):
        keyed_in(house, first, datetime(2027, 1, 4, 2, tzinfo=UTC))
    late = keyed_in(house, first, datetime(2026, 12, 30, 2, tzinfo=UTC))
    assert late.number == "IUMK-2026-000001"  # keyed in after the turn of the year, it keeps the number of its year
    block(house, count=1)
    assert numbers(house)[-1].number == "IUMK-2027-000001"


def test_paper_bears_no_seconds_so_the_minute_of_the_block_is_early_enough(house):
    house.now = house.now.replace(second=40)
    block(house)
    first, wrote_at = numbers(house)[0], house.now.replace(second=0)
    assert keyed_in(house, first, wrote_at).number == first.number


def test_who_was_given_the_counter_in_that_very_minute_may_have_written_it(house):
    house.now = house.now.replace(second=40)
    joko = User.objects.get(username="joko")
    grant_role(actor=house.named("tuti"), now=house.now, user_id=joko.pk, role=Role.FRONT_OFFICE)
    block(house)
    first, wrote_at = numbers(house)[0], house.now.replace(second=0)
    assert keyed_in(house, first, wrote_at, wrote="joko").number == first.number


def test_a_number_that_is_not_used_is_void_with_a_reason_and_stays_visible(house):
    kept = block(house)
    void(actor=house.named("rina"), now=house.now, number_id=numbers(house)[1].pk, reason="Lembar basah kena hujan.")
    assert [row.seq for row in numbers(house)] == [1, 3]
    _block, rows = block_numbers(house.named("rina"), kept.pk)
    assert [(row.state, row.why) for row in rows][1] == ("void", "Lembar basah kena hujan.")
    house.now += timedelta(hours=3)
    with pytest.raises(NumberSettled):
        keyed_in(house, rows[1], house.now - timedelta(hours=1))


def test_another_office_sees_and_uses_no_number_of_this_one(house):
    kept = block(house)
    other = Office.objects.create(id=new_id(), slug="lain", name="Kantor Lain", zone="Asia/Jakarta")
    stranger = Actor("staff", other.pk, house.named("rina").user_id, roles=house.named("rina").roles)
    assert open_numbers(stranger, "application:iumk") == []
    with pytest.raises(NotFound):
        block_numbers(stranger, kept.pk)
    with pytest.raises(NotFound):
        void(actor=stranger, now=house.now, number_id=numbers(house)[0].pk, reason=REASON)


def test_a_licence_issued_on_paper_bears_its_number_and_its_day_and_is_in_order(house):
    filed = house.submit()
    house.until(filed.application_id, "issue")
    decided = house.now
    block(house, what="licence", by="hendra")
    number = numbers(house, "licence")[0]
    owner = house._owner(house.case(filed.application_id))
    wrote_at = decided + timedelta(hours=2)
    house.now = decided + timedelta(days=3)
    told = {"actor": owner, "now": house.now, "application_id": filed.application_id}
    wrote = Written(number.pk, owner.user_id)
    with pytest.raises(OutOfOrder):
        issue(written=wrote, at=decided - timedelta(hours=1), **told)
    licence = issue(written=wrote, at=wrote_at, **told)
    assert (licence.number, licence.seq, licence.issued_at) == (number.number, 1, wrote_at)
    fact = house.case(filed.application_id).facts[-1]
    assert (fact.kind, fact.at, fact.data["written_by"]) == ("issued", wrote_at, str(owner.user_id))
    second = house.submit()
    house.until(second.application_id, "issue")
    assert house.advance(second.application_id).journey.issued
    assert sorted(Licence.objects.values_list("seq", flat=True)) == [1, 4]  # 2 and 3 wait on paper


def test_paper_bears_no_seconds_so_all_of_one_minute_is_in_order(house):
    filed = house.submit()
    house.until(filed.application_id, "issue")
    house.now = house.now.replace(second=45)
    block(house, what="licence", by="hendra")
    owner = house._owner(house.case(filed.application_id))
    minute, house.now = house.now.replace(second=0), house.now + timedelta(days=1)
    number = numbers(house, "licence")[0]
    told = {"actor": owner, "now": house.now, "application_id": filed.application_id}
    assert issue(written=Written(number.pk, owner.user_id), at=minute, **told).number == number.number
    facts = house.case(filed.application_id).facts
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts), "as of any instant the file makes sense"


def test_numbers_stay_without_gap_or_double_while_blocks_and_submissions_come_at_once(busy_house):
    house, made = busy_house, []
    rina = staff_actor("rina", house.now)

    def reserving():
        try:
            for _ in range(3):
                made.append(
                    reserve(actor=rina, now=house.now, what="application", service="iumk", count=4, reason=REASON)
                )
        finally:
            connection.close()

    dossiers = [house.dossier() for _ in range(6)]

    def submitting(mine):
        try:
            for each in mine:
                house.submit(house.now, dossier=each)
        finally:
            connection.close()

    threads = [threading.Thread(target=reserving) for _ in range(2)]
    threads += [threading.Thread(target=submitting, args=(dossiers[n::2],)) for n in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    taken = [row.seq for row in BlockNumber.objects.all()]
    taken += [int(number[-6:]) for number in Application.objects.values_list("number", flat=True)]
    assert sorted(taken) == list(range(1, 6 * 4 + 6 + 1))
