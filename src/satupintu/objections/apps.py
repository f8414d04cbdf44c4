"""Registers the feature with Django."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    name = "satupintu.objections"
    label = "objections"
