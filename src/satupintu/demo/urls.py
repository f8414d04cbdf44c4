"""Addresses of the demo's own page (demo only)."""

from django.urls import path

from satupintu.demo import views

urlpatterns = [path("contoh/", views.examples, name="demo_examples")]
