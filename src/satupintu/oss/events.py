"""What happened between the office and OSS. Carries ids and codes, never a NIB or a name."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PushReceived(Event):
    """OSS pushed something with the right token: a hint, kept until OSS is asked. `subject`: the push."""


@dataclass(frozen=True, kw_only=True)
class EffectiveAtOss(Event):
    """Asked again, OSS says that a licence is in effect without commitment. `subject`: the notice, for a person."""

    id_izin: str

    def trail(self) -> dict[str, Any]:
        return {"id_izin": self.id_izin}


@dataclass(frozen=True, kw_only=True)
class PushNotConfirmed(Event):
    """Asked again, OSS says nothing of the kind. `subject`: the notice."""


@dataclass(frozen=True, kw_only=True)
class NoticeSettled(Event):
    """A person dealt with a notice: recorded it in an application, or put it aside. `subject`: the notice."""

    application_id: str

    def trail(self) -> dict[str, Any]:
        return {"application": self.application_id}


@dataclass(frozen=True, kw_only=True)
class OssTold(Event):
    """OSS took what the office told it. `subject`: the application. `number`: what OSS calls the licence, if
    it said.
    """

    method: str
    code: str
    number: str = ""

    def trail(self) -> dict[str, Any]:
        return {"method": self.method, "code": self.code, "number": self.number}
