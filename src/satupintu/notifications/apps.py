"""Registers the feature with Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "satupintu.notifications"
    label = "notifications"
