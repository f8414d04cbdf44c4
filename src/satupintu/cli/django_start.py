"""Starts Django, for the commands that need the office's records; those that only compute do without."""

import os

import django

from satupintu.base.memory import share_arenas


def start() -> None:
    """Load the settings and all features; twice does no harm."""
    share_arenas()
    os.umask(0o077)  # what the office stores is nobody else's on this machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
    django.setup()
