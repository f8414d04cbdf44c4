"""Many hands at once: every act happens once, every number is used once, no database is too busy."""

import threading
from collections import Counter
from datetime import timedelta

from django.db import connections

from satupintu.applications.models import Fact, Turn
from satupintu.applications.services import Given, accept_complete, pause, resubmit, resume, return_to_applicant
from satupintu.base.actor import applicant
from satupintu.base.refusal import Refusal
from satupintu.licences.models import Licence
from satupintu.licences.services import hand_over, issue, revoke
from satupintu.workdays.services import add_closure

REASON = "Alasan yang cukup panjang."
OK = {"ktp": "ok", "nib": "ok"}


def at_once(*acts):
    """Do all at the same moment, each in a thread; what each ended in: "done", a refusal's code, or an error."""
    ready, found = threading.Barrier(len(acts)), []

    def run(act):
        try:
            ready.wait()
            act()
            found.append("done")
        except Refusal as refusal:
            found.append(refusal.code)
        except Exception as error:
            found.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(found)


def told(house, filed):
    return {"now": house.now, "application_id": filed.application_id}


def test_sixteen_files_submitted_at_once_have_sixteen_numbers_in_a_row(busy_house):
    house = busy_house
    house.cast("front_office")
    dossiers = [house.dossier() for _ in range(16)]
    found = at_once(*[lambda each=each: house.submit(house.now, dossier=each) for each in dossiers])
    assert found == {"done": 16}
    numbers = sorted(Fact.objects.filter(kind="submitted").values_list("application__number", flat=True))
    assert [int(each[-6:]) for each in numbers] == list(range(int(numbers[0][-6:]), int(numbers[0][-6:]) + 16))


def test_files_accepted_at_once_go_to_the_inspectors_in_equal_parts(busy_house):
    house = busy_house
    filed = [house.submit() for _ in range(8)]
    rina = house.named("rina")
    found = at_once(*[lambda each=each: accept_complete(actor=rina, judged=OK, **told(house, each)) for each in filed])
    assert found == {"done": 8}
    assert sorted(Turn.objects.filter(role="inspector").values_list("given", flat=True)) == [4, 4]


def test_each_act_pressed_many_times_at_once_happens_once(busy_house):
    house = busy_house
    filed, rina, hendra = house.submit(), house.named("rina"), house.named("hendra")
    return_to_applicant(actor=rina, judged={"ktp": "unreadable", "nib": "ok"}, **told(house, filed))
    given, who = [Given("ktp", "counter")], applicant(house.office_id)
    assert at_once(*[lambda: resubmit(actor=who, given=given, **told(house, filed))] * 6)["done"] == 1
    stop = {"reason": "applicant_absent", "note": REASON}
    assert at_once(*[lambda: pause(actor=hendra, **stop, **told(house, filed))] * 6)["done"] == 1
    assert at_once(*[lambda: resume(actor=hendra, **told(house, filed))] * 6)["done"] == 1
    house.until(filed.application_id, "issue")
    tuti = house.named("tuti")
    assert at_once(*[lambda: issue(actor=tuti, **told(house, filed))] * 6)["done"] == 1
    house.until(filed.application_id, "hand_over")
    give = {"receiver": "Pemohon Contoh"}
    assert at_once(*[lambda: hand_over(actor=rina, **give, **told(house, filed))] * 6)["done"] == 1
    why, dewi = {"reason": REASON, "legal_basis": "UU 30/2014 Pasal 64"}, house.named("dewi")
    assert at_once(*[lambda: revoke(actor=dewi, **why, **told(house, filed))] * 6)["done"] == 1
    assert Licence.objects.count() == 1


def test_a_hand_over_and_a_revocation_at_the_same_moment_do_not_wait_for_each_other_for_ever(busy_house):
    house = busy_house
    rina, dewi = house.named("rina"), house.named("dewi")
    why = {"reason": REASON, "legal_basis": "UU 30/2014 Pasal 64"}
    for _ in range(3):
        filed = house.submit()
        house.until(filed.application_id, "hand_over")
        found = at_once(
            lambda filed=filed: hand_over(actor=rina, receiver="Pemohon Contoh", **told(house, filed)),
            lambda filed=filed: revoke(actor=dewi, **why, **told(house, filed)),
        )
        assert set(found) <= {"done", "already_revoked"}
        assert found["done"] >= 1


def test_two_closures_announced_at_once_while_officers_work(busy_house):
    house = busy_house
    filed = [house.submit() for _ in range(4)]
    for each in filed[:3]:
        house.advance(each.application_id)
    house.named("dewi")
    day, rina = house.now.date(), house.named("rina")
    closing = [
        lambda shift=shift: add_closure(
            actor=house.named("dewi"),
            now=house.now,
            on=day + timedelta(days=shift),
            name="Banjir",
            decree="Keputusan Contoh 1",
        )
        for shift in (1, 2)
    ]
    found = at_once(*closing, lambda: accept_complete(actor=rina, judged=OK, **told(house, filed[3])))
    assert found == {"done": 3}
