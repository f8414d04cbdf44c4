"""Further files in every state, so that the desks of the demo look like a Tuesday: waiting, returned, late, paused…"""

from dataclasses import replace
from datetime import datetime

from satupintu.applications.services import (
    Business,
    Dossier,
    Person,
    approve,
    nib_directory,
    pause,
    refuse,
    return_to_applicant,
)
from satupintu.base.actor import Actor
from satupintu.demo import oss_data
from satupintu.demo.seed import actor
from satupintu.demo.story import Story
from satupintu.oss.services import note_answer, receive_push
from satupintu.rules.nib import place_words

TRADES = (
    ("Warung Contoh Jaya", "47112", "Perdagangan Eceran Berbagai Macam Barang (Warung)", "1406011001"),
    ("Kedai Kopi Contoh Pagi", "56303", "Rumah Minum/Kafe", "1406031001"),
    ("Penjahit Contoh Rapi", "14120", "Penjahitan dan Pembuatan Pakaian Sesuai Pesanan", "1406042001"),
    ("Bengkel Contoh Motor", "45407", "Reparasi dan Perawatan Sepeda Motor", "1406031001"),
    ("Keripik Contoh Renyah", "10794", "Industri Kerupuk, Keripik, Peyek dan Sejenisnya", "1406011001"),
)
PEOPLE = ("Ayu", "Bagas", "Citra", "Dimas", "Endah")


def fill(story: Story) -> None:
    """About a dozen files: each played as far as its state."""
    times = story.times
    story.apply("tanpa_surel", times.at(1, "08:30"))
    story.apply("banyak_proyek", times.at(1, "09:40"), counter=True)
    _returned(story)
    _priority(story)
    _late(story)
    _soon_and_paused(story)
    _refused(story)
    _to_be_signed(story)
    _to_be_confirmed(story)
    _from_oss(story)
    story.run_outbox()


def _dossier(number: int) -> Dossier:
    """A fictional applicant whom the simulator does not know, as typed at the counter from a confirmed print-out."""
    trade, kbli, title, region = TRADES[number]
    person = Person(
        name=f"{PEOPLE[number]} Contohwijaya",
        nik=f"00060341019{number}0{200 + number:04d}"[:16],
        address=f"Jalan Contoh Nomor {10 + number}",
        phone=f"0800-0000-1{number:02d}",
        email=f"{PEOPLE[number].lower()}@contoh.example" if number % 2 == 0 else "",
    )
    business = Business(
        name=trade,
        form="Perseorangan",
        scale="mikro",
        capital_rupiah=7_500_000 * (number + 1),
        id_proyek=f"R-20261102990{number}000000001",
        kbli=kbli,
        kbli_title=title,
        activity=title,
        address=f"Jalan Contoh Nomor {20 + number}",
        region_code=region,
        place=place_words(region),
        workers=number + 1,
    )
    return Dossier(person, business, f"{900 + number:013d}", "confirmed")


def _returned(story: Story) -> None:
    submission = story.apply("alamat_luar", story.times.at(3, "10:15"))
    return_to_applicant(
        actor=actor("budi", story.now),
        now=story.times.at(2, "08:50"),
        application_id=submission.application_id,
        judged={"nib": "ok", "ktp": "unreadable"},
        note="Bagian bawah kartu terpotong.",
    )


def _priority(story: Story) -> None:
    dossier = replace(_dossier(0), reason="Pemohon penyandang disabilitas, didampingi keluarga di loket.")
    at = story.times.at(1, "10:05")
    story.send(dossier, at, counter=True, mode="prioritas", by=actor("rina", at))


def _late(story: Story) -> None:
    submission = story.send(_dossier(1), story.times.at(9, "09:00"))
    case = story.accept(submission, story.times.at(9, "11:00"))
    story.inspect(case, story.times.at(6, "10:30"))


def _soon_and_paused(story: Story) -> None:
    soon = story.send(_dossier(2), story.times.at(4, "13:00"))
    case = story.accept(soon, story.times.at(4, "15:00"))
    case = story.inspect(case, story.times.at(2, "09:00"))
    story.examine(case, story.times.at(1, "09:20"))
    stopped = story.apply("dua_penanggung_jawab", story.times.at(3, "08:20"))
    case = story.accept(stopped, story.times.at(3, "09:10"))
    at = story.times.at(2, "11:00")
    pause(
        actor=story.assignee(case, at),
        now=at,
        application_id=case.application.pk,
        reason="applicant_absent",
        note="Pemilik sedang di luar kota sampai pekan depan.",
    )


def _refused(story: Story) -> None:
    submission = story.send(_dossier(3), story.times.at(7, "09:00"))
    case = story.accept(submission, story.times.at(7, "10:00"))
    failing = next(item.id for item in case.standard.steps["inspection"].checklist if item.weighs)
    case = story.inspect(case, story.times.at(6, "10:00"), failing=failing)
    case = story.examine(case, story.times.at(5, "10:00"))
    refuse(
        actor=actor("dewi", story.now),
        now=story.times.at(5, "14:00"),
        application_id=case.application.pk,
        reason="Pada alamat yang diajukan tidak ditemukan kegiatan usaha.",
        legal_basis="Peraturan Daerah Kabupaten Rokan Hulu Nomor 4 Tahun 2017",
    )


def _to_be_signed(story: Story) -> None:
    submission = story.send(_dossier(4), story.times.at(4, "08:10"))
    case = story.accept(submission, story.times.at(4, "09:00"))
    case = story.inspect(case, story.times.at(3, "13:00"))
    case = story.examine(case, story.times.at(2, "13:00"))
    approve(actor=actor("dewi", story.now), now=story.times.at(2, "15:00"), application_id=case.application.pk)
    story.issue(case, story.times.at(1, "09:00"))


def _to_be_confirmed(story: Story) -> None:
    dossier = _dossier(0)
    typed = Business(
        name="Toko Contoh Baru", activity="Menjual alat tulis", address="Jalan Contoh Nomor 31", place=dossier.business.place
    )
    person = Person("Fajar Contohwijaya", "0006030101920205", "Jalan Contoh Nomor 30", "0800-0000-205")
    story.send(Dossier(person, typed, "0000000000905", "to_be_confirmed"), story.times.at(1, "15:30"), counter=True)


def _from_oss(story: Story) -> None:
    """OSS pushed a licence that is effective without commitment; asked again it confirmed; a person must record it."""
    situation = oss_data.situation("efektif")
    record = nib_directory.get().inquire(situation.nib)
    push_from_oss(story, situation.nib, record.projects[0].licences[0].id_izin)


def push_from_oss(story: Story, nib: str, id_izin: str) -> None:
    """Have the simulator push this business to the office's inbox, as OSS would, and ask it again."""
    raise LookupError(nib)


def head(at: datetime) -> Actor:
    """The head of the cast."""
    return actor("dewi", at)
