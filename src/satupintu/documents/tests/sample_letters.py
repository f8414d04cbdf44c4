"""Letters to the fictional cast."""

from satupintu.documents import data as d
from satupintu.documents.tests.sample_parts import HEAD, SIGN_LETTER, TRACK

_LETTER = {
    "letterhead": HEAD,
    "place": "Kota Contoh",
    "date": "24 November 2026",
    "recipient": ("Sari Contoh", "Jalan Melati Nomor 7, Desa Contoh Makmur", "Kecamatan Rambah"),
    "signatory": SIGN_LETTER,
    "qr": TRACK,
}


def letter() -> d.LetterPaper:
    return d.LetterPaper(
        **_LETTER,  # type: ignore[arg-type]
        title="Izin Anda sudah dapat diambil",
        number="503/0101/DPMPTSP/XI/2026",
        paragraphs=(
            "Izin Usaha Mikro dan Kecil Anda sudah terbit, ditandatangani, dan dicap.",
            "Ambil di Loket Front Office, Senin sampai Jumat pukul 08.00–15.00 WIB. Bawa KTP asli. Bila diwakilkan, "
            "bawa surat kuasa bermeterai.",
            "Layanan ini tidak dipungut biaya. Bila ada yang meminta uang, laporkan kepada kami.",
        ),
        facts=(
            ("Nomor permohonan", "2026-000123"),
            ("Nomor izin", "503/0001/IUMK/XI/2026"),
            ("Nama usaha", "Warung Sari Rasa"),
        ),
        copies=("Arsip.",),
    )


def returned() -> d.ReturnPaper:
    return d.ReturnPaper(
        **_LETTER,  # type: ignore[arg-type]
        title="Permohonan perlu dilengkapi",
        number="503/0102/DPMPTSP/XI/2026",
        attachments="1 (satu) berkas",
        application="2026-000123",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        defects=(
            d.Defect(
                requirement="Fotokopi KTP pemohon",
                wrong="Foto KTP tidak terbaca: bagian bawah terpotong.",
                remedy="Foto ulang KTP di tempat terang, seluruh kartu terlihat.",
            ),
            d.Defect(
                requirement="NIB",
                wrong="Skala usaha dalam NIB bukan mikro atau kecil.",
                remedy="Perbaiki skala usaha di oss.go.id, atau datang ke Loket Informasi. Kami bantu, gratis.",
            ),
        ),
        how=(
            "Buka alamat di bawah, tulis kode lacak, lalu pilih Lengkapi berkas.",
            "Atau bawa berkas ke Loket Front Office, Senin sampai Jumat pukul 08.00–15.00 WIB.",
        ),
        clock="Waktu 5 hari kerja kami mulai dihitung sesudah berkas Anda lengkap. Tidak ada biaya apa pun.",
    )


def refusal() -> d.RefusalPaper:
    return d.RefusalPaper(
        **{**_LETTER, "qr": None},  # type: ignore[arg-type]
        title="Permohonan tidak dapat dikabulkan",
        number="503/0103/DPMPTSP/XI/2026",
        nature="Penting",
        application="2026-000123",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        applicant="Sari Contoh",
        business="Warung Sari Rasa",
        reasons=(
            "Pada alamat yang ditulis dalam NIB tidak ada kegiatan usaha saat diperiksa tanggal 25 November 2026.",
        ),
        laws=(
            "Peraturan Daerah Kabupaten Contoh Hulu Nomor 4 Tahun 2017 tentang Pelayanan Perizinan dan Nonperizinan.",
            "Standar Pelayanan IUMK, komponen 3: diperlukan cek lapangan.",
        ),
        objection=(
            "Ajukan keberatan tertulis kepada kepala dinas paling lama 21 hari kerja sejak surat ini Anda terima.",
            "Bila keberatan ditolak, Anda dapat mengajukan banding kepada bupati paling lama 10 hari kerja.",
            "Anda juga dapat mengadu kepada Ombudsman Republik Indonesia.",
        ),
        again="Anda boleh mengajukan permohonan baru kapan saja, sesudah alamat usaha dalam NIB diperbaiki.",
    )
