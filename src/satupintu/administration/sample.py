"""A sample letter, so that whoever sets the office up sees how its letterhead comes out on its paper."""

import hashlib
from datetime import datetime

from satupintu.applications.services.writing import letterhead_of, sheet_of, signatory_of
from satupintu.documents.data import LetterPaper
from satupintu.documents.services import first_page, render
from satupintu.people.queries import Office
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date


def letter(office: Office, now: datetime) -> bytes:
    """The letter as PDF."""
    paper = LetterPaper(
        letterhead=letterhead_of(office),
        title="Contoh surat",
        number="000/CONTOH",
        place=office.seat,
        date=plain_date(local(now, office.zone)),
        recipient=("Nama penerima", "di tempat"),
        signatory=signatory_of(office, now),
        paragraphs=(
            "Surat ini contoh. Periksa lambang, nama, alamat, dan letak kop suratnya.",
            "Bila kertas kantor sudah berkop, bagian atas sengaja kosong.",
        ),
    )
    return render(paper, made_at=now, sheet=sheet_of(office))


def picture(office: Office, now: datetime) -> bytes:
    """Its first page as PNG."""
    return first_page(letter(office, now))


def stamp(office: Office) -> str:
    """Changes whenever the letter would look different, so that no browser shows an old one."""
    shown = (office.name, office.government, office.address, office.phone, office.email, office.website, office.arms)
    sheet = (office.paper, office.preprinted, office.offset_x_mm, office.offset_y_mm)
    return hashlib.sha256(repr((shown, sheet)).encode()).hexdigest()[:12]
