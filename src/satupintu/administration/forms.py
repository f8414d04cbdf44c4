"""What an administrator writes down about the office."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField

ZONES = [
    ("Asia/Jakarta", lazy("WIB (Sumatra, Jawa, Kalimantan Barat dan Tengah)")),
    ("Asia/Makassar", lazy("WITA (Bali, Nusa Tenggara, Sulawesi, Kalimantan Selatan, Timur, dan Utara)")),
    ("Asia/Jayapura", lazy("WIT (Maluku dan Papua)")),
]


def _line(label: Any, missing: Any = "", *, most: int = 200, **more: Any) -> forms.CharField:
    errors = {"required": missing, "max_length": lazy("Paling panjang %(limit_value)d huruf.")}
    attrs = {"autocomplete": "off"} | more.pop("attrs", {})
    more.setdefault("required", bool(missing))
    return forms.CharField(
        label=label, max_length=most, error_messages=errors, widget=forms.TextInput(attrs=attrs), **more
    )


def _reason() -> forms.CharField:
    hint = lazy("Boleh dikosongkan. Tampil dalam riwayat.")
    return _line(lazy("Alasan perubahan"), most=300, help_text=hint)


class CodeForm(GovukForm):
    """The code from the terminal."""

    code = _line(
        lazy("Kode dari terminal"),
        lazy("Tulis kode yang tampil di terminal."),
        most=40,
        help_text=lazy("Seperti ABCDE-12345-FGHJ. Huruf besar dan kecil sama saja."),
        attrs={"data-width": "20", "autocapitalize": "characters", "spellcheck": "false"},
    )


class PlaceForm(GovukForm):
    """Who the office is, and where."""

    name = _line(
        lazy("Nama lengkap kantor"),
        lazy("Tulis nama lengkap kantor."),
        help_text=lazy("Seperti pada kop surat, misalnya Dinas Penanaman Modal dan PTSP Kabupaten Contoh."),
    )
    short_name = _line(lazy("Nama singkat"), lazy("Tulis nama singkat kantor."), most=60)
    government = _line(
        lazy("Pemerintah daerah"),
        lazy("Tulis nama pemerintah daerah."),
        help_text=lazy("Baris pertama kop surat, misalnya Pemerintah Kabupaten Contoh."),
    )
    regency = _line(lazy("Kabupaten atau kota"), lazy("Tulis nama kabupaten atau kota."), most=100)
    region_code = forms.RegexField(
        r"^\d{4}$",
        label=lazy("Kode wilayah"),
        help_text=lazy("4 angka menurut Kemendagri: awal NIK warga di wilayah ini."),
        widget=forms.TextInput(attrs={"data-width": "4", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": lazy("Tulis kode wilayah, 4 angka."),
            "invalid": lazy("Kode wilayah terdiri dari 4 angka, misalnya 1406."),
        },
    )
    seat = _line(
        lazy("Kota pada surat"),
        lazy("Tulis kota yang disebut sebelum tanggal pada surat."),
        most=100,
        help_text=lazy("Ditulis sebelum tanggal, misalnya Pasir Pengaraian, 24 November 2026."),
    )
    zone = forms.ChoiceField(
        label=lazy("Zona waktu"),
        choices=ZONES,
        widget=forms.RadioSelect,
        help_text=lazy("Hari dan jam dihitung menurut zona ini."),
        error_messages={"required": lazy("Pilih zona waktu.")},
    )


class ProfileForm(PlaceForm):
    """The same, with how to reach it."""

    address = _line(lazy("Alamat"), most=300)
    phone = _line(lazy("Telepon"), most=40, attrs={"data-width": "20", "inputmode": "tel"})
    email = forms.EmailField(
        label=lazy("Surel"),
        required=False,
        max_length=254,
        error_messages={"invalid": lazy("Tulis alamat surel seperti kantor@contoh.example.")},
    )
    website = _line(lazy("Laman"))
    reason = _reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone, kept = self.fields["zone"], self.initial.get("zone", "")
        assert isinstance(zone, forms.ChoiceField)
        if kept and kept not in dict(ZONES):  # e.g. Asia/Pontianak, from a file
            zone.choices = [*ZONES, (kept, kept)]


class FirstAdministratorForm(GovukForm):
    """The first person here."""

    person = _line(lazy("Nama Anda"), lazy("Tulis nama Anda."))
    position = _line(lazy("Jabatan"), most=150)
    username = _line(
        lazy("Nama pengguna untuk masuk"),
        lazy("Tulis nama pengguna."),
        most=60,
        help_text=lazy("Huruf kecil dan angka, paling sedikit 3, misalnya siti.a"),
        attrs={"data-width": "20", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = forms.CharField(
        label=lazy("Kata sandi"),
        help_text=lazy("Paling sedikit 12 huruf. Beberapa kata yang Anda ingat lebih baik daripada satu kata aneh."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kata sandi.")},
    )
    again = forms.CharField(
        label=lazy("Kata sandi sekali lagi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kata sandi yang sama sekali lagi.")},
    )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "password" in data and "again" in data and data["password"] != data["again"]:
            self.add_error("again", _("Kedua kata sandi tidak sama."))
        return data


class FoundingForm(FirstAdministratorForm, PlaceForm):
    """The office and its first administrator, on one page."""

    field_order = [*PlaceForm.base_fields, *FirstAdministratorForm.base_fields]


class ArmsForm(GovukForm):
    """The coat of arms."""

    file = forms.FileField(
        label=lazy("Lambang daerah"),
        help_text=lazy("SVG atau PNG, paling besar 1 MB. Yang terbaik: SVG, atau PNG dengan latar tembus pandang."),
        widget=forms.FileInput(attrs={"accept": "image/svg+xml,image/png,image/jpeg"}),
        error_messages={"required": lazy("Pilih berkas lambang."), "empty": lazy("Berkas lambang ini kosong.")},
    )


class StandardForm(GovukForm):
    """A standard of the office's own."""

    file = forms.FileField(
        label=lazy("Berkas standar (.yaml)"),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={"required": lazy("Pilih berkas standar."), "empty": lazy("Berkas standar ini kosong.")},
    )
    in_force_from = DayField(
        label=lazy("Berlaku sejak"),
        help_text=lazy("Kosongkan untuk memakai tanggal di dalam berkas."),
        required=False,
    )


class WithdrawForm(GovukForm):
    """Why a standard is promised no longer, and from when."""

    from_day = DayField(
        label=lazy("Tidak berlaku lagi sejak"),
        missing=lazy("Pilih tanggalnya."),
    )
    why = _line(lazy("Alasannya"), lazy("Tulis alasan standar ini dicabut."), most=300)


class NumberForm(GovukForm):
    """The last number used in one series."""

    last = forms.IntegerField(
        label=lazy("Nomor terakhir yang sudah dipakai"),
        help_text=lazy("Tulis 0 bila belum ada. Nomor berikutnya satu lebih besar."),
        min_value=0,
        max_value=9_999_999,
        widget=forms.NumberInput(attrs={"data-width": "5", "inputmode": "numeric"}),
        error_messages={
            "required": lazy("Tulis nomor terakhir, atau 0."),
            "invalid": lazy("Tulis bilangan bulat, misalnya 212."),
            "min_value": lazy("Nomor tidak dapat kurang dari 0."),
            "max_value": lazy("Nomor ini terlalu besar."),
        },
    )
    slip = forms.BooleanField(
        required=False,
        label=lazy("Nomor yang tertulis tadi salah ketik; saya membetulkannya"),
        help_text=lazy("Hanya bila nomor itu belum pernah dipakai di buku. Yang lama tetap tercatat di riwayat."),
    )
    reason = _line(
        lazy("Dari mana nomor ini"),
        lazy("Tulis dari mana nomor ini, misalnya: buku register izin 2026."),
        most=300,
        help_text=lazy("Misalnya: buku register izin 2026."),
    )


class MailForm(GovukForm):
    """The mail server."""

    host = _line(
        lazy("Nama server"),
        help_text=lazy("Misalnya mail.contoh.example. Kosongkan bila kantor tidak mengirim surel."),
        attrs={"spellcheck": "false", "autocapitalize": "none"},
    )
    port = forms.IntegerField(
        label=lazy("Pintu"),
        initial=587,
        required=False,
        widget=forms.NumberInput(attrs={"data-width": "5", "inputmode": "numeric"}),
        error_messages={"invalid": lazy("Tulis bilangan, biasanya 587 atau 465.")},
    )
    security = forms.ChoiceField(
        label=lazy("Pengamanan sambungan"),
        initial="starttls",
        choices=[
            ("starttls", "STARTTLS (587)"),
            ("tls", "TLS (465)"),
            ("none", lazy("Tanpa (hanya jaringan sendiri)")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih pengamanan sambungan.")},
    )
    user = _line(lazy("Nama pengguna"), attrs={"spellcheck": "false", "autocapitalize": "none"})
    password = forms.CharField(
        label=lazy("Kata sandi"),
        required=False,
        help_text=lazy("Disegel. Kosongkan untuk memakai yang sudah tersimpan."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-width": "20"}),
    )
    sender = _line(lazy("Alamat pengirim"), most=254, help_text=lazy("Misalnya layanan@contoh.example."))


class TestMailForm(GovukForm):
    """Where a letter goes to try it out."""

    to = forms.EmailField(
        label=lazy("Kirim surat percobaan ke"),
        error_messages={
            "required": lazy("Tulis alamat tujuan surat percobaan."),
            "invalid": lazy("Tulis alamat surel seperti nama@contoh.example."),
        },
    )
