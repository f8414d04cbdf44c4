"""Whose tries are counted: the visitor's address, which no visitor can invent."""

import pytest
from django.test import RequestFactory

from satupintu.base.visitor import address_of


def asked(forwarded=""):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)


def test_without_a_proxy_nobody_is_believed_about_their_address():
    assert address_of(asked("198.51.100.7")) == "192.0.2.1"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("198.51.100.7", "198.51.100.7"), ("10.9.9.9, 198.51.100.7", "198.51.100.7"), ("", "192.0.2.1")],
)
def test_behind_a_proxy_the_address_is_what_the_proxy_wrote(settings, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(asked(forwarded)) == address
