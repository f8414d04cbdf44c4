"""Papers of the fictional cast, for tests, the benchmark and for looking at."""

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from satupintu.documents import data as d
from satupintu.documents import parts as p
from satupintu.documents.tests.sample_letters import letter, refusal, returned
from satupintu.documents.tests.sample_parts import BASES, BUSINESS, HEAD, HOLDER, SIGN, TRACK, VERIFY


def licence(**changes: object) -> d.LicencePaper:
    """The licence of Sari Contoh, with changes."""
    values: dict[str, object] = {
        "letterhead": HEAD,
        "title": "Izin Usaha Mikro dan Kecil",
        "number": "503/0001/IUMK/XI/2026",
        "bases": BASES,
        "holder": HOLDER,
        "business": BUSINESS,
        "purpose": "untuk menjalankan usaha mikro dan kecil dengan identitas",
        "validity": "Izin ini berlaku selama pemegang izin menjalankan usahanya.",
        "signatory": SIGN,
        "notes": (
            "Izin ini sah bila bertanda tangan basah, bercap basah, dan kodenya dikenal di alamat di atas.",
            "Nomor, nama usaha, dan status pada halaman itu harus sama dengan yang tercetak di sini.",
        ),
        "free": True,
        "qr": VERIFY,
    }
    return d.LicencePaper(**{**values, **changes})  # type: ignore[arg-type]


def receipt() -> d.ReceiptPaper:
    return d.ReceiptPaper(
        letterhead=HEAD,
        title="Tanda Terima Permohonan",
        number="2026-000123",
        received_at="Selasa, 24 November 2026, pukul 09.15 WIB",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        applicant="Sari Contoh",
        business="Warung Sari Rasa",
        received=(
            d.Received(requirement="Fotokopi KTP pemohon", how="diunggah"),
            d.Received(requirement="NIB", how="9120000000011, sudah dicocokkan dengan OSS"),
        ),
        steps=(
            "Petugas memeriksa kelengkapan berkas. Bila ada yang kurang, Anda diberi tahu sekaligus.",
            "Petugas memeriksa tempat usaha, lalu kepala dinas memutuskan.",
            "Izin dicetak, ditandatangani, dan dapat Anda ambil.",
        ),
        promise="Selesai paling lama 5 hari kerja sejak berkas dinyatakan lengkap. Anda diberi tahu tanggalnya.",
        fee="Rp0. Layanan ini tidak dipungut biaya. Jangan membayar kepada siapa pun.",
        free=True,
        qr=TRACK,
        received_by="Budi Misal",
    )


def assignment() -> d.AssignmentPaper:
    return d.AssignmentPaper(
        letterhead=HEAD,
        title="Surat Tugas",
        number="094/0007/ST/XI/2026",
        bases=("Permohonan Izin Usaha Mikro dan Kecil (IUMK) nomor 2026-000123.",),
        officials=(
            p.Official(
                name="Joko Contohprasetyo",
                nip="000000000000000103",
                position="Pemeriksa Lapangan",
                rank="Penata Muda, III/a",
            ),
        ),
        tasks=("Memeriksa tempat usaha di lapangan menurut daftar periksa standar pelayanan.", "Membuat berita acara."),
        facts=(
            ("Hari, tanggal", "Rabu, 25 November 2026"),
            ("Nama usaha", "Warung Sari Rasa"),
            ("Tempat", "Jalan Pasar Contoh Nomor 12, Desa Contoh Makmur, Kecamatan Rambah"),
        ),
        signatory=SIGN,
    )


def alignment() -> d.AlignmentPaper:
    return d.AlignmentPaper(
        letterhead=HEAD,
        title="Uji Cetak",
        set_to="Geser sekarang: 0 mm ke kanan, 0 mm ke bawah.",
        how=("Cetak halaman ini pada ukuran sebenarnya (100%).", "Ukur dengan penggaris dari tepi kertas."),
    )


def photo(width: int = 1200, height: int = 900, shade: int = 120) -> bytes:
    """A JPEG that shows a gradient."""
    picture = Image.linear_gradient("L").resize((width, height)).point(lambda v: (v + shade) % 256)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def inspection(photos: int = 4) -> d.InspectionPaper:
    return d.InspectionPaper(
        letterhead=HEAD,
        title="Berita Acara Pemeriksaan Lapangan",
        number="BA-2026-000123/1",
        application="2026-000123",
        assignment="penugasan bergilir tanggal 24 November 2026",
        date="Rabu, 25 November 2026",
        time="10.20 WIB",
        place="Jalan Pasar Contoh Nomor 12, Desa Contoh Makmur",
        where="0,88214° LU 100,27431° BT",
        inspectors=(
            p.Official(name="Agus Umpama, S.T.", nip="00000000 000000 0 002", position="Pemeriksa lapangan"),
            p.Official(name="Dewi Andai, A.Md.", nip="00000000 000000 0 003", position="Pemeriksa lapangan"),
        ),
        holder=HOLDER,
        business=BUSINESS,
        checklist=(
            d.ChecklistRow(item="Usaha ada di alamat yang ditulis dalam NIB", result="Sesuai", conforms=True),
            d.ChecklistRow(
                item="Kegiatan usaha sesuai dengan KBLI dalam NIB",
                result="Sesuai",
                conforms=True,
                note="Kedai makanan di bagian depan, toko kelontong di bagian belakang.",
            ),
            d.ChecklistRow(item="Skala usaha masih mikro atau kecil", result="Sesuai", conforms=True),
            d.ChecklistRow(
                item="Tempat usaha tidak mengganggu jalan umum",
                result="Tidak sesuai",
                conforms=False,
                note="Meja di trotoar, sudah dipindahkan saat pemeriksaan.",
            ),
        ),
        findings=("Papan nama usaha belum dipasang.", "Dua meja di trotoar dipindahkan ke dalam saat pemeriksaan."),
        conclusion="Tempat dan kegiatan usaha sesuai dengan permohonan. Izin dapat diproses lebih lanjut.",
        owner_name="Sari Contoh",
        photos=tuple(
            p.Photo(
                image=photo(shade=40 * n, **({} if n % 2 else {"width": 900, "height": 1200})),
                alt=f"Foto {n + 1}: bagian depan tempat usaha",
                caption=f"Foto {n + 1}: bagian depan",
                taken_at=f"25 November 2026, 10.2{n} WIB",
                where="0,88214° LU 100,27431° BT",
            )
            for n in range(photos)
        ),
        signed_at="Desa Contoh Makmur",
    )


def payment() -> d.PaymentPaper:
    return d.PaymentPaper(
        letterhead=HEAD,
        title="Kuitansi",
        number="KW-2026-000045",
        application="2026-000200",
        received_from="Rudi Permisalan",
        service="Izin Reklame Contoh",
        lines=(
            d.PaymentLine(what="Retribusi izin, 1 papan, 6 m²", amount="Rp120.000"),
            d.PaymentLine(what="Biaya cetak tanda", amount="Rp30.000"),
        ),
        total="Rp150.000",
        in_words="seratus lima puluh ribu rupiah",
        method="Tunai di Loket Kasir",
        legal_basis="Peraturan Daerah Kabupaten Contoh Hulu Nomor 1 Tahun 2024",
        signatory=p.Signatory(
            place="Kota Contoh",
            date="24 November 2026",
            position="Bendahara Penerimaan",
            name="Lina Andaikan",
            nip="00000000 000000 0 004",
        ),
        qr=VERIFY,
    )


def form() -> d.FormPaper:
    return d.FormPaper(
        letterhead=HEAD,
        title="Formulir Permohonan",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        version="0123456789ab",
        instructions=("Isi dengan huruf cetak, satu angka di setiap kotak.", "Formulir dan layanan ini GRATIS."),
        received=("Tanggal diterima", "Jam", "Petugas, paraf", "Nomor"),
        sections=(
            d.FormSection(
                title="Pemilik usaha",
                fields=(
                    d.FormField(label="Nama seperti di KTP"),
                    d.FormField(label="NIK", kind="digits", size=16, hint="16 angka di KTP"),
                    d.FormField(label="KBLI", kind="digits", size=5, times=2),
                    d.FormField(label="Kabar dikirim kepada", kind="choices", choices=("pemilik usaha", "wakil")),
                ),
            ),
        ),
        attachments=("Foto atau fotokopi KTP", "Surat kuasa (hanya bila diwakilkan)"),
        statement="Data yang saya tulis benar, dan saya berhak mengajukan permohonan ini.",
        privacy="Data ini dipakai hanya untuk memproses permohonan.",
        qr=p.Code(url="https://contoh.example/layanan/iumk/?standar=0123456789ab", heading="Standar layanan ini"),
    )


def standard() -> d.StandardPaper:
    return d.StandardPaper(
        letterhead=HEAD,
        title="Standar Pelayanan",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        enacted="Berlaku sejak 1 Januari 2019 (tanggal diperkirakan)",
        facts=(("Biaya", "Gratis"), ("Waktu", "5 hari kerja"), ("Syarat", "KTP dan NIB"), ("Hasil", "Dokumen izin")),
        delivery=tuple(
            d.Component(number=number, name=name, lines=lines)
            for number, name, lines in (
                (1, "Persyaratan", ("Foto copy KTP Pemohon", "NIB")),
                (
                    2,
                    "Sistem, mekanisme, dan prosedur",
                    ("Pemohon mendaftar di OSS", "Pemohon mendapat NIB", "Izin efektif"),
                ),
                (3, "Jangka waktu penyelesaian", ("5 (lima) hari kerja sejak berkas dinyatakan lengkap",)),
                (4, "Biaya/tarif", ("Tidak dipungut biaya",)),
                (5, "Produk pelayanan", ("Dokumen izin",)),
                (6, "Penanganan pengaduan, saran, dan masukan", ("Email: pengaduan@contoh.example", "Loket Pengaduan")),
            )
        ),
        manufacturing=tuple(
            d.Component(number=number, name=name, lines=lines)
            for number, name, lines in (
                (1, "Dasar hukum", BASES),
                (
                    2,
                    "Sarana, prasarana, dan/atau fasilitas",
                    (("Sarana", ("Komputer", "Formulir izin", "Papan informasi")), ("Prasarana", ("Loket",))),
                ),
                (3, "Kompetensi pelaksana", ("Strata I, D3, dan SMU", "Lulus diklat PTSP")),
                (4, "Pengawasan internal", ("Oleh atasan langsung secara berjenjang", "Terus-menerus")),
                (5, "Jumlah pelaksana", ("6 (enam) orang",)),
                (6, "Jaminan pelayanan", ("Kepastian persyaratan, waktu, dan biaya", "Tidak terjadi pungli")),
                (7, "Jaminan keamanan dan keselamatan", ("Tanda tangan basah", "Cap basah", "Kode batang")),
                (
                    8,
                    "Evaluasi kinerja pelaksana",
                    (("Survei IKM:", ("kepada setiap pemohon", "tindak lanjut")), ("Pengawasan atasan langsung", ())),
                ),
            )
        ),
        remarks=("Beberapa dasar hukum sudah dicabut; statusnya ada di halaman layanan.",),
        qr=p.Code(
            url="https://izin.contohhulu.example/layanan/iumk/",
            heading="Ajukan dari telepon",
            says="Pindai kode ini, atau buka alamat di bawah.",
        ),
    )


def survey() -> d.SurveyPaper:
    answers = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")
    elements = (
        ("Persyaratan", "Bagaimana pendapat Anda tentang kesesuaian persyaratan dengan jenis pelayanannya?"),
        ("Prosedur", "Bagaimana pemahaman Anda tentang kemudahan prosedur pelayanan di kantor ini?"),
        ("Waktu", "Bagaimana pendapat Anda tentang kecepatan waktu dalam memberikan pelayanan?"),
        ("Biaya", "Bagaimana pendapat Anda tentang kewajaran biaya dalam pelayanan?"),
        ("Produk", "Bagaimana pendapat Anda tentang kesesuaian hasil dengan yang tercantum dalam standar pelayanan?"),
        ("Kompetensi", "Bagaimana pendapat Anda tentang kemampuan petugas dalam pelayanan?"),
        ("Perilaku", "Bagaimana pendapat Anda tentang kesopanan dan keramahan petugas?"),
        ("Sarana", "Bagaimana pendapat Anda tentang kualitas sarana dan prasarana?"),
        ("Pengaduan", "Bagaimana pendapat Anda tentang penanganan pengaduan pengguna layanan?"),
    )
    return d.SurveyPaper(
        letterhead=HEAD,
        title="Survei Kepuasan Masyarakat",
        service="Izin Usaha Mikro dan Kecil (IUMK)",
        intro="Jawaban Anda memperbaiki layanan kami. Isinya tidak memengaruhi izin Anda. Tidak perlu menulis nama.",
        respondent=(
            ("Jenis kelamin", ("Laki-laki", "Perempuan")),
            ("Usia (tahun)", ()),
            ("Pendidikan", ("SD", "SMP", "SMA", "D3", "S1", "S2/S3")),
            ("Pekerjaan", ("PNS", "TNI/Polri", "Swasta", "Wirausaha", "Lainnya")),
        ),
        questions=tuple(
            d.Question(number=number, element=element, text=text, answers=answers)
            for number, (element, text) in enumerate(elements, 1)
        ),
        privacy="Jawaban diolah bersama-sama menurut PermenPANRB Nomor 14 Tahun 2017 dan tidak dikaitkan dengan Anda.",
        qr=p.Code(
            url="https://izin.contohhulu.example/survei/4F7KQ2M9TX8RCP/",
            heading="Lebih suka mengisi di telepon?",
            says="Pindai kode ini.",
        ),
    )


ALL: dict[str, Callable[[], d.Paper]] = {
    "licence": licence,
    "receipt": receipt,
    "assignment": assignment,
    "inspection": inspection,
    "letter": letter,
    "return": returned,
    "refusal": refusal,
    "payment": payment,
    "standard": standard,
    "form": form,
    "ikm": survey,
    "alignment": alignment,
}
"""One sample for each template."""


def long_licence(**changes: object) -> d.LicencePaper:
    """As much as an office could ever have to say on one page."""
    holder = p.Holder(
        name="Raden Mas Haji Muhammad Abdurrahman Contoh Nama Yang Sangat Panjang Sekali bin Almarhum Haji Umpama "
        "Setiawan Permisalan Andaikata Kusumawardhana, S.E., M.M.",
        nik="00••••••••••0002",
        address="Perumahan Contoh Indah Permai Blok Cempaka Putih Nomor 123 A, Gang Melati Bersemi II, RT 012/RW 034, "
        "Dusun Sumber Makmur Sejahtera, Kelurahan Contoh Tengah Timur Laut, Kecamatan Rambah Samo Umpama, "
        "Kabupaten Contoh Hulu, Provinsi Riau 28565",
        phone="0800-0000-018",
        tax_number="00.000.000.0-000.000",
    )
    activities = tuple(
        p.Activity(
            code=f"4711{n}",
            title="Perdagangan Eceran Berbagai Macam Barang yang Utamanya Makanan, Minuman, atau "
            "Tembakau Bukan di Minimarket/Supermarket/Hypermarket (Tradisional)",
        )
        for n in range(4)
    )
    business = replace(
        BUSINESS,
        name="Usaha Dagang dan Kedai Makanan Serba Ada Sumber Rezeki Berkah Melimpah Bersama Keluarga Besar Contoh "
        "Cabang Pembantu Kecamatan Rambah Samo Umpama",
        activities=activities,
        premises="Bangunan permanen dua lantai di atas tanah milik sendiri, dengan halaman parkir",
        address=replace(
            BUSINESS.address,
            street="Jalan Lintas Provinsi Contoh–Umpama Kilometer 17,5 Nomor 123 A, RT "
            "012/RW 034, Dusun Sumber Makmur Sejahtera, di samping Balai Desa",
        ),
        phone="0800-0000-019",
        extra=(("Status tempat usaha", "Sewa sampai dengan 31 Desember 2029"),),
    )
    return licence(
        **{
            "bases": (*BASES, *BASES[2:]),
            "holder": holder,
            "business": business,
            "conditions": (
                "Pemegang izin menjaga kebersihan, ketertiban, dan keselamatan di tempat usaha.",
                "Pemegang izin melaporkan perubahan data usaha melalui OSS.",
            ),
            "meterai": True,
            **changes,
        }
    )
