"""Registers the feature with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "satupintu.ui"
    label = "ui"
