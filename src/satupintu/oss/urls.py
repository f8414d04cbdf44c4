"""Addresses that OSS calls."""

from django.urls import path

from satupintu.oss import views

urlpatterns = [path("oss/receiveNIB", views.receive_nib, name="oss_receive_nib")]
