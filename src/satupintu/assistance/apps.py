"""Registers the feature with Django."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "satupintu.assistance"
    label = "assistance"
