"""Registers the feature with Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "satupintu.standards"
    label = "standards"
