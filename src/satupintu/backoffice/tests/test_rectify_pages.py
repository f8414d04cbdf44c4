"""A slip of writing put right from the case file: proof looked at, proposed by one, confirmed by another."""

import pytest


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
