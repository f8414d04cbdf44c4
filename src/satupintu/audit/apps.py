"""Registers the feature with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "satupintu.audit"
    label = "audit"
