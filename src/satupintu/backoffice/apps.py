"""Registers the feature with Django."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "satupintu.backoffice"
    label = "backoffice"
