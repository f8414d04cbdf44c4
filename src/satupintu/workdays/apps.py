"""Registers the feature with Django."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "satupintu.workdays"
    label = "workdays"
