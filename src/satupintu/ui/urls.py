"""Address of the gallery, where the demo shows what pages are made of."""

from django.urls import path

from satupintu.ui import gallery

urlpatterns = [
    path("ui/", gallery.public, name="ui_gallery"),
    path("ui/petugas/", gallery.staff, name="ui_gallery_staff"),
]
