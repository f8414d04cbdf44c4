"""Starts the base: the ledgers' locks are laid again after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from satupintu.base import append_only


class BaseConfig(AppConfig):
    name = "satupintu.base"
    label = "base"

    def ready(self) -> None:
        post_migrate.connect(append_only.after_migrate, dispatch_uid="satupintu.append_only")
