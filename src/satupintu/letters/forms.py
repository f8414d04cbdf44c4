"""What is written down in the letter room: letters, filters, and what lies in the printers."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.base.speaking import speak
from satupintu.rules import agenda
from satupintu.ui.forms import CameraInput, GovukForm
from satupintu.ui.typed import DayField


def _line(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs
    )


class LetterForm(GovukForm):
    """A letter entered by hand."""

    on = DayField(label=lazy("Tanggal diterima atau dikirim"), missing=lazy("Pilih tanggalnya."))
    correspondent = _line(
        lazy("Dari siapa, atau kepada siapa"),
        200,
        error_messages={"required": lazy("Tulis dari siapa atau kepada siapa surat itu.")},
    )
    about = _line(lazy("Perihal"), 300, error_messages={"required": lazy("Tulis perihal surat itu.")})
    their_number = _line(lazy("Nomor pada suratnya"), 100, required=False)
    their_date = DayField(label=lazy("Tanggal pada suratnya"), required=False)
    file_number = _line(
        lazy("Nomor berkas"), 60, required=False, help_text=lazy("Bila surat ini milik sebuah permohonan.")
    )
    scan = forms.FileField(
        label=lazy("Pindaian surat"),
        help_text=lazy("PDF, JPG, atau PNG, paling besar 10 MB. Boleh dikosongkan."),
        required=False,
        widget=CameraInput(),
        error_messages={"empty": lazy("Berkas ini kosong. Pindai lagi suratnya.")},
    )

    def __init__(self, *args: Any, kind: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        if kind == "incoming":
            self.fields["on"].label = _("Tanggal diterima")
            self.fields["correspondent"].label = _("Dari siapa")
        else:
            self.fields["on"].label = _("Tanggal dikirim")
            self.fields["correspondent"].label = _("Kepada siapa")
            del self.fields["their_number"]
            del self.fields["their_date"]

    def clean_file_number(self) -> str:
        return "".join(str(self.cleaned_data["file_number"]).split()).upper()


class StrikeForm(GovukForm):
    """Why a line is struck."""

    reason = forms.CharField(
        label=lazy("Mengapa dicoret?"),
        help_text=lazy("Nomornya tidak dipakai lagi; barisnya tetap terbaca dengan alasan ini."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )


class PaperForm(GovukForm):
    """What lies in the printers, how far they shift, and how letters are numbered."""

    paper = forms.ChoiceField(
        label=lazy("Kertas surat dan izin"),
        choices=[("a4", lazy("A4 (210 × 297 mm)")), ("f4", lazy("F4 atau folio (215 × 330 mm)"))],
        widget=forms.RadioSelect,
    )
    preprinted = forms.TypedChoiceField(
        label=lazy("Kop surat"),
        choices=[("0", lazy("Dicetak bersama isinya")), ("1", lazy("Sudah tercetak di kertas; tempatnya dikosongkan"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    offset_x_mm = forms.IntegerField(
        label=lazy("Geser ke kanan (mm)"),
        help_text=lazy("Angka minus menggeser ke kiri. Cari angkanya dengan lembar uji cetak."),
        min_value=-50,
        max_value=50,
        widget=forms.NumberInput(attrs={"data-width": "4"}),
    )
    offset_y_mm = forms.IntegerField(
        label=lazy("Geser ke bawah (mm)"),
        help_text=lazy("Angka minus menggeser ke atas."),
        min_value=-50,
        max_value=50,
        widget=forms.NumberInput(attrs={"data-width": "4"}),
    )
    receipt_paper = forms.ChoiceField(
        label=lazy("Printer tanda terima dan kuitansi"),
        choices=[
            ("plain", lazy("Printer biasa, setengah lembar")),
            ("thermal80", lazy("Printer struk, gulungan 80 mm")),
            ("thermal58", lazy("Printer struk, gulungan 58 mm")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, own: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, each in agenda.LETTER_KINDS.items():
            self.fields[f"pattern_{kind}"] = field = forms.CharField(
                label=WORDS[kind],
                initial=agenda.pattern_of(kind, own),
                required=False,
                max_length=60,
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )
            field.help_text = _("Buku: %(book)s. Kosongkan untuk %(usual)s") % {
                "book": BOOKS[each.book],
                "usual": each.pattern,
            }
        self.dress_added()

    def dress_added(self) -> None:
        """Fields made here look like the others."""
        for name, field in self.fields.items():
            if name.startswith("pattern_"):
                field.widget.attrs["class"] = "govuk-input"

    def patterns(self) -> dict[str, str]:
        """The office's own patterns: those that are not the usual ones."""
        typed = {kind: str(self.cleaned_data.get(f"pattern_{kind}", "")).strip() for kind in agenda.LETTER_KINDS}
        return {kind: text for kind, text in typed.items() if text and text != agenda.LETTER_KINDS[kind].pattern}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for kind, problems in agenda.check(self.patterns()).items():
            self.add_error(f"pattern_{kind}", ValidationError([speak(each) for each in problems]))
        return data

    def pattern_fields(self) -> list[forms.BoundField]:
        """The patterns, in order."""
        return [self[f"pattern_{kind}"] for kind in agenda.LETTER_KINDS]


WORDS: dict[str, Any] = {
    "outgoing": lazy("Surat keluar lain"),
    "return": lazy("Surat pengembalian berkas"),
    "refusal": lazy("Surat penolakan"),
    "letter": lazy("Surat pemberitahuan"),
    "assignment": lazy("Surat tugas"),
    "inspection": lazy("Berita acara"),
    "incoming": lazy("Surat masuk"),
}
BOOKS: dict[str, Any] = {
    "incoming": lazy("Surat masuk"),
    "outgoing": lazy("Surat keluar"),
    "assignment": lazy("Surat tugas"),
    "inspection": lazy("Berita acara"),
}
