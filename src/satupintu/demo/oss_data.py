"""The businesses that the OSS simulator knows, in OSS's own words. All are invented: no NIB begins with 0000,
no NIK with region 00, and numbers and addresses are of the kind reserved for examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from satupintu.rules.spoken import said

IUMK_CODE = "044000000001"  # sector 044: cooperatives and small business (Lampiran 20)
ROKAN_HULU = "1406000000"
RAMBAH = "1406031001"
UJUNG_BATU = "1406011001"
TAMBUSAI = "1406042001"
KAMPAR = "1401011001"


@dataclass(frozen=True, slots=True)
class Situation:
    """One business to try, and what it shows."""

    name: str
    nib: str
    nik: str
    shows: str


@dataclass(frozen=True, slots=True)
class _Licence:
    flag: str = "Y"
    status: str = "12"  # commitments are being fulfilled: OSS waits for the office's word


@dataclass(frozen=True, slots=True)
class _Work:
    kbli: str
    title: str
    trade_name: str
    address: str
    region: str
    capital: int
    licence: _Licence | None = _Licence()
    workers: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class _Owner:
    name: str
    nik: str
    email: str
    phone: str


_BREAD = _Work("10710", "Industri Produk Roti dan Kue", "Roti Cahaya", "Jalan Contoh Nomor 1", RAMBAH, 15_000_000)
_SHOP = _Work(
    "47112",
    "Perdagangan Eceran Berbagai Macam Barang (Warung)",
    "Warung Berkah Contoh",
    "Jalan Contoh Nomor 7",
    UJUNG_BATU,
    40_000_000,
)
_FOOD = _Work(
    "56102", "Rumah/Warung Makan", "Dapur Contoh", "Jalan Contoh Nomor 9", TAMBUSAI, 60_000_000, workers=(2, 3)
)
_AWAY = _Work(
    "47112",
    "Perdagangan Eceran Berbagai Macam Barang (Warung)",
    "Warung Seberang Contoh",
    "Jalan Percobaan Nomor 3",
    KAMPAR,
    20_000_000,
)


def _with(work: _Work, licence: _Licence | None) -> _Work:
    return _Work(work.kbli, work.title, work.trade_name, work.address, work.region, work.capital, licence, work.workers)


_LONG = " ".join(["Raden Ayu Contohwati Panjangnama"] * 6)
_CASES: Sequence[tuple[str, str, _Owner, Sequence[_Work], dict[str, Any]]] = (
    (
        "satu_proyek",
        said("satu usaha di Rambah; diajukan, diperiksa, diterbitkan"),
        _Owner("Siti Contohwati", "0006034508900001", "siti@contoh.example", "08000000001"),
        [_BREAD],
        {},
    ),
    (
        "banyak_proyek",
        said("tiga usaha di tiga kecamatan; pemohon memilih satu"),
        _Owner("Budi Contohanto", "0006011203850002", "budi@contoh.example", "08000000002"),
        [_BREAD, _SHOP, _FOOD],
        {"skala_usaha": "02"},
    ),
    (
        "proyek_luar",
        said("alamat di Rokan Hulu, tempat usaha di Kampar: dirujuk ke Kampar"),
        _Owner("Dewi Contohsari", "0006034702920003", "dewi@contoh.example", "08000000003"),
        [_AWAY],
        {},
    ),
    (
        "alamat_luar",
        said("alamat di Kampar, tempat usaha di Rokan Hulu: dilayani di sini"),
        _Owner("Eko Contohnugroho", "0001010909880004", "eko@contoh.example", "08000000004"),
        [_SHOP],
        {"perseroan_daerah_id": KAMPAR},
    ),
    (
        "dalam_dan_luar",
        said("dua usaha, satu di Rokan Hulu dan satu di Kampar"),
        _Owner("Fitri Contohlestari", "0006035010910005", "fitri@contoh.example", "08000000005"),
        [_AWAY, _BREAD],
        {},
    ),
    (
        "menengah",
        said("skala menengah: bukan usaha mikro dan kecil"),
        _Owner("Gilang Contohpratama", "0006031501800006", "gilang@contoh.example", "08000000006"),
        [_FOOD],
        {"skala_usaha": "03", "flag_umk": "N"},
    ),
    (
        "dibekukan",
        "NIB dibekukan",
        _Owner("Hana Contohputri", "0006036006930007", "hana@contoh.example", "08000000007"),
        [_BREAD],
        {"status_nib": "05"},
    ),
    (
        "dicabut",
        "NIB dicabut",
        _Owner("Irfan Contohhakim", "0006032107790008", "irfan@contoh.example", "08000000008"),
        [_SHOP],
        {"status_nib": "06"},
    ),
    (
        "tanpa_surel",
        said("tidak punya surel: diberi tahu lewat telepon, WhatsApp atau surat"),
        _Owner("Joko Contohraharjo", "0006030104700009", "", "08000000009"),
        [_SHOP],
        {},
    ),
    (
        "nama_panjang",
        said("nama dan alamat yang sangat panjang"),
        _Owner(_LONG, "0006034411860010", "panjang@contoh.example", "08000000010"),
        [
            _Work(
                "13121",
                "Industri Pertenunan (Bukan Pertenunan Karung Goni dan Karung Lainnya) " * 3,
                "Tenun Contoh " * 18,
                "Jalan Percontohan yang Sangat Panjang Sekali " * 5,
                RAMBAH,
                49_999_999,
            )
        ],
        {"alamat_perseroan": "Jalan Percontohan yang Sangat Panjang Sekali " * 5},
    ),
    (
        "efektif",
        "OSS menyatakan berlaku efektif tanpa komitmen (N, 50)",
        _Owner("Kartika Contohdewi", "0006034901940011", "kartika@contoh.example", "08000000011"),
        [_with(_BREAD, _Licence("N", "50"))],
        {},
    ),
    (
        "terbit_otomatis",
        "OSS menerbitkan otomatis (O, 57)",
        _Owner("Lukman Contohsyah", "0006031708870012", "lukman@contoh.example", "08000000012"),
        [_with(_SHOP, _Licence("O", "57"))],
        {},
    ),
    (
        "belum_efektif",
        said("tanpa komitmen, tetapi belum terbit: kiriman OSS tidak terbukti"),
        _Owner("Maya Contohanggraini", "0006035512950013", "maya@contoh.example", "08000000013"),
        [_with(_FOOD, _Licence("N", "20"))],
        {},
    ),
    (
        "tanpa_daftar_izin",
        said("usaha tanpa daftar izin di OSS: kantor tidak melapor ke OSS"),
        _Owner("Nanda Contohkusuma", "0006031002820014", "nanda@contoh.example", "08000000014"),
        [_with(_SHOP, None)],
        {},
    ),
    (
        "dua_penanggung_jawab",
        said("PT perorangan dengan dua penanggung jawab"),
        _Owner("Oki Contohwibowo", "0006030506890015", "oki@contoh.example", "08000000015"),
        [_FOOD],
        {"jenis_perseroan": "26", "jenis_pelaku_usaha": "01", "nama_perseroan": "PT CONTOH RASA MANDIRI"},
    ),
)
_PARTNER = _Owner("Putri Contohmaharani", "0006036605900016", "putri@contoh.example", "08000000016")


def _nib(number: int) -> str:
    return f"{number:013d}"


def situations() -> list[Situation]:
    """Every business that can be tried, by name."""
    return [
        Situation(name, _nib(number), owner.nik, shows)
        for number, (name, shows, owner, _, _) in enumerate(_CASES, start=1)
    ]


def situation(name: str) -> Situation:
    """The business of this name; KeyError when there is none."""
    return {each.name: each for each in situations()}[name]


def businesses() -> dict[str, dict[str, Any]]:
    """A fresh copy of each `dataNIB`, by NIB."""
    return {
        _nib(number): _data_nib(number, owner, works) | changes | _more(name)
        for number, (name, _, owner, works, changes) in enumerate(_CASES, start=1)
    }


def _more(name: str) -> dict[str, Any]:
    if name != "dua_penanggung_jawab":
        return {}
    owner = next(case[2] for case in _CASES if case[0] == name)
    return {"penanggung_jwb": [_responsible(owner), _responsible(_PARTNER)]}


def _data_nib(number: int, owner: _Owner, works: Sequence[_Work]) -> dict[str, Any]:
    stamp = f"20261102{number:04d}"
    projects = [_project(stamp, serial, work, owner) for serial, work in enumerate(works, start=1)]
    return {
        "nib": _nib(number),
        "tgl_pengajuan_nib": "2026-11-02",
        "tgl_terbit_nib": "2026-11-02",
        "tgl_perubahan_nib": None,
        "oss_id": f"P-{stamp}000000001",
        "jenis_pelaku_usaha": "02",
        "jenis_perseroan": "17",
        "skala_usaha": "01",
        "flag_umk": "Y",
        "versi_pia": "4",
        "nama_perseroan": owner.name.upper(),
        "alamat_perseroan": "Jalan Contoh Nomor 1",
        "rt_rw_perseroan": "001/001",
        "kelurahan_perseroan": "Contoh",
        "perseroan_daerah_id": RAMBAH,
        "kode_pos_perseroan": "28557",
        "nomor_telpon_perseroan": owner.phone,
        "email_perusahaan": owner.email,
        "dalam_bentuk_uang": f"{sum(work.capital for work in works)}.00",
        "penanggung_jwb": [_responsible(owner)],
        "data_proyek": projects,
        "data_checklist": [
            _checklist(stamp, serial, work, work.licence)
            for serial, work in enumerate(works, start=1)
            if work.licence is not None
        ],
        "jenis_id_user_proses": "01",
        "no_id_user_proses": owner.nik,
        "nama_user_proses": owner.name,
        "email_user_proses": owner.email,
        "hp_user_proses": owner.phone,
        "status_nib": "01",
        "tipe_dokumen ": "9",  # the trailing blank is OSS's
    }


def _responsible(owner: _Owner) -> dict[str, Any]:
    return {
        "flag_asing": "N",
        "jns_identitas_penanggung_jwb": "01",
        "no_identitas_penanggung_jwb": owner.nik,
        "nama_penanggung_jwb": owner.name,
        "jabatan_penanggung_jwb": "Pemilik",
        "kebangsaan_penanggung_jwb": "ID",
        "no_hp_penanggung_jwb": owner.phone,
        "email_penanggung_jwb": owner.email,
    }


def _project(stamp: str, serial: int, work: _Work, owner: _Owner) -> dict[str, Any]:
    men, women = work.workers
    return {
        "id_proyek": f"R-{stamp}{serial:09d}",
        "nomor_proyek": f"PROYEK-{stamp}{serial}",
        "uraian_usaha": work.title.strip()[:255],
        "kbli": int(work.kbli),
        "sektor": "044",
        "jumlah_tki_l": men,
        "jumlah_tki_p": str(women),
        "jumlah_tka_l": 0,
        "jumlah_tka_p": "0",
        "jumlah_investasi": str(work.capital),
        "jenis_identitas_pj": "01",
        "no_identitas_pj": owner.nik,
        "nama_pj": owner.name[:100],
        "jenis_proyek": "01",
        "nama_kegiatan": work.trade_name.strip()[:255],
        "skala_usaha": None,  # often left to the firm's
        "skala_resiko": "Rendah",
        "data_lokasi_proyek": [
            {
                "id_proyek_lokasi": f"L-{stamp}{serial:09d}",
                "proyek_daerah_id": work.region,
                "alamat_usaha": work.address.strip(),
                "status_lokasi": "01",
            }
        ],
    }


def _checklist(stamp: str, serial: int, work: _Work, licence: _Licence) -> dict[str, Any]:
    return {
        "id_proyek": f"R-{stamp}{serial:09d}",
        "id_izin": f"I-{stamp}{serial:09d}",
        "jenis_izin": "02",
        "kd_izin": IUMK_CODE,
        "kd_daerah": work.region[:4] + "000000",
        "nama_izin": "Izin Usaha Mikro dan Kecil",
        "instansi": "Pemerintah Kabupaten/Kota",
        "kewenangan": "02",
        "flag_checklist": licence.flag,
        "status_checklist": licence.status,
    }
