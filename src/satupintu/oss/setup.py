"""How this office reaches OSS, as its settings say (SATUPINTU_OSS_*)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Setup:
    """Address, scheme of authentication and envelope; what OSS gave the office to prove itself; seconds to wait."""

    base_url: str
    transport: str
    auth: str
    envelope: str
    user_key: str
    username: str
    password: str
    kind: str  # the `type` in the daily key
    bearer: str  # goes with the daily key where one was issued
    timeout: float


def setup() -> Setup:
    """The settings as they are now; tests change them."""
    given: dict[str, Any] = settings.OSS
    return Setup(
        base_url=str(given["base_url"]).rstrip("/"),
        transport=str(given.get("transport", "http")),
        auth=str(given["auth"]),
        envelope=str(given["envelope"]),
        user_key=str(given["user_key"]),
        username=str(given["username"]),
        password=str(given["password"]),
        kind=str(given.get("type", "")),
        bearer=str(given.get("bearer", "")),
        timeout=float(given["timeout"]),
    )
