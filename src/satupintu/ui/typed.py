"""What people type into a field: numbers, telephones and days, and what is said when they are none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.rules.contacts import valid_phone
from satupintu.rules.nib import NumberCheck

NUMERIC = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
DAY_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # beyond, a year was mistyped, and no calendar reaches


class DayField(forms.DateField):
    """A day, picked from the browser's calendar or typed as people here write it. missing: what is said when it was
    left out. width: of the box in characters; 0: as wide as its place."""

    def __init__(self, *, missing: Any = "", width: int = 10, error_messages: Any = None, **kwargs: Any) -> None:
        says = {"invalid": lazy("Tulis tanggal seperti 24-11-2026.")} | ({"required": missing} if missing else {})
        attrs = {"type": "date"} | ({"data-width": str(width)} if width else {})
        super().__init__(
            widget=forms.DateInput(attrs=attrs, format="%Y-%m-%d"),
            input_formats=DAY_FORMATS,
            error_messages=says | (error_messages or {}),
            validators=[_of_these_times],
            **kwargs,
        )


def of_these_times(day: date) -> bool:
    """Whether a day is one that an office can mean: days around it can be counted, and the year has four digits."""
    return FIRST_DAY <= day <= LAST_DAY


def _of_these_times(day: date) -> None:
    if not of_these_times(day):
        raise ValidationError(_("Periksa tahunnya: tulis empat angka, antara 1900 dan 2199."))


def number_fault(check: NumberCheck, name: str) -> str:
    """What is wrong with a typed NIB or NIK, and what to do."""
    problem = check.problems[0]
    data = {"name": name, "expected": check.expected, "count": check.count}
    words = {
        "empty": _("Tulis %(name)s Anda, %(expected)s angka."),
        "not_digits": _("%(name)s hanya berisi angka. Hapus huruf dan tanda lain, lalu tulis %(expected)s angkanya."),
        "length": _("%(name)s harus %(expected)s angka. Yang Anda tulis %(count)s."),
        "region": _(
            "Enam angka pertama NIK adalah kode wilayah, dan kode ini tidak dikenal. Cocokkan dengan KTP Anda."
        ),
        "region_fictional": _("NIK ini contoh, bukan NIK sungguhan. Tulis NIK yang tercetak di KTP Anda."),
        "birth_date": _(
            "Angka ke-7 sampai ke-12 NIK adalah tanggal lahir, dan tanggal ini tidak ada. Cocokkan dengan KTP Anda."
        ),
        "serial": _("Empat angka terakhir NIK tidak mungkin 0000. Cocokkan dengan KTP Anda."),
    }
    return words[problem] % data


def phone_of(typed: str) -> str:
    """The number as it is kept; ValidationError with what to do about one that is none."""
    check = valid_phone(typed)
    if check.ok:
        return check.number
    words = {
        "empty": _("Tulis nomor telepon yang dapat dihubungi."),
        "not_digits": _("Nomor telepon hanya berisi angka, misalnya 0812 3456 7890."),
        "not_indonesian": _("Tulis nomor telepon Indonesia, diawali 0 atau +62."),
        "length": _("Nomor telepon ini %(count)s angka, jadi tidak lengkap atau terlalu panjang. Periksa lagi."),
    }
    raise ValidationError(words[check.problem] % {"count": check.count})


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Give a field its choices, which depend on the standard or the draft."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
