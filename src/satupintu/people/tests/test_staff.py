"""Administering the staff: joining, roles with a time, locks, and who may never do it to whom."""

from datetime import timedelta

import pytest

from satupintu.audit.models import Entry
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.people import refusals as r
from satupintu.people.access import AdministratorNeverDecides, Role, barred
from satupintu.people.models import RoleGrant, StaffFact, StaffNote, User
from satupintu.people.queries import actor_for, present
from satupintu.people.record import words_of
from satupintu.people.roster import held_on, history, member
from satupintu.people.services import (
    add_staff,
    change_particulars,
    declare_kin,
    grant_role,
    lock,
    nik_index,
    unlock,
    withdraw_role,
)

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
WHY = "Pindah tugas ke kantor lain"


def of(username):
    return User.objects.get(username=username)


@pytest.fixture
def tuti(house):
    """The administrator, with an order's words for a service."""
    return {"actor": house.named("tuti"), "now": house.now}


def second_administrator(house, username="hendra"):
    grant_role(actor=house.named("tuti"), now=house.now, user_id=of(username).pk, role=Role.ADMINISTRATOR)
    return actor_for(of(username), house.now)


# Joining


@pytest.mark.parametrize("taken", ["rina", "RINA"])
def test_a_username_is_taken_once_however_it_is_written(tuti, taken):
    with pytest.raises((r.UsernameTaken, r.UsernameUnfit)):
        add_staff(**tuti, username=taken, name="Orang Lain", roles=[], password=None)
    assert User.objects.filter(username__iexact="rina").count() == 1


@pytest.mark.parametrize("odd", ["", "ab", "dua kata", "baris\nbaru", "é", "-awal", "x" * 61])
def test_a_username_that_cannot_be_typed_every_day_is_refused(tuti, odd):
    with pytest.raises(r.UsernameUnfit):
        add_staff(**tuti, username=odd, name="Orang Lain", roles=[], password=None)


def test_line_ends_in_a_name_become_blanks_and_invisible_characters_are_refused(tuti):
    user = add_staff(**tuti, username="baru", name="Orang\r\nBcc: lain@contoh.example", roles=[], password=None)
    assert user.name == "Orang Bcc: lain@contoh.example"
    with pytest.raises(r.StaffFieldUnfit) as refused:
        add_staff(**tuti, username="baru2", name="Orang \u202eniaL", roles=[], password=None)
    assert refused.value.field == "name"


def test_an_unknown_role_is_refused_and_nobody_joins(tuti):
    with pytest.raises(r.UnknownRole):
        add_staff(**tuti, username="baru", name="Orang Baru", roles=["raja"], password=None)
    assert not User.objects.filter(username="baru").exists()


# Roles


def test_nobody_gives_a_role_to_themselves(house, tuti):
    with pytest.raises(r.OwnAccess):
        grant_role(**tuti, user_id=of("tuti").pk, role=Role.CASHIER)


def test_whoever_holds_the_keys_is_not_head_and_the_head_gets_no_keys(house, tuti):
    with pytest.raises(r.AdministratorDecides):
        grant_role(**tuti, user_id=of("dewi").pk, role=Role.ADMINISTRATOR)
    both = [Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE]
    with pytest.raises(r.AdministratorDecides):
        add_staff(**tuti, username="baru", name="Orang Baru", roles=both, password=None)


def test_an_administrator_never_decides_whatever_else_they_are():
    who = Actor(kind="staff", office_id=None, roles=frozenset({"administrator", "head_of_office"}))
    told = {"owner": "head_of_office", "applicant_index": "", "step_title": "Keputusan", "done_by_actor": ()}
    assert isinstance(barred(who, step_kind="decision", **told), AdministratorNeverDecides)
    assert barred(who, step_kind="signing", **told) is None


def test_a_role_begins_and_ends_on_its_days_and_march_has_an_answer(house, tuti):
    joko = of("joko")
    first, last = house.now + 10 * DAY, house.now + 20 * DAY
    grant_role(**tuti, user_id=joko.pk, role=Role.CASHIER, since=first, until=last, basis="SK 800/12/2026")
    assert [Role.CASHIER in actor_for(joko, at).roles for at in (house.now, first, last - HOUR, last)] == [
        False, True, True, False,
    ]  # fmt: skip
    held = dict(held_on(tuti["actor"], (house.now + 15 * DAY).date()))
    assert [grant.basis for grant in held["kasir"] if grant.user_id == joko.pk] == ["SK 800/12/2026"]
    assert joko.pk not in {grant.user_id for grant in dict(held_on(tuti["actor"], house.now.date()))["kasir"]}


def test_a_role_is_not_given_twice_for_the_same_time_nor_into_the_past(house, tuti):
    joko = {"user_id": of("joko").pk}
    with pytest.raises(r.RoleHeld):
        grant_role(**tuti, **joko, role=Role.INSPECTOR, since=house.now + DAY)
    for since, until in ((-DAY, None), (DAY, DAY), (DAY, -DAY)):
        times = {"since": house.now + since, "until": house.now + until if until else None}
        with pytest.raises(r.RoleTimeUnfit):
            grant_role(**tuti, **joko, role=Role.CASHIER, **times)


def test_a_role_that_has_not_begun_can_be_taken_back_and_was_never_held(house, tuti):
    joko = of("joko")
    grant_role(**tuti, user_id=joko.pk, role=Role.CASHIER, since=house.now + 5 * DAY)
    withdraw_role(**tuti, user_id=joko.pk, role=Role.CASHIER)
    assert Role.CASHIER not in actor_for(joko, house.now + 6 * DAY).roles
    assert Role.CASHIER not in actor_for(joko, house.now + 5 * DAY).roles
    with pytest.raises(r.RoleNotHeld):
        withdraw_role(**tuti, user_id=joko.pk, role=Role.CASHIER)
    grant_role(**tuti, user_id=joko.pk, role=Role.CASHIER)


# The keys of the office


def test_the_last_administrator_neither_loses_the_role_nor_gives_it_up(house, tuti):
    for until in (None, house.now + 30 * DAY):
        with pytest.raises(r.LastAdministrator):
            withdraw_role(**tuti, user_id=of("tuti").pk, role=Role.ADMINISTRATOR, until=until)
    root = {"actor": system(house.office_id), "now": house.now}
    with pytest.raises(r.LastAdministrator):
        lock(**root, user_id=of("tuti").pk, reason=WHY)
    assert Role.ADMINISTRATOR in actor_for(of("tuti"), house.now + 60 * DAY).roles
    assert not StaffFact.objects.filter(kind__in=["StaffLocked", "RoleWithdrawn"]).exists()


def test_an_administrator_for_a_time_or_without_a_password_does_not_keep_the_keys(house, tuti):
    grant_role(**tuti, user_id=of("hendra").pk, role=Role.ADMINISTRATOR, until=house.now + 90 * DAY)
    add_staff(**tuti, username="baru", name="Orang Baru", roles=[Role.ADMINISTRATOR], password=None)
    with pytest.raises(r.LastAdministrator):
        withdraw_role(**tuti, user_id=of("tuti").pk, role=Role.ADMINISTRATOR)


def test_with_a_second_administrator_the_first_may_give_the_role_up(house, tuti):
    second_administrator(house)
    withdraw_role(**tuti, user_id=of("tuti").pk, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):  # the page that was open still says administrator; the database does not
        lock(**tuti, user_id=of("joko").pk, reason=WHY)


# Locks


def test_nobody_locks_or_unlocks_themselves(house, tuti):
    second_administrator(house)
    with pytest.raises(r.OwnAccess):
        lock(**tuti, user_id=of("tuti").pk, reason=WHY)


def test_a_lock_has_a_reason_that_the_history_tells_and_the_trail_does_not(house, tuti):
    with pytest.raises(r.ReasonMissing):
        lock(**tuti, user_id=of("joko").pk, reason="  - ")
    lock(**tuti, user_id=of("joko").pk, reason=WHY)
    with pytest.raises(r.AlreadyLocked):
        lock(**tuti, user_id=of("joko").pk, reason=WHY)
    assert member(tuti["actor"], of("joko").pk, house.now).state == "locked"
    assert history(of("joko"))[0].reason == WHY
    assert history(of("joko"))[0].who == of("tuti").name
    assert Entry.objects.get(event="StaffLocked").data == {}
    assert WHY.encode() not in bytes(StaffNote.objects.latest("id").sealed)
    unlock(**tuti, user_id=of("joko").pk, reason="Kembali bertugas")
    assert of("joko").is_active
    with pytest.raises(r.NotLocked):
        unlock(**tuti, user_id=of("joko").pk, reason="Kembali bertugas")


# Particulars


def test_what_changed_about_a_person_stays_readable_and_out_of_the_fact(house, tuti):
    joko = of("joko")
    change_particulars(**tuti, user_id=joko.pk, changes={"rank": "Penata, III/c", "superior_id": of("hendra").pk})
    fact = StaffFact.objects.get(user=joko, kind="ParticularsChanged")
    assert fact.data == {"fields": ["rank", "superior_id"]}
    assert words_of(fact)["changes"]["rank"] == ["Penata Muda, III/a", "Penata, III/c"]
    told = "\n".join(history(joko)[0].details)
    assert "Pangkat: Penata Muda, III/a → Penata, III/c" in told
    assert f"Atasan langsung: (kosong) → {of('hendra').name}" in told


def test_the_name_to_sign_in_with_may_be_changed_and_the_old_one_stays_in_the_history(house, tuti):
    change_particulars(**tuti, user_id=of("rina").pk, changes={"username": "rina.c"})
    user = of("rina.c")
    assert "Nama pengguna: rina → rina.c" in history(user)[0].details
    for taken, refusal in (("budi", r.UsernameTaken), ("A B", r.UsernameUnfit)):
        with pytest.raises(refusal):
            change_particulars(**tuti, user_id=user.pk, changes={"username": taken})


def test_nothing_is_written_when_nothing_differs(house, tuti):
    change_particulars(**tuti, user_id=of("joko").pk, changes={"rank": "Penata Muda, III/a "})
    assert not StaffFact.objects.filter(kind="ParticularsChanged").exists()


def test_what_somebody_knows_is_told_in_the_standards_words_and_its_order_is_no_change(house, tuti):
    joko = of("joko")
    change_particulars(**tuti, user_id=joko.pk, changes={"competences": joko.competences[::-1]})
    assert not StaffFact.objects.filter(kind="ParticularsChanged").exists()
    change_particulars(**tuti, user_id=joko.pk, changes={"competences": ["diklat_ptsp"]})
    assert history(joko)[0].details[0].endswith("→ Lulus Diklat PTSP")


def test_the_line_of_superiors_goes_up_and_ends(house, tuti):
    joko, hendra = of("joko"), of("hendra")
    change_particulars(**tuti, user_id=joko.pk, changes={"superior_id": hendra.pk})
    for below, above in ((hendra, joko), (joko, joko)):
        with pytest.raises(r.SuperiorUnfit):
            change_particulars(**tuti, user_id=below.pk, changes={"superior_id": above.pk})


def test_a_niks_blind_index_is_added_by_anyone_and_removed_by_another(house, tuti):
    nik, own = "0006030101900777", of("tuti")
    declare_kin(**tuti, user_id=own.pk, add=[nik, nik])
    assert nik_index(nik) in of("tuti").kin
    assert nik not in str(of("tuti").kin)
    with pytest.raises(r.OwnKin):
        declare_kin(**tuti, user_id=own.pk, remove=[nik])
    other = second_administrator(house)
    assert declare_kin(actor=other, now=house.now, user_id=own.pk, remove=[nik]) == 1
    assert Entry.objects.filter(event="KinDeclared").order_by("id").last().data == {"added": 0, "removed": 1}


# Who may


def test_only_an_administrator_of_the_same_office_administers(house):
    acts = [
        (lock, {"reason": WHY}),
        (unlock, {"reason": WHY}),
        (change_particulars, {"changes": {"rank": "x"}}),
        (declare_kin, {"add": ["0006030101900777"]}),
    ]
    joko = of("joko").pk
    for act, told in acts:
        with pytest.raises(NotAllowed):
            act(actor=house.named("dewi"), now=house.now, user_id=joko, **told)
        with pytest.raises(NotFound):
            act(actor=house.named("tuti"), now=house.now, user_id=house.office_id, **told)


# A clock that jumps back an hour


def test_a_role_given_before_the_clock_jumped_back_is_held_and_one_taken_is_not(house, tuti):
    joko, earlier = of("joko"), house.now - HOUR
    grant_role(**tuti, user_id=joko.pk, role=Role.CASHIER)
    withdraw_role(**tuti, user_id=joko.pk, role=Role.INSPECTOR)
    joko.refresh_from_db()
    at_the_door = actor_for(joko, present(joko, earlier)).roles
    assert Role.CASHIER in at_the_door
    assert Role.INSPECTOR not in at_the_door
    # and what is done in the lost hour counts at once
    withdraw_role(actor=tuti["actor"], now=earlier, user_id=joko.pk, role=Role.CASHIER)
    joko.refresh_from_db()
    assert Role.CASHIER not in actor_for(joko, present(joko, earlier)).roles
    assert Role.CASHIER not in actor_for(joko, house.now + HOUR).roles


def test_an_administrator_who_was_just_made_one_still_counts_when_the_clock_jumps_back(house, tuti):
    second_administrator(house)
    earlier = {"actor": tuti["actor"], "now": house.now - HOUR}
    withdraw_role(**earlier, user_id=of("tuti").pk, role=Role.ADMINISTRATOR)
    hendra = actor_for(of("hendra"), present(of("hendra"), house.now - HOUR))
    with pytest.raises(r.LastAdministrator):
        withdraw_role(actor=hendra, now=house.now - HOUR, user_id=of("hendra").pk, role=Role.ADMINISTRATOR)
    assert RoleGrant.objects.filter(role=Role.ADMINISTRATOR, until__isnull=True).count() == 1
