"""The office changes in one way only, and whoever asks later sees from what to what, by whom and why."""

from datetime import timedelta

import pytest

from satupintu.audit.models import Entry
from satupintu.base import clock
from satupintu.base.refusal import NotAllowed
from satupintu.demo.seed import actor
from satupintu.people.models import Office, OfficeChange, User
from satupintu.people.queries import actor_for, forget_offices, office, office_changes, the_office
from satupintu.people.services import AlreadyOpen, OfficeFieldUnfit, change_office, open_office


def keeper(house):
    return actor_for(User.objects.filter(grants__role="administrator").first(), house.now)


def test_each_field_that_differs_leaves_one_row_of_history(house):
    by = keeper(house)
    changes = {"phone": "0800-0000-002", "seat": "Pasir Pengaraian", "paper": "f4"}
    change_office(actor=by, now=house.now, changes=changes, reason="nomor baru")
    rows = {row.field: row for row in office_changes(by)}
    assert (rows["phone"].old, rows["phone"].new) == ("0800-0000-001", "0800-0000-002")
    assert (rows["phone"].by_id, rows["phone"].reason) == (by.user_id, "nomor baru")
    assert "seat" not in rows  # it was that already
    assert office(by.office_id).paper == "f4"
    assert Entry.objects.filter(event="OfficeChanged").last().data == {"fields": ["paper", "phone"]}


def test_what_is_as_it_was_leaves_nothing(house):
    by = keeper(house)
    before = OfficeChange.objects.count()
    change_office(actor=by, now=house.now, changes={"phone": "0800-0000-001"})
    assert OfficeChange.objects.count() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", " "), ("zone", "Asia/Atlantis"), ("region_code", "14"), ("email", "bukan surel"), ("paper", "a5"),
        ("offset_x_mm", 51), ("offset_x_mm", True), ("receipt_paper", "kulit"), ("short_name", "x" * 61),
        ("opened_at", None), ("slug", "lain"), ("mail", "smtp://"), ("website", "javascript:alert(1)"),
        ("website", "laman kami"), ("name", "Dinas\nBcc: orang@contoh.example"), ("address", "Jalan\u202e9"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused(house, name, value):
    with pytest.raises(OfficeFieldUnfit):
        change_office(actor=keeper(house), now=house.now, changes={name: value})


@pytest.mark.parametrize("site", ["", "contoh.example", "https://ptsp.contoh.example/layanan?a=1"])
def test_an_address_on_the_web_is_written_with_or_without_https(house, site):
    assert change_office(actor=keeper(house), now=house.now, changes={"website": site}).website == site


def test_only_an_administrator_changes_the_office(house):
    with pytest.raises(NotAllowed):
        change_office(actor=actor("rina", house.now), now=house.now, changes={"phone": "0800-0000-003"})
    with pytest.raises(NotAllowed):
        open_office(actor=actor("rina", house.now), now=house.now)


def test_a_secret_and_a_long_drawing_are_not_copied_into_the_history(house):
    by = keeper(house)
    mail = {"host": "mail.contoh.example", "password": "tersegel-abc"}
    change_office(actor=by, now=house.now, changes={"mail": mail, "arms": "<svg>" + "x" * 1000})
    told = {row.field: str(row.new) for row in office_changes(by)}
    assert "tersegel-abc" not in told["mail"]
    assert len(told["arms"]) < 60


def test_doors_that_are_open_are_not_opened_again(house):
    with pytest.raises(AlreadyOpen):
        open_office(actor=keeper(house), now=house.now + timedelta(days=1))


def test_what_another_process_changed_is_seen_a_moment_later(house, monkeypatch):
    here = the_office()
    forget_offices()
    monkeypatch.setattr(clock, "spell", lambda seconds: 1)
    assert office(here.pk).phone == the_office().phone == "0800-0000-001"
    Office.objects.filter(pk=here.pk).update(phone="0800-0000-009")  # as another process would, unseen by this one
    assert office(here.pk).phone == "0800-0000-001"
    monkeypatch.setattr(clock, "spell", lambda seconds: 2)
    assert office(here.pk).phone == the_office().phone == "0800-0000-009"
