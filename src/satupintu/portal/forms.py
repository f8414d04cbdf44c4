"""What the applicant types to find their file."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.ui.forms import GovukForm


class TrackForm(GovukForm):
    """Number and tracking code, as on the receipt."""

    nomor = forms.CharField(
        max_length=80,
        label=lazy("Nomor permohonan"),
        help_text=lazy("Misalnya IUMK-2026-000123."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis nomor permohonan dari tanda terima Anda.")},
    )
    kode = forms.CharField(
        max_length=60,
        label=lazy("Kode pelacakan"),
        help_text=lazy("14 huruf dan angka, misalnya 7K3M9-P2QRT-4XW8. Huruf kecil dan spasi tidak masalah."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kode pelacakan dari tanda terima Anda.")},
    )


class ObjectForm(GovukForm):
    """What the applicant does not agree with, and the code once more."""

    words = forms.CharField(
        max_length=4000,
        label=lazy("Apa yang tidak Anda setujui, dan mengapa?"),
        help_text=lazy("Tulis sejelas mungkin. Surat dan bukti dapat juga Anda bawa ke loket."),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": lazy("Tulis apa yang tidak Anda setujui dan mengapa.")},
    )
    kode = forms.CharField(
        max_length=60,
        label=lazy("Kode pelacakan, sekali lagi"),
        help_text=lazy("Seperti pada tanda terima Anda."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kode pelacakan dari tanda terima Anda.")},
    )


class WithdrawForm(GovukForm):
    """The code once more, so that a page left open is not enough to end an application."""

    reason = forms.CharField(
        required=False,
        max_length=2000,
        label=lazy("Mengapa Anda mencabutnya? (boleh kosong)"),
        help_text=lazy("Jawaban Anda membantu kami memperbaiki layanan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kode = forms.CharField(
        max_length=60,
        label=lazy("Kode pelacakan, sekali lagi"),
        help_text=lazy("Seperti pada tanda terima Anda."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages={"required": lazy("Tulis kode pelacakan dari tanda terima Anda.")},
    )
    sure = forms.BooleanField(
        label=lazy("Ya, saya mencabut permohonan ini"),
        error_messages={"required": lazy("Beri centang bila Anda memang ingin mencabutnya.")},
    )
