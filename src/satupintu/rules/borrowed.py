"""What a standard still says of the office from whose file it was made."""

from collections.abc import Iterator, Sequence
from typing import Any

from satupintu.rules.offices import Profile
from satupintu.rules.standard import Standard

_KINDS = ("Kabupaten ", "Kota ")
_UNKNOWN = "unknown"


def borrowed(standard: Standard, regency: str, others: Sequence[Profile]) -> dict[str, list[str]]:
    """What of other offices is named (a regency, an address), with the keys where it stands. regency: of the office
    whose standard it is; what its own name contains is its own."""
    said = list(_strings(standard.model_dump(mode="json"), ""))
    found: dict[str, list[str]] = {}
    for theirs in (words for other in others for words in _names(other)):
        keys = [key for key, text in said if theirs.lower() in text.lower()]
        if keys and theirs.lower() not in regency.lower():
            found[theirs] = keys
    return found


def _names(other: Profile) -> Iterator[str]:
    yield next((other.regency.removeprefix(kind) for kind in _KINDS if other.regency.startswith(kind)), other.regency)
    yield from (each for each in (other.phone, other.email, other.website) if each != _UNKNOWN)


def _strings(value: Any, way: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, f"{way}.{key}" if way else str(key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _strings(each, f"{way}.{index}")
