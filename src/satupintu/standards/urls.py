"""Addresses of the published standards."""

from django.urls import path

from satupintu.standards import views

app_name = "standards"
urlpatterns = [path("layanan/<slug:service>/", views.standard_page, name="standard")]
