"""Registers the feature with Django."""

from django.apps import AppConfig


class HeritageConfig(AppConfig):
    name = "satupintu.heritage"
    label = "heritage"
