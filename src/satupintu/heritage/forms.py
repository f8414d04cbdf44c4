"""What is written down about old registers and the licences in them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.heritage.queries import Opened, Reading, Wanted
from satupintu.heritage.words import FIELD_WORDS
from satupintu.sheets.long_lists import NarrowForm
from satupintu.ui.forms import GovukForm, dress
from satupintu.ui.typed import DayField

NOT_DAY = lazy("Tulis tanggal seperti 07-03-2019.")
ORDERS = [
    ("", lazy("Menurut isi berkas; yang tidak jelas ditolak")),
    ("dmy", lazy("Hari dahulu: 07/03/2019 adalah 7 Maret")),
    ("mdy", lazy("Bulan dahulu: 07/03/2019 adalah 3 Juli")),
]
ENCODINGS = [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")]
DELIMITERS = [(",", lazy("koma ,")), (";", lazy("titik koma ;")), ("\t", lazy("tab")), ("|", lazy("garis tegak |"))]


def _usual(offered: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=lazy("Izin apa, bila barisnya tidak menyebut?"),
        choices=[("", lazy("Setiap baris menyebutnya sendiri")), *offered],
        required=False,
    )


class TakeInForm(GovukForm):
    """A file with an old register."""

    file = forms.FileField(
        label=lazy("Berkas daftar izin lama"),
        help_text=lazy("CSV atau XLSX, paling besar 20 MB dan 100.000 baris. Satu baris satu izin."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv"}),
        error_messages={
            "required": lazy("Pilih berkasnya."),
            "empty": lazy("Berkas ini kosong. Pilih berkas yang berisi daftar izin."),
        },
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["usual"] = _usual(offered)
        dress(self.fields["usual"].widget)


class ReadingForm(GovukForm):
    """How a file is to be read: its letters, its heads, and which column holds what."""

    def __init__(self, *args: Any, how: Reading, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if how.kind == "csv":
            self._add("encoding", forms.ChoiceField(label=_("Huruf"), choices=ENCODINGS, initial=how.encoding))
            self._add("delimiter", forms.ChoiceField(label=_("Pemisah"), choices=DELIMITERS, initial=how.delimiter))
        elif len(how.sheets) > 1:
            sheets = [(name, name) for name in how.sheets]
            self._add("sheet", forms.ChoiceField(label=_("Lembar"), choices=sheets, initial=how.sheet))
        head = forms.IntegerField(label=_("Judul kolom ada di baris"), min_value=1, max_value=50, initial=how.head)
        head.widget.attrs["data-width"] = "3"
        self._add("head", head)
        given = how.order if how.order_given else ""
        self._add("order", forms.ChoiceField(label=_("Tanggal"), choices=ORDERS, initial=given, required=False))
        usual = _usual(offered)
        usual.initial = how.usual[0]
        self._add("usual", usual)
        choices = [("", _("tidak ada")), *((str(at), head or f"({at + 1})") for at, head in enumerate(how.heads))]
        for name, words in FIELD_WORDS.items():
            if name:
                at = how.columns.get(name)
                initial = "" if at is None else str(at)
                label = str(words)[:1].upper() + str(words)[1:]
                field = forms.ChoiceField(label=label, choices=choices, initial=initial, required=False)
                self._add(f"column_{name}", field)

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        dress(field.widget)

    def chosen(self) -> dict[str, int]:
        """The column of each field."""
        named = {name: self.cleaned_data.get(f"column_{name}", "") for name in FIELD_WORDS if name}
        return {name: int(at) for name, at in named.items() if at}

    def said(self) -> dict[str, str]:
        """All else."""
        data = self.cleaned_data
        return {name: str(data[name]) for name in ("encoding", "delimiter", "sheet", "head", "order") if data.get(name)}


ORDER_OF: Mapping[str, Any] = {"tanggal": "on", "-tanggal": "-on", "impor": "in"}


class OldListForm(NarrowForm):
    """How the list of old licences is narrowed and sorted: each field a part of the address."""

    nomor = forms.CharField(label=lazy("Nomor dimulai dengan"), max_length=60, required=False)
    keadaan = forms.ChoiceField(label=lazy("Keadaan"), required=False)
    dari = DayField(label=lazy("Tanggal izin dari"), required=False, width=0)
    sampai = DayField(label=lazy("Tanggal izin sampai"), required=False, width=0)
    urut = forms.ChoiceField(
        label=lazy("Urutan"),
        required=False,
        choices=[
            ("", lazy("Terakhir diimpor dahulu")),
            ("impor", lazy("Paling dahulu diimpor dahulu")),
            ("tanggal", lazy("Tanggal izin paling lama dahulu")),
            ("-tanggal", lazy("Tanggal izin paling baru dahulu")),
        ],
    )

    def __init__(self, *args: Any, states: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["keadaan"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = [("", lazy("Semua")), *states]
        if not states:
            del self.fields["keadaan"]

    def wanted(self, *, waiting: bool) -> Wanted:
        """The filter; a field that was filled in wrongly narrows nothing, and says so beside itself."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            state="waiting" if waiting else data.get("keadaan", ""),
            since=data.get("dari"),
            until=data.get("sampai"),
            number=data.get("nomor", ""),
            by=ORDER_OF.get(data.get("urut", ""), ""),
        )


class WithdrawForm(GovukForm):
    """Why an import is taken out again."""

    reason = forms.CharField(
        label=lazy("Mengapa impor ini ditarik?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )


class VerifyForm(GovukForm):
    """Against what it was held."""

    how = forms.ChoiceField(
        label=lazy("Dicocokkan dengan apa?"),
        choices=[
            ("paper", lazy("Kertas asli yang dibawa pemegang izin")),
            ("copy", lazy("Salinan dalam arsip kantor")),
            ("book", lazy("Buku register lama")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih dengan apa izin ini dicocokkan.")},
    )


class RevokeOldForm(GovukForm):
    """Why an old licence is taken back, and on which law."""

    reason = forms.CharField(
        label=lazy("Alasan pencabutan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )
    legal_basis = forms.CharField(
        label=lazy("Dasar hukum"),
        help_text=lazy("Peraturan dan pasalnya."),
        max_length=300,
        error_messages={"required": lazy("Sebut peraturan dan pasal yang menjadi dasar.")},
    )


class CorrectForm(GovukForm):
    """What an old licence says, to be put right."""

    number = forms.CharField(label=lazy("Nomor izin"), max_length=120)
    on = DayField(
        label=lazy("Tanggal izin"),
        error_messages={"invalid": NOT_DAY, "required": NOT_DAY},
    )
    title = forms.CharField(label=lazy("Jenis izin"), max_length=200)
    holder = forms.CharField(label=lazy("Nama pemilik"), max_length=300, required=False)
    nik = forms.CharField(label=lazy("NIK"), max_length=20, required=False)
    nib = forms.CharField(label=lazy("NIB"), max_length=20, required=False)
    business = forms.CharField(label=lazy("Nama usaha"), max_length=300, required=False)
    address = forms.CharField(label=lazy("Alamat"), max_length=300, required=False)
    kbli = forms.CharField(label=lazy("KBLI"), max_length=300, required=False)
    activity = forms.CharField(label=lazy("Kegiatan usaha"), max_length=300, required=False)
    place = forms.CharField(label=lazy("Kecamatan atau tempat"), max_length=300, required=False)
    valid_until = DayField(
        label=lazy("Berlaku sampai"),
        required=False,
        error_messages={"invalid": NOT_DAY},
    )
    ended = forms.BooleanField(label=lazy("Menurut data lama sudah tidak berlaku"), required=False)
    reason = forms.CharField(
        label=lazy("Mengapa diperbaiki, dan menurut apa?"),
        help_text=lazy("Misalnya: buku register 2019 halaman 12 menulis Rambah Hilir."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )

    def __init__(self, *args: Any, shown: Opened, **kwargs: Any) -> None:
        licence = shown.licence
        initial: dict[str, str | date | bool | None] = {
            name: getattr(licence, name)
            for name in ("number", "on", "title", "business", "kbli", "activity", "place", "valid_until", "ended")
        }
        initial |= {"holder": shown.holder, "nib": shown.nib, "address": shown.address}
        super().__init__(*args, initial=initial, **kwargs)
        if shown.nik:
            self.fields["nik"].help_text = _("Tersimpan: %(nik)s. Kosongkan bila tidak berubah.") % {
                "nik": shown.nik_masked
            }

    def said(self) -> dict[str, Any]:
        """What it is to say; the NIK only when another one was typed."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        for name in ("nik", "nib"):
            data[name] = "".join(each for each in data[name] if each not in " .-")
        if not data["nik"]:
            del data["nik"]
        return data
