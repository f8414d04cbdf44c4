"""An office of another regency: who works there, its standard, its arms, and the businesses that its OSS knows."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from satupintu.demo import oss_data
from satupintu.demo.oss_memory import Simulator

LAW = Path(__file__).resolve().parents[2] / "law"
REGION = "0099"  # of nobody: no region begins with 00
PROFILE = {
    "name": "Dinas Penanaman Modal dan PTSP Kabupaten Contoh Jaya",
    "short_name": "DPMPTSP Contoh Jaya",
    "government": "Pemerintah Kabupaten Contoh Jaya",
    "regency": "Kabupaten Contoh Jaya",
    "region_code": REGION,
    "seat": "Contohpura",
}
CONTACTS = {"address": "Jalan Contoh Raya Nomor 9, Contohpura", "phone": "0800-0000-900"}
ZONE = "Asia/Makassar"
STATUTES = """\
statutes:
  - {ref: perda-contoh-jaya-4-2017, number: Perda Contoh Jaya 4/2017, title: Pelayanan Perizinan, status: in_force,
     checked_on: 2026-01-02, sure: A, source: Salinan di kantor.}
  - {ref: perbup-contoh-jaya-10-2019, number: Perbup Contoh Jaya 10/2019, title: Pendelegasian Kewenangan,
     status: in_force, checked_on: 2026-01-02, sure: A, source: Salinan di kantor.}
"""
# What an official changes in the file of another office: where it is, its own promise, its own channels and statutes.
CHANGES = (
    ("office: dpmptsp-rokan-hulu", "office: dpmptsp-contoh-jaya"),
    ("in_force_from: 2019-01-01", "in_force_from: 2026-01-02"),
    ("Rokan Hulu", "Contoh Jaya"),
    ("rokan-hulu", "contoh-jaya"),
    ('"1406"', f'"{REGION}"'),
    ("5 (lima) Hari Kerja", "7 (tujuh) Hari Kerja"),
    ("working_days: 5", "working_days: 7"),
    ("title: Izin Usaha Mikro dan Kecil\n", "title: Izin Usaha Mikro Contoh Jaya\n"),
    ("dpmptsprohul@gmail.com", "pengaduan@contohjaya.example"),
    ("dpmptsp.rokanhulukab.go.id", "contohjaya.example"),
    ("@dpmptsprohul", "@contohjaya"),
    ("+6282299591122", "+6280000000900"),
    ("0822 9959 1122", "0800 0000 900"),
)


@dataclass(frozen=True)
class Member:
    """One of the staff. `superior`: the user name of whoever is above."""

    username: str
    name: str
    position: str
    roles: tuple[str, ...]
    superior: str = ""
    rank: str = ""
    nip: str = ""


FIRST = Member("sari", "Sari Contohwati", "Pranata Komputer", ("administrator",))
HEAD = Member(
    "kepala",
    "Kepala Contohnugraha, S.Sos.",
    "Kepala Dinas",
    ("head_of_office",),
    rank="Pembina Utama Muda, IV/c",
    nip="000000000000000001",
)
ACTING = Member(
    "kasi",
    "Kasi Contohlestari, S.E.",
    "Kepala Seksi Perizinan",
    ("section_head",),
    "kepala",
    "Penata, III/c",
    "000000000000000002",
)
INSPECTOR = Member("lapangan", "Lapangan Contohputra", "Pemeriksa Lapangan", ("inspector",), "kasi")
CLERK = Member("depan", "Depan Contohsari", "Petugas Loket", ("front_office", "complaints_officer"), "kasi")
BACK = Member("belakang", "Belakang Contohwijaya", "Pengolah Data", ("back_office", "cashier"), "kasi")
INVITED = (HEAD, ACTING, INSPECTOR, CLERK, BACK)


def oss() -> Simulator:
    """An OSS whose businesses lie in this regency."""
    known = json.dumps(oss_data.businesses())
    return Simulator(businesses=json.loads(known.replace('"1406', f'"{REGION}')))


def write_law(folder: Path) -> None:
    """What the office has of its own: its standard, as an official makes it from another's, and its statutes."""
    text = (LAW / "standards" / "iumk" / "2019-01-01.yaml").read_text(encoding="utf-8")
    for theirs, ours in CHANGES:
        assert theirs in text, theirs
        text = text.replace(theirs, ours)
    for place, content in (("standards/iumk/2026-01-02.yaml", text), ("legal/register.yaml", STATUTES)):
        (folder / place).parent.mkdir(parents=True)
        (folder / place).write_text(content, encoding="utf-8")


def arms() -> bytes:
    """A coat of arms, as a PNG without a background."""
    picture = Image.new("RGBA", (300, 360), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(20, 20), (280, 20), (280, 210), (150, 345), (20, 210)], fill=(20, 70, 150), outline=(240, 190, 30))
    draw.ellipse([100, 75, 200, 175], fill=(240, 190, 30))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
