"""The door of the old registers: taken in, judged, let in, verified, corrected, revoked."""

from satupintu.heritage.catalogue import findables
from satupintu.heritage.services.guard import old_in_the_way
from satupintu.heritage.services.running import run as run_import
from satupintu.heritage.services.standing import How, correct_old, revoke_old, verify_old
from satupintu.heritage.services.taking_in import CHANNEL, confirm, read_again, take_in, withdraw

__all__ = [
    "CHANNEL",
    "How",
    "confirm",
    "correct_old",
    "findables",
    "old_in_the_way",
    "read_again",
    "revoke_old",
    "run_import",
    "take_in",
    "verify_old",
    "withdraw",
]
