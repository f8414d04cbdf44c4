"""Address of the cashier's page."""

from django.urls import path

from satupintu.payments import views

urlpatterns = [path("berkas/<path:number>/bayar/", views.take, name="file_payment")]
