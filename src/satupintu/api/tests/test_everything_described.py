"""The API tried with everything its description allows, and with much that it does not: nothing breaks, nothing is
answered that was not described."""

from pathlib import Path

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import load_all_checks

load_all_checks()
CONFIG = """
[generation]
mode = "all"
[phases.stateful]
enabled = false
[checks]
# A refusal is an answer: what fits the shape may still be against the rules of the office.
positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "422"]
"""
# Enough for every shape to be tried from several sides; the coverage phase comes on top.
TRIED = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _one_transaction():
    """Between requests the database stays open, as Django's own test client keeps it."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    yield
    for each in signals:
        each.connect(close_old_connections)


@pytest.fixture
def key(with_token):
    """The Authorization header of somebody who may do all that a token may."""
    return with_token("files:read", "files:act", "licences:read", "figures:read", holder="rina").headers


DESCRIBED = schemathesis.openapi.from_path(
    Path(__file__).resolve().parents[4] / "docs" / "openapi.json",
    config=schemathesis.config.SchemathesisConfig.from_str(CONFIG),
)
DESCRIBED.app = get_wsgi_application()  # the real one, in this process


def _try(case, **given):
    cache.clear()  # the throttles are tried elsewhere
    case.call_and_validate(**given)


@DESCRIBED.exclude(path_regex="/staff/").parametrize()
@TRIED
def test_a_stranger_finds_nothing_that_breaks(case, at_noon, oss):
    _try(case)


@DESCRIBED.include(path_regex="/staff/").parametrize()
@TRIED
def test_a_program_with_a_token_finds_nothing_that_breaks(case, key):
    _try(case, headers=key)
