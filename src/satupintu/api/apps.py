"""The door for programs, as Django knows it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "satupintu.api"
    label = "api"
