"""The client against a simulated OSS over real sockets: whatever comes back, it is an answer or one named trouble."""

import json
import time
from datetime import UTC, datetime

import pytest

from satupintu.base import clock
from satupintu.demo import oss_data
from satupintu.oss.client import Client, OssRejected
from satupintu.oss.transports import TRANSPORTS
from satupintu.rules.nib import NibUnknown, OssUnavailable, in_region, owner_matches, snapshot

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
ONE = oss_data.situation("satu_proyek")


def status_body(oss, **changes):
    line = oss.businesses[ONE.nib]["data_checklist"][0]
    body = {
        "nib": ONE.nib,
        "id_proyek": line["id_proyek"],
        "oss_id": oss.businesses[ONE.nib]["oss_id"],
        "id_izin": line["id_izin"],
        "kd_izin": line["kd_izin"],
        "kd_instansi": "1406000000",
        "kd_status": "20",
        "tgl_status": "2026-11-24 10:00:00",
    }
    return body | changes


def test_a_nib_is_looked_up(oss):
    found = Client().inquire(ONE.nib, now=NOW)
    assert found.owner_name == "Siti Contohwati"
    assert owner_matches(found, ONE.nik)
    assert found.scale == "mikro"
    assert found.business_form_words == "Perseorangan"
    assert found.capital_rupiah == 15_000_000
    project = found.projects[0]
    assert (project.kbli, project.activity, project.workers) == ("10710", "Roti Cahaya", 2)
    assert project.kelurahan == "Contoh"
    assert in_region(project, "1406")
    assert project.licences[0].flag == "Y"


def test_the_place_of_the_project_is_not_that_of_the_firm(oss):
    away = Client().inquire(oss_data.situation("proyek_luar").nib, now=NOW)
    assert away.region_code.startswith("1406")
    assert not in_region(away.projects[0], "1406")
    here = Client().inquire(oss_data.situation("alamat_luar").nib, now=NOW)
    assert here.region_code.startswith("1401")
    assert in_region(here.projects[0], "1406")


@pytest.mark.parametrize("situation", [each.name for each in oss_data.situations()])
def test_every_business_of_the_simulator_is_understood(oss, situation):
    wanted = oss_data.situation(situation)
    found = Client().inquire(wanted.nib, now=NOW)
    assert owner_matches(found, wanted.nik)
    assert found.projects
    assert all(project.kbli and project.region_code and project.capital_rupiah for project in found.projects)


def test_two_people_may_answer_for_one_business(oss):
    found = Client().inquire(oss_data.situation("dua_penanggung_jawab").nib, now=NOW)
    assert len(found.responsible_niks) == 1
    assert found.business_form_words == "PT Perorangan"


def test_words_that_would_break_a_database_or_a_seal_are_made_plain(oss):
    nib = ONE.nib
    oss.businesses[nib]["nama_penanggung_jwb"] = oss.businesses[nib]["nama_perseroan"] = "Siti\x00\ud800\r\nBcc: x"
    oss.businesses[nib]["data_proyek"][0]["jumlah_investasi"] = "9" * 5000
    record = Client().inquire(nib, now=NOW)
    assert record.business_name == "Siti Bcc: x"
    assert json.dumps(snapshot(record), ensure_ascii=False).encode()


def test_a_nib_that_oss_does_not_know_is_unknown(oss):
    with pytest.raises(NibUnknown):
        Client().inquire("0000000009999", now=NOW)
    oss.misbehave("unknown_nib")
    with pytest.raises(NibUnknown):
        Client().inquire(ONE.nib, now=NOW)


@pytest.mark.parametrize("fault", ["kode_number", "kode_string", "slow"])
def test_an_answer_in_another_shape_is_still_an_answer(oss, fault):
    oss.misbehave(fault)
    assert Client().inquire(ONE.nib, now=NOW).nib == ONE.nib


@pytest.mark.parametrize("fault", ["timeout", "trickle", "reset", "500", "504", "401", "html", "malformed"])
def test_whatever_goes_wrong_oss_is_unavailable_within_its_time(oss, fault):
    oss.misbehave(fault)
    started = time.monotonic()
    with pytest.raises(OssUnavailable) as trouble:
        Client().inquire(ONE.nib, now=NOW)
    assert time.monotonic() - started < 3
    assert trouble.value.reason
    assert Client().inquire(ONE.nib, now=NOW).nib == ONE.nib, "the next call is good again"


def test_nobody_at_the_address_means_unavailable(oss, setting):
    setting(base_url="http://127.0.0.1:9")
    with pytest.raises(OssUnavailable, match="terjangkau"):
        Client().inquire(ONE.nib, now=NOW)


def test_without_an_address_nothing_is_asked(setting):
    setting(base_url="")
    with pytest.raises(OssUnavailable, match="belum diatur"):
        Client().inquire(ONE.nib, now=NOW)


@pytest.mark.parametrize("auth", ["user_key", "user_key_daily", "security_key", "login"])
def test_every_scheme_of_proving_oneself_works(oss, setting, auth):
    oss.auth = auth
    setting(auth=auth)
    assert Client().inquire(ONE.nib, now=clock.now()).nib == ONE.nib
    assert TRANSPORTS.get("http").check() == []


@pytest.mark.parametrize("auth", ["security_key", "login"])
def test_a_key_that_ran_out_is_renewed(oss, setting, auth):
    oss.auth = auth
    setting(auth=auth)
    Client().inquire(ONE.nib, now=NOW)
    oss.keys.clear()
    oss.keys.add("key-0")  # so that the next key has another name
    assert Client().inquire(ONE.nib, now=NOW).nib == ONE.nib


@pytest.mark.parametrize("auth", ["user_key", "user_key_daily", "security_key", "login"])
def test_a_wrong_password_makes_oss_unavailable(oss, setting, auth):
    oss.auth = auth
    setting(auth=auth, password="wrong", user_key="wrong")
    with pytest.raises(OssUnavailable):
        Client().inquire(ONE.nib, now=clock.now())


@pytest.mark.parametrize("envelope", ["plain", "rc", "respon"])
def test_every_envelope_of_a_gateway_is_taken_off(oss, setting, envelope):
    oss.envelope = envelope
    setting(envelope=envelope)
    assert Client().inquire(ONE.nib, now=NOW).nib == ONE.nib


def test_an_envelope_that_is_not_there_makes_oss_unavailable(oss, setting):
    setting(envelope="rc")
    with pytest.raises(OssUnavailable, match="gerbang"):
        Client().inquire(ONE.nib, now=NOW)


def test_a_step_and_a_licence_are_told_and_asked_back(oss):
    client = Client()
    body = status_body(oss)
    client.send_status(body, now=NOW)
    assert oss.told("receiveLicenseStatus")[0]["kd_status"] == "20"
    assert client.licence_status(body["id_izin"], now=NOW) == "20"
    oss.misbehave("other_root")
    assert client.licence_status(body["id_izin"], now=NOW) == "20"
    final = body | {
        "kd_daerah": "1406000000",
        "nomor_izin": "503/1/IUMK/XI/2026",
        "tgl_terbit_izin": "2026-11-24",
        "nama_ttd": "Kepala Dinas Contoh",
        "jabatan_ttd": "Kepala Dinas",
        "status_izin": "50",
    }
    assert client.send_licence(final, now=NOW) == "503/1/IUMK/XI/2026"
    assert client.licence_status(body["id_izin"], now=NOW) == "50"


@pytest.mark.parametrize("wrong", [{"id_izin": "I-unknown"}, {"kd_status": ""}])
def test_what_oss_will_not_have_is_rejected_for_good(oss, wrong):
    with pytest.raises(OssRejected):
        Client().send_status(status_body(oss, **wrong), now=NOW)


def test_each_call_is_logged_without_personal_data(oss):
    seen = []
    client = Client(seen.append)
    client.inquire(ONE.nib, now=NOW)
    oss.misbehave("500")
    with pytest.raises(OssUnavailable):
        client.inquire(ONE.nib, now=NOW)
    assert [(each.method, each.ok, each.kode) for each in seen] == [
        ("inqueryNIB", True, "200"),
        ("inqueryNIB", False, ""),
    ]
    assert ONE.nib not in repr(seen)
    assert "Siti" not in repr(seen)


def test_misconfiguration_is_told_in_words(setting):
    setting(base_url="ftp://oss.example", auth="magic", envelope="paper", username="", password="")
    told = " ".join(TRANSPORTS.get("http").check())
    for name in ("SATUPINTU_OSS_URL", "SATUPINTU_OSS_AUTH", "SATUPINTU_OSS_ENVELOPE", "SATUPINTU_OSS_USERNAME"):
        assert name in told
