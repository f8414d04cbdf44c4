"""A short secret that stands in a row of the database: sealed under a wrapped key of its own, as one line of text."""

import base64

from satupintu.files.vault import SealBroken, new_file_key, number_of, open_, rewrap, seal, unwrap

_WRAPPED_LENGTH = 2  # bytes that tell how long the wrapped key is


def seal_text(text: str, *, context: bytes) -> str:
    """Seal a secret; `context` binds it to its place and must be given again. Raises KeyMissing."""
    key, wrapped = new_file_key()
    head = len(wrapped).to_bytes(_WRAPPED_LENGTH, "big")
    return base64.b64encode(head + wrapped + seal(key, text.encode(), context=context)).decode()


def open_text(sealed_text: str, *, context: bytes) -> str:
    """Open what `seal_text` sealed. Raises SealBroken, KeyMissing."""
    try:
        content = base64.b64decode(sealed_text, validate=True)
    except ValueError:
        raise SealBroken() from None
    end = _WRAPPED_LENGTH + int.from_bytes(content[:_WRAPPED_LENGTH], "big")
    wrapped, sealed = content[_WRAPPED_LENGTH:end], content[end:]
    return open_(unwrap(wrapped), sealed, context=context).decode()


def wrapped_by(sealed_text: str) -> int:
    """The number of the master key under which a sealed text's own key lies. Raises SealBroken."""
    return number_of(_wrapped(sealed_text))


def rewrap_text(sealed_text: str) -> str:
    """The same text, its key wrapped by the newest master key. Raises SealBroken, KeyMissing."""
    wrapped = _wrapped(sealed_text)
    sealed = base64.b64decode(sealed_text)[_WRAPPED_LENGTH + len(wrapped) :]
    fresh = rewrap(wrapped)
    return base64.b64encode(len(fresh).to_bytes(_WRAPPED_LENGTH, "big") + fresh + sealed).decode()


def _wrapped(sealed_text: str) -> bytes:
    try:
        content = base64.b64decode(sealed_text, validate=True)
    except ValueError:
        raise SealBroken() from None
    return content[_WRAPPED_LENGTH : _WRAPPED_LENGTH + int.from_bytes(content[:_WRAPPED_LENGTH], "big")]
