"""What an administrator writes down about the staff, and what somebody types to set a password."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.people.access import Role, role_name
from satupintu.people.models import User
from satupintu.people.skills import Skill
from satupintu.rules.nib import valid_nik
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField, of_these_times

_SECRET = {"autocomplete": "new-password", "data-width": "20"}


def _roles() -> list[tuple[str, str]]:
    """The roles to choose from, in the language of the page."""
    return [(str(role), role_name(role).capitalize()) for role in Role]


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Tulis alasannya. Alasan tampak di riwayat orang ini.")},
    )


class NiksField(forms.CharField):
    """NIKs, one a line; the value is a list of 16 digits each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3, "inputmode": "numeric"}), **kwargs)

    def clean(self, value: Any) -> Any:
        found = []
        for number, line in enumerate(str(super().clean(value)).splitlines(), 1):
            if not line.strip():
                continue
            checked = valid_nik(line, fictional_ok=settings.DEMO)
            if not checked.ok:
                raise forms.ValidationError(_("NIK di baris %(number)s tidak benar: 16 angka.") % {"number": number})
            found.append(checked.digits)
        return found


class ParticularsForm(GovukForm):
    """Who somebody is, as papers and lists name them."""

    name = forms.CharField(
        label=lazy("Nama lengkap dengan gelar"),
        max_length=200,
        error_messages={"required": lazy("Tulis nama orang ini.")},
    )
    username = forms.CharField(
        label=lazy("Nama pengguna"),
        help_text=lazy("Untuk masuk. Huruf kecil dan angka, tanpa spasi. Bila diganti, beri tahu orangnya."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"data-width": "20", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": lazy("Tulis nama pengguna untuk masuk.")},
    )
    nip = forms.CharField(
        label=lazy("NIP"), required=False, max_length=25, widget=forms.TextInput(attrs={"data-width": "20"})
    )
    position = forms.CharField(label=lazy("Jabatan"), required=False, max_length=150)
    rank = forms.CharField(
        label=lazy("Pangkat dan golongan"), help_text=lazy("Misalnya: Penata, III/c"), required=False, max_length=100
    )
    education = forms.CharField(
        label=lazy("Pendidikan"),
        help_text=lazy("Misalnya: S1, D3, SMA"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"data-width": "5"}),
    )
    email = forms.EmailField(
        label=lazy("Alamat surel"),
        help_text=lazy("Untuk surat tentang akunnya sendiri."),
        required=False,
        error_messages={"invalid": lazy("Tulis alamat seperti nama@contoh.example.")},
    )
    superior = forms.ChoiceField(label=lazy("Atasan langsung"), required=False)
    joined = DayField(
        label=lazy("Bekerja di kantor ini sejak"),
        help_text=lazy("Kosongkan bila mulai hari ini."),
        required=False,
    )
    competences = forms.MultipleChoiceField(
        label=lazy("Kompetensi"),
        help_text=lazy("Yang diminta standar pelayanan (komponen 9)."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, colleagues: Iterable[User], skills: Sequence[Skill], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above: Any = self.fields["superior"]
        above.choices = [("", _("Tidak ada")), *((str(user.pk), user.name) for user in colleagues)]
        known: Any = self.fields["competences"]
        kept = [each for each in self.initial.get("competences", ()) if each not in dict(skills)]
        known.choices = [*skills, *((each, each) for each in kept)]
        if not known.choices:
            del self.fields["competences"]

    def clean_username(self) -> str:
        """As it is typed every day: small letters."""
        return str(self.cleaned_data["username"]).strip().lower()

    def particulars(self, zone: str) -> dict[str, Any]:
        """As `people.services.change_particulars` takes them; only what was touched."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("name", "nip", "position", "rank", "education", "email")}
        if data["username"]:
            found["username"] = data["username"]
        if "competences" in data:
            found["competences"] = data["competences"]
        if data["joined"] and data["joined"] != self.initial.get("joined"):
            found["joined_at"] = datetime.combine(data["joined"], time(), ZoneInfo(zone))
        return found | {"superior_id": UUID(data["superior"]) if data["superior"] else None}


class InviteForm(ParticularsForm):
    """Somebody who is to work here."""

    roles = forms.MultipleChoiceField(
        label=lazy("Peran"),
        help_text=lazy("Boleh lebih dari satu. Administrator mengatur kantor dan tidak memutus permohonan."),
        choices=_roles,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Pilih sedikitnya satu peran.")},
    )
    nik = NiksField(
        label=lazy("NIK orang ini"),
        help_text=lazy("Agar ia tidak menangani permohonannya sendiri. NIK tidak disimpan terbaca."),
    )
    family_niks = NiksField(label=lazy("NIK keluarganya"), help_text=lazy("Satu NIK setiap baris; boleh menyusul."))
    by_hand = forms.BooleanField(label=lazy("Jangan kirim surel; saya serahkan sendiri kodenya"), required=False)
    field_order = ("name", "username", "roles", "email", "by_hand", "position", "nip", "rank")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].required = True
        self.fields["nik"].widget = forms.TextInput(
            attrs={"class": "govuk-input govuk-input--width-20", "inputmode": "numeric"}
        )

    def person(self, zone: str) -> dict[str, Any]:
        """As `people.services.invite` takes it."""
        data = self.cleaned_data
        niks = {"nik": data["nik"][0] if data["nik"] else "", "family_niks": data["family_niks"]}
        return self.particulars(zone) | niks | {"roles": data["roles"]}


class RoleForm(GovukForm):
    """A role, from when until when, on which order."""

    role = forms.ChoiceField(
        label=lazy("Peran"), error_messages={"required": lazy("Pilih peran."), "invalid_choice": lazy("Pilih peran.")}
    )
    since = DayField(
        label=lazy("Mulai tanggal"),
        help_text=lazy("Kosongkan bila berlaku sekarang juga."),
        required=False,
    )
    until = DayField(
        label=lazy("Hari terakhir"),
        help_text=lazy("Kosongkan bila tanpa batas waktu."),
        required=False,
    )
    basis = forms.CharField(label=lazy("Dasar: nomor surat keputusan, bila ada"), required=False, max_length=200)

    def __init__(self, *args: Any, held: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = set(held)
        choice: Any = self.fields["role"]
        choice.choices = [("", _("Pilih peran")), *(each for each in _roles() if each[0] not in gone)]

    def grant(self, today: date, zone: str) -> dict[str, Any]:
        """As `people.services.grant_role` takes it; today means at once."""
        data, place = self.cleaned_data, ZoneInfo(zone)
        since, until = data["since"], data["until"]
        return {
            "role": data["role"],
            "since": datetime.combine(since, time(), place) if since and since != today else None,
            "until": datetime.combine(until + timedelta(days=1), time(), place) if until else None,
            "basis": data["basis"],
        }


class WithdrawRoleForm(GovukForm):
    """When a role ends, and why."""

    until = DayField(
        label=lazy("Hari terakhir"),
        help_text=lazy("Kosongkan bila berakhir sekarang juga."),
        required=False,
    )
    reason = forms.CharField(label=lazy("Dasar atau alasan, bila ada"), required=False, max_length=300)

    def end(self, zone: str) -> datetime | None:
        """The instant at which the role ends; None: at once."""
        until = self.cleaned_data["until"]
        return datetime.combine(until + timedelta(days=1), time(), ZoneInfo(zone)) if until else None


class LockForm(GovukForm):
    """Why somebody is shut out."""

    reason = _reason(lazy("Mengapa akun ini dikunci?"))


class UnlockForm(GovukForm):
    """Why somebody is let in again."""

    reason = _reason(lazy("Mengapa kuncinya dibuka?"))


class RecoverForm(GovukForm):
    """What is lost, and why the administrator believes that it is this person who asks."""

    phone = forms.BooleanField(
        label=lazy("Ponselnya juga hilang atau rusak: lepas kode dari ponsel"),
        help_text=lazy("Ia memasang ponsel baru ketika masuk. Kode cadangannya tidak berlaku lagi."),
        required=False,
    )
    reason = _reason(lazy("Mengapa akses dipulihkan, dan bagaimana Anda tahu ia sendiri yang meminta?"))
    by_hand = forms.BooleanField(label=lazy("Jangan kirim surel; saya serahkan sendiri kodenya"), required=False)


class KinForm(GovukForm):
    """NIKs of those whom this person may not serve."""

    add = NiksField(label=lazy("Tambahkan NIK"), help_text=lazy("Sendiri dan keluarga; satu NIK setiap baris."))
    remove = NiksField(
        label=lazy("Hapus NIK"),
        help_text=lazy("NIK yang tercatat tidak dapat dibaca lagi, jadi tulis kembali NIK yang harus dihapus."),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not data.get("add") and not data.get("remove"):
            raise forms.ValidationError(_("Tulis sedikitnya satu NIK."))
        return data


class CodeToTypeForm(GovukForm):
    """The code from a letter or a sheet of paper."""

    code = forms.CharField(
        label=lazy("Kode"),
        help_text=lazy("14 huruf dan angka dari surat atau kertas Anda. Huruf besar atau kecil tidak berpengaruh."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"data-width": "20", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": lazy("Tulis kode dari surat atau kertas Anda.")},
    )


class NewPasswordForm(GovukForm):
    """A password, twice."""

    password = forms.CharField(
        label=lazy("Kata sandi baru"),
        help_text=lazy("Sedikitnya 12 huruf. Tiga atau empat kata yang tidak berhubungan mudah diingat."),
        strip=False,
        widget=forms.PasswordInput(attrs=_SECRET),
        error_messages={"required": lazy("Tulis kata sandi baru.")},
    )
    again = forms.CharField(
        label=lazy("Tulis sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs=_SECRET),
        error_messages={"required": lazy("Tulis kata sandi yang sama sekali lagi.")},
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("Kata sandi kedua tidak sama. Tulis keduanya lagi."))
        return data


class DayForm(GovukForm):
    """A day to look back to."""

    pada = DayField(label=lazy("Pada tanggal"))


def chosen_day(text: str, today: date) -> date:
    """The day named in an address, as 2026-03-15; today for anything else."""
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if of_these_times(day):
            return day
    return today
