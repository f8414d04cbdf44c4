"""Who keeps the keys of the office when two administrators act at the same moment: threads, and whole processes."""

import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from tests.journeys.killed import environment
from tests.journeys.test_at_once import at_once

from satupintu.people.access import Role
from satupintu.people.models import RoleGrant, User
from satupintu.people.queries import actor_for
from satupintu.people.services import grant_role, invite, link_owner, lock, recover, set_password, withdraw_role

WHY = "Pindah tugas ke kantor lain"
HERE = Path(__file__).parent


@pytest.fixture
def keys(busy_house):
    """Two administrators, Tuti and Hendra, each with a page open that was opened when both held the keys."""
    house = busy_house
    hendra = User.objects.get(username="hendra")
    grant_role(actor=house.named("tuti"), now=house.now, user_id=hendra.pk, role=Role.ADMINISTRATOR)
    later = house.now + timedelta(minutes=5)
    tuti = User.objects.get(username="tuti")
    return later, (tuti, actor_for(tuti, later)), (hendra, actor_for(hendra, later))


def able():
    return set(
        RoleGrant.objects.filter(role=Role.ADMINISTRATOR, until__isnull=True, user__is_active=True).values_list(
            "user__username", flat=True
        )
    )


@pytest.mark.parametrize("way", ["withdraw", "lock", "both"])
def test_two_administrators_who_remove_each_other_at_the_same_moment_leave_one(keys, way):
    now, (tuti, as_tuti), (hendra, as_hendra) = keys

    def take(actor, user):
        return lambda: withdraw_role(actor=actor, now=now, user_id=user.pk, role=Role.ADMINISTRATOR)

    def shut(actor, user):
        return lambda: lock(actor=actor, now=now, user_id=user.pk, reason=WHY)

    first, second = {"withdraw": (take, take), "lock": (shut, shut), "both": (take, shut)}[way]
    found = at_once(first(as_tuti, hendra), second(as_hendra, tuti))
    assert found == {"done": 1, "not_allowed": 1}
    assert len(able()) == 1


def test_two_administrators_who_give_up_at_the_same_moment_leave_one(keys):
    now, (tuti, as_tuti), (hendra, as_hendra) = keys
    told = {"now": now, "role": Role.ADMINISTRATOR}
    found = at_once(
        lambda: withdraw_role(actor=as_tuti, user_id=tuti.pk, **told),
        lambda: withdraw_role(actor=as_hendra, user_id=hendra.pk, **told),
    )
    assert found == {"done": 1, "last_administrator": 1}
    assert len(able()) == 1


def test_a_link_used_by_many_at_once_sets_one_password(busy_house):
    house = busy_house
    person = {"username": "sari", "name": "Sari Contohwati", "roles": ["front_office"]}
    code = invite(actor=house.named("tuti"), now=house.now, **person).code
    passwords = [f"kuda hijau nomor {number}" for number in range(4)]
    found = at_once(*[lambda each=each: set_password(code=code, password=each, now=house.now) for each in passwords])
    assert found == {"done": 1, "access_link_used": 3}
    sari = User.objects.get(username="sari")
    assert sum(sari.check_password(each) for each in passwords) == 1


def test_one_username_invited_by_two_at_once_is_one_person(keys):
    now, (_, as_tuti), (_, as_hendra) = keys
    person = {"now": now, "username": "sari", "name": "Sari Contohwati", "roles": []}
    found = at_once(lambda: invite(actor=as_tuti, **person), lambda: invite(actor=as_hendra, **person))
    assert found == {"done": 1, "username_taken": 1}


def test_two_recoveries_at_once_leave_one_link_that_is_good(keys):
    now, (_, as_tuti), (_, as_hendra) = keys
    told = {"now": now, "user_id": User.objects.get(username="rina").pk, "phone": False, "reason": WHY, "by_hand": True}
    handed = []
    found = at_once(*[lambda who=who: handed.append(recover(actor=who, **told)) for who in (as_tuti, as_hendra)])
    assert found == {"done": 2}
    good = [each for each in handed if not _refused(each.code, now)]
    assert len(good) == 1


def _refused(code, now):
    try:
        link_owner(code=code, now=now)
    except Exception as refusal:
        return type(refusal).__name__ == "LinkUsed"
    return False


def test_two_processes_that_remove_each_others_administrator_leave_one(keys):
    now, (tuti, _), (hendra, _) = keys
    pairs = ((tuti, hendra), (hendra, tuti))
    running = [
        subprocess.Popen(
            [sys.executable, str(HERE / "removing_process.py"), who.username, str(whom.pk), now.isoformat()],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who, whom in pairs
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = Counter(process.communicate(timeout=60)[0].strip() for process in running)
    assert said == {"done": 1, "not_allowed": 1}
    assert len(able()) == 1
