"""Registers the feature with Django."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "satupintu.letters"
    label = "letters"
