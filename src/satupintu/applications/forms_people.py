"""How people come to the counter and the form: in which mode, on paper, for themselves or for somebody else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.draft import DraftData, TypedRepresentative
from satupintu.applications.forms import (
    AnswerForm,
    BusinessForm,
    ContactForm,
    NibForm,
    NikForm,
    ProjectForm,
    Question,
    ReasonForm,
    StatementForm,
    UploadForm,
)
from satupintu.applications.pages import PaperNumberForm
from satupintu.base.actor import Actor
from satupintu.rules.contacts import spoken
from satupintu.rules.nib import valid_nik
from satupintu.rules.standard import Mode
from satupintu.ui.typed import NUMERIC, DayField, choose, number_fault, phone_of


class ModeForm(PaperNumberForm):
    """How the counter files for somebody; from a paper form with the day and hour at which it came."""

    mode = forms.ChoiceField(
        label=lazy("Cara pengajuan"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih cara pengajuan."), "invalid_choice": lazy("Pilih cara pengajuan.")},
    )
    paper = forms.BooleanField(required=False, label=lazy("Saya mengetik dari formulir kertas yang diisi pemohon"))
    received_on = DayField(
        required=False,
        label=lazy("Tanggal formulir diterima"),
        help_text=lazy("Tanggal sebenarnya, seperti pada cap terima. Nomor dan hitungan waktu mengikuti tanggal ini."),
    )
    received_time = forms.TimeField(
        required=False,
        label=lazy("Jam diterima (boleh kosong)"),
        widget=forms.TimeInput(attrs={"type": "time", "data-width": "5"}, format="%H:%M"),
        error_messages={"invalid": lazy("Tulis jamnya seperti 09:30.")},
    )
    field_order = ("mode", "paper", "received_on", "received_time")

    def __init__(
        self,
        *args: Any,
        modes: Sequence[tuple[str, Mode]],
        zone: str,
        actor: Actor,
        service: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.offer_numbers(
            actor,
            f"application:{service}",
            label=_("Nomor pada kertas (hari tanpa listrik)"),
            help_text=_("Hanya bila formulirnya sudah bernomor dari lembar nomor yang dipesan."),
            none=_("Tidak bernomor"),
        )
        choose(self, "mode", [(name, mode.title) for name, mode in modes])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("paper") and not cleaned.get("received_on") and "received_on" not in self.errors:
            self.add_error("received_on", _("Tulis tanggal formulir itu diterima."))
        if cleaned.get("paper_number"):
            if not cleaned.get("paper"):
                self.add_error("paper", _("Nomor pada kertas hanya untuk formulir kertas: beri centang ini."))
            if cleaned.get("paper") and cleaned.get("received_time") is None and "received_time" not in self.errors:
                self.add_error("received_time", _("Tulis jamnya juga, seperti pada lembar bernomor itu."))
        return cleaned

    def received_at(self, now: datetime) -> datetime | None:
        """When the paper form came; without an hour at the start of that day's work, or now if that is still to come.
        None for what is no paper form."""
        given = self.cleaned_data
        if not given["paper"]:
            return None
        zone = ZoneInfo(self.zone)
        if given["received_time"] is not None:
            return datetime.combine(given["received_on"], given["received_time"], zone)
        at = datetime.combine(given["received_on"], time(8), zone)
        return min(at, now) if given["received_on"] == now.astimezone(zone).date() else at


class RepresentativeForm(Question):
    """Who acts for the applicant, and to whom the office's messages go."""

    name = forms.CharField(
        max_length=200,
        label=lazy("Nama Anda seperti di KTP"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": lazy("Tulis nama Anda seperti di KTP.")},
    )
    nik = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("NIK Anda (16 angka)"),
        help_text=lazy("Tercetak di bagian atas KTP Anda. Bukan NIK pemilik usaha."),
        widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
    )
    phone = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("Nomor telepon Anda"),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "data-width": "20"}),
    )
    email = forms.EmailField(
        label=lazy("E-mail Anda (boleh kosong)"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        max_length=200,
        required=False,
        error_messages={"invalid": lazy("Alamat e-mail belum benar. Tulis seperti nama@contoh.id, atau kosongkan.")},
    )
    tell = forms.ChoiceField(
        label=lazy("Kabar dari kantor dikirim kepada siapa?"),
        help_text=lazy("Seperti yang diminta pemilik usaha."),
        choices=[("applicant", lazy("Pemilik usaha")), ("representative", lazy("Saya, wakilnya"))],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih kepada siapa kabar dikirim.")},
    )

    def shown(self, data: DraftData) -> dict[str, Any]:
        acting = data.representative
        tell = ("representative" if acting.tell else "applicant") if acting.name else ""
        return {"name": acting.name, "phone": spoken(acting.phone), "email": acting.email, "tell": tell}

    def clean_nik(self) -> str:
        check = valid_nik(self.cleaned_data["nik"], fictional_ok=self.fictional_ok)
        if not check.ok:
            raise ValidationError(number_fault(check, "NIK"))
        if check.digits == self.so_far.nik:
            raise ValidationError(_("NIK ini milik pemilik usaha. Tulis NIK Anda sendiri, sebagai wakilnya."))
        return check.digits

    def clean_phone(self) -> str:
        return phone_of(self.cleaned_data["phone"])

    def answer(self, now: datetime) -> DraftData:
        given: Mapping[str, Any] = self.cleaned_data
        acting = TypedRepresentative(
            given["name"], given["nik"], given["phone"], given["email"], given["tell"] == "representative"
        )
        return replace(self.so_far, representative=acting)


FORMS: dict[str, type[Question]] = {
    "reason": ReasonForm,
    "nib": NibForm,
    "nik": NikForm,
    "project": ProjectForm,
    "business": BusinessForm,
    "upload": UploadForm,
    "answer": AnswerForm,
    "contact": ContactForm,
    "representative": RepresentativeForm,
    "statement": StatementForm,
}
