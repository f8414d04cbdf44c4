"""Registers the feature with Django."""

from django.apps import AppConfig


class InstructionsConfig(AppConfig):
    name = "satupintu.instructions"
    label = "instructions"
