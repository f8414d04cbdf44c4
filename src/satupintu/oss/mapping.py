"""Between OSS's words and ours: its record of a business (`dataNIB`) becomes a NibRecord, our steps its
messages.

Tolerant in what it reads: keys with trailing blanks, numbers as strings, single objects where lists are
documented.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from satupintu.oss.rules import OssIds
from satupintu.rules.nib import SCALES, Checklist, NibRecord, OssUnavailable, Project, Scale

_INDIVIDUAL = "17"
_KTP = "01"
_MAIN_PLACE = "01"
FORMS: Mapping[str, str] = {  # Lampiran 2
    "01": "Perseroan Terbatas (PT)",
    "02": "Persekutuan Komanditer (CV)",
    "04": "Badan Usaha Pemerintah",
    "05": "Firma",
    "06": "Persekutuan Perdata",
    "07": "Koperasi",
    "08": "Dana Pensiun",
    "09": "Persekutuan dan Perkumpulan",
    "10": "Yayasan",
    "16": "Bentuk Usaha Tetap",
    "17": "Perseorangan",
    "18": "Badan Layanan Umum",
    "19": "Badan Hukum Lainnya",
    "26": "PT Perorangan",
    "28": "BUM Desa",
    "29": "BUM Desa Bersama",
}


def record(wire: Mapping[str, Any], *, queried_at: datetime) -> NibRecord:
    """The NibRecord of a `dataNIB`; OssUnavailable when the answer has no NIB in it."""
    data = _tidy(wire)
    nib = _text(data, "nib")
    if not nib:
        raise OssUnavailable("jawaban OSS tidak memuat NIB")
    form = _code(data, "jenis_perseroan")
    names, niks = _owners(data, individual=form == _INDIVIDUAL)
    licences = [_tidy(each) for each in _objects(data.get("data_checklist"))]
    projects = tuple(_project(_tidy(each), data, licences) for each in _objects(data.get("data_proyek")))
    capital = _rupiah(data, "total_modal_dasar") or _rupiah(data, "dalam_bentuk_uang")
    return NibRecord(
        nib=nib,
        status=_code(data, "status_nib"),
        oss_id=_text(data, "oss_id"),
        owner_name=names[0] if names else "",
        owner_nik=niks[0] if niks else "",
        business_name=_text(data, "nama_perseroan"),
        business_form=form,
        business_form_words=FORMS.get(form, ""),
        scale=_scale(data),
        address=_text(data, "alamat_perseroan"),
        region_code=_text(data, "perseroan_daerah_id"),
        phone=_text(data, "nomor_telpon_perseroan") or _text(data, "hp_user_proses"),
        email=_text(data, "email_perusahaan") or _text(data, "email_user_proses"),
        capital_rupiah=capital or sum(each.capital_rupiah for each in projects),
        projects=projects,
        queried_at=queried_at,
        responsible_niks=tuple(niks[1:]),
    )


def izin_status(
    ids: OssIds, *, code: str, at: datetime, zone: str, office_code: str, office_name: str, note: str
) -> dict[str, Any]:
    """The body of receiveLicenseStatus. The office speaks, not a person: no officer's name or NIP leaves the house."""
    return {
        "nib": ids.nib,
        "id_produk": "",
        "id_proyek": ids.id_proyek,
        "oss_id": ids.oss_id,
        "id_izin": ids.id_izin,
        "kd_izin": ids.kd_izin,
        "kd_instansi": office_code,
        "kd_status": code,
        "tgl_status": f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}",
        "nip_status": "",
        "nama_status": office_name[:50],
        "keterangan": note,
    }


def izin_final(
    ids: OssIds,
    *,
    code: str,
    number: str,
    issued_on: date,
    valid_until: date | None,
    signatory: tuple[str, str, str],
    note: str,
) -> dict[str, Any]:
    """The body of receiveLicense. signatory: name, NIP, position. note: where to verify it."""
    name, nip, position = signatory
    return {
        "nib": ids.nib,
        "id_proyek": ids.id_proyek,
        "oss_id": ids.oss_id,
        "id_izin": ids.id_izin,
        "kd_izin": ids.kd_izin,
        "kd_daerah": ids.kd_daerah,
        "nomor_izin": number,
        "tgl_terbit_izin": issued_on.isoformat(),
        "tgl_berlaku_izin": valid_until.isoformat() if valid_until else "",
        "nama_ttd": name[:50],
        "nip_ttd": nip[:25],
        "jabatan_ttd": position[:150],
        "status_izin": code,
        "keterangan": note,
    }


def _tidy(wire: Mapping[str, Any]) -> dict[str, Any]:
    """Keys without their stray blanks (`tipe_dokumen `)."""
    return {str(key).strip(): value for key, value in wire.items()}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    found = value if isinstance(value, list) else [value]
    return (each for each in found if isinstance(each, Mapping))


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None or isinstance(value, (Mapping, list, bool)):
        return ""
    # Control characters and halves of letters have no place in words, and PostgreSQL or the seal would break on them.
    return " ".join("".join(each if each.isprintable() else " " for each in str(value)).split())


def _code(data: Mapping[str, Any], key: str) -> str:
    """A code of two digits; OSS sends 1 as well as "01"."""
    text = _text(data, key)
    return text.zfill(2) if text.isdigit() else text


_RUPIAH_DIGITS = 18  # more is no capital, and far more could not even be read


def _rupiah(data: Mapping[str, Any], key: str) -> int:
    """Whole rupiah from 15000000, "15000000" or "15000000.00"; what cannot be read counts as nothing."""
    whole = _text(data, key).partition(".")[0]
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) <= _RUPIAH_DIGITS else 0


def _scale(data: Mapping[str, Any]) -> Scale | None:
    return SCALES.get(_code(data, "skala_usaha"))


def _owners(data: Mapping[str, Any], *, individual: bool) -> tuple[list[str], list[str]]:
    """Names and NIKs of those who answer for the business. Whoever typed it in counts for an individual only."""
    names: list[str] = []
    niks: list[str] = []
    for person in map(_tidy, _objects(data.get("penanggung_jwb"))):
        names.append(_text(person, "nama_penanggung_jwb"))
        if (_code(person, "jns_identitas_penanggung_jwb") or _KTP) == _KTP:
            niks.append(_text(person, "no_identitas_penanggung_jwb"))
    if individual:
        names.append(_text(data, "nama_user_proses"))
        niks.append(_text(data, "no_id_user_proses"))
    return [each for each in names if each], list(dict.fromkeys(each for each in niks if each))


def _project(data: Mapping[str, Any], firm: Mapping[str, Any], licences: list[dict[str, Any]]) -> Project:
    places = [_tidy(each) for each in _objects(data.get("data_lokasi_proyek"))]
    main = [each for each in places if _code(each, "status_lokasi") == _MAIN_PLACE] or places or [{}]
    id_proyek = _text(data, "id_proyek")
    workers = ("jumlah_tki_l", "jumlah_tki_p", "jumlah_tka_l", "jumlah_tka_p")
    # OSS names no kelurahan for a project; where its code is that of the seat, the seat's name is meant.
    at_seat = _text(main[0], "proyek_daerah_id") == _text(firm, "perseroan_daerah_id") != ""
    return Project(
        id_proyek=id_proyek,
        kbli=_text(data, "kbli").zfill(5) if _text(data, "kbli") else "",  # sent as a number: 01111 as 1111
        kbli_title=_text(data, "uraian_usaha"),
        activity=_text(data, "nama_kegiatan") or _text(data, "deskripsi_kegiatan"),
        address=_text(main[0], "alamat_usaha"),
        region_code=_text(main[0], "proyek_daerah_id"),
        kelurahan=_text(firm, "kelurahan_perseroan") if at_seat else "",
        capital_rupiah=_rupiah(data, "jumlah_investasi"),
        scale=_scale(data) or _scale(firm),
        risk=_text(data, "skala_resiko"),
        workers=sum(_rupiah(data, key) for key in workers),
        licences=tuple(_licence(each) for each in licences if _text(each, "id_proyek") == id_proyek),
    )


def _licence(data: Mapping[str, Any]) -> Checklist:
    return Checklist(
        id_izin=_text(data, "id_izin"),
        kd_izin=_text(data, "kd_izin"),
        name=_text(data, "nama_izin"),
        flag=_text(data, "flag_checklist").upper(),
        status=_code(data, "status_checklist"),
        kd_daerah=_text(data, "kd_daerah"),
        kewenangan=_code(data, "kewenangan"),
    )
