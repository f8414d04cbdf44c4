"""People, places and codes of the fictional cast, as papers need them."""

from satupintu.documents import parts as p

HEAD = p.Letterhead(
    government="Pemerintah Kabupaten Contoh Hulu",
    name="Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    address="Jalan Contoh Raya Nomor 1, Kota Contoh 28500",
    contact="Telepon 0800-0000-001 · dpmptsp@contoh.example · dpmptsp.contoh.example",
)
URL = "https://izin.contohhulu.example/v/7K3QM-9T2XP-4RCD"
BASES = (
    "Undang-Undang Nomor 20 Tahun 2008 tentang Usaha Mikro, Kecil, dan Menengah;",
    "Peraturan Pemerintah Nomor 24 Tahun 2018 tentang Pelayanan Perizinan Berusaha Terintegrasi secara Elektronik;",
    "Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Nomor 2 Tahun 2019 tentang Perizinan Berusaha "
    "Terintegrasi secara Elektronik bagi Usaha Mikro dan Kecil;",
    "Peraturan Daerah Kabupaten Contoh Hulu Nomor 4 Tahun 2017 tentang Pelayanan Perizinan dan Nonperizinan;",
    "Peraturan Bupati Contoh Hulu Nomor 10 Tahun 2019 tentang Pendelegasian Kewenangan Perizinan dan Nonperizinan "
    "pada Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu.",
)
HOLDER = p.Holder(
    name="Sari Contoh",
    nik="00••••••••••0001",
    address="Jalan Melati Nomor 7, RT 002/RW 001, Desa Contoh Makmur, Kecamatan Rambah",
    phone="0800-0000-017",
)
BUSINESS = p.Business(
    name="Warung Sari Rasa",
    nib="9120000000011",
    form="Perseorangan",
    activities=(
        p.Activity(code="56103", title="Kedai Makanan"),
        p.Activity(code="47112", title="Perdagangan Eceran Berbagai Macam Barang di Minimarket/Toko Kelontong"),
    ),
    premises="Kios, milik sendiri",
    address=p.Address(
        street="Jalan Pasar Contoh Nomor 12",
        village="Desa Contoh Makmur",
        district="Kecamatan Rambah",
        regency="Kabupaten Contoh Hulu",
        province="Riau",
        postal_code="28500",
    ),
    capital="Rp25.000.000",
    scale="Usaha mikro",
    workforce="2 orang",
)
SIGN = p.Signatory(
    opening="Ditetapkan di",
    place="Kota Contoh",
    date="24 November 2026",
    on_behalf_of="Bupati Contoh Hulu",
    position="Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    name="Dra. Ratna Teladan, M.Si.",
    rank="Pembina Utama Muda (IV/c)",
    nip="00000000 000000 0 001",
)
SIGN_LETTER = p.Signatory(position="Kepala Dinas", name=SIGN.name, rank=SIGN.rank, nip=SIGN.nip)
VERIFY = p.Code(
    url=URL,
    code="7K3QM-9T2XP-4RCD",
    heading="Periksa keaslian",
    says="Pindai kode ini, atau buka alamat di bawah dan tulis kodenya.",
)
TRACK = p.Code(
    url="https://perizinan.dpmptsp.contohhulu.example/lacak/?nomor=IUMK-2026-000123&kode=4F7KQ2M9TX8RCP",
    code="4F7KQ-2M9TX-8RCP",
    heading="Ikuti permohonan Anda",
    says="Tanpa akun. Pindai kode ini, atau buka alamat di bawah, lalu tulis kode lacak.",
)
