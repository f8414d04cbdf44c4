"""More invented businesses for the simulated OSS: those whose files lie on the desks of the demo.

The ones in `oss_data` stay free for whoever wants to try.
"""

import copy
from dataclasses import dataclass
from typing import Any

from satupintu.demo import oss_data
from satupintu.demo.oss_data import RAMBAH, TAMBUSAI, UJUNG_BATU

FIRST = 901  # their NIBs count on from here


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One business and its owner. `key` names it in the demo; capital in rupiah."""

    key: str
    owner: str
    nik: str
    trade_name: str
    kbli: str
    title: str
    region: str
    capital: int
    mail: bool = True

    @property
    def nib(self) -> str:
        return f"{FIRST + NEIGHBOURS.index(self):013d}"

    @property
    def phone(self) -> str:
        return f"0800-0000-{FIRST + NEIGHBOURS.index(self)}"

    @property
    def email(self) -> str:
        return f"{self.owner.split()[0].lower()}@contoh.example" if self.mail else ""


_SHOP = ("47112", "Perdagangan Eceran Berbagai Macam Barang (Warung)")
_CAFE = ("56303", "Rumah Minum/Kafe")
_TAILOR = ("14120", "Penjahitan dan Pembuatan Pakaian Sesuai Pesanan")
_GARAGE = ("45407", "Reparasi dan Perawatan Sepeda Motor")
_CRACKERS = ("10794", "Industri Kerupuk, Keripik, Peyek dan Sejenisnya")
_FOOD = ("56102", "Rumah/Warung Makan")
_ROWS = (
    ("new", "Ayu Contohwulandari", "0006034101920201", "Warung Contoh Jaya", _SHOP, RAMBAH, 8_000_000),
    ("counter", "Bagas Contohprakoso", "0006030202810202", "Kedai Kopi Contoh Pagi", _CAFE, UJUNG_BATU, 25_000_000),
    ("priority", "Citra Contohayu", "0006034303750203", "Penjahit Contoh Rapi", _TAILOR, TAMBUSAI, 6_500_000),
    ("returned", "Dimas Contohnugraha", "0006030404930204", "Bengkel Contoh Motor", _GARAGE, RAMBAH, 30_000_000),
    (
        "unconfirmed",
        "Endah Contohpratiwi",
        "0006034505880205",
        "Keripik Contoh Renyah",
        _CRACKERS,
        UJUNG_BATU,
        12_000_000,
    ),
    ("visit", "Fajar Contohwijaya", "0006030606860206", "Toko Contoh Makmur", _SHOP, RAMBAH, 45_000_000),
    ("paused", "Gita Contohlarasati", "0006034707940207", "Dapur Contoh Sari", _FOOD, TAMBUSAI, 18_000_000),
    ("late", "Hadi Contohsaputra", "0006030808790208", "Warung Contoh Barokah", _SHOP, UJUNG_BATU, 15_000_000),
    ("soon", "Indah Contohkirana", "0006034909910209", "Jahit Contoh Cantik", _TAILOR, RAMBAH, 9_000_000),
    ("refused", "Jaya Contohmahendra", "0006031010830210", "Kafe Contoh Senja", _CAFE, TAMBUSAI, 40_000_000),
    ("unsigned", "Kiki Contohlestari", "0006035111960211", "Peyek Contoh Gurih", _CRACKERS, RAMBAH, 7_000_000),
    ("ready", "Lina Contohanjani", "0006035212870212", "Rumah Makan Contoh", _FOOD, UJUNG_BATU, 35_000_000),
    ("revoked", "Mira Contohpuspita", "0006035301900213", "Warung Contoh Lama", _SHOP, RAMBAH, 5_000_000),
)
_WITHOUT_MAIL = {"counter", "paused"}
NEIGHBOURS = tuple(
    Neighbour(key, owner, nik, trade_name, *work, region, capital, mail=key not in _WITHOUT_MAIL)
    for key, owner, nik, trade_name, work, region, capital in _ROWS
)


def neighbour(key: str) -> Neighbour:
    """The business of this name; KeyError when there is none."""
    return {each.key: each for each in NEIGHBOURS}[key]


def businesses() -> dict[str, dict[str, Any]]:
    """All that the demo's OSS knows: a fresh copy of each `dataNIB`, by NIB."""
    known = oss_data.businesses()
    pattern = known[oss_data.situation("satu_proyek").nib]
    return known | {each.nib: _data_nib(pattern, each) for each in NEIGHBOURS}


def _data_nib(pattern: dict[str, Any], of: Neighbour) -> dict[str, Any]:
    """The same shape as the pattern, with this business's own numbers, names and places."""
    data = copy.deepcopy(pattern)
    digits = of.phone.replace("-", "")
    stamp = f"20261103{of.nib[-4:]}"
    number = f"{stamp}000000001"
    data |= {
        "nib": of.nib,
        "oss_id": f"P-{number}",
        "nama_perseroan": of.owner.upper(),
        "alamat_perseroan": f"Jalan Contoh Nomor {of.nib[-2:].lstrip('0')}",
        "perseroan_daerah_id": of.region,
        "nomor_telpon_perseroan": digits,
        "email_perusahaan": of.email,
        "dalam_bentuk_uang": f"{of.capital}.00",
        "no_id_user_proses": of.nik,
        "nama_user_proses": of.owner,
        "email_user_proses": of.email,
        "hp_user_proses": digits,
    }
    data["penanggung_jwb"][0] |= {
        "no_identitas_penanggung_jwb": of.nik,
        "nama_penanggung_jwb": of.owner,
        "no_hp_penanggung_jwb": digits,
        "email_penanggung_jwb": of.email,
    }
    project = data["data_proyek"][0]
    project |= {
        "id_proyek": f"R-{number}",
        "nomor_proyek": f"PROYEK-{stamp}1",
        "uraian_usaha": of.title,
        "kbli": int(of.kbli),
        "jumlah_investasi": str(of.capital),
        "no_identitas_pj": of.nik,
        "nama_pj": of.owner,
        "nama_kegiatan": of.trade_name,
    }
    project["data_lokasi_proyek"][0] |= {
        "id_proyek_lokasi": f"L-{number}",
        "proyek_daerah_id": of.region,
        "alamat_usaha": f"Jalan Contoh Nomor {int(of.nib[-2:]) + 20}",
    }
    data["data_checklist"][0] |= {
        "id_proyek": f"R-{number}",
        "id_izin": f"I-{number}",
        "kd_daerah": of.region[:4] + "000000",
    }
    return data
