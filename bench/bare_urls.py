"""The bare page: one query by a unique key, one line of HTML."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path


class Licence(models.Model):
    """The register's table, seen by a program that knows nothing else of the office."""

    number = models.CharField(max_length=120)
    code = models.CharField(max_length=14, unique=True)
    says = models.JSONField()
    issued_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "licences_licence"


def bare(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "bare.html", {"row": get_object_or_404(Licence, code=code)})


urlpatterns = [path("bare/<str:code>", bare)]
