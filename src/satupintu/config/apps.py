"""Starts the office: installs the wiring once all features are loaded."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "satupintu.config"
    label = "config"

    def ready(self) -> None:
        from satupintu.config import wiring  # models must be loaded first

        wiring.install()
