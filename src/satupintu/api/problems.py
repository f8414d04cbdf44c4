"""The one place where a no becomes problem+json (RFC 9457): with the refusal's code, its law, and the field it is
about."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext, gettext_lazy

from satupintu.api.refusals import Unfit
from satupintu.base.refusal import Refusal
from satupintu.ui.refusals import problem as told
from satupintu.ui.refusals import say

MEDIA = "application/problem+json"

# What kind of no it is, the same for every refusal of that status; `detail` says the rest.
TITLES: dict[int, Any] = {
    400: gettext_lazy("Kiriman tidak dapat dibaca"),
    401: gettext_lazy("Token diperlukan"),
    403: gettext_lazy("Tidak berwenang"),
    404: gettext_lazy("Tidak ditemukan"),
    405: gettext_lazy("Cara tidak dikenal di alamat ini"),
    410: gettext_lazy("Sudah tidak berlaku"),
    413: gettext_lazy("Kiriman terlalu besar"),
    415: gettext_lazy("Jenis isi tidak dikenal"),
    422: gettext_lazy("Isi tidak sesuai"),
    429: gettext_lazy("Terlalu banyak percobaan"),
    503: gettext_lazy("Sedang tidak dapat dilayani"),
    507: gettext_lazy("Tempat penyimpanan penuh"),
}
OTHERWISE = gettext_lazy("Tidak dapat dilakukan sekarang")


def body(refusal: Refusal) -> dict[str, Any]:
    """The problem of a refusal: type, title, status, detail, code; legal_basis, field, errors where there are."""
    found = told(refusal) | {"title": str(TITLES.get(refusal.status, OTHERWISE)), "detail": say(refusal)}
    if field := refusal.data.get("at") or refusal.field:
        found["field"] = str(field)
    if isinstance(refusal, Unfit):
        found["errors"] = refusal.errors
    return found


def answer(refusal: Refusal) -> HttpResponse:
    """The refusal as an answer, with what its status asks for in the headers."""
    response = HttpResponse(json.dumps(body(refusal), ensure_ascii=False), status=refusal.status, content_type=MEDIA)
    if refusal.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="satupintu"'
    if refusal.status == 405:
        response["Allow"] = refusal.data["allowed"]
    if "seconds" in refusal.data:
        response["Retry-After"] = str(refusal.data["seconds"])
    return response


def unfit(errors: list[dict[str, Any]]) -> Unfit:
    """The refusal for what a validator found: where, and why, without what was sent."""
    found = [{"field": ".".join(str(part) for part in each["loc"][1:]), "says": each["msg"]} for each in errors]
    for each in found:
        each["field"] = each["field"].removeprefix("payload.")
    return Unfit(errors=found, first=f"{found[0]['field']}: {found[0]['says']}" if found else gettext("kosong"))
