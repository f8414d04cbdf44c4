"""Addresses of the letter box (demo only)."""

from django.urls import path

from satupintu.notifications import views

urlpatterns = [path("surat/", views.letter_box, name="letter_box")]
