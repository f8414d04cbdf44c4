"""The strongroom's locks: a key of its own for every file, wrapped by a master key, and blind indexes.

To destroy what a file holds it is enough to destroy its wrapped key. A wrapped key names the master key that wrapped
it (number and fingerprint), so that a newer master key can be added while older files stay readable.
"""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from satupintu.base.refusal import Refusal
from satupintu.files import keyring
from satupintu.files.keyring import FINGERPRINT, KEY, KeyMissing

NONCE = 12
TAG = 16
_HEAD = 2 + FINGERPRINT  # the master key's number and fingerprint


class SealBroken(Refusal):
    """What was sealed was changed, or was sealed with another key or for another place."""

    code = "seal_broken"
    says = (
        "Data tersegel ini rusak atau bukan milik tempat ini. "
        "Pulihkan dari cadangan, lalu laporkan kepada administrator."
    )
    status = 500


def new_file_key() -> tuple[bytes, bytes]:
    """A fresh 256-bit key, and the same wrapped by the newest master key (to be stored beside what it seals).

    Raises KeyMissing.
    """
    key = os.urandom(KEY)
    return key, _wrap(key)


def unwrap(wrapped: bytes) -> bytes:
    """The key that `new_file_key` wrapped. Raises KeyMissing, SealBroken."""
    if len(wrapped) != _HEAD + NONCE + KEY + TAG:
        raise SealBroken()
    head = wrapped[:_HEAD]
    number = int.from_bytes(head[:2])
    master = keyring.master(number)
    if keyring.fingerprint(master) != head[2:]:
        raise KeyMissing(key=f"master-{number}.key", folder=keyring.folder())
    return open_(master, wrapped[_HEAD:], context=head)


def number_of(wrapped: bytes) -> int:
    """The number of the master key that wrapped it; 0 for a key that was destroyed. Raises SealBroken."""
    if not wrapped:
        return 0
    if len(wrapped) != _HEAD + NONCE + KEY + TAG:
        raise SealBroken()
    return int.from_bytes(wrapped[:2])


def rewrap(wrapped: bytes) -> bytes:
    """The same key wrapped by the newest master key: for retiring an older one. Raises KeyMissing, SealBroken."""
    return _wrap(unwrap(wrapped))


def seal(key: bytes, plaintext: bytes, *, context: bytes) -> bytes:
    """AES-256-GCM with a random 96-bit nonce (28 bytes longer than the plaintext).

    `context` binds it to its place and must be given again to open it.
    """
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, context)


def open_(key: bytes, sealed: bytes, *, context: bytes) -> bytes:
    """What `seal` sealed. Raises SealBroken."""
    if len(sealed) < NONCE + TAG:
        raise SealBroken()
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)
    except InvalidTag:
        raise SealBroken() from None


def blind_index(purpose: str, value: str) -> str:
    """A keyed hash (HMAC-SHA256, 43 URL-safe letters) under which a value is found without being readable.

    `purpose` keeps the indexes of different columns apart. Raises KeyMissing.
    """
    mac = hmac.digest(keyring.index_key(), f"{purpose}\0{value}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def _wrap(key: bytes) -> bytes:
    number = keyring.newest()
    master = keyring.master(number)
    head = number.to_bytes(2) + keyring.fingerprint(master)
    return head + seal(master, key, context=head)
