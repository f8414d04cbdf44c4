"""Registers the feature with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "satupintu.files"
    label = "files"
