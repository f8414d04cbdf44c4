"""Addresses of the licence: for officers, and for anyone who asks whether one is genuine."""

from django.urls import path

from satupintu.licences import register_views, verifying, views

FILE = "berkas/<path:number>/"

urlpatterns = [
    path("v/", verifying.ask, name="verify"),
    path("v/<str:typed>", verifying.verify_page, name="verify_code"),
    path("v/<str:typed>/", verifying.verify_page),
    path("meja/izin/", register_views.register, name="licence_register"),
    path(f"{FILE}terbitkan/", views.issue_page, name="file_issue"),
    path(f"{FILE}terbitkan/contoh/", views.proof, name="file_proof"),
    path(f"{FILE}tanda-tangan/", views.signing, name="file_signing"),
    path(f"{FILE}serahkan/", views.hand_over_page, name="file_hand_over"),
    path(f"{FILE}cabut-izin/", views.revoke_page, name="file_revoke"),
]
