"""Registers the feature with Django."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "satupintu.sheets"
    label = "sheets"
