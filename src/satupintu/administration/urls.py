"""Addresses of the office's own pages."""

from django.urls import path

from satupintu.administration import views, views_first, views_setup

urlpatterns = [
    path("kantor/", views.hub, name="office_hub"),
    path("kantor/mulai/", views_first.begin, name="office_begin"),
    path("kantor/kesiapan/", views.readiness, name="office_readiness"),
    path("kantor/buka/", views.open_doors, name="office_open"),
    path("kantor/profil/", views.profile, name="office_profile"),
    path("kantor/lambang/", views.arms, name="office_arms"),
    path("kantor/lambang/contoh.png", views.letterhead, {"kind": "png"}, name="office_letterhead_picture"),
    path("kantor/lambang/contoh.pdf", views.letterhead, {"kind": "pdf"}, name="office_letterhead"),
    path("kantor/riwayat/", views.history, name="office_history"),
    path("kantor/hari-libur/", views.holidays, name="office_holidays"),
    path("kantor/standar/", views_setup.standards, name="office_standards"),
    path("kantor/standar/<slug:service>/<slug:day>/tetapkan/", views_setup.adopt_ready, name="office_standard_adopt"),
    path("kantor/standar/<slug:service>/<slug:day>.yaml", views_setup.example, name="office_standard_file"),
    path("kantor/standar/<uuid:enactment_id>/cabut/", views_setup.withdraw_standard, name="office_standard_withdraw"),
    path("kantor/nomor/", views_setup.numbers, name="office_numbers"),
    path("kantor/nomor/<str:series>/", views_setup.number, name="office_number"),
    path("kantor/surel/", views_setup.mail, name="office_mail"),
]
