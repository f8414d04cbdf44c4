"""What is filled in for blocks of numbers on paper: how many of which, and why one is void."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.services.paper_numbers import MOST
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import choose


class ReserveForm(GovukForm):
    """Which numbers, how many, why."""

    what = forms.ChoiceField(
        label=lazy("Nomor untuk apa?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": lazy("Pilih nomor untuk apa."),
            "invalid_choice": lazy("Pilih nomor untuk apa."),
        },
    )
    count = forms.IntegerField(
        label=lazy("Berapa nomor?"),
        help_text=lazy("Cukup untuk satu hari kerja. Yang tidak terpakai dinyatakan batal dengan alasan."),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"data-width": "5", "inputmode": "numeric"}),
        error_messages={
            "required": lazy("Tulis banyaknya nomor."),
            "invalid": lazy("Tulis angka saja."),
            "min_value": lazy("Tulis 1 sampai 100."),
            "max_value": lazy("Tulis 1 sampai 100."),
        },
    )
    reason = forms.CharField(
        label=lazy("Alasan"),
        help_text=lazy("Misalnya: pemadaman listrik menurut pengumuman PLN tanggal 24 November."),
        max_length=300,
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "what", kinds)


class VoidForm(GovukForm):
    """Why a number will not be used."""

    reason = forms.CharField(
        label=lazy("Mengapa nomor ini batal?"),
        help_text=lazy("Misalnya: listrik menyala lagi, atau lembarnya rusak. Nomor batal tidak dipakai lagi."),
        max_length=300,
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )
