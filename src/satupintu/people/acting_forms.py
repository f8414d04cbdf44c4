"""What one writes down when somebody acts for another, or is away."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.people.access import Role, role_name
from satupintu.people.mandates import Order
from satupintu.people.models import User
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField

VACANT = "vacant"


def day(label: Any, missing: Any, hint: Any = "") -> forms.DateField:
    """A date, typed or picked."""
    return DayField(
        label=label,
        help_text=hint,
        missing=missing,
    )


def person(label: Any) -> forms.ChoiceField:
    """Somebody of the staff."""
    return forms.ChoiceField(
        label=label, widget=forms.Select, error_messages={"required": lazy("Pilih seorang petugas.")}
    )


def fill(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field its choices, with an empty one first."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("Pilih …")), *choices]


def people_choices(staff: list[User]) -> list[tuple[str, str]]:
    """Staff as choices: name and position."""
    return [(str(user.pk), f"{user.name} – {user.position}" if user.position else user.name) for user in staff]


class MandateForm(GovukForm):
    """The order: who acts for which post, on which days, on which paper."""

    post = forms.ChoiceField(
        label=lazy("Jabatan yang diwakili"),
        help_text=lazy(
            "Plh. bila pejabatnya berhalangan sementara, Plt. bila jabatannya kosong (UU 30/2014 Pasal 14)."
        ),
        widget=forms.Select,
        error_messages={"required": lazy("Pilih jabatan yang diwakili.")},
    )
    title = forms.CharField(
        label=lazy("Nama jabatan, bila kosong"),
        help_text=lazy("Hanya untuk Plt., seperti akan tercetak: misalnya Kepala Seksi Pelayanan Perizinan."),
        max_length=150,
        required=False,
    )
    user = person(lazy("Siapa yang mewakili?"))
    first = day(lazy("Hari pertama"), lazy("Pilih hari pertama."))
    last = day(lazy("Hari terakhir"), lazy("Pilih hari terakhir."), lazy("Masih berlaku sepanjang hari itu."))
    order_number = forms.CharField(
        label=lazy("Nomor surat perintah"),
        max_length=100,
        error_messages={"required": lazy("Tulis nomor surat perintahnya.")},
    )
    order_date = day(lazy("Tanggal surat perintah"), lazy("Pilih tanggal surat perintah."))

    def __init__(self, *args: Any, held: list[tuple[str, User]], staff: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [
            (
                f"{role}:{user.pk}",
                _("Plh. %(post)s, selama %(name)s berhalangan") % {"post": _post(role, user), "name": user.name},
            )
            for role, user in held
        ]
        taken = {role for role, _user in held}
        empty = [
            role
            for role in (Role.HEAD_OF_OFFICE, Role.SECTION_HEAD)
            if role != Role.HEAD_OF_OFFICE or role not in taken
        ]
        vacant = [
            (f"{role}:{VACANT}", _("Plt. %(post)s, jabatan kosong") % {"post": role_name(role).title()})
            for role in empty
        ]
        fill(self, "post", known + vacant)
        fill(self, "user", people_choices(staff))

    def order(self) -> Order:
        """What stands on the paper."""
        data = self.cleaned_data
        role, _colon, whose = str(data["post"]).partition(":")
        return Order(
            kind="plt" if whose == VACANT else "plh",
            role=role,
            replaced=None if whose == VACANT else UUID(whose),
            post=data["title"],
            first=data["first"],
            last=data["last"],
            number=data["order_number"],
            dated=data["order_date"],
        )

    @property
    def user_id(self) -> UUID:
        """Who acts."""
        return UUID(self.cleaned_data["user"])


def _post(role: str, user: User) -> str:
    return user.position or role_name(role).title()


class AbsenceForm(GovukForm):
    """Who is away, and when."""

    user = person(lazy("Siapa?"))
    kind = forms.ChoiceField(
        label=lazy("Mengapa tidak di tempat?"),
        choices=[("leave", lazy("Cuti")), ("duty", lazy("Dinas luar"))],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih cuti atau dinas luar.")},
    )
    first = day(lazy("Hari pertama"), lazy("Pilih hari pertama."))
    last = day(
        lazy("Hari terakhir"), lazy("Pilih hari terakhir."), lazy("Keesokan harinya petugas mendapat giliran lagi.")
    )
    letter = forms.CharField(
        label=lazy("Nomor surat cuti atau surat tugas"),
        help_text=lazy("Boleh dikosongkan."),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, staff: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "user", people_choices(staff))

    @property
    def user_id(self) -> UUID:
        """Who is away."""
        return UUID(self.cleaned_data["user"])

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.cleaned_data["first"], self.cleaned_data["last"]


class WhyForm(GovukForm):
    """Why something ends before its time."""

    reason = forms.CharField(
        label=lazy("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )
