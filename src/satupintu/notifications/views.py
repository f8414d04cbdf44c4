"""The demo's letter box: what would have been e-mailed, on a page. Outside the demo it does not exist."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from satupintu.base import actor
from satupintu.notifications import queries
from satupintu.people import queries as people


@require_safe
def letter_box(request: HttpRequest) -> HttpResponse:
    """All letters of the demo, newest first; `?kepada=` narrows them to one address."""
    office = people.the_office()
    if not settings.DEMO or office is None:
        raise Http404
    to = request.GET.get("kepada", "").strip()
    mails = queries.posted_mail(actor.applicant(office.id), to=to)
    return render(request, "notifications/letter_box.html", {"mails": mails, "to": to})
