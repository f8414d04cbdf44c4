"""Addresses of applying: for citizens under the service, for the counter under the desk."""

from django.urls import path

from satupintu.applications import views

app_name = "applications"
urlpatterns = [
    path("layanan/<slug:service>/ajukan/", views.start, name="start"),
    path("layanan/<slug:service>/ajukan/<str:token>/", views.resume, name="resume"),
    path("layanan/<slug:service>/ajukan/<str:token>/<slug:slug>/", views.question, name="question"),
    path("layanan/<slug:service>/ajukan/<str:token>/<slug:slug>/lihat/", views.look, name="look"),
    path("meja/ajukan/<slug:service>/", views.start_at_counter, name="start_at_counter"),
]
