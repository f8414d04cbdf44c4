"""OSS out of reach, over real sockets: the application is received, and settled when OSS answers again."""

import pytest

from satupintu.applications.ports import nib_directory
from satupintu.applications.queries import own_case
from satupintu.applications.services import ask_pending_nibs, hand_in, return_to_applicant
from satupintu.applications.tests.at_the_form import Citizen, filed
from satupintu.base.actor import applicant
from satupintu.demo import oss_data
from satupintu.demo.oss_simulator import serve
from satupintu.oss.directory import OssDirectory
from satupintu.rules import facts as f

SITI = oss_data.situation("satu_proyek")
TYPED = {
    "owner": "Siti Contohwati",
    "name": "Roti Cahaya",
    "activity": "Membuat roti",
    "address": "Jalan Contoh 1",
    "village": "Contoh",
    "district": "140603",
}


@pytest.fixture
def simulator(settings):
    """The simulated OSS on a socket of its own, and the office's directory pointed at it."""
    handle, own = serve(), nib_directory.get()
    known = handle.simulator
    settings.OSS = {
        "base_url": handle.url,
        "auth": "user_key",
        "envelope": "plain",
        "user_key": known.user_key,
        "username": known.username,
        "password": known.password,
        "timeout": 1,
    }
    nib_directory.install(OssDirectory())
    yield known
    nib_directory.install(own)
    handle.close()


def file_while_away(simulator, fault, nib=SITI.nib):
    """The form filled in to its end while OSS misbehaves."""
    simulator.misbehave(fault, times=5)
    somebody = Citizen().say(nib=nib).say(nik=SITI.nik)
    assert somebody.page == "usaha"
    somebody.say(**TYPED).say(how="counter").say(phone="08000000001").say(stated="on", read="on").say()
    simulator.behave()
    nib_directory.install(OssDirectory())  # the short memory of its being away is another test's matter


@pytest.mark.parametrize("fault", ["timeout", "500", "html", "malformed", "reset"])
def test_however_oss_fails_the_application_is_received_and_confirmed_later(house, simulator, fault):
    file_while_away(simulator, fault)
    assert filed(house).dossier.nib_state == "to_be_confirmed"
    assert ask_pending_nibs(house.now) == 1
    case = filed(house)
    assert case.dossier.nib_state == "confirmed"
    assert case.dossier.business.kbli == "10710"
    assert case.dossier.person.phone == "+628000000001"


def test_a_mistyped_nib_is_disputed_returned_and_put_right(house, simulator):
    file_while_away(simulator, "500", nib="0000000000099")
    ask_pending_nibs(house.now)
    case = filed(house)
    assert [fact.data["problems"] for fact in case.facts if fact.kind == f.NIB_DISPUTED] == [["unknown"]]
    pk = case.application.pk
    judged = {"ktp": "ok", "nib": "not_found"}
    return_to_applicant(actor=house.cast("front_office"), now=house.now, application_id=pk, judged=judged)
    who = applicant(house.office_id)
    hand_in(actor=who, now=house.now, application_id=pk, given=[], answers={}, nib=SITI.nib)
    assert ask_pending_nibs(house.now) == 1
    assert own_case(who, pk).dossier.nib_state == "confirmed"


def test_with_oss_in_reach_the_form_is_prefilled_from_it(house, simulator):
    somebody = Citizen().say(nib=SITI.nib).say(nik=SITI.nik)
    assert somebody.page == "proyek"
    assert "Industri Produk Roti dan Kue" in somebody.see()
