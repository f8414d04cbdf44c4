"""Registers the feature with Django, and lets the trail hear who signs in."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "satupintu.people"
    label = "people"

    def ready(self) -> None:
        from satupintu.people import bridge  # models must be loaded first

        bridge.connect()
