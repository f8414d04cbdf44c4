"""What lies behind the door: the endpoints, loaded when somebody first asks."""

from django.urls import path

from satupintu.api import description
from satupintu.api.v1 import api

__all__ = ["description", "urlpatterns"]

urlpatterns = [path("api/v1/", api.urls)]
