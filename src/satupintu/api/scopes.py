"""What a token may be for: each scope opens one part of the staff's addresses, and only a person's may act."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

FILES_READ = "files:read"
FILES_ACT = "files:act"
LICENCES_READ = "licences:read"
FIGURES_READ = "figures:read"

SCOPES: dict[str, Any] = {
    FILES_READ: lazy("Membaca daftar dan isi berkas; data pribadi disamarkan"),
    FILES_ACT: lazy("Mengerjakan tahap berkas atas nama petugas pemegang token"),
    LICENCES_READ: lazy("Membaca register izin"),
    FIGURES_READ: lazy("Membaca beban kerja kantor"),
}

# Facts bear the name of whoever did them; a system has none.
PERSONS_ONLY = frozenset({FILES_ACT})
