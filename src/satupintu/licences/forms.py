"""What is written down when a licence is signed, handed over or taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import FileForm


class IssueForm(FileForm):
    """Nothing but the confirmation."""


class MarkForm(FileForm):
    """One mark on the paper; a meterai with its serial number."""

    mark = forms.CharField(max_length=20, widget=forms.HiddenInput)
    serial = forms.CharField(
        label=lazy("Nomor seri meterai"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"data-width": "20", "autocomplete": "off", "autocapitalize": "characters"}),
    )


class HandOverForm(FileForm):
    """To whom the licence was given."""

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
