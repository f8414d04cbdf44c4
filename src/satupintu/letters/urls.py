"""Addresses of the letter room."""

from django.urls import path

from satupintu.letters import settings_views, views

urlpatterns = [
    path("meja/agenda/", views.book, name="letter_book"),
    path("meja/agenda/unduh/", views.book_download, name="letter_book_download"),
    path("meja/agenda/catat/<slug:way>/", views.enter, name="letter_enter"),
    path("meja/agenda/<uuid:letter_id>/coret/", views.strike, name="letter_strike"),
    path("meja/agenda/<uuid:letter_id>/pindaian/", views.scan, name="letter_scan"),
    path("kantor/kertas/", settings_views.paper, name="office_paper"),
    path("kantor/kertas/uji-cetak/", settings_views.order_test_page, name="office_test_page_order"),
    path("kantor/kertas/uji-cetak.pdf", settings_views.test_page, name="office_test_page"),
]
