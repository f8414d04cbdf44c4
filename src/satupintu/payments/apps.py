"""Registers the feature with Django."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "satupintu.payments"
    label = "payments"
