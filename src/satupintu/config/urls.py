"""The addresses of the office (design: a contract that outside tests rely on)."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
