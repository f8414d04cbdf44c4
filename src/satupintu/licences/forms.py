"""What is written down when a licence is signed, handed over or taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import (
    HAPPENED_AT,
    ONLY_ON_PAPER,
    FileForm,
    HappenedAtField,
    Opened,
    PaperNumberForm,
)
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField


class CodeForm(GovukForm):
    """The code below the barcode. Whether it is one is for the page that answers to say."""

    kode = forms.CharField(
        label=lazy("Kode pada dokumen"),
        help_text=lazy("14 huruf dan angka, misalnya 7K3QD-9VX2M-HT4P. Huruf besar atau kecil sama saja."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "maxlength": 40,
                "data-width": "20",
            }
        ),
        error_messages={"required": lazy("Tulis kodenya dahulu.")},
    )


class PaperForm(GovukForm):
    """An old paper, which bears no code."""

    nomor = forms.CharField(
        label=lazy("Nomor izin"),
        help_text=lazy("Seperti tercetak; tanda baca dan huruf besar tidak penting."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": lazy("Tulis nomor izin seperti tercetak.")},
    )
    tanggal = DayField(
        label=lazy("Tanggal izin"),
        help_text=lazy("Tanggal pada kertasnya, misalnya 07-03-2019."),
        error_messages={
            "required": lazy("Tulis tanggal pada kertasnya."),
            "invalid": lazy("Tulis tanggal seperti 07-03-2019."),
        },
    )


class IssueForm(PaperNumberForm, FileForm):
    """Nothing but the confirmation; while numbers wait on paper, also what was written there, by whom and when."""

    of_paper = ("paper_number", "written_by", HAPPENED_AT)

    def build(self, opened: Opened) -> None:
        self.offer_numbers(
            opened.actor,
            f"licence:{opened.case.standard.service}",
            label=_("Nomor izin yang tertulis di kertas"),
            none=_("Tidak, terbitkan sekarang"),
            help_text=str(ONLY_ON_PAPER) if opened.only_on_paper else "",
        )
        if "paper_number" not in self.fields:
            return
        number = self.fields["paper_number"]
        number.required = opened.only_on_paper
        number.error_messages["required"] = _("Pilih nomor izin yang tertulis pada kertasnya.")
        self.fields[HAPPENED_AT] = HappenedAtField(
            label=_("Tanggal dan jam sebenarnya"),
            help_text=_("Seperti pada kertasnya, misalnya 24-11-2026 10:30. Pejabat pada saat itulah yang tercetak."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("paper_number"):
            if not cleaned.get(HAPPENED_AT) and HAPPENED_AT not in self.errors:
                self.add_error(HAPPENED_AT, _("Tulis tanggal dan jamnya."))
        elif "paper_number" not in self.errors and (cleaned.get(HAPPENED_AT) or cleaned.get("written_by")):
            self.add_error(
                "paper_number",
                _("Pilih nomor izin yang tertulis pada kertasnya, atau kosongkan tanggal dan penulisnya."),
            )
        return cleaned

    def on_paper(self) -> dict[str, Any]:
        """What the issuing takes from the paper; nothing when it is issued now."""
        return {"written": self.written, "at": self.when()} if self.written else {}


class MarkForm(FileForm):
    """One mark on the paper; a meterai with its serial number."""

    dated = True

    mark = forms.CharField(max_length=20, widget=forms.HiddenInput)
    serial = forms.CharField(
        label=lazy("Nomor seri meterai"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"data-width": "20", "autocomplete": "off", "autocapitalize": "characters"}),
    )


class HandOverForm(FileForm):
    """To whom the licence was given."""

    dated = True

    receiver = forms.CharField(
        label=lazy("Nama penerima"),
        help_text=lazy("Seperti tertulis di KTP yang ditunjukkan."),
        max_length=200,
        error_messages={"required": lazy("Tulis nama orang yang menerima izin ini.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    relation = forms.ChoiceField(
        label=lazy("Siapa dia?"),
        choices=[("self", lazy("Pemohon sendiri")), ("representative", lazy("Wakil, dengan surat kuasa"))],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih siapa yang menerima.")},
    )
    kuasa_seen = forms.BooleanField(
        required=False,
        label=lazy("Surat kuasa asli sudah saya lihat, dan salinannya disimpan dalam berkas"),
        help_text=lazy("Hanya untuk wakil yang surat kuasanya belum ada dalam berkas ini."),
    )


class RevokeForm(FileForm):
    """Why a licence is taken back, and on which law."""

    reason = forms.CharField(
        label=lazy("Alasan pencabutan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": lazy("Tulis alasannya, supaya pemegang izin dan pengawas dapat memahaminya.")},
    )
    legal_basis = forms.CharField(
        label=lazy("Dasar hukum"),
        help_text=lazy("Peraturan dan pasalnya."),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": lazy("Sebut peraturan dan pasal yang menjadi dasar.")},
    )

    def clean_legal_basis(self) -> Any:
        law = str(self.cleaned_data["legal_basis"]).strip()
        if len(law) < 10:
            raise forms.ValidationError(_("Sebut peraturan dan pasal yang menjadi dasar."))
        return law
