"""Registers the feature with Django."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "satupintu.inspections"
    label = "inspections"
