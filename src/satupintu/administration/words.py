"""What the fields of an office are called on the page of its history."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

FIELD_NAMES = {
    "name": lazy("Nama lengkap kantor"),
    "short_name": lazy("Nama singkat"),
    "government": lazy("Pemerintah daerah"),
    "regency": lazy("Kabupaten atau kota"),
    "region_code": lazy("Kode wilayah"),
    "seat": lazy("Kota pada surat"),
    "zone": lazy("Zona waktu"),
    "address": lazy("Alamat"),
    "phone": lazy("Telepon"),
    "email": lazy("Surel"),
    "website": lazy("Laman"),
    "arms": lazy("Lambang daerah"),
    "mail": lazy("Server surel"),
    "paper": lazy("Kertas surat"),
    "preprinted": lazy("Kertas berkop"),
    "offset_x_mm": lazy("Geser ke kanan (mm)"),
    "offset_y_mm": lazy("Geser ke bawah (mm)"),
    "receipt_paper": lazy("Kertas tanda terima"),
    "agenda_patterns": lazy("Pola nomor surat"),
    "opened_at": lazy("Kantor dibuka"),
}


def told(value: Any) -> str:
    """A value as people read it."""
    if value in (None, "", {}, []):
        return _("kosong")
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items() if part not in ("", None))
    return str(value)
