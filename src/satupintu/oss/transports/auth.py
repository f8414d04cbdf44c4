"""How the office proves itself to OSS: four schemes have been seen; the setting SATUPINTU_OSS_AUTH names one."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from satupintu.oss.rules import daily_user_key, password_md5
from satupintu.oss.setup import Setup
from satupintu.rules.nib import OssUnavailable
from satupintu.rules.spoken import said

ZONE = ZoneInfo("Asia/Jakarta")  # OSS counts its days in WIB
Post = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]


class Rejected(Exception):
    """OSS does not accept the credential (401)."""


class Scheme(Protocol):
    """One way to prove oneself."""

    def __init__(self, own: Setup) -> None: ...

    def check(self) -> list[str]:
        """What is missing."""
        ...

    def headers(self, *, now: datetime, post: Post) -> Mapping[str, str]:
        """The headers of the next call; `post` reaches OSS where a key must be fetched first."""
        ...

    def forget(self) -> bool:
        """Drop a credential that OSS no longer accepts; False when there is nothing to renew."""
        ...


class StaticKey:
    """`user_key`: one key per institution (RBA era)."""

    def __init__(self, own: Setup) -> None:
        self._own = own

    def check(self) -> list[str]:
        return [] if self._own.user_key else [said("SATUPINTU_OSS_USER_KEY belum diisi.")]

    def headers(self, *, now: datetime, post: Post) -> Mapping[str, str]:
        return {"user_key": self._own.user_key}

    def forget(self) -> bool:
        return False


class DailyKey:
    """`user_key_daily`: a key that changes at midnight WIB, with a Bearer token where one was issued."""

    def __init__(self, own: Setup) -> None:
        self._own = own

    def check(self) -> list[str]:
        return _needs_password(self._own)

    def headers(self, *, now: datetime, post: Post) -> Mapping[str, str]:
        own = self._own
        key = daily_user_key(
            username=own.username, password=own.password, kind=own.kind, day=now.astimezone(ZONE).date()
        )
        return {"user_key": key} | ({"Authorization": f"Bearer {own.bearer}"} if own.bearer else {})

    def forget(self) -> bool:
        return False


class SecurityKey:
    """`security_key`: OSS 1.x; a key is fetched with the password and used until it runs out."""

    def __init__(self, own: Setup) -> None:
        self._own = own
        self._key: tuple[str, datetime] | None = None

    def check(self) -> list[str]:
        return _needs_password(self._own)

    def headers(self, *, now: datetime, post: Post) -> Mapping[str, str]:
        if self._key is None or self._key[1] <= now:
            asked = {"user_akses": self._own.username, "pwd_akses": password_md5(self._own.password)}
            answer = post("sendSecurityKey", {"securityKey": asked}).get("responsendSecurityKey")
            if not isinstance(answer, Mapping) or not answer.get("key"):
                raise OssUnavailable("OSS tidak memberi kunci masuk")
            self._key = (str(answer["key"]), _runs_out(str(answer.get("masa_berlaku", "")), now))
        return {"OSS-API-KEY": self._key[0]}

    def forget(self) -> bool:
        had, self._key = self._key is not None, None
        return had


class GatewayLogin:
    """`login`: a ministry's gateway in front of OSS hands out a Bearer token for name and password."""

    def __init__(self, own: Setup) -> None:
        self._own = own
        self._token = ""

    def check(self) -> list[str]:
        return _needs_password(self._own)

    def headers(self, *, now: datetime, post: Post) -> Mapping[str, str]:
        if not self._token:
            answer = post("login", {"username": self._own.username, "password": self._own.password})
            inner = answer.get("data") if isinstance(answer.get("data"), Mapping) else answer
            self._token = str((inner or {}).get("token") or (inner or {}).get("access_token") or "")
            if not self._token:
                raise OssUnavailable("gerbang OSS tidak memberi kunci masuk")
        return {"Authorization": f"Bearer {self._token}"}

    def forget(self) -> bool:
        had, self._token = bool(self._token), ""
        return had


def _needs_password(own: Setup) -> list[str]:
    missing = not own.username or not own.password
    return [said("SATUPINTU_OSS_USERNAME dan SATUPINTU_OSS_PASSWORD harus diisi.")] if missing else []


def _runs_out(text: str, now: datetime) -> datetime:
    """`masa_berlaku`, in WIB; where it cannot be read the key is used for ten minutes."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE)
    except ValueError:
        return now + timedelta(minutes=10)


SCHEMES: Mapping[str, type[Scheme]] = {
    "user_key": StaticKey,
    "user_key_daily": DailyKey,
    "security_key": SecurityKey,
    "login": GatewayLogin,
}
