"""The one place that speaks a refusal, and what a rule said: to a page, a form, a command, or another program."""

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.utils.formats import date_format
from django.utils.translation import gettext

from satupintu.base.refusal import Gaps, Refusal
from satupintu.rules.spoken import Said


def say(refusal: Refusal) -> str:
    """The refusal as a sentence, in the language of the page."""
    return gettext(refusal.says).format_map(_Gaps(refusal.data))


def speak(sentence: str) -> str:
    """What a rule, a service or a check said, in the language of the page; other words as they are."""
    return gettext(sentence.pattern).format_map(_Gaps(sentence.gaps)) if isinstance(sentence, Said) else sentence


class _Gaps(Gaps):
    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        return speak(value) if isinstance(value, str) else value

    def day(self, value: date) -> str:
        return date_format(value, "l, j F Y")


def problem(refusal: Refusal) -> dict[str, Any]:
    """The refusal as problem+json (RFC 9457), with its code and, where there is one, its law."""
    told = {
        "type": f"urn:satupintu:refusal:{refusal.code}",
        "title": say(refusal),
        "status": refusal.status,
        "code": refusal.code,
    }
    return told | ({"legal_basis": refusal.legal_basis} if refusal.legal_basis else {})


def to_form(form: BaseForm, refusal: Refusal) -> None:
    """Put the refusal into a form: beside the field it belongs to, else above all fields."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, say(refusal))
