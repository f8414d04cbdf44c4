"""Registers the feature with Django."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "satupintu.finding"
    label = "finding"
