"""What an administrator says of a token."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.api.scopes import SCOPES
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField, choose


class TokenForm(GovukForm):
    """A new token: for what, for whom, what it may do, until when."""

    name = forms.CharField(
        max_length=80,
        label=lazy("Untuk apa token ini"),
        help_text=lazy("Nama program atau instansi yang memakainya, misalnya Dasbor Bupati."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": lazy("Tulis untuk apa token ini dipakai.")},
    )
    holder = forms.ChoiceField(
        required=False,
        label=lazy("Atas nama siapa"),
        help_text=lazy("Token petugas melihat dan mengerjakan yang boleh dilihat dan dikerjakan petugas itu."),
    )
    scopes = forms.MultipleChoiceField(
        label=lazy("Lingkup"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Pilih paling sedikit satu lingkup.")},
    )
    expires_on = DayField(
        label=lazy("Berlaku sampai"),
        help_text=lazy("Paling lama satu tahun."),
        missing=lazy("Tulis sampai kapan token berlaku."),
    )

    def __init__(self, *args: Any, holders: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "holder", [("", str(lazy("Sistem (hanya membaca)"))), *holders])

    def token(self, zone: str) -> dict[str, Any]:
        """As the service wants it; the last day counts whole, in the zone of the office."""
        given = self.cleaned_data
        end = datetime.combine(given["expires_on"] + timedelta(days=1), time(), ZoneInfo(zone))
        return {
            "name": given["name"],
            "user_id": UUID(given["holder"]) if given["holder"] else None,
            "scopes": given["scopes"],
            "expires_at": end,
        }


class RevokeForm(GovukForm):
    """Why a token is taken back."""

    reason = forms.CharField(
        max_length=300,
        min_length=5,
        label=lazy("Mengapa token ini dicabut?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": lazy("Tulis mengapa token ini dicabut."),
            "min_length": lazy("Tulis alasannya, paling sedikit 5 huruf."),
        },
    )
