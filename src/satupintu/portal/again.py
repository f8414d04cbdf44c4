"""A link to a file is over: its number and code are asked for again, with the reason above the questions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satupintu.base.refusal import Refusal
from satupintu.portal.forms import TrackForm
from satupintu.ui.refusals import say


def ask_again(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that asks for number and code, and says why."""
    context = {"form": TrackForm(), "notice": say(refusal)}
    return render(request, "portal/track.html", context, status=refusal.status)
