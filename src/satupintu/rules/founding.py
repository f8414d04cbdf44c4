"""Reads what an office writes down about itself to be set up: its profile, its people, its standards, its numbers."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from satupintu.rules import agenda
from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.offices import Profile, zone_fault
from satupintu.rules.parts import Id, Part, Sentence, Slug
from satupintu.rules.shape import shape
from satupintu.rules.yaml_marks import Marked, load_marked

Username = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{2,59}$")]
Nik = Annotated[str, StringConstraints(pattern=r"^\d{16}$")]
Line = Annotated[str, StringConstraints(max_length=200)]
# Runs of numbers by the names under which they are kept; which services there are is known only to the office.
OWN_SERIES = (*map(agenda.series_of, agenda.BOOKS), "complaint", "assistance", "receipt")
StaffRole = Literal[
    "front_office", "back_office", "inspector", "section_head", "head_of_office", "complaints_officer", "cashier",
    "archivist", "supervisor", "inspectorate", "administrator",
]  # fmt: skip


class Colleague(Part):
    """Seorang petugas."""

    username: Username = Field(description="Nama pengguna untuk masuk: huruf kecil, angka, titik.")
    name: Sentence = Field(description="Nama lengkap dengan gelar, seperti di bawah tanda tangan.")
    roles: tuple[StaffRole, ...] = Field(min_length=1, description="Peran yang dipegang.")
    position: Line = Field(default="", description="Jabatan.")
    rank: Line = Field(default="", description="Pangkat dan golongan.")
    nip: Line = Field(default="", description="NIP, dalam tanda petik.")
    email: Line = Field(default="", description="Alamat surel untuk undangan.")
    education: Line = Field(default="", description="Pendidikan.")
    superior: Username | None = Field(default=None, description="Nama pengguna atasan langsung.")
    competences: tuple[Id, ...] = Field(default=(), description="Kompetensi menurut komponen 9 standar.")
    nik: Nik | None = Field(default=None, description="NIK, hanya dipakai untuk mencegah mengurus berkas sendiri.")


class Printing(Part):
    """Kertas di pencetak kantor."""

    paper: Literal["a4", "f4"] = Field(default="a4", description="Kertas surat: A4, atau F4 (folio).")
    preprinted: bool = Field(default=False, description="Kertas sudah berkop.")
    offset_x_mm: int = Field(default=0, ge=-50, le=50, description="Geser ke kanan, dalam mm.")
    offset_y_mm: int = Field(default=0, ge=-50, le=50, description="Geser ke bawah, dalam mm.")
    receipt_paper: Literal["plain", "thermal80", "thermal58"] = Field(
        default="plain", description="Kertas tanda terima."
    )


class Mail(Part):
    """Server surel. Kata sandinya tidak ditulis di sini; `satupintu init` menanyakannya."""

    host: Sentence = Field(description="Nama server.")
    port: int = Field(default=587, ge=1, le=65535, description="Pintu server.")
    security: Literal["starttls", "tls", "none"] = Field(default="starttls", description="Pengamanan sambungan.")
    user: Line = Field(default="", description="Nama pengguna di server.")
    sender: Sentence = Field(description="Alamat pengirim.")


class Series(Part):
    """Nomor terakhir yang sudah dipakai pada satu urutan."""

    series: Sentence = Field(description="Nama urutan: `application:iumk`, `licence:iumk`, `agenda:outgoing`, …")
    year: int = Field(ge=2000, le=2100, description="Tahun urutan itu.")
    last: int = Field(ge=0, description="Nomor terakhir yang sudah dipakai; 0 bila belum ada.")


class Closed(Part):
    """Satu hari kantor tutup menurut keputusan setempat."""

    date: datetime.date = Field(description="Tanggalnya.")
    name: Sentence = Field(description="Nama libur atau sebab tutup.")
    decree: Sentence = Field(description="Nomor keputusan, atau alasannya.")


class Founding(Profile):
    """Satu kantor, lengkap: profilnya, dan yang lain bila sudah diketahui."""

    slug: Slug | None = Field(default=None, description="Nama pendek kantor bagi `office` dalam standar.")
    arms: Line = Field(default="", description="Berkas lambang (SVG atau PNG), dihitung dari map berkas ini.")
    printing: Printing = Field(default=Printing(), description="Kertas dan pencetak.")
    mail: Mail | None = Field(default=None, description="Server surel.")
    staff: tuple[Colleague, ...] = Field(default=(), description="Petugas.")
    standards: tuple[Line, ...] = Field(default=(), description="Berkas standar, dihitung dari map berkas ini.")
    sequences: tuple[Series, ...] = Field(default=(), description="Nomor terakhir yang sudah dipakai.")
    closures: tuple[Closed, ...] = Field(default=(), description="Hari tutup setempat.")


def read(path: Path) -> tuple[Founding | None, tuple[Fault, ...]]:
    """What is written in a file, and its faults; nothing when there are any."""
    marked = load_marked(path)
    shaped = shape(Founding, marked, str(path))
    if shaped.model is None:
        return None, shaped.faults
    faults = [*zone_fault(shaped.model.zone, marked, str(path))]
    known = [each.username for each in shaped.model.staff]
    for index, each in enumerate(shaped.model.staff):
        if known.index(each.username) != index:
            way: tuple[str | int, ...] = ("staff", index, "username")
            says = f"`{each.username}` sudah dipakai petugas di atas. Pilih nama lain."
            faults.append(Fault(str(path), marked.line(way), f"staff.{index}.username", says))
        if each.superior and (each.superior not in known or each.superior == each.username):
            way = ("staff", index, "superior")
            says = f"`{each.superior}` bukan petugas lain dalam berkas ini."
            faults.append(Fault(str(path), marked.line(way), f"staff.{index}.superior", says))
    for index, run in enumerate(shaped.model.sequences):
        if not known_series(run.series):
            says = f"`{run.series}` tidak dikenal. Tulis application:LAYANAN, licence:LAYANAN, {', '.join(OWN_SERIES)}."
            way = ("sequences", index, "series")
            faults.append(Fault(str(path), marked.line(way), f"sequences.{index}.series", says))
    faults += _missing(shaped.model, marked, path)
    return (None if faults else shaped.model), tuple(faults)


def _missing(founding: Founding, marked: Marked, path: Path) -> list[Fault]:
    """The files that it names and that are not there, before anything is made."""
    named: list[tuple[tuple[str | int, ...], str]] = [(("arms",), founding.arms)] if founding.arms else []
    named += [(("standards", index), name) for index, name in enumerate(founding.standards)]
    return [
        Fault(str(path), marked.line(way), ".".join(map(str, way)), f"Berkas `{name}` tidak ada di {path.parent}.")
        for way, name in named
        if not (path.parent / name).is_file()
    ]


def known_series(name: str) -> bool:
    """Whether numbers are kept under such a name; of which service, the office must know."""
    return name in OWN_SERIES or service_of(name) != ""


def service_of(series: str) -> str:
    """The service whose applications or licences a series numbers; "" for a series of the office itself."""
    kind, _, service = series.partition(":")
    return service if kind in {"application", "licence"} else ""


def load_founding(path: Path) -> Founding:
    """What is written in a file; FaultyLaw with every fault when it cannot be used."""
    founding, faults = read(path)
    if founding is None:
        raise FaultyLaw(faults)
    return founding
