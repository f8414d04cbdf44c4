"""Addresses of the staff's pages. The plain address of a file takes whatever is left, so this list comes last."""

from django.urls import path

from satupintu.backoffice import (
    desk_views,
    limits_views,
    list_views,
    lost_code,
    paper_views,
    print_views,
    search_views,
    views,
    work_views,
)

# A number follows the standard's pattern and may hold slashes; so the words behind it are told apart by their order.
FILE = "berkas/<path:number>/"

urlpatterns = [
    path("meja/", list_views.mine, name="desk"),
    path("meja/menunggu/", list_views.elsewhere, name="desk_elsewhere"),
    path("meja/disposisi/", work_views.told, name="desk_instructions"),
    path("meja/pengalihan/", work_views.handing_on, name="desk_handing_on"),
    path("meja/pengalihan/<uuid:user_id>/", work_views.hand_on, name="desk_hand_on"),
    path("meja/semua/", list_views.everything, name="desk_all"),
    path("meja/semua/simpan/", list_views.keep, name="desk_keep_filter"),
    path("meja/saringan/<uuid:filter_id>/hapus/", list_views.drop, name="desk_drop_filter"),
    path("meja/batas-waktu/", limits_views.limits, name="desk_limits"),
    path("meja/nomor-kertas/", paper_views.blocks, name="paper_blocks"),
    path("meja/nomor-kertas/<uuid:block_id>/", paper_views.block, name="paper_block"),
    path("meja/nomor-kertas/<uuid:block_id>/batal/", paper_views.void_rest, name="paper_void_rest"),
    path("meja/nomor-kertas/nomor/<uuid:number_id>/batal/", paper_views.void, name="paper_void"),
    path("meja/cari/", search_views.find, name="desk_find"),
    path("meja/oss/", desk_views.notices, name="desk_notices"),
    path("meja/oss/<uuid:notice_id>/", desk_views.notice, name="desk_notice"),
    path("meja/kode-hilang/", lost_code.find, name="desk_lost_code"),
    path("meja/pesan/", desk_views.stuck, name="desk_stuck"),
    path("meja/kabar/", work_views.to_tell, name="desk_to_tell"),
    path("meja/pesan/<uuid:outgoing_id>/kirim-lagi/", desk_views.send_again, name="desk_send_again"),
    path("meja/cetak/", print_views.queue, name="print_queue"),
    path("meja/cetak/terpilih/", print_views.chosen, name="print_chosen"),
    path("meja/cetak/<uuid:paper_id>/sisihkan/", print_views.aside, name="print_aside"),
    path("meja/cetak/<uuid:paper_id>/ulang/", print_views.again, name="print_again"),
    path(f"{FILE}tahap/", views.step, name="file_step"),
    path(f"{FILE}kelengkapan/", views.completeness, name="file_completeness"),
    path(f"{FILE}tindakan/<slug:slug>/", views.act, name="file_act"),
    path(f"{FILE}tampilkan/<slug:what>/", views.reveal, name="file_reveal"),
    path(f"{FILE}bukti/<uuid:evidence_id>/", views.evidence, name="file_evidence"),
    path(f"{FILE}surat/<slug:kind>/", views.paper, name="file_paper"),
    path(f"{FILE}surat/<slug:kind>/gambar/", views.paper_picture, name="file_paper_picture"),
    path(f"{FILE}pesan/<slug:topic>/surat/", views.print_letter, name="file_letter"),
    path(f"{FILE}pesan/<slug:topic>/telepon/", views.phoned, name="file_phoned"),
    path(FILE, views.file, name="file"),
]
