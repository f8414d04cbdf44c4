"""Somebody acts for the applicant with a surat kuasa: demanded of them only, judged, shown, and told if they wish."""

from dataclasses import replace

import pytest

from satupintu.applications.dossier import Representative
from satupintu.applications.models import Fact
from satupintu.applications.services import (
    ActsForSelf,
    DefectsRemain,
    Given,
    KuasaMissing,
    NotAllJudged,
    accept_complete,
    return_to_applicant,
    submit,
)
from satupintu.applications.tests.at_the_form import STRANGER, filed, photo
from satupintu.base.actor import applicant
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.files.services import new_file_key
from satupintu.licences.services import KuasaNeeded, hand_over
from satupintu.notifications.models import PostedMail

ACTING = Representative("Wakil Contoh", "0006030101900001", "08000000002", "wakil@contoh.example", tell=True)


@pytest.fixture
def send(house):
    """`send(acting, kuasa=…)` files for somebody."""

    def sending(acting=ACTING, *, kuasa=True, by=None, **dossier):
        whose = replace(house.dossier(**dossier), representative=acting)
        given = [Given("ktp", "counter"), Given("nib", "oss")] + ([Given("surat_kuasa", "counter")] if kuasa else [])
        _, wrapped = new_file_key()
        return submit(
            actor=by or applicant(house.office_id),
            now=house.now,
            service="iumk",
            mode="perbantuan" if by else "mandiri",
            dossier=whose,
            given=given,
            wrapped_key=wrapped,
            submission_key=new_id(),
        )

    return sending


def test_whoever_acts_for_another_must_show_the_letter(send):
    with pytest.raises(KuasaMissing) as refused:
        send(kuasa=False)
    assert refused.value.legal_basis == "KUHPerdata Pasal 1792"
    assert send().created


def test_nobody_represents_themselves(house, send):
    with pytest.raises(ActsForSelf):
        send(replace(ACTING, nik="0006030101900009"), nik="0006030101900009")


def test_an_officer_does_not_file_what_they_or_their_family_represent(house, send):
    with pytest.raises(Refusal, match="keluarga"):
        send(replace(ACTING, nik="0006034101900101"), by=house.named("rina"))


def test_the_letter_is_judged_with_the_requirements_and_only_then(house, send):
    with_letter, without = send(), house.submit()
    rina = {"actor": house.named("rina"), "now": house.now}
    with pytest.raises(NotAllJudged, match="Surat kuasa"):
        accept_complete(application_id=with_letter.application_id, judged={"ktp": "ok", "nib": "ok"}, **rina)
    wrong = {"ktp": "ok", "nib": "ok", "surat_kuasa": "not_signed"}
    with pytest.raises(DefectsRemain, match="Surat kuasa"):
        accept_complete(application_id=with_letter.application_id, judged=wrong, **rina)
    return_to_applicant(application_id=with_letter.application_id, judged=wrong, **rina)
    house.deliver()
    assert "belum ditandatangani pemilik usaha" in PostedMail.objects.get(subject__startswith="Berkas perlu").body
    accept_complete(application_id=without.application_id, judged={"ktp": "ok", "nib": "ok"}, **rina)


@pytest.mark.parametrize("tell", [True, False])
def test_messages_go_to_whom_the_applicant_said(house, send, tell):
    send(replace(ACTING, tell=tell), email="pemilik@contoh.example")
    house.deliver()
    mail = PostedMail.objects.get()
    assert mail.to == ("wakil@contoh.example" if tell else "pemilik@contoh.example")
    assert ("Yth. Wakil Contoh" in mail.body) is tell


def test_the_card_of_the_representative_finds_the_file_too_and_nobody_elses(house, send, at_desk):
    filed = send()
    house.submit()
    found = at_desk(house, "rina").post("/meja/kode-hilang/", {"nik": ACTING.nik, "seen": "on"}).content.decode()
    assert found.count("tindakan/kode-baru/") == 1
    assert filed.number in found
    assert "sebagai wakil dengan surat kuasa" in found


def test_no_name_or_number_of_the_representative_lies_open(house, send):
    filed_now = send()
    told = str(list(Fact.objects.filter(application_id=filed_now.application_id).values()))
    assert "represented" in told
    assert "Wakil Contoh" not in told
    assert ACTING.nik not in told


def test_the_licence_is_handed_to_the_representative_in_the_file_or_to_whoever_shows_a_letter(house, send):
    filed_now = send()
    house.until(filed_now.application_id, "hand_over")
    give = {"actor": house.named("rina"), "now": house.now, "application_id": filed_now.application_id}
    with pytest.raises(KuasaNeeded) as refused:
        hand_over(receiver="Orang Lain", relation="representative", **give)
    assert "minta pemohon datang sendiri" in str(refused.value)
    case = hand_over(receiver="wakil  contoh", relation="representative", **give)
    handed = next(fact for fact in case.facts if fact.kind == "handed_over")
    assert handed.data["kuasa"] == "on_file"


def test_through_the_form_only_whoever_acts_for_another_is_asked_for_the_letter(citizen, house):
    alone = citizen().identified().say(project="R-1").say(how="counter").say(phone="0800 0000 001")
    assert alone.page == "pernyataan"
    acting = citizen().identified().say(project="R-1").say(how="counter")
    acting.say(phone="0800 0000 001", by_other="on")
    assert acting.page == "wakil"
    typed = {
        "name": "Wakil Contoh",
        "phone": "0800 0000 002",
        "email": "wakil@contoh.example",
        "tell": "representative",
    }
    assert "milik pemilik usaha" in acting.wrong(**typed, nik="0006034508900001")
    assert "harus 16 angka" in acting.wrong(**typed, nik="12")
    acting.say(**typed, nik=STRANGER)
    assert acting.page == "surat-kuasa"
    assert "KUHPerdata Pasal 1793" in acting.see()
    acting.say(file=photo("kuasa.jpg")).say(stated="on", read="on")
    checked = acting.see()
    assert "Wakil Contoh" in checked
    assert STRANGER not in checked
    acting.say()
    case = filed(house)
    assert case.represented
    assert case.dossier.representative.tell
    assert [each.id for each in case.requirements] == ["ktp", "nib", "surat_kuasa"]


def test_whoever_takes_the_tick_away_again_is_asked_for_no_letter(citizen, house):
    somebody = citizen().identified().say(project="R-1").say(how="counter").say(phone="0800 0000 001", by_other="on")
    somebody.url = somebody.at("kontak")
    somebody.say(phone="0800 0000 001")
    assert somebody.page == "pernyataan"
    somebody.say(stated="on", read="on").say()
    assert filed(house).dossier.representative is None
