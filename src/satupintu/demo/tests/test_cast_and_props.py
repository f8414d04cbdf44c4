"""The props of the demo: codes as phones show them, businesses that cannot exist, pictures as phones take them."""

import base64
import io
from datetime import UTC, datetime

from satupintu.demo import businesses, oss_data, pictures, totp
from satupintu.demo.cast import STAFF
from satupintu.files.services import photo_origin
from satupintu.rules.nib import valid_nib, valid_nik


def test_codes_are_those_of_rfc_6238():
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert totp.code(secret, datetime.fromtimestamp(59, UTC)) == "287082"
    assert totp.code(secret, datetime.fromtimestamp(1111111109, UTC)) == "081804"


def test_every_neighbour_is_invented_and_well_formed():
    for each in businesses.NEIGHBOURS:
        assert valid_nib(each.nib).ok
        assert each.nib.startswith("0000")
        assert each.nik.startswith("00")
        assert valid_nik(each.nik, fictional_ok=True).ok


def test_no_two_people_of_the_demo_share_a_number():
    niks = [member.nik for member in STAFF] + [each.nik for each in businesses.NEIGHBOURS]
    niks += [each.nik for each in oss_data.situations()]
    assert len(niks) == len(set(niks))


def test_the_simulated_oss_tells_projects_of_different_businesses_apart():
    projects = [each["id_proyek"] for data in businesses.businesses().values() for each in data["data_proyek"]]
    assert len(projects) == len(set(projects))


def test_the_shop_was_photographed_somewhere_at_some_time():
    taken = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
    origin = photo_origin(io.BytesIO(pictures.shop("Warung Contoh", taken)))
    assert origin is not None
    assert origin.latitude is not None
    assert origin.taken_at is not None
