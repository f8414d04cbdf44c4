"""Addresses of the help with a business number: for citizens, and behind the door."""

from django.urls import path

from satupintu.assistance import views, views_public

app_name = "assistance"
urlpatterns = [
    path("layanan/<slug:service>/belum-punya-nib/", views_public.without_nib, name="without_nib"),
    path("bantuan-nib/", views_public.look, name="look"),
    path("meja/bantuan-nib/", views.listed, name="listed"),
    path("meja/bantuan-nib/<slug:service>/mulai/", views.begin_page, name="begin"),
    path("meja/bantuan-nib/<str:number>/", views.one_page, name="one"),
    path("meja/bantuan-nib/<str:number>/slip/", views.slip, name="slip"),
    path("meja/bantuan-nib/<str:number>/lanjut/", views.go_on_page, name="go_on"),
]
