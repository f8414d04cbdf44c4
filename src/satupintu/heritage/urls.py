"""Addresses of the old registers."""

from django.urls import path

from satupintu.heritage import import_views, views

OLD = "meja/izin-lama/"
IMPORT = f"{OLD}impor/<uuid:import_id>/"

urlpatterns = [
    path(OLD, views.listing, name="old_licences"),
    path(f"{OLD}verifikasi/", views.verify_many, name="old_licences_verify"),
    path(f"{OLD}impor/", import_views.imports, name="old_imports"),
    path(IMPORT, import_views.one, name="old_import"),
    path(f"{IMPORT}kolom/", import_views.columns, name="old_import_columns"),
    path(f"{IMPORT}salah/", import_views.faults, name="old_import_faults"),
    path(f"{IMPORT}masukkan/", import_views.let_in, name="old_import_let_in"),
    path(f"{IMPORT}tarik/", import_views.take_back, name="old_import_withdraw"),
    path(f"{OLD}<uuid:licence_id>/", views.one, name="old_licence"),
    path(f"{OLD}<uuid:licence_id>/perbaiki/", views.correct, name="old_licence_correct"),
    path(f"{OLD}<uuid:licence_id>/cabut/", views.revoke, name="old_licence_revoke"),
]
