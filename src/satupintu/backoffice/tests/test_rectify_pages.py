"""A slip of writing put right from the case file: proof looked at, proposed by one, confirmed by another."""

from datetime import timedelta

import pytest

from satupintu.applications.queries import to_confirm
from satupintu.applications.services import (
    confirm_correction,
    current_words,
    decline_correction,
    pause,
    propose_correction,
    resume,
    withdraw,
)
from satupintu.applications.services.rectify import NoCorrectionWaiting
from satupintu.base.actor import applicant
from satupintu.licences.services import revoke

REASON = "Satu huruf tertinggal, menurut KTP."


@pytest.fixture
def at_issue(house):
    filed = house.submit()
    house.until(filed.application_id, "issue")
    house.deliver()
    return house, house.case(filed.application_id).application.number, filed.application_id


def typed(client, address, **changes):
    """The form as the page shows it, with changes."""
    page = client.get(address)
    form = page.context["form"]
    return (
        {name: form[name].value() or "" for name in form.fields} | {"version": page.context["file"].version} | changes
    )


def test_the_officer_sees_the_licence_before_its_number_is_taken(at_issue, at_desk):
    house, number, _ = at_issue
    client = at_desk(house, "tuti")
    page = client.get(f"/berkas/{number}/terbitkan/").content.decode()
    assert f"/berkas/{number}/surat/proof/gambar/" in page
    picture = client.get(f"/berkas/{number}/surat/proof/gambar/")
    assert picture["Content-Type"] == "image/jpeg"
    assert "sandbox" in picture["Content-Security-Policy"]


def test_a_slip_is_proposed_by_one_and_confirmed_by_another(at_issue, at_desk):
    house, number, pk = at_issue
    address = f"/berkas/{number}/tindakan/perbaiki-tulisan/"
    tuti = at_desk(house, "tuti")
    assert "Usulkan perbaikan tulisan" in tuti.get(f"/berkas/{number}/").content.decode()
    answer = tuti.post(address, typed(tuti, address, name="Pemohon Betul", reason="Satu huruf tertinggal di KTP."))
    assert answer.status_code == 302, answer.content.decode()
    decide = f"/berkas/{number}/tindakan/putuskan-perbaikan/"
    hendra = at_desk(house, "hendra")
    waits = "Usulan perbaikan tulisan menunggu keputusan"
    desk = hendra.get("/meja/").content.decode()
    assert waits in desk
    assert f"/berkas/{number}/" in desk
    assert "Lihat dan putuskan" in hendra.get(f"/berkas/{number}/").content.decode()
    seen_by_proposer = tuti.get(f"/berkas/{number}/").content.decode()
    assert waits in seen_by_proposer
    assert "jangan ditandatangani" in seen_by_proposer
    assert "Lihat atau tarik usulan" in seen_by_proposer
    assert "Lihat dan putuskan" not in seen_by_proposer
    assert waits not in tuti.get("/meja/").content.decode()
    page = hendra.get(decide).content.decode()
    assert "Pemohon Betul" in page
    assert "Satu huruf tertinggal" in page
    answer = hendra.post(decide, typed(hendra, decide, verdict="confirm"))
    assert answer.status_code == 302, answer.content.decode()
    assert house.case(pk).dossier.person.name == "Pemohon Betul"
    assert "Tulisan pada izin diperbaiki" in hendra.get(f"/berkas/{number}/").content.decode()
    assert waits not in hendra.get(f"/berkas/{number}/").content.decode()
    assert waits not in hendra.get("/meja/").content.decode()


def test_whoever_proposed_may_only_take_it_back(at_issue, at_desk):
    house, number, _ = at_issue
    address = f"/berkas/{number}/tindakan/perbaiki-tulisan/"
    tuti = at_desk(house, "tuti")
    tuti.post(address, typed(tuti, address, village="Desa Betul", reason="Salah ketik nama desa."))
    decide = f"/berkas/{number}/tindakan/putuskan-perbaikan/"
    page = tuti.get(decide).content.decode()
    assert "Tarik usulan saya" in page
    assert "Setujui: tulisannya diganti" not in page
    assert tuti.post(decide, typed(tuti, decide, verdict="decline")).status_code == 422
    done = tuti.post(decide, typed(tuti, decide, verdict="decline", reason="Ternyata sudah benar."))
    assert done.status_code == 302


def test_nothing_typed_is_lost_when_nothing_was_changed(at_issue, at_desk):
    house, number, _ = at_issue
    address = f"/berkas/{number}/tindakan/perbaiki-tulisan/"
    tuti = at_desk(house, "tuti")
    answer = tuti.post(address, typed(tuti, address, reason="Salah ketik nama desa."))
    assert answer.status_code == 409
    assert "Belum ada yang diubah" in answer.content.decode()
    assert "Salah ketik nama desa." in answer.content.decode()


def test_the_case_file_still_asks_little_of_the_database(at_issue, at_desk, django_assert_max_num_queries):
    house, number, _ = at_issue
    tuti = at_desk(house, "tuti")
    tuti.get(f"/berkas/{number}/")
    with django_assert_max_num_queries(22):
        tuti.get(f"/berkas/{number}/")


def proposed(house, pk):
    """A proposal on a file, made by the back office."""
    new = current_words(house.case(pk).dossier) | {"name": "Pemohon Betul"}
    propose_correction(actor=house.named("tuti"), now=house.now, application_id=pk, new=new, reason=REASON)


def waiting_for(house, who):
    told = to_confirm(house.named(who), house.now.date())
    return told.first, told.others


def withdrawn(house, pk):
    code = house.case(pk).dossier.tracking_code
    withdraw(actor=applicant(house.office_id), now=house.now, application_id=pk, reason="", code=code)


def revoked(house, pk):
    law = "UU 30/2014 Pasal 64"
    revoke(actor=house.named("dewi"), now=house.now, application_id=pk, reason=REASON, legal_basis=law)


@pytest.mark.parametrize(("step", "end"), [("issue", withdrawn), ("signing", revoked), ("hand_over", revoked)])
def test_a_proposal_on_which_nobody_can_decide_any_more_waits_on_nobodys_desk(house, at_desk, step, end):
    filed = house.submit()
    pk = filed.application_id
    house.until(pk, step)
    proposed(house, pk)
    assert waiting_for(house, "hendra") == (filed.number, 0)
    house.now += timedelta(hours=1)
    end(house, pk)
    assert waiting_for(house, "hendra") == ("", 0)
    for who in ("tuti", "hendra"):
        page = at_desk(house, who).get(f"/berkas/{filed.number}/").content.decode()
        assert "Usulan perbaikan tulisan menunggu keputusan" not in page
    told = {"actor": house.named("hendra"), "now": house.now, "application_id": pk}
    with pytest.raises(NoCorrectionWaiting):
        decline_correction(reason=REASON, **told)
    with pytest.raises(NoCorrectionWaiting):
        confirm_correction(**told)


def test_a_proposal_waits_again_when_the_clock_runs_on(at_issue):
    house, number, pk = at_issue
    proposed(house, pk)
    told = {"actor": house.named("hendra"), "now": house.now, "application_id": pk}
    pause(reason="oss_unavailable", note=REASON, **told)
    assert waiting_for(house, "hendra") == ("", 0)
    resume(**told)
    assert waiting_for(house, "hendra") == (number, 0)
    decline_correction(reason=REASON, **told)
    assert waiting_for(house, "hendra") == ("", 0)
