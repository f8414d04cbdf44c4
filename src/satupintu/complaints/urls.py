"""Addresses of the complaints desk: the public's, and the staff's."""

from django.urls import path

from satupintu.complaints import views_public, views_staff, views_track

OWN = "pengaduan/b/<str:signed>/"
ONE = "meja/pengaduan/<str:number>/"

urlpatterns = [
    path("pengaduan/", views_public.start, name="complaint_start"),
    path("pengaduan/tulis/", views_public.write_one, name="complaint_write"),
    path("pengaduan/lacak/", views_track.track, name="complaint_track"),
    path(OWN, views_track.own, name="complaint_own"),
    path(f"{OWN}terkirim/", views_public.sent, name="complaint_sent"),
    path(f"{OWN}tambah/", views_track.more, name="complaint_more"),
    path(f"{OWN}puas/", views_track.content_with, name="complaint_content"),
    path(f"{OWN}buka-lagi/", views_track.object_to, name="complaint_object"),
    path(f"{OWN}bukti/<uuid:attachment_id>/", views_track.evidence, name="complaint_own_evidence"),
    path("meja/pengaduan/", views_staff.waiting, name="complaints"),
    path("meja/pengaduan/saya/", views_staff.mine, name="complaints_mine"),
    path("meja/pengaduan/semua/", views_staff.everything, name="complaints_all"),
    path("meja/pengaduan/inspektorat/", views_staff.whistle, name="complaints_whistle"),
    path("meja/pengaduan/cari/", views_staff.look_up, name="complaints_find"),
    path("meja/pengaduan/catat/", views_staff.enter, name="complaint_enter"),
    path(ONE, views_staff.one, name="complaint"),
    path(f"{ONE}tindakan/<slug:slug>/", views_staff.act, name="complaint_act"),
    path(f"{ONE}beritahu/<slug:topic>/", views_staff.told, name="complaint_told"),
    path(f"{ONE}pengadu/", views_staff.reveal, name="complaint_reveal"),
    path(f"{ONE}bukti/<uuid:attachment_id>/", views_staff.evidence, name="complaint_evidence"),
]
