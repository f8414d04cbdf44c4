"""Registers the feature with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "satupintu.portal"
    label = "portal"
