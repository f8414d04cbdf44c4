"""What an inspector fills in on the spot: when, what was found, photos, and where they stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import HAPPENED_AT, FileForm, Opened
from satupintu.inspections.queries import Report
from satupintu.inspections.services import Findings, Place
from satupintu.rules.standard import ChecklistItem
from satupintu.ui.forms import CameraInput
from satupintu.ui.typed import DayField

TYPED = (HAPPENED_AT, "latitude", "longitude")  # kept as they stand until the visit is concluded
ANSWERS = [("yes", lazy("Ya")), ("no", lazy("Tidak")), ("na", lazy("Tidak berlaku"))]


class Coordinate(forms.CharField):
    """Degrees with a point or a comma; empty is allowed."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        attrs = {"data-width": "10", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        typed = str(super().clean(value)).strip().replace(",", ".")
        if not typed:
            return None
        try:
            degrees = Decimal(typed).quantize(Decimal("0.000001"))
        except ArithmeticError:
            raise ValidationError(_("Tulis derajat sebagai angka, misalnya 0.886123.")) from None
        if not degrees.is_finite() or abs(degrees) > self.most:
            raise ValidationError(_("Derajat harus antara -%(most)s dan %(most)s.") % {"most": self.most})
        return degrees


class PlaceForm(FileForm):
    """Where somebody stands: both coordinates, or none."""

    latitude = Coordinate(label=lazy("Lintang (latitude)"), most=90)
    longitude = Coordinate(label=lazy("Bujur (longitude)"), most=180)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        latitude, longitude = data.get("latitude"), data.get("longitude")
        if not self.errors and (latitude is None) != (longitude is None):
            self.add_error(
                "latitude" if latitude is None else "longitude", _("Tulis lintang dan bujur, atau kosongkan keduanya.")
            )
        return data

    def place(self) -> Place | None:
        """The place that was given."""
        data = self.cleaned_data
        if data["latitude"] is None or data["longitude"] is None:
            return None
        return Place(data["latitude"], data["longitude"])


class PlanForm(FileForm):
    """When the inspector will come."""

    on = DayField(
        label=lazy("Tanggal kunjungan"),
        missing=lazy("Pilih tanggal kunjungan."),
    )

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on < self.opened.today:
            raise ValidationError(_("Tanggal kunjungan sudah lewat. Pilih hari ini atau sesudahnya."))
        return on


class PhotoForm(PlaceForm):
    """One photo, taken now or chosen."""

    photo = forms.FileField(
        label=lazy("Foto"),
        help_text=lazy("JPEG atau PNG. Tempat dan waktu dari kamera dicatat, lalu dihapus dari fotonya."),
        widget=CameraInput("image/jpeg,image/png", capture="environment"),
        error_messages={
            "required": lazy("Ambil atau pilih foto dahulu."),
            "empty": lazy("Foto ini kosong. Ambil lagi fotonya."),
        },
    )
    caption = forms.CharField(label=lazy("Keterangan foto"), required=False, max_length=200)
    field_order = ("photo", "caption", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist with its two fields."""

    item: ChecklistItem
    answer: forms.BoundField
    words: forms.BoundField


class FindingsForm(PlaceForm):
    """The standard's checklist, each line answered, with words where they help; and a summary."""

    dated = True

    findings = forms.CharField(
        label=lazy("Ringkasan temuan"),
        help_text=lazy("Wajib bila ada butir yang tidak sesuai."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def build(self, opened: Opened) -> None:
        for item in self._items(opened):
            self.fields[f"answer_{item.id}"] = forms.ChoiceField(
                label=item.text,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Jawab dahulu: %(item)s.") % {"item": item.text}},
            )
            self.fields[f"words_{item.id}"] = forms.CharField(
                label=_("Catatan (bila perlu)"), required=False, max_length=500, widget=forms.TextInput()
            )

    @staticmethod
    def _items(opened: Opened) -> tuple[ChecklistItem, ...]:
        step = opened.case.step
        return step.checklist if step is not None and step.kind == "inspection" else ()

    def lines(self) -> Iterator[Line]:
        """The checklist in the standard's order."""
        for item in self._items(self.opened):
            yield Line(item, self[f"answer_{item.id}"], self[f"words_{item.id}"])

    def so_far(self) -> Findings:
        """What was filled in, complete or not."""
        items = self._items(self.opened)
        answers = {item.id: str(self.data.get(f"answer_{item.id}", "")) for item in items}
        words = {item.id: str(self.data.get(f"words_{item.id}", ""))[:500].strip() for item in items}
        return Findings(
            answers={name: answer for name, answer in answers.items() if answer},
            words={name: text for name, text in words.items() if text},
            summary=str(self.data.get("findings", ""))[:4000],
            typed={name: text for name in TYPED if (text := str(self.data.get(name, ""))[:40].strip())},
        )

    def go_on_from(self, report: Report) -> None:
        """Show what was kept before."""
        for item in self._items(self.opened):
            self.initial[f"answer_{item.id}"] = report.visit.checklist.get(item.id, "")
            self.initial[f"words_{item.id}"] = report.words.get(item.id, "")
        self.initial["findings"] = report.summary
        self.initial.update(report.typed)

    def found(self) -> Findings:
        """What was filled in, as the service takes it."""
        data, items = self.cleaned_data, self._items(self.opened)
        words = {item.id: data[f"words_{item.id}"].strip() for item in items}
        return Findings(
            answers={item.id: data[f"answer_{item.id}"] for item in items},
            words={name: text for name, text in words.items() if text},
            summary=data["findings"],
        )
