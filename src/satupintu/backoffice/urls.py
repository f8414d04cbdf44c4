"""Addresses of the staff's pages. The plain address of a file takes whatever is left, so this list comes last."""

from django.urls import path

from satupintu.backoffice import desk_views, views

# A number follows the standard's pattern and may hold slashes; so the words behind it are told apart by their order.
FILE = "berkas/<path:number>/"

urlpatterns = [
    path("meja/", desk_views.mine, name="desk"),
    path("meja/menunggu/", desk_views.elsewhere, name="desk_elsewhere"),
    path("meja/semua/", desk_views.everything, name="desk_all"),
    path("meja/cari/", desk_views.find, name="desk_find"),
    path("meja/oss/", desk_views.notices, name="desk_notices"),
    path("meja/oss/<uuid:notice_id>/", desk_views.notice, name="desk_notice"),
    path("meja/pesan/", desk_views.stuck, name="desk_stuck"),
    path("meja/pesan/<uuid:outgoing_id>/kirim-lagi/", desk_views.send_again, name="desk_send_again"),
    path(f"{FILE}tahap/", views.step, name="file_step"),
    path(f"{FILE}kelengkapan/", views.completeness, name="file_completeness"),
    path(f"{FILE}tindakan/<slug:slug>/", views.act, name="file_act"),
    path(f"{FILE}tampilkan/<slug:what>/", views.reveal, name="file_reveal"),
    path(f"{FILE}bukti/<uuid:evidence_id>/", views.evidence, name="file_evidence"),
    path(f"{FILE}surat/<slug:kind>/", views.paper, name="file_paper"),
    path(f"{FILE}pesan/<slug:topic>/surat/", views.print_letter, name="file_letter"),
    path(f"{FILE}pesan/<slug:topic>/telepon/", views.phoned, name="file_phoned"),
    path(FILE, views.file, name="file"),
]
