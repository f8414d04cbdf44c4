"""Addresses of the old registers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
