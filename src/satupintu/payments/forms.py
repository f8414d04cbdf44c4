"""What the cashier types: the amount that was counted."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import FileForm


class PaymentForm(FileForm):
    """The amount received, in whole rupiah."""

    dated = True

    rupiah = forms.IntegerField(
        label=lazy("Uang yang diterima (rupiah)"),
        help_text=lazy("Tepat sebesar tarif yang diumumkan. Tulis angka saja."),
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-width": "10"}),
        error_messages={
            "required": lazy("Tulis jumlah uang yang Anda terima."),
            "invalid": lazy("Tulis angka saja, misalnya 25000."),
        },
    )
