"""The door itself: every request under `/api/` comes through here, and every answer leaves as JSON or as a problem.

What lies behind it is loaded when somebody first asks: an office whose programs never ask pays no memory for it. No
cookie counts here, so a member of staff's browser can be made to ask nothing in their name.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from satupintu.api import problems
from satupintu.api.refusals import Malformed, MethodNotThere, NoSuchAddress, SentTooMuch, WrongMedia
from satupintu.base.refusal import Refusal

ROOT = "/api/v1/"
BEHIND = "satupintu.api.addresses"
JSON, MULTIPART = "application/json", "multipart/form-data"
JSON_AT_MOST = 256 * 1024
CALLS = {"Access-Control-Allow-Methods": "GET, POST, PUT, PATCH", "Access-Control-Allow-Headers": "*"}


@lru_cache(maxsize=1)
def behind() -> Any:
    """What lies behind the door."""
    return import_module(BEHIND)


@csrf_exempt
def door(request: HttpRequest) -> HttpResponseBase:
    """Any request under `/api/`."""
    request.COOKIES.clear()
    language = _language(request)
    with translation.override(language):
        try:
            response = _served(request)
        except Refusal as refusal:
            response = problems.answer(refusal)
        except RequestDataTooBig:
            response = problems.answer(SentTooMuch(most=JSON_AT_MOST // 1024))
        except (UnicodeDecodeError, MultiPartParserError):
            response = problems.answer(Malformed())
    response.headers["Content-Language"] = language
    response.headers.setdefault("Cache-Control", "no-store")
    patch_vary_headers(response, ["Accept-Language", "Origin"])
    if (origin := request.headers.get("Origin", "")) in settings.API_ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
    return response


def _served(request: HttpRequest) -> HttpResponseBase:
    if request.path_info in {"/api/", ROOT.rstrip("/")}:
        return HttpResponseRedirect(ROOT)
    if request.path_info == ROOT:
        _check_method(request, {"GET": None})
        return render(request, "api/docs.html", {"groups": behind().description.pages(), "root": ROOT})
    if request.path_info == f"{ROOT}openapi.json":
        _check_method(request, {"GET": None})
        return HttpResponse(_described(), content_type=JSON, headers={"Cache-Control": "public, max-age=300"})
    match = _place(request)
    known = behind().description.contract()[match.route]
    if request.method == "OPTIONS" and request.headers.get("Origin", "") in settings.API_ORIGINS:
        return HttpResponse(status=204, headers=CALLS)
    _check_method(request, known)
    _check_body(request, known)
    if request.method == "HEAD":
        request.method = "GET"  # the server leaves the body out
    served: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return served


@lru_cache(maxsize=1)
def _described() -> str:
    return json.dumps(behind().description.schema(), ensure_ascii=False, indent=1)


def _place(request: HttpRequest) -> ResolverMatch:
    try:
        match = resolve(request.path_info, urlconf=BEHIND)
    except Resolver404:
        raise NoSuchAddress() from None
    if match.route not in behind().description.contract():
        raise NoSuchAddress()
    return match


def _check_method(request: HttpRequest, known: Mapping[str, str | None]) -> None:
    method = request.method or ""
    if method not in known and not (method == "HEAD" and "GET" in known):
        raise MethodNotThere(method=method[:10], allowed=", ".join(known))


def _check_body(request: HttpRequest, known: Mapping[str, str | None]) -> None:
    """What is sent is of the kind that is read here, and not too much of it."""
    expected = known.get(request.method or "")
    if expected is None:
        return
    if request.content_type != expected:
        raise WrongMedia(expected=expected)
    size = request.META.get("CONTENT_LENGTH") or "0"
    if expected == JSON and size.isdecimal() and int(size) > JSON_AT_MOST:
        raise SentTooMuch(most=JSON_AT_MOST // 1024)


def _language(request: HttpRequest) -> str:
    """The first language the program asks for that the office speaks; Indonesian otherwise."""
    known = dict(settings.LANGUAGES)
    for asked, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if (short := asked.split("-")[0]) in known:
            return short
    return str(settings.LANGUAGE_CODE)
