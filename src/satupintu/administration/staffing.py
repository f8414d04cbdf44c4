"""Whether the people of an office are all there, whatever it promises: who signs, who lets others in, who is above
whom."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.base.speaking import speak
from satupintu.people.access import TOTP_FORCED, Role, role_name
from satupintu.people.queries import OnCrew
from satupintu.rules.words import plain_date

# Roles whose holders stand above or outside the line of superiors.
ABOVE_OR_OUTSIDE = frozenset({Role.HEAD_OF_OFFICE, Role.INSPECTORATE})
# What happens while nobody holds a role that no step of a standard names.
WITHOUT = {
    Role.COMPLAINTS_OFFICER: noop("pengaduan hanya dapat diurus kepala seksi atau kepala dinas."),
    Role.INSPECTORATE: noop("laporan tentang petugas tidak dapat dikirim lewat halaman Pengaduan."),
}


def signatory(crew: Sequence[OnCrew]) -> Findings:
    """Somebody signs, today too, and the papers can say who that is."""
    heads = [each for each in crew if Role.HEAD_OF_OFFICE in each.roles]
    acting = [each for each in crew if Role.HEAD_OF_OFFICE in each.acting]
    if not heads and not acting:
        says = _("Tidak ada kepala dinas: izin tidak dapat diputuskan dan ditandatangani. Beri seseorang peran itu.")
        yield Finding(ERROR, "penanda tangan", says)
    under = {_("NIP"): "nip", _("pangkat"): "rank"}
    post = {_("jabatan"): "position"}  # whoever acts signs under the post they act for
    for each, here in (*((each, under | post) for each in heads), *((each, under) for each in acting)):
        lacking = [word for word, name in here.items() if not getattr(each, name)]
        if lacking:
            says = _("%(what)s %(name)s belum ditulis; itu tercetak di bawah tanda tangannya.")
            yield Finding(WARNING, "penanda tangan", says % {"what": ", ".join(lacking), "name": each.name})
    away = [each.away_until for each in (*heads, *acting) if each.away_until]
    if away and len(away) == len(heads) + len(acting):
        says = _("%(name)s tidak di tempat sampai %(until)s dan belum ada Plh. Catat surat perintahnya.")
        names = ", ".join(each.name for each in (*heads, *acting))
        yield Finding(WARNING, "penanda tangan", says % {"name": names, "until": speak(plain_date(min(away)))})


def administrators(keepers: Sequence[str]) -> Findings:
    """Two keep the keys, so that each can let the other in again."""
    if not keepers:
        says = _(
            "Tidak ada administrator yang dapat masuk. Jalankan: satupintu people administrator NAMA-PENGGUNA. "
            "Bila orangnya sudah administrator tetapi belum membuat kata sandi: satupintu people recover NAMA-PENGGUNA"
        )
        yield Finding(ERROR, "administrator", says)
    elif len(keepers) == 1:
        says = _("Hanya %(name)s yang administrator. Tambah satu lagi, agar ada yang memulihkan aksesnya.")
        yield Finding(WARNING, "administrator", says % {"name": keepers[0]})


def second_factor(crew: Sequence[OnCrew]) -> Findings:
    """Whose word binds the office has the code on the phone."""
    lacking = [each.name for each in crew if each.roles & TOTP_FORCED and not each.second_factor]
    if lacking:
        says = _("Belum memasang kode masuk dua langkah: %(names)s. Mereka diminta memasangnya saat masuk.")
        yield Finding(WARNING, "kode masuk", says % {"names": ", ".join(lacking)})


def joined(crew: Sequence[OnCrew]) -> Findings:
    """Everybody can come in."""
    lacking = [each.name for each in crew if not each.joined]
    if lacking:
        says = _(
            "Belum dapat masuk karena belum membuat kata sandi: %(names)s. Bila kodenya lewat waktu, undang atau "
            "pulihkan lagi di Petugas."
        )
        yield Finding(WARNING, "undangan", says % {"names": ", ".join(lacking)})


def superiors(crew: Sequence[OnCrew]) -> Findings:
    """Everybody below the head has somebody above, who still works here."""
    here = {each.user_id for each in crew}
    lacking = [each.name for each in crew if each.superior_id not in here and not each.roles & ABOVE_OR_OUTSIDE]
    if lacking:
        says = _("Atasan langsung belum ditulis, atau sudah tidak bekerja di sini: %(names)s.")
        yield Finding(WARNING, "atasan", says % {"names": ", ".join(lacking)})


def desks(crew: Sequence[OnCrew]) -> Findings:
    """Those whom no step waits for, but citizens do."""
    held = frozenset[str]().union(*(each.roles for each in crew))
    for role, then in WITHOUT.items():
        if role not in held:
            says = _("Tidak seorang pun %(role)s: %(then)s")
            yield Finding(WARNING, "peran", says % {"role": role_name(role), "then": _(then)})
