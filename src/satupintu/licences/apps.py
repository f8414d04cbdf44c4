"""Registers the feature with Django."""

from django.apps import AppConfig


class LicencesConfig(AppConfig):
    name = "satupintu.licences"
    label = "licences"
