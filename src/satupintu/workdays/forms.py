"""What one writes down to close the office for a day, or to take a closure back."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField


class ClosureForm(GovukForm):
    """The day, what it is called, and on what ground."""

    on = DayField(
        label=lazy("Tanggal"),
        missing=lazy("Pilih tanggal kantor tutup."),
    )
    name = forms.CharField(
        label=lazy("Nama hari libur atau sebab tutup"),
        help_text=lazy("Misalnya: Hari Jadi Kabupaten, atau banjir."),
        max_length=200,
        error_messages={"required": lazy("Tulis nama libur atau sebab kantor tutup.")},
    )
    decree = forms.CharField(
        label=lazy("Dasar: nomor keputusan, atau alasannya"),
        max_length=300,
        error_messages={"required": lazy("Tulis nomor keputusan, atau alasannya bila tidak ada keputusan.")},
    )


class WithdrawForm(GovukForm):
    """Why a closure no longer stands."""

    reason = forms.CharField(
        label=lazy("Mengapa libur ini dibatalkan?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Tulis alasannya; tanggal jatuh tempo berkas ikut berubah.")},
    )
