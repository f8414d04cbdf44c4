"""Is this licence genuine? Anyone may ask; whoever guesses is stopped. One query, no session, no cookie."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import escape
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from satupintu.base import clock
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.heritage.queries import OldAnswer
from satupintu.licences.forms import CodeForm, PaperForm
from satupintu.licences.queries import Answer, Status, on_paper, verify
from satupintu.people.queries import office, the_office
from satupintu.rules import codes
from satupintu.rules.promise import local
from satupintu.ui.context import OfficeLook
from satupintu.ui.context import office as looks
from satupintu.ui.language import here
from satupintu.ui.templatetags.ui import tanggal

# Only misses count: an office full of people checking good licences behind one address is never shut out.
_misses = Throttle("verify", 30, 600)

_WORDS = (
    "code",
    "title",
    "number",
    "business",
    "activity",
    "place",
    "issued_on",
    "revoked_on",
    "issuer",
    "edition",
    "replaced_on",
    "verified_on",
    "valid_until",
    "here",
)
_BLANK = re.compile("⟦([a-z_]+)⟧")
STATUS_CODES = {"unknown": 404}


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The question: a code, as it stands below the barcode; or number and date of an old paper, which has none."""
    by_code = CodeForm(request.GET if "kode" in request.GET else None)
    if by_code.is_valid():
        return HttpResponseRedirect(reverse("verify_code", args=[_in_address(by_code.cleaned_data["kode"])]))
    form = PaperForm(request.GET if "nomor" in request.GET else None)
    code = _of_paper(request, form) if form.is_bound and form.is_valid() else ""
    if code:
        return HttpResponseRedirect(reverse("verify_code", args=[codes.show(code)]))
    asked = form.is_bound and form.is_valid()
    context = {**looks(request), "by_code": by_code, "form": form, "not_found": asked}
    status = 404 if asked else 422 if form.errors or by_code.errors else 200
    return HttpResponse(render_to_string("licences/verify_ask.html", context), status=status)


def _of_paper(request: HttpRequest, form: PaperForm) -> str:
    """The code of the old licence with this number and date. Misses count as those of codes do. Raises TooMany."""
    now, client, issuer = clock.now(), address_of(request), the_office()
    _misses.check(client, now)
    said = form.cleaned_data
    code = on_paper(issuer.pk, said["nomor"], said["tanggal"]) if issuer else ""
    if not code:
        _misses.hit(client, now)
    return code


def _in_address(typed: str) -> str:
    """A code as it stands in an address; what is none is cut short and loses what an address cannot hold."""
    code = codes.normalise(typed)
    return codes.show(code) if code else "".join(each for each in typed if each.isalnum() or each == "-")[:40] or "-"


@require_safe
def verify_page(request: HttpRequest, typed: str) -> HttpResponse:
    """The answer, as a page or (Accept: application/json) as JSON. Raises TooMany for whoever guesses."""
    now, client = clock.now(), address_of(request)
    _misses.check(client, now)
    found = verify(typed)
    if found.status == "unknown":
        _misses.hit(client, now)
    if "application/json" in request.META.get("HTTP_ACCEPT", ""):
        response: HttpResponse = JsonResponse(as_json(found), status=STATUS_CODES.get(found.status, 200))
    else:
        response = HttpResponse(
            _page(found, typed, looks(request)["office"], here(request)),
            status=STATUS_CODES.get(found.status, 200),
        )
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Accept"])
    return response


def as_json(found: Answer) -> dict[str, Any]:
    """The answer for programs. `code_valid`: the code is one of ours by its check character and in the register; that
    alone never makes a paper genuine: its words must be those in `says`. `edition` and `replaced_on` are there when the
    document was corrected and printed again."""
    issuer = office(found.office_id) if found.office_id else None
    on = _issued_on(found, issuer.zone) if issuer else None
    prints: dict[str, Any] = {"edition": found.edition} if found.edition > 1 or found.replaced_at else {}
    if found.replaced_at and issuer:
        prints["replaced_on"] = local(found.replaced_at, issuer.zone).isoformat()
    return {
        "status": found.status,
        "code_valid": found.status != "unknown",
        "licence_number": found.number,
        "title": found.title,
        "says": dict(found.says),
        "issued_on": on.isoformat() if on else None,
        "revoked_on": local(found.revoked_at, issuer.zone).isoformat() if found.revoked_at and issuer else None,
        "office": issuer.name if issuer else "",
        **prints,
        **(_old_words(found.old, issuer.zone) if found.old and issuer else {}),
    }


def _issued_on(found: Answer, zone: str) -> date | None:
    """The day on the paper."""
    if found.old:
        return found.old.on
    return local(found.issued_at, zone) if found.issued_at else None


def _old_words(old: OldAnswer, zone: str) -> dict[str, Any]:
    """What programs are told beside of a licence from an old register."""
    return {
        "source": "old_register",
        "verified_on": local(old.verified_at, zone).isoformat() if old.verified_at else None,
        "valid_until": old.valid_until.isoformat() if old.valid_until else None,
    }


def _page(found: Answer, typed: str, look: OfficeLook, address: str) -> str:
    """The page that answers: a sheet laid out once, its blanks filled in with the words of this licence. address: where
    choosing another language leads back to."""
    issuer = office(found.office_id) if found.office_id else None
    zone = issuer.zone if issuer else ""
    words = {
        **{name: value or "–" for name, value in found.says},
        "code": codes.show(found.code) if found.code else typed[:40],
        "number": found.number,
        "title": found.title,
        "issuer": issuer.name if issuer else "",
        "issued_on": tanggal(found.old.on if found.old else found.issued_at, zone),
        "revoked_on": tanggal(found.revoked_at, zone),
        "edition": str(found.edition),
        "replaced_on": tanggal(found.replaced_at, zone),
        "verified_on": tanggal(found.old.verified_at, zone) if found.old else "",
        "valid_until": _until(found.old),
        "here": address,
    }
    sheet = _sheet(found.status, not found.code, found.edition > 1, found.old is not None, get_language(), look)
    return _BLANK.sub(lambda blank: escape(words.get(blank[1], "")), sheet)


def _until(old: OldAnswer | None) -> str:
    if old is None:
        return ""
    return tanggal(old.valid_until) if old.valid_until else gettext("tidak disebut dalam data lama")


@lru_cache(maxsize=64)
def _sheet(status: Status, mistyped: bool, again: bool, old: bool, language: str | None, look: OfficeLook) -> str:
    """The page with blanks. Pages differ in a few words only, so each is laid out once for every answer and language,
    which makes it several times as quick. What is filled in is escaped, and not looked at again."""
    blanks = {name: f"⟦{name}⟧" for name in _WORDS}
    context = {**blanks, "status": status, "mistyped": mistyped, "again": again, "old": old, "office": look}
    frame = {"demo": settings.DEMO, "languages": settings.LANGUAGES}
    return render_to_string("licences/verify.html", {**context, **frame})
