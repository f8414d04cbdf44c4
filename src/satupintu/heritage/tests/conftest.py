"""The archivist's desk, for all tests of the old registers."""

import pytest


@pytest.fixture
def desk(house):
    from satupintu.heritage.tests.registers import Desk  # not before the settings are named

    return Desk(house)
