"""The cast: a fictional office of six, the same in tests, demo and docs. Nobody here exists.

Their NIKs have the right structure and region code 00, which does not exist; phones and mail are of the reserved kind.
"""

from dataclasses import dataclass

from satupintu.people.access import Role

PASSWORD = "pintu-contoh-2026"  # noqa: S105 – of fictional people, in demo and tests only


@dataclass(frozen=True, slots=True)
class Member:
    """One of the six. `totp_secret` is base32, for those whose role forces a second factor."""

    username: str
    name: str
    position: str
    roles: tuple[Role, ...]
    nik: str
    nip: str
    rank: str
    education: str
    totp_secret: str = ""
    superior: str = "hendra"
    competences: tuple[str, ...] = ("computer", "duties", "analysis", "diklat_ptsp")
    family_niks: tuple[str, ...] = ()


RINA = Member(
    username="rina",
    name="Rina Contohlestari",
    position="Petugas Loket",
    roles=(Role.FRONT_OFFICE, Role.CASHIER),
    nik="0006034101900101",
    nip="000000000000000101",
    rank="Pengatur, II/c",
    education="D3",
)
BUDI = Member(
    username="budi",
    name="Budi Contohsantoso",
    position="Petugas Loket dan Pengaduan",
    roles=(Role.FRONT_OFFICE, Role.COMPLAINTS_OFFICER, Role.INSPECTOR),
    nik="0006030202880102",
    nip="000000000000000102",
    rank="Pengatur Tingkat I, II/d",
    education="SMA",
)
JOKO = Member(
    username="joko",
    name="Joko Contohprasetyo",
    position="Pemeriksa Lapangan",
    roles=(Role.INSPECTOR,),
    nik="0006030303860103",
    nip="000000000000000103",
    rank="Penata Muda, III/a",
    education="S1",
)
TUTI = Member(
    username="tuti",
    name="Tuti Contohwidodo",
    position="Petugas Pengolahan dan Arsip",
    roles=(Role.BACK_OFFICE, Role.ARCHIVIST, Role.ADMINISTRATOR),
    nik="0006034404910104",
    nip="000000000000000104",
    rank="Penata Muda Tingkat I, III/b",
    education="S1",
    totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXA",  # noqa: S106 – of fictional people
)
HENDRA = Member(
    username="hendra",
    name="Hendra Contohnugraha",
    position="Kepala Seksi Pelayanan Perizinan",
    roles=(Role.SECTION_HEAD, Role.SUPERVISOR),
    nik="0006030505790105",
    nip="000000000000000105",
    rank="Penata, III/c",
    education="S1",
    totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXB",  # noqa: S106 – of fictional people
    superior="dewi",
)
DEWI = Member(
    username="dewi",
    name="Dewi Contohmaharani",
    position="Kepala Dinas",
    roles=(Role.HEAD_OF_OFFICE,),
    nik="0006034606720106",
    nip="000000000000000106",
    rank="Pembina Utama Muda, IV/c",
    education="S1",
    totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXC",  # noqa: S106 – of fictional people
    superior="",
)
STAFF = (RINA, BUDI, JOKO, TUTI, HENDRA, DEWI)
