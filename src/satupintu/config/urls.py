"""The addresses of the office (design: a contract that outside tests rely on)."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from satupintu.portal.health import health
from satupintu.standards.brochure_views import brochure_pdf, form_pdf
from satupintu.ui.language import choose
from satupintu.ui.views import arms

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health, name="health"),
    path("", include("satupintu.licences.urls")),  # "is this genuine?" is asked most
    path("", include("satupintu.api.urls")),
    path("lambang.svg", arms, name="arms"),
    path("bahasa/", choose, name="language"),
    path("", include("satupintu.portal.urls")),
    path("", include("satupintu.standards.urls")),
    path("", include("satupintu.applications.urls")),
    path("", include("satupintu.people.urls")),
    path("layanan/<slug:service>/brosur.pdf", brochure_pdf, name="brochure"),
    path("layanan/<slug:service>/formulir.pdf", form_pdf, name="blank_form"),
    path("", include("satupintu.assistance.urls")),
    path("", include("satupintu.complaints.urls")),
    path("", include("satupintu.oss.urls")),
    path("", include("satupintu.workdays.urls")),
    path("", include("satupintu.administration.urls")),
    path("", include("satupintu.inspections.urls")),
    path("", include("satupintu.payments.urls")),
    path("", include("satupintu.letters.urls")),
    path("", include("satupintu.heritage.urls")),
    path("", include("satupintu.backoffice.urls")),  # last of the staff's: a file's plain address takes what is left
]

if settings.DEMO:
    urlpatterns += [path("", include(f"satupintu.{room}.urls")) for room in ("notifications", "demo", "ui")]

handler404 = "satupintu.ui.views.not_found"
handler403 = "satupintu.ui.views.forbidden"
handler500 = "satupintu.ui.views.broken"
