"""Which code each step has at OSS, which keys are made how, and how OSS's record is read."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.oss import mapping, rules
from satupintu.rules.kinds import KINDS
from satupintu.rules.nib import OssUnavailable

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)  # the 25th in Indonesia
IDS = rules.OssIds("0000000000001", "P-1", "R-1", "I-1", "044000000001", "1406000000")
LAMPIRAN_10 = {"05", "09", "10", "11", "12", "20", "30", "31", "32", "33", "34", "40", "41", "42", "43", "44", "45"} | {
    "49", "50", "52", "57", "60", "70", "80", "90", "93"
}  # fmt: skip


def test_every_code_is_one_that_oss_knows():
    assert set(rules.STATUS_OF_STEP.values()) | set(rules.STATUS_OF_FACT.values()) <= LAMPIRAN_10


def test_every_step_that_is_told_is_one_that_the_office_knows():
    assert set(rules.STATUS_OF_STEP) <= {(kind, outcome) for kind, known in KINDS.items() for outcome in known}


def test_a_signature_is_nobodys_business_at_oss():
    assert rules.status_code(fact="wet_signed", kind="signing", outcome="sign") is None


def test_the_token_is_made_as_the_guide_says():
    # printf userpass000000000000120180514 | sha1sum
    made = rules.push_token(username="user", password="pass", nib="0000000000001", day=date(2018, 5, 14))
    assert made == "ba27bbf7c25829ff07a5fbfe34bb83b7d80dc859"


def test_the_day_of_a_status_is_the_offices():
    body = mapping.izin_status(
        IDS, code="20", at=NOW, zone="Asia/Jakarta", office_code="1406000000", office_name="D" * 80, note=""
    )
    assert body["tgl_status"] == "2026-11-25 01:00:00"
    assert len(body["nama_status"]) == 50


def test_a_licence_is_told_within_the_lengths_that_oss_allows():
    body = mapping.izin_final(
        IDS,
        code="50",
        number="503/1",
        issued_on=date(2026, 11, 25),
        valid_until=None,
        signatory=("N" * 90, "1" * 40, "J" * 200),
        note="",
    )
    assert (len(body["nama_ttd"]), len(body["nip_ttd"]), len(body["jabatan_ttd"])) == (50, 25, 150)


wire = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["nib", "penanggung_jwb", "data_proyek", "data_checklist", "skala_usaha", "dalam_bentuk_uang", "status_nib"]
INNER = ["kbli", "data_lokasi_proyek", "jumlah_investasi", "id_proyek", "jumlah_tki_l", "no_identitas_penanggung_jwb"]


@given(
    st.dictionaries(
        st.sampled_from(KEYS), wire | st.lists(st.dictionaries(st.sampled_from(INNER), wire, max_size=4), max_size=2)
    )
)
def test_whatever_oss_sends_is_a_record_or_unavailable(data):
    try:
        found = mapping.record(data, queried_at=NOW)
    except OssUnavailable:
        return
    assert isinstance(found.capital_rupiah, int)
    assert all(isinstance(project.kbli, str) for project in found.projects)


@pytest.mark.parametrize(
    ("sent", "read"), [(15000000, 15000000), ("15000000.00", 15000000), ("", 0), (None, 0), ("lima juta", 0), ("-5", 0)]
)
def test_money_is_read_in_whole_rupiah(sent, read):
    assert mapping.record({"nib": "1", "dalam_bentuk_uang": sent}, queried_at=NOW).capital_rupiah == read


def test_a_code_that_lost_its_zero_is_read():
    found = mapping.record(
        {"nib": "1", "skala_usaha": 1, "status_nib": 1, "data_proyek": {"kbli": 1111, "id_proyek": "R"}}, queried_at=NOW
    )
    assert (found.scale, found.status, found.projects[0].kbli) == ("mikro", "01", "01111")


def test_whoever_typed_in_a_company_is_not_its_owner():
    data = {"nib": "1", "jenis_perseroan": "01", "no_id_user_proses": "0006030506890015"}
    assert mapping.record(data, queried_at=NOW).owner_nik == ""
