"""Addresses: the door for programs, and the page where their tokens are made."""

from django.urls import path, re_path

from satupintu.api import door, views

urlpatterns = [
    re_path(r"^api/[\s\S]*\Z", door.door, name="api_door"),
    path("kantor/token/", views.token_list, name="api_tokens"),
    path("kantor/token/baru/", views.new_token, name="api_token_new"),
    path("kantor/token/<uuid:token_id>/cabut/", views.take_back, name="api_token_revoke"),
]
