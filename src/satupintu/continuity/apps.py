"""Registers the feature with Django."""

from django.apps import AppConfig


class ContinuityConfig(AppConfig):
    name = "satupintu.continuity"
    label = "continuity"
