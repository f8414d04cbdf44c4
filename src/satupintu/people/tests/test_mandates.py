"""Plh and Plt: rights of the post on exactly its days, written on paper and in the ledger, handed on by nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.people.access import MandateOver, NotHandedOn, Role, require_role
from satupintu.people.mandates import (
    DaysReversed,
    EndReasonMissing,
    MandatePast,
    MayNotAct,
    Order,
    OrderFromTomorrow,
    OrderIncomplete,
    PostNotHeld,
    PostNotVacant,
    PostTaken,
    SelfMandate,
    end_mandate,
    give_mandate,
)
from satupintu.people.models import Mandate, RoleGrant, User
from satupintu.people.queries import actor_for, holders, mandate_words, signatory
from satupintu.people.rules import Term
from satupintu.people.second_factor import forced

WIB = ZoneInfo("Asia/Jakarta")
REASON = "Kepala dinas kembali lebih awal."
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
INSTANTS = st.datetimes(datetime(2025, 12, 25), datetime(2026, 3, 10), timezones=st.just(UTC))


def user(username):
    return User.objects.get(username=username)


def order(house, first=0, last=4, **changed):
    """An order that Dewi's post is acted for, in days from today."""
    today = house.now.astimezone(WIB).date()
    plain = Order(
        kind="plh",
        role=Role.HEAD_OF_OFFICE,
        replaced=user("dewi").pk,
        post="",
        first=today + timedelta(days=first),
        last=today + timedelta(days=last),
        number="800/012/SP/2026",
        dated=today,
    )
    return replace(plain, **changed)


def give(house, who="hendra", *, by="dewi", **changed):
    return give_mandate(actor=house.named(by), now=house.now, user_id=user(who).pk, order=order(house, **changed))


@given(first=DAYS, length=st.integers(0, 20), recorded=INSTANTS, ended=st.none() | INSTANTS, at=INSTANTS)
def test_a_term_covers_exactly_its_days_in_the_zone_of_the_office(first, length, recorded, ended, at):
    term = Term(first, first + timedelta(days=length), recorded, ended, "Asia/Jakarta")
    start = datetime.combine(first, datetime.min.time(), WIB)
    end = datetime.combine(first + timedelta(days=length + 1), datetime.min.time(), WIB)
    expected = start <= at < end and recorded <= at and (ended is None or at < ended)
    assert term.covers(at) is expected


@given(first=DAYS, length=st.integers(0, 9), other=DAYS, width=st.integers(0, 9))
def test_two_terms_overlap_exactly_when_they_share_a_day(first, length, other, width):
    term = Term(first, first + timedelta(days=length), datetime(2025, 1, 1, tzinfo=UTC), None, "Asia/Jakarta")
    mine = {first + timedelta(days=n) for n in range(length + 1)}
    theirs = {other + timedelta(days=n) for n in range(width + 1)}
    assert term.overlaps(min(theirs), max(theirs)) is bool(mine & theirs)


def test_the_rights_of_the_post_and_the_name_under_papers_change_together_at_midnight_of_the_office(house):
    hendra, dewi = user("hendra"), user("dewi")
    give(house, first=1, last=2)
    tomorrow = house.now.astimezone(WIB).date() + timedelta(days=1)
    start = datetime.combine(tomorrow, datetime.min.time(), WIB)
    end = start + timedelta(days=2)
    moment = timedelta(seconds=1)
    for at, acts in (
        (house.now, False),
        (start - moment, False),
        (start, True),
        (start + timedelta(hours=7), True),
        (end - moment, True),
        (end, False),
        (end + timedelta(hours=7), False),
    ):
        actor = actor_for(hendra, at)
        assert (Role.HEAD_OF_OFFICE in actor.roles) is acts, at
        assert (actor.borrowed == {Role.HEAD_OF_OFFICE}) is acts
        assert (hendra in holders(house.office_id, Role.HEAD_OF_OFFICE, at)) is acts
        found = signatory(house.office_id, at)
        shown = (hendra.name, hendra.nip, hendra.rank, "Plh. Kepala Dinas")
        assert ((found.name, found.nip, found.rank, found.title) == shown) is acts
        assert (found.title == "Kepala Dinas" and found.name == dewi.name) is not acts
        assert Role.HEAD_OF_OFFICE in actor_for(dewi, at).roles  # UU 30/2014 Pasal 14 ayat (5)
        assert actor.roles - {Role.HEAD_OF_OFFICE} == {Role.SECTION_HEAD, Role.SUPERVISOR}


def test_nothing_that_was_so_before_the_order_was_written_down_changes(house):
    give(house, first=-2, last=2)
    before = house.now - timedelta(hours=1)
    assert signatory(house.office_id, before).title == "Kepala Dinas"
    assert signatory(house.office_id, house.now).title == "Plh. Kepala Dinas"


def test_a_mandate_ended_early_stops_at_that_moment_and_stays_on_record(house):
    mandate = give(house)
    stop = house.now + timedelta(hours=3)
    end_mandate(actor=house.named("tuti"), now=stop, mandate_id=mandate.pk, reason=REASON)
    assert signatory(house.office_id, stop - timedelta(seconds=1)).title == "Plh. Kepala Dinas"
    assert signatory(house.office_id, stop).title == "Kepala Dinas"
    kept = Mandate.objects.get()
    assert (kept.ended_why, kept.ended_by, kept.starts_on) == (REASON, user("tuti"), mandate.starts_on)
    assert {"MandateGiven", "MandateEnded"} <= set(Entry.objects.values_list("event", flat=True))
    with pytest.raises(NotFound):
        end_mandate(actor=house.named("tuti"), now=stop, mandate_id=mandate.pk, reason=REASON)
    give_mandate(actor=house.named("dewi"), now=stop, user_id=user("budi").pk, order=order(house))


def test_whoever_acted_until_yesterday_is_told_that_it_is_over_and_what_to_do(house):
    give(house, first=0, last=0)
    midnight = datetime.combine(house.now.astimezone(WIB).date() + timedelta(days=1), datetime.min.time(), WIB)
    require_role(actor_for(user("hendra"), midnight - timedelta(seconds=1)), Role.HEAD_OF_OFFICE)
    with pytest.raises(MandateOver) as refused:
        require_role(actor_for(user("hendra"), midnight), Role.HEAD_OF_OFFICE)
    said = str(refused.value)
    assert "Plh. Kepala Dinas (800/012/SP/2026)" in said
    assert "hari terakhirnya 10 Maret 2026" in said
    assert "Minta surat perintah baru" in said
    with pytest.raises(NotAllowed):  # somebody who never had one
        require_role(actor_for(user("budi"), midnight), Role.HEAD_OF_OFFICE)


def test_an_order_whose_days_are_over_is_refused_with_what_to_do(house):
    with pytest.raises(MandatePast, match="Minta surat perintah baru"):
        give(house, first=-5, last=-1)
    give(house, first=-5, last=0)


def test_one_post_has_one_person_acting_on_a_day(house):
    give(house, first=0, last=4)
    for first, last in ((0, 0), (4, 9), (-3, 0), (1, 2), (-9, 30)):
        with pytest.raises(PostTaken, match="akhiri dahulu"):
            give(house, "budi", first=first, last=last)
    give(house, "budi", first=5, last=9)


def test_nobody_mandates_themselves_or_what_is_not_theirs(house):
    with pytest.raises(SelfMandate):
        give(house, "tuti", by="tuti")
    for username in ("hendra", "rina", "joko"):
        with pytest.raises(NotAllowed):
            give(house, "budi", by=username)
    for number, role in ((1, Role.ADMINISTRATOR), (2, Role.INSPECTORATE), (3, Role.FRONT_OFFICE)):
        with pytest.raises(NotFound):
            give(house, role=role, number=str(number))


def test_whoever_acts_hands_nothing_on(house):
    mandate = give(house)
    acting = actor_for(user("hendra"), house.now)
    with pytest.raises(NotHandedOn):
        give_mandate(actor=acting, now=house.now, user_id=user("budi").pk, order=order(house, first=10, last=12))
    with pytest.raises(NotHandedOn):
        end_mandate(actor=acting, now=house.now, mandate_id=mandate.pk, reason=REASON)


def test_whoever_configures_never_acts_for_those_who_decide(house):
    with pytest.raises(MayNotAct, match="administrator"):
        give(house, "tuti")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"number": "  "}, OrderIncomplete),
        ({"dated": date(2026, 3, 11)}, OrderFromTomorrow),
        ({"first": date(2026, 3, 20), "last": date(2026, 3, 19)}, DaysReversed),
        ({"replaced": None}, PostNotHeld),
        ({"kind": "plt", "replaced": None}, PostNotVacant),
    ],
)
def test_an_order_that_does_not_hold_together_is_refused(house, changed, refusal):
    with pytest.raises(refusal):
        give_mandate(
            actor=house.named("dewi"), now=house.now, user_id=user("hendra").pk, order=replace(order(house), **changed)
        )


def test_a_post_is_not_acted_for_by_its_holder(house):
    with pytest.raises(PostNotHeld):
        give(house, "dewi", by="tuti")


def test_a_vacant_post_is_acted_for_by_a_plt(house):
    RoleGrant.objects.filter(user=user("dewi")).update(until=house.now)
    house.now += timedelta(minutes=1)
    mandate = give(house, "hendra", by="tuti", kind="plt", replaced=None, post="Kepala Dinas")
    found = signatory(house.office_id, house.now)
    assert (found.name, found.title) == (user("hendra").name, "Plt. Kepala Dinas")
    assert mandate_words([mandate.pk]) == {str(mandate.pk): "Plt. Kepala Dinas, SP No. 800/012/SP/2026"}


def test_why_a_mandate_ends_early_is_written_down(house):
    with pytest.raises(EndReasonMissing):
        end_mandate(actor=house.named("dewi"), now=house.now, mandate_id=give(house).pk, reason="ya")


def test_a_plh_of_the_head_needs_the_code_from_the_phone_while_it_lasts(house):
    budi = user("budi")
    assert not forced(actor_for(budi, house.now))
    give(house, "budi", first=0, last=0)
    assert forced(actor_for(budi, house.now))
    assert not forced(actor_for(budi, house.now + timedelta(days=1)))


def test_a_person_acting_for_the_head_is_led_to_set_up_the_phone_first(house, at_desk):
    client = at_desk(house, "budi")
    assert client.get("/meja/").status_code == 200
    give(house, "budi")
    assert client.get("/meja/")["Location"] == "/masuk/totp/"


def test_the_page_records_an_order_keeps_the_old_ones_and_ends_one_with_a_reason(house, at_desk):
    client = at_desk(house, "tuti")
    dewi, hendra = user("dewi"), user("hendra")
    typed = {
        "post": f"head_of_office:{dewi.pk}",
        "title": "",
        "user": str(hendra.pk),
        "first": "2026-03-10",
        "last": "2026-03-12",
        "order_number": "800/012/SP/2026",
        "order_date": "2026-03-09",
    }
    wrong = client.post("/kantor/mandat/", typed | {"last": "2026-03-09"})
    assert wrong.status_code == 422
    assert "mendahului hari pertama" in wrong.content.decode()
    assert client.post("/kantor/mandat/", typed)["Location"] == "/kantor/mandat/"
    page = client.get("/kantor/mandat/").content.decode()
    assert "800/012/SP/2026" in page
    assert "Plh. Kepala Dinas" in page
    mandate = Mandate.objects.get()
    ended = client.post(f"/kantor/mandat/{mandate.pk}/akhiri/", {"reason": REASON})
    assert ended["Location"] == "/kantor/mandat/"
    assert REASON in client.get("/kantor/mandat/").content.decode()


def test_the_page_offers_no_form_to_whoever_may_not_record(house, at_desk):
    mandate = give(house)
    for username in ("rina", "hendra"):
        page = at_desk(house, username)
        assert '<form method="post" novalidate>' not in page.get("/kantor/mandat/").content.decode()
        assert page.post(f"/kantor/mandat/{mandate.pk}/akhiri/", {"reason": REASON}).status_code == 403
