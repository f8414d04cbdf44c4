"""The addresses of the office (design: a contract that outside tests rely on)."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("satupintu.people.urls")),
    path("", include("satupintu.oss.urls")),
]

if settings.DEMO:
    urlpatterns += [path("", include("satupintu.notifications.urls"))]

handler404 = "satupintu.ui.views.not_found"
handler403 = "satupintu.ui.views.forbidden"
handler500 = "satupintu.ui.views.broken"
