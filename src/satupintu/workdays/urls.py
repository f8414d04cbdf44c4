"""Addresses of the office's calendar."""

from django.urls import path

from satupintu.workdays import views

urlpatterns = [
    path("meja/kalender/", views.calendar, name="calendar"),
    path("meja/kalender/<int:year>/<uuid:closure_id>/batalkan/", views.withdraw, name="calendar_withdraw"),
]
