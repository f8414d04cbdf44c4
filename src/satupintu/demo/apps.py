"""Registers the feature with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "satupintu.demo"
    label = "demo"
