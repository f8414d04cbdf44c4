"""Which questions the form asks, in which order, and what stands in the way: computed from standard and answers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import yaml
from django.conf import settings

from satupintu.applications import questions as q
from satupintu.applications.draft import DraftData, TypedBusiness, Upload
from satupintu.applications.services.filing import given_by
from satupintu.rules.nib import NibRecord, Project, snapshot
from satupintu.rules.standard import Standard

NIK = "0000000101900001"
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def raw():
    return yaml.safe_load((settings.LAW / "standards/iumk/2019-01-01.yaml").read_text())


@pytest.fixture(scope="module")
def iumk(raw):
    return Standard.model_validate(raw)


def project(**other):
    given = {
        "id_proyek": "P-1",
        "kbli": "47112",
        "kbli_title": "Perdagangan eceran",
        "activity": "Warung",
        "address": "Jalan Contoh 1",
        "region_code": "1406010000",
        "kelurahan": "Contoh",
        "capital_rupiah": 10_000_000,
        "scale": "mikro",
        "risk": "R",
        "workers": 1,
    }
    return Project(**{**given, **other})


def record(*projects, **other):
    given = {
        "nib": "0000000000001",
        "status": "01",
        "oss_id": "O-1",
        "owner_name": "Contoh Saja",
        "owner_nik": NIK,
        "business_name": "Warung Contoh",
        "business_form": "17",
        "business_form_words": "Perorangan",
        "scale": "mikro",
        "address": "Jalan Contoh 1",
        "region_code": "1406010000",
        "phone": "",
        "email": "",
        "capital_rupiah": 10_000_000,
        "projects": projects or (project(),),
        "queried_at": NOW,
    }
    return NibRecord(**{**given, **other})


def identified(found):
    return DraftData(nib="0000000000001", nik=NIK, nib_state="confirmed", oss=snapshot(found))


def complete():
    return replace(
        identified(record()),
        project="P-1",
        place="Kecamatan Contoh",
        uploads={"ktp": Upload(how="counter")},
        phone="+628000000001",
        stated_at=NOW.isoformat(),
    )


def slugs(standard, mode="mandiri", data=None):
    return [page.slug for page in q.pages(standard, mode, data or DraftData())]


def test_the_pages_follow_the_standard(iumk):
    assert slugs(iumk) == ["nib", "nik", "proyek", "berkas-ktp", "kontak", "pernyataan", "periksa"]


def test_priority_asks_the_reason_first(iumk):
    assert slugs(iumk, "prioritas")[0] == "alasan"


def test_another_standard_asks_other_questions_in_its_own_order(raw):
    asked = dict(raw["delivery"]["requirements"][0], id="denah", defects={})
    question = {"kind": "answer", "question": "Berapa kursi?", "at_most_letters": 20}
    answer = {"id": "kursi", "text": "Kursi", "title": "Kursi", "evidence": question}
    other = Standard.model_validate({**raw, "delivery": {**raw["delivery"], "requirements": [answer, asked]}})
    assert slugs(other) == ["nik", "usaha", "jawab-kursi", "berkas-denah", "kontak", "pernyataan", "periksa"]


def test_whoever_resumes_is_led_to_the_first_question_without_an_answer(iumk):
    assert q.next_page(iumk, "mandiri", DraftData()).slug == "nib"
    assert q.next_page(iumk, "mandiri", identified(record())).slug == "proyek"
    assert q.next_page(iumk, "mandiri", complete()).slug == "periksa"


def test_no_page_opens_before_those_that_precede_it_are_answered(iumk):
    assert q.page_at(iumk, "mandiri", DraftData(), "kontak") is None
    assert q.page_at(iumk, "mandiri", DraftData(), "periksa") is None
    assert q.page_at(iumk, "mandiri", complete(), "nib").kind == "nib"
    assert q.page_at(iumk, "mandiri", complete(), "tidak-ada") is None


def test_the_way_back_and_the_progress_follow_the_same_list(iumk):
    assert q.page_before(iumk, "mandiri", complete(), "nib") is None
    assert q.page_before(iumk, "mandiri", complete(), "berkas-ktp").slug == "proyek"
    assert q.progress(iumk, "mandiri", complete(), "proyek") == (3, 7)


def test_a_nib_alone_is_no_identity(iumk):
    known = replace(DraftData(), nib="0000000000001", nik=NIK)
    assert q.next_page(iumk, "mandiri", known).slug == "nik"


def test_another_nib_forgets_what_oss_said_of_the_former(iumk):
    changed = complete().without_identity()
    assert changed.oss is None
    assert q.next_page(iumk, "mandiri", changed).slug == "nik"
    assert changed.uploads == complete().uploads


def test_when_oss_cannot_be_asked_the_business_is_described_instead(iumk):
    waiting = replace(DraftData(), nib="0000000000001", nik=NIK, nib_state="to_be_confirmed")
    assert slugs(iumk, data=waiting)[2] == "usaha"
    typed = TypedBusiness("Contoh", "Warung", "Jual kopi", "Jalan Contoh 1", "140601", "Desa", "Kecamatan Contoh")
    described = replace(waiting, typed=typed)
    assert q.next_page(iumk, "mandiri", described).slug == "berkas-ktp"
    assert described.dossier().business.region_code == "1406010000"
    assert described.dossier().person.name == "Contoh"


@pytest.mark.parametrize(
    ("found", "chosen", "defect"),
    [
        (record(status="05"), "", "inactive"),
        (record(project(scale="besar")), "P-1", "wrong_scale"),
        (record(project(region_code="1401010000")), "P-1", "elsewhere"),
    ],
)
def test_what_the_standard_does_not_allow_stands_in_the_way(iumk, found, chosen, defect):
    data = replace(identified(found), project=chosen)
    assert q.obstacle(iumk, data).defect == defect
    assert q.obstacle(iumk, data).sentence == iumk.requirement("nib").defects[defect]
    assert q.next_page(iumk, "mandiri", data).slug == "proyek"


def test_the_place_of_the_project_counts_not_the_seat_of_the_firm(iumk):
    found = record(project(), project(id_proyek="P-2", region_code="1401010000"), region_code="1401010000")
    assert q.obstacle(iumk, replace(identified(found), project="P-1")) is None
    assert q.obstacle(iumk, replace(identified(found), project="P-2")).region_code == "1401010000"


def test_a_scale_oss_does_not_name_is_left_to_the_officer(iumk):
    data = replace(identified(record(project(scale=None), scale=None)), project="P-1")
    assert q.obstacle(iumk, data) is None


def test_a_business_described_elsewhere_is_referred(iumk):
    data = replace(DraftData(), nib_state="to_be_confirmed", typed=TypedBusiness(district=q.ELSEWHERE))
    assert q.obstacle(iumk, data).defect == "elsewhere"


def test_a_draft_survives_being_written_down():
    assert DraftData.from_dict(complete().to_dict()) == complete()
    assert DraftData.from_dict({}) == DraftData()


def test_everything_given_meets_a_requirement(iumk):
    assert {(each.requirement, each.how) for each in given_by(iumk, complete())} == {("ktp", "counter"), ("nib", "oss")}
