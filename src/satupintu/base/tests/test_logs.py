"""The log helps those who run the office, and opens nothing to them."""

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def log():
    """What the office's log, as it is configured, writes meanwhile."""
    written, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:]
    logging.config.dictConfig(settings.LOGGING)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:] = before


@pytest.mark.parametrize(
    "address",
    ["/layanan/iumk/ajukan/{}/nib/", "/lacak/b/{}/", "/pengaduan/b/{}/tindakan/", "/masuk/undangan/{}/"],
)
def test_what_opens_a_draft_a_file_or_an_account_is_not_written_down(log, address):
    secret = "k4pfOQXQ5MPz4HkgKScr9Q:1xX74J"
    logging.getLogger("django.request").error("%s: %s", "Internal Server Error", address.format(secret))
    assert address.format("…") in log.getvalue()
    assert secret not in log.getvalue()


def test_an_answer_that_says_no_is_no_line_in_the_log(log, house):
    assert Client().get("/tidak-ada/").status_code == 404
    assert Client().post("/lacak/", {}).status_code == 422
    assert log.getvalue() == ""
