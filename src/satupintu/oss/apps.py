"""Registers the feature with Django."""

from django.apps import AppConfig


class OssConfig(AppConfig):
    name = "satupintu.oss"
    label = "oss"
