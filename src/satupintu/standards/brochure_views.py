"""Hands out what is printed from a standard: the brochure, and the form to fill in with a pen."""

from django.http import HttpRequest, HttpResponse

from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.people.queries import the_office
from satupintu.standards import blank_form, brochure
from satupintu.standards.queries import in_force


def brochure_pdf(request: HttpRequest, service: str) -> HttpResponse:
    """`/layanan/<service>/brosur.pdf`: that of the standard in force today."""
    office = the_office()
    if office is None:
        raise NotFound()
    adopted = in_force(office.pk, service, clock.local_date(clock.now(), office.zone))
    response = HttpResponse(brochure.read(adopted.digest), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="standar-pelayanan-{service}.pdf"'
    return response


def form_pdf(request: HttpRequest, service: str) -> HttpResponse:
    """`/layanan/<service>/formulir.pdf`: the form of the standard in force today."""
    office = the_office()
    if office is None:
        raise NotFound()
    now = clock.now()
    adopted = in_force(office.pk, service, clock.local_date(now, office.zone))
    response = HttpResponse(blank_form.read(office.pk, adopted, now), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="formulir-{service}.pdf"'
    return response
