"""What a complainant fills in: as little as possible, and nothing about who they are unless they want an answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.complaints.carrying import FIELDS
from satupintu.complaints.services import LEAST_LETTERS
from satupintu.rules.contacts import valid_phone
from satupintu.ui.forms import CameraInput, GovukForm, dress

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


def phone_fault(typed: str) -> str:
    """What is wrong with a typed telephone number; "" when it is one."""
    problem = valid_phone(typed).problem
    words = {
        "empty": _("Tulis nomor telepon Anda, atau kosongkan."),
        "not_digits": _("Nomor telepon hanya berisi angka, misalnya 0812 3456 7890."),
        "not_indonesian": _("Tulis nomor Indonesia yang diawali 0 atau +62."),
        "length": _("Nomor telepon ini terlalu pendek atau terlalu panjang. Periksa lagi."),
    }
    return words.get(problem, "")


class WithFiles(GovukForm):
    """A form with up to three photos or documents."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in enumerate(FIELDS, 1):
            self.fields[name] = forms.FileField(
                required=False,
                label=_("Lampiran %(number)s") % {"number": number},
                widget=CameraInput(),
                allow_empty_file=True,  # the strongroom itself says what is wrong with it
            )
            dress(self.fields[name].widget)

    @property
    def files_fields(self) -> list[forms.BoundField]:
        """The three fields, for the page."""
        return [self[name] for name in FIELDS]


class ContactForm(WithFiles):
    """Who complains, all of it optional."""

    name = forms.CharField(
        max_length=150,
        required=False,
        label=lazy("Nama Anda (boleh kosong)"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("Nomor telepon atau WhatsApp (boleh kosong)"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "data-width": "20"}),
    )
    email = forms.EmailField(
        max_length=150,
        required=False,
        label=lazy("E-mail (boleh kosong)"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": lazy("Tulis e-mail seperti nama@contoh.id, atau kosongkan.")},
    )
    secret = forms.BooleanField(
        required=False,
        label=lazy("Rahasiakan identitas saya"),
        help_text=lazy("Nama dan kontak disegel. Hanya petugas yang menangani pengaduan ini dapat membukanya."),
    )

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        if not typed:
            return ""
        if fault := phone_fault(typed):
            raise ValidationError(fault)
        return valid_phone(typed).number


def what_field(label: Any, help_text: Any) -> forms.CharField:
    """The field for what happened."""
    return forms.CharField(
        min_length=LEAST_LETTERS,
        max_length=5000,
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": lazy("Ceritakan apa yang terjadi."),
            "min_length": lazy("Ceritakan lebih banyak, paling sedikit 20 huruf, supaya dapat ditindaklanjuti."),
            "max_length": lazy("Paling panjang 5.000 huruf. Selebihnya lampirkan sebagai foto atau PDF."),
        },
    )


def about_field() -> forms.CharField:
    """The field for the number of an application."""
    return forms.CharField(
        max_length=80,
        required=False,
        label=lazy("Nomor permohonan (boleh kosong)"),
        help_text=lazy("Bila tentang permohonan tertentu, misalnya IUMK-2026-000123."),
        widget=forms.TextInput(attrs={**PLAIN, "data-width": "20"}),
    )


class ComplaintForm(ContactForm):
    """A complaint, suggestion or question."""

    kind = forms.ChoiceField(
        label=lazy("Apa yang ingin Anda sampaikan?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih apa yang ingin Anda sampaikan.")},
    )
    service = forms.ChoiceField(label=lazy("Tentang layanan apa?"), widget=forms.RadioSelect, required=False)
    what = what_field(
        lazy("Apa yang terjadi?"),
        lazy("Ceritakan apa, kapan, dan di mana. Jangan menulis NIK; kami tidak memerlukannya."),
    )
    about = about_field()
    field_order = ("kind", "service", "what", "about", *FIELDS, "name", "phone", "email", "secret")

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], whistle: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service, kind = self.fields["service"], self.fields["kind"]
        assert isinstance(service, forms.ChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        service.choices = [*services, ("", _("Pelayanan kantor secara umum"))]
        kinds = [("complaint", _("Pengaduan, saran, atau pertanyaan tentang pelayanan"))]
        kinds += [("whistle", _("Laporan pelanggaran oleh petugas, misalnya meminta uang"))] if whistle else []
        kind.choices = kinds
        if not whistle:
            self.initial.setdefault("kind", "complaint")
            kind.required = False


class TrackForm(GovukForm):
    """Number and tracking code, as on the receipt."""

    nomor = forms.CharField(
        max_length=80,
        label=lazy("Nomor pengaduan"),
        help_text=lazy("Misalnya ADU-2026-000123."),
        widget=forms.TextInput(attrs={**PLAIN, "data-width": "20"}),
        error_messages={"required": lazy("Tulis nomor pengaduan dari tanda terima Anda.")},
    )
    kode = forms.CharField(
        max_length=60,
        label=lazy("Kode pelacakan"),
        help_text=lazy("14 huruf dan angka, misalnya 7K3M9-P2QRT-4XW8. Huruf kecil dan spasi tidak masalah."),
        widget=forms.TextInput(attrs={**PLAIN, "data-width": "20"}),
        error_messages={"required": lazy("Tulis kode pelacakan dari tanda terima Anda.")},
    )


class AddForm(WithFiles):
    """Something more, or the answer to the office's question."""

    words = forms.CharField(
        max_length=5000,
        label=lazy("Keterangan Anda"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": lazy("Tulis keterangan Anda.")},
    )


class ObjectForm(GovukForm):
    """Why the answer does not help."""

    words = forms.CharField(
        max_length=5000,
        label=lazy("Mengapa jawaban itu belum membantu?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": lazy("Tulis mengapa jawaban itu belum membantu.")},
    )
