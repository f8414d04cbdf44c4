"""The one place that speaks a refusal: to a page, a form, a command, or another program."""

from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext

from satupintu.base.refusal import Refusal
from satupintu.base.speaking import SpokenGaps


def say(refusal: Refusal) -> str:
    """The refusal as a sentence, in the language of the page."""
    return gettext(refusal.says).format_map(SpokenGaps(refusal.data))


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
