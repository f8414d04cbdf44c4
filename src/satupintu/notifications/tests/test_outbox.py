"""The outbox: written with the data, delivered at least once, stopped where it must be, and never lost."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from satupintu.base.actor import Actor, applicant
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import write
from satupintu.notifications import queries, services
from satupintu.notifications.channels import GiveUp, TryAgain
from satupintu.notifications.models import Outgoing

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
SUBJECT = UUID(int=7)


def put(office, key="one", *, channel="remembering", line="", now=NOW, **payload):
    with write():
        services.enqueue(
            office_id=office.id,
            channel=channel,
            topic="receipt",
            subject=SUBJECT,
            payload=payload or {"to": "siti@contoh.example"},
            dedupe_key=key,
            line=line,
            now=now,
        )


def work(now=NOW, **more):
    return services.work(now=now, worker="w", **more)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_put_into_the_outbox_outside_a_transaction():
    with pytest.raises(RuntimeError):
        services.enqueue(
            office_id=new_id(), channel="x", topic="t", subject=SUBJECT, payload={}, dedupe_key="k", now=NOW
        )


def test_a_message_leaves_once_and_its_content_is_destroyed(office, channel):
    put(office, name="Siti")
    assert work() == 1
    assert work(NOW + timedelta(days=1)) == 0
    assert [item.payload for item in channel.given] == [{"name": "Siti"}]
    row = Outgoing.objects.get()
    assert (row.state, bytes(row.payload_sealed), bytes(row.wrapped_key)) == ("sent", b"", b"")


def test_the_same_key_twice_is_one_message(office, channel):
    put(office, "same")
    put(office, "same", name="other")
    assert Outgoing.objects.count() == 1


def test_what_waits_cannot_be_read_in_the_database(office):
    put(office, name="Siti Contohwati")
    assert b"Siti" not in bytes(Outgoing.objects.get().payload_sealed)


def test_a_message_is_not_sent_before_it_is_due(office, channel):
    put(office, now=NOW + timedelta(hours=1))
    assert work() == 0
    assert work(NOW + timedelta(hours=1)) == 1


def test_a_failure_is_tried_again_later_and_later(office, channel):
    channel.then = raising(TryAgain("jaringan putus"))
    put(office)
    now, waits = NOW, []
    for _ in range(6):
        assert work(now) == 1
        row = Outgoing.objects.get()
        assert (row.state, row.last_error) == ("waiting", "jaringan putus")
        waits.append(row.due_at - now)
        now = row.due_at
    assert all(later > earlier for earlier, later in pairwise(waits))
    channel.then = lambda item: None
    work(now)
    assert Outgoing.objects.get().state == "sent"


def test_a_channel_may_ask_for_more_time(office, channel):
    channel.then = raising(TryAgain("besok saja", after=timedelta(hours=5)))
    put(office)
    work()
    assert Outgoing.objects.get().due_at >= NOW + timedelta(hours=5)


def test_after_so_many_failures_it_stops_and_an_officer_sets_it_going(office, officer, channel):
    channel.then = raising(TryAgain("jaringan putus"))
    put(office)
    now = NOW
    for _ in range(services.PATIENCE.attempts):
        assert work(now) == 1
        now = Outgoing.objects.get().due_at
    assert work(now + timedelta(days=9)) == 0
    (stopped,) = queries.troubled(officer)
    assert (stopped.state, stopped.last_error) == ("stopped", "jaringan putus")
    assert queries.troubled_count(officer) == 1
    channel.then = lambda item: None
    services.restart(actor=officer, now=now, outgoing_id=stopped.id)
    assert work(now) == 1
    assert queries.troubled(officer) == []
    assert queries.outgoing_for(officer, SUBJECT)[0].state == "sent"


def test_what_will_never_work_stops_at_once(office, officer, channel):
    channel.then = raising(GiveUp("alamat tidak dapat dipakai"))
    put(office)
    work()
    assert queries.troubled(officer)[0].attempts == 1


def test_only_the_office_may_set_a_message_going(office, officer, channel):
    channel.then = raising(GiveUp("tidak"))
    put(office)
    work()
    row = Outgoing.objects.get()
    inspector = Actor(kind="staff", office_id=office.id, roles=frozenset({"inspector"}))
    stranger = Actor(kind="staff", office_id=new_id(), roles=officer.roles)
    for actor, refusal in [(inspector, NotAllowed), (applicant(office.id), NotAllowed), (stranger, NotFound)]:
        with pytest.raises(refusal):
            services.restart(actor=actor, now=NOW, outgoing_id=row.id)
    with pytest.raises(NotFound):
        queries.outgoing_for(applicant(office.id), SUBJECT)
    services.restart(actor=officer, now=NOW, outgoing_id=row.id)
    with pytest.raises(services.NotStopped):
        services.restart(actor=officer, now=NOW, outgoing_id=row.id)


def test_a_bug_in_a_channel_holds_up_nobody_else(office, channel):
    def broken(item):
        if item.dedupe_key == "first":
            raise ZeroDivisionError

    channel.then = broken
    put(office, "first")
    put(office, "second")
    put(office, "third", channel="nowhere")
    assert work() == 3
    states = dict(Outgoing.objects.values_list("dedupe_key", "state"))
    assert states == {"first": "waiting", "second": "sent", "third": "waiting"}
    assert "ZeroDivisionError" in Outgoing.objects.get(dedupe_key="first").last_error


def test_what_a_dead_worker_held_is_taken_again_when_its_lease_ends(office, channel):
    channel.then = raising(Killed())
    put(office)
    with pytest.raises(Killed):
        work()
    channel.then = lambda item: None
    assert work(NOW + services.LEASE - timedelta(seconds=1)) == 0
    assert work(NOW + services.LEASE) == 1
    assert Outgoing.objects.get().state == "sent"
    assert [item.attempt for item in channel.given] == [1, 2]


def test_a_message_that_kills_its_workers_is_stopped(office, officer, channel):
    channel.then = raising(Killed())
    put(office)
    now = NOW
    for _ in range(services.PATIENCE.attempts):
        with pytest.raises(Killed):
            work(now)
        now += services.LEASE
    assert work(now) == 0
    assert len(queries.troubled(officer)) == 1


def test_a_slow_worker_cannot_undo_what_another_recorded(office, channel):
    def slow(item):
        if item.attempt == 1:
            assert work(NOW + services.LEASE) == 1  # the lease has ended meanwhile; another delivers
            raise TryAgain("terlambat")

    channel.then = slow
    put(office)
    work()
    row = Outgoing.objects.get()
    assert (row.state, row.attempts, row.last_error) == ("sent", 2, "")


def test_messages_of_one_line_leave_in_order(office, channel):
    def first_fails(item):
        if item.dedupe_key == "a1" and item.attempt == 1:
            raise TryAgain("nanti")

    channel.then = first_fails
    for key, line in [("a1", "a"), ("a2", "a"), ("b1", "b")]:
        put(office, key, line=line)
    work()
    assert [item.dedupe_key for item in channel.given] == ["a1", "b1"]
    assert work() == 0
    later = Outgoing.objects.get(dedupe_key="a1").due_at
    work(later)
    work(later)
    assert [item.dedupe_key for item in channel.given] == ["a1", "b1", "a1", "a2"]


def test_what_was_overtaken_is_not_sent_late(office, officer, channel):
    channel.then = raising(GiveUp("ditolak"))
    put(office, "a1", line="a")
    work()
    channel.then = lambda item: None
    put(office, "a2", line="a")
    work()
    stopped = queries.troubled(officer)[0]
    with pytest.raises(services.Overtaken):
        services.restart(actor=officer, now=NOW, outgoing_id=stopped.id)


def test_a_worker_takes_only_the_channels_it_was_told(office, channel):
    put(office)
    assert work(channels=["email"]) == 0
    assert work(channels=["remembering"]) == 1


def test_the_oldest_that_waits_is_known(office, officer, channel):
    assert queries.oldest_waiting(officer) is None
    put(office, "old", now=NOW - timedelta(hours=2))
    put(office, "new")
    assert queries.oldest_waiting(officer) == NOW - timedelta(hours=2)
    work()
    assert queries.oldest_waiting(officer) is None


def test_looking_for_work_costs_one_query(office, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert work() == 0


class Killed(BaseException):
    """Stands for the end of a process: nothing after it runs."""


def raising(error):
    def then(item):
        raise error

    return then
