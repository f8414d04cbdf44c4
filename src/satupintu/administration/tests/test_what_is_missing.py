"""What keeps an office from working is told before it opens: by subject, in words, with the page that puts it right."""

from datetime import UTC, datetime, timedelta

import pytest

from satupintu.administration.services import by_subject, office_findings
from satupintu.administration.tests.test_first_day import PLACE
from satupintu.base.actor import system
from satupintu.people.leave import record_absence
from satupintu.people.mandates import Order, give_mandate
from satupintu.people.models import User
from satupintu.people.queries import the_office
from satupintu.people.services import (
    adopt_office,
    change_particulars,
    grant_role,
    invite,
    lock,
    withdraw_role,
)

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def told(about, now=NOW):
    """What is said about a subject of the office."""
    return " ".join(each.says for each in office_findings(the_office(), now) if each.about == about)


def pk(username):
    return User.objects.get(username=username).pk


@pytest.fixture
def bare(fresh, settings):
    """An office that has its name, and nothing else."""
    return adopt_office({"slug": "dpmptsp-contoh-timur", **PLACE}, now=NOW)


def test_what_cannot_be_judged_yet_is_not_called_in_order(bare):
    where = {check.where for check, found in by_subject(bare, NOW) for each in found if "sesudah ada" in each.says}
    assert where == {"office_numbers", "office_staff"}


def test_each_thing_that_is_missing_leads_to_the_page_that_puts_it_right(bare):
    where = {each.about: check.where for check, found in by_subject(bare, NOW) for each in found}
    assert where["lambang"] == "office_arms"
    assert where["kop surat"] == "office_profile"
    assert where["penanda tangan"] == "office_staff"
    assert where["standar"] == "office_standards"


def test_the_page_also_tells_of_the_ways_out_that_are_not_set_up(bare, settings):
    settings.OSS = {**settings.OSS, "base_url": ""}
    found = [each.about for check, lines in by_subject(bare, NOW) for each in lines if not check.where]
    assert "saluran oss" in found
    assert "saluran oss" not in [each.about for each in office_findings(bare, NOW)]  # the command asks once for all


def test_whoever_was_invited_and_has_no_password_yet_is_named(house):
    assert told("undangan", house.now) == ""
    invite(
        actor=system(house.office_id), now=house.now, username="dian", name="Dian Contohsari", roles=["front_office"]
    )
    assert "Dian Contohsari" in told("undangan", house.now)


def test_a_signatory_whose_number_or_rank_is_not_written_is_named(house):
    assert told("penanda tangan", house.now) == ""
    change_particulars(actor=house.named("tuti"), now=house.now, user_id=pk("dewi"), changes={"nip": "", "rank": ""})
    assert "NIP, pangkat Dewi Contohmaharani belum ditulis" in told("penanda tangan", house.now)


def test_whoever_acts_for_the_head_signs_under_that_post_and_needs_none_of_their_own(house):
    today, told_by = house.now.date(), {"actor": house.named("tuti"), "now": house.now}
    change_particulars(**told_by, user_id=pk("hendra"), changes={"position": ""})
    order = Order("plh", "head_of_office", pk("dewi"), "", today, today, "800/1", today)
    give_mandate(**told_by, user_id=pk("hendra"), order=order)
    assert told("penanda tangan", house.now) == ""


def test_a_head_on_leave_without_a_plh_is_told_until_the_order_is_recorded(house):
    today, told_by = house.now.date(), {"actor": house.named("tuti"), "now": house.now}
    record_absence(**told_by, user_id=pk("dewi"), kind="leave", first=today, last=today)
    assert "belum ada Plh" in told("penanda tangan", house.now)
    order = Order("plh", "head_of_office", pk("dewi"), "", today, today, "800/1", today)
    give_mandate(actor=house.named("tuti"), now=house.now, user_id=pk("hendra"), order=order)
    assert told("penanda tangan", house.now) == ""
    assert told("penanda tangan", house.now + timedelta(days=1)) == ""
    record_absence(**told_by, user_id=pk("hendra"), kind="duty", first=today, last=today)
    assert "Dewi Contohmaharani, Hendra Contohnugraha tidak di tempat" in told("penanda tangan", house.now)


def test_whoever_has_no_superior_or_one_who_left_is_named(house):
    admin = {"actor": house.named("tuti"), "now": house.now}
    for name in ("rina", "budi", "joko", "tuti"):
        change_particulars(**admin, user_id=pk(name), changes={"superior_id": pk("hendra")})
    change_particulars(**admin, user_id=pk("hendra"), changes={"superior_id": pk("dewi")})
    assert told("atasan", house.now) == ""
    change_particulars(**admin, user_id=pk("rina"), changes={"superior_id": pk("joko")})
    lock(**admin, user_id=pk("joko"), reason="pindah tugas")
    assert "Rina Contohlestari" in told("atasan", house.now)
    assert "Budi" not in told("atasan", house.now)


def test_desks_for_which_no_step_waits_but_citizens_do_are_not_forgotten(house):
    assert "inspektorat" in told("peran", house.now)
    withdraw_role(actor=house.named("tuti"), now=house.now, user_id=pk("budi"), role="complaints_officer")
    assert "petugas pengaduan" in told("peran", house.now)
    grant_role(actor=house.named("tuti"), now=house.now, user_id=pk("rina"), role="complaints_officer")
    assert "petugas pengaduan" not in told("peran", house.now)


def test_what_a_step_asks_of_people_is_told_in_the_words_of_the_standard(house):
    admin = {"actor": house.named("tuti"), "now": house.now}
    change_particulars(**admin, user_id=pk("rina"), changes={"competences": []})
    says = told("kompetensi IUMK", house.now)
    assert "mengoperasikan komputer" in says
    assert "Rina Contohlestari" in says
    assert "computer" not in says
