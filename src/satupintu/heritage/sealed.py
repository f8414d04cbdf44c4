"""What an old licence says of a person: sealed under the licence's own key."""

import json
from collections.abc import Mapping
from typing import Any

from satupintu.files.services import new_file_key, open_, seal, unwrap
from satupintu.heritage.models import OldLicence

PERSONAL = ("holder", "nik", "nib", "address")


def close(licence: OldLicence, said: Mapping[str, Any]) -> None:
    """Seal `said` (PERSONAL, and "reasons" by the fact's id) into a licence that has its id."""
    if licence.wrapped_key:
        key = unwrap(bytes(licence.wrapped_key))
    else:
        key, licence.wrapped_key = new_file_key()
    licence.sealed = seal(key, json.dumps(said, ensure_ascii=False).encode(), context=licence.pk.bytes)


def opened(licence: OldLicence) -> dict[str, Any]:
    """What was sealed; nothing when the key was destroyed."""
    if not licence.wrapped_key:
        return {}
    found: dict[str, Any] = json.loads(
        open_(unwrap(bytes(licence.wrapped_key)), bytes(licence.sealed), context=licence.pk.bytes)
    )
    return found
