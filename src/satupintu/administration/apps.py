"""Registers the feature with Django."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "satupintu.administration"
    label = "administration"
