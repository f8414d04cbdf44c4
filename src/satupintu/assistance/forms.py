"""What the counter writes down while it helps, and what the helped type to ask how it stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.assistance.rules import CHANNELS, NIB_GIVEN, STEPS
from satupintu.rules.nib import valid_nib
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import NUMERIC, choose, number_fault, phone_of


class BeginForm(GovukForm):
    """Whom the office helps, and how they came."""

    name = forms.CharField(
        max_length=200,
        label=lazy("Nama"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": lazy("Tulis nama orang yang dibantu.")},
    )
    phone = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("Nomor telepon"),
        help_text=lazy("Supaya kantor dapat menghubunginya lagi."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off", "data-width": "20"}),
    )
    business = forms.CharField(
        max_length=300,
        required=False,
        label=lazy("Usaha yang akan didaftarkan"),
        help_text=lazy("Misalnya: warung sembako di Pasir Pengaraian. Boleh kosong."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    channel = forms.ChoiceField(
        label=lazy("Datang lewat"),
        widget=forms.RadioSelect,
        initial="counter",
        error_messages={"required": lazy("Pilih bagaimana orang ini datang.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "channel", [(name, _(words)) for name, words in CHANNELS.items()])

    def clean_phone(self) -> str:
        return phone_of(self.cleaned_data["phone"])


class StepForm(GovukForm):
    """One step, with words if there is something to say."""

    kind = forms.ChoiceField(
        label=lazy("Apa yang terjadi?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih langkahnya.")},
    )
    nib = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("NIB (13 angka)"),
        help_text=lazy("Hanya bila NIB sudah terbit."),
        widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
    )
    note = forms.CharField(
        max_length=2000,
        required=False,
        label=lazy("Catatan (boleh kosong)"),
        help_text=lazy("Jangan menulis kata sandi akun OSS."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "kind", [(name, _(words)) for name, words in STEPS.items()])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") == NIB_GIVEN:
            check = valid_nib(data.get("nib", ""))
            if not check.ok:
                self.add_error("nib", number_fault(check, "NIB"))
        return data


class LookForm(GovukForm):
    """Number and code, as on the slip."""

    nomor = forms.CharField(
        max_length=40,
        label=lazy("Nomor bantuan"),
        help_text=lazy("Misalnya BN-2026-0001."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis nomor bantuan dari kertas Anda.")},
    )
    kode = forms.CharField(
        max_length=60,
        label=lazy("Kode"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kode dari kertas Anda.")},
    )
