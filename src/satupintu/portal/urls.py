"""Addresses of the public pages that span features."""

from django.urls import path

from satupintu.portal import views, views_filed, views_object, views_track, views_withdraw

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("layanan/<slug:service>/ajukan/<str:token>/terkirim/", views_filed.filed, name="filed"),
    path("lacak/", views_track.track, name="track"),
    path("lacak/b/<str:signed>/", views_track.file, name="file"),
    path("lacak/b/<str:signed>/perbaiki/", views_track.correct, name="correct"),
    path("lacak/b/<str:signed>/cabut/", views_withdraw.take_back, name="withdraw"),
    path("lacak/b/<str:signed>/keberatan/", views_object.object_to, name="object"),
    path("lacak/b/<str:signed>/surat/<slug:kind>/", views_filed.fetch_paper, name="paper"),
]
