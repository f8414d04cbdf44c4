"""Roles are held for a time: who held which at an instant always has an answer."""

from datetime import timedelta

import pytest

from satupintu.base.refusal import NotAllowed
from satupintu.people.access import Role
from satupintu.people.models import User
from satupintu.people.queries import actor_for
from satupintu.people.services import grant_role, withdraw_role


def test_a_role_is_held_from_when_it_is_given_until_it_is_taken_back(house):
    joko = User.objects.get(username="joko")
    given, taken = house.now, house.now + timedelta(days=3)
    told = {"actor": house.named("tuti"), "user_id": joko.pk, "role": Role.BACK_OFFICE}
    grant_role(now=given, **told)
    withdraw_role(now=taken, **told)
    assert Role.BACK_OFFICE not in actor_for(joko, given - timedelta(minutes=1)).roles
    assert Role.BACK_OFFICE in actor_for(joko, given + timedelta(days=1)).roles
    assert Role.BACK_OFFICE not in actor_for(joko, taken).roles


def test_only_an_administrator_gives_and_takes_roles(house):
    joko = User.objects.get(username="joko")
    for act in (grant_role, withdraw_role):
        with pytest.raises(NotAllowed):
            act(actor=house.named("dewi"), now=house.now, user_id=joko.pk, role=Role.INSPECTOR)
