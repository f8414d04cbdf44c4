"""How a list of files is narrowed: each field a part of the address, so that a filter is a link."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.queries import ELSEWHERE, FileFilter
from satupintu.people.access import ROLE_NAMES, Role
from satupintu.rules.standard import Standard
from satupintu.sheets.long_lists import NarrowForm
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField

SHOWN_ROLES = (
    Role.FRONT_OFFICE,
    Role.INSPECTOR,
    Role.SECTION_HEAD,
    Role.HEAD_OF_OFFICE,
    Role.BACK_OFFICE,
    Role.CASHIER,
)
ALL = ("", lazy("Semua"))
STATES = [("", lazy("Belum selesai")), ("selesai", lazy("Sudah selesai")), ("semua", lazy("Semua berkas"))]
STATE_OF: Mapping[str, Any] = {"": "open", "selesai": "done", "semua": "all"}
COURTS = [
    ALL,
    ("office", lazy("kantor")),
    ("applicant", lazy("pemohon")),
    ("third_party", lazy("pihak ketiga")),
    (ELSEWHERE, lazy("pemohon atau pihak ketiga")),
]
ORDERS = [
    ("", lazy("Seperti biasa")),
    ("tempo", lazy("Jatuh tempo terdekat dahulu")),
    ("-tempo", lazy("Jatuh tempo terjauh dahulu")),
    ("masuk", lazy("Masuk paling lama dahulu")),
    ("-masuk", lazy("Masuk paling baru dahulu")),
]
ORDER_OF: Mapping[str, Any] = {"tempo": "due", "-tempo": "-due", "masuk": "filed", "-masuk": "-filed"}


def _choice(label: Any, choices: Sequence[tuple[str, Any]] = ()) -> forms.ChoiceField:
    wrong = {"invalid_choice": lazy("Pilihan ini tidak ada lagi. Pilih yang lain.")}
    return forms.ChoiceField(label=label, choices=list(choices), required=False, error_messages=wrong)


class FileFilterForm(NarrowForm):
    """All ways to narrow the list of files. The names of the fields are a contract: saved filters keep them."""

    always = ("peran", "status")
    peran = _choice(lazy("Giliran siapa"), [ALL, *((role.value, lazy(ROLE_NAMES[role])) for role in SHOWN_ROLES)])
    status = _choice(lazy("Keadaan"), STATES)
    telat = forms.BooleanField(label=lazy("Hanya yang lewat jatuh tempo"), required=False)
    layanan = _choice(lazy("Layanan"))
    tahap = _choice(lazy("Tahap"))
    posisi = _choice(lazy("Waktu siapa yang berjalan"), COURTS)
    petugas = _choice(lazy("Petugas yang mengerjakan"))
    cara = _choice(lazy("Cara mengajukan"))
    diperiksa = _choice(
        lazy("Pemeriksaan lapangan"), [ALL, ("ya", lazy("sudah diperiksa")), ("belum", lazy("belum diperiksa"))]
    )
    dari = DayField(label=lazy("Jatuh tempo dari"), required=False, width=0)
    sampai = DayField(label=lazy("Jatuh tempo sampai"), required=False, width=0)
    urut = _choice(lazy("Urutan"), ORDERS)

    def __init__(
        self,
        *args: Any,
        standards: Sequence[Standard],
        officers: Sequence[tuple[str, str]] = (),
        without: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.standards = standards
        steps = {step_id: step.title for each in standards for step_id, step in each.steps.items()}
        modes = {mode: rule.title for each in standards for mode, rule in each.delivery.procedure.modes.items()}
        self._offer("layanan", [(each.service, each.short_title) for each in standards])
        self._offer("tahap", list(steps.items()))
        self._offer("cara", list(modes.items()))
        self._offer("petugas", officers)
        for name in without:
            del self.fields[name]

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *choices]

    def wanted(self, today: date) -> FileFilter:
        """The filter; a field that was filled in wrongly narrows nothing, and says so beside itself."""
        self.is_valid()
        data = self.cleaned_data
        return FileFilter(
            state=STATE_OF[data.get("status", "")],
            service=data.get("layanan", ""),
            step=data.get("tahap", ""),
            court=data.get("posisi", ""),
            role=data.get("peran", ""),
            mode=data.get("cara", ""),
            late_on=today if data.get("telat") else None,
            due_from=data.get("dari"),
            due_until=data.get("sampai"),
            officer=data.get("petugas") or None,
            inspected={"ya": True, "belum": False}.get(data.get("diperiksa", "")),
            order=ORDER_OF.get(data.get("urut", ""), ""),
        )


class KeepFilterForm(GovukForm):
    """The name under which a filter is kept, and whether the office may use it too."""

    name = forms.CharField(
        label=lazy("Nama saringan"),
        max_length=60,
        error_messages={"required": lazy("Tulis nama saringan."), "max_length": lazy("Paling banyak 60 huruf.")},
    )
    shared = forms.BooleanField(label=lazy("Tampilkan juga untuk semua petugas"), required=False)
