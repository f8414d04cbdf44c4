"""Addresses of the inspector's pages."""

from django.urls import path

from satupintu.inspections import views

FILE = "berkas/<path:number>/cek-lapangan/"

urlpatterns = [
    path(FILE, views.visit, name="file_inspection"),
    path(f"{FILE}jadwal/", views.plan, name="file_inspection_plan"),
    path(f"{FILE}foto/", views.photo, name="file_inspection_photo"),
    path(f"{FILE}foto/<uuid:photo_id>/", views.show_photo, name="file_inspection_picture"),
]
