"""What happened to the office's people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class OfficeFounded(Event):
    """An office was set up on this installation. `subject` is its id."""


@dataclass(frozen=True, kw_only=True)
class OfficeChanged(Event):
    """Fields of the office were changed; from what to what stands in its history."""

    fields: tuple[str, ...]

    def trail(self) -> dict[str, Any]:
        return {"fields": list(self.fields)}


@dataclass(frozen=True, kw_only=True)
class OfficeOpened(Event):
    """The office opened its doors to the public."""


@dataclass(frozen=True, kw_only=True)
class StaffJoined(Event):
    """Somebody began to work here. `subject` is the user's id."""

    roles: tuple[str, ...] = ()

    def trail(self) -> dict[str, Any]:
        return {"roles": list(self.roles)}


@dataclass(frozen=True, kw_only=True)
class ParticularsChanged(Event):
    """Name, rank or the like of a person changed. From what to what stands sealed in their history."""

    fields: tuple[str, ...]

    def trail(self) -> dict[str, Any]:
        return {"fields": list(self.fields)}


@dataclass(frozen=True, kw_only=True)
class KinDeclared(Event):
    """NIKs, own or of the family, were put on a person's list of whom they may not serve; or taken off it."""

    added: int = 0
    removed: int = 0

    def trail(self) -> dict[str, Any]:
        return {"added": self.added, "removed": self.removed}


@dataclass(frozen=True, kw_only=True)
class _RoleEvent(Event):
    role: str
    since: datetime | None = None
    until: datetime | None = None

    def trail(self) -> dict[str, Any]:
        times = {"since": self.since, "until": self.until}
        return {"role": self.role} | {name: at.isoformat() for name, at in times.items() if at}


@dataclass(frozen=True, kw_only=True)
class RoleGranted(_RoleEvent):
    """A role was given, from `since` (None: at once) to `until` (None: until it is taken back)."""


@dataclass(frozen=True, kw_only=True)
class RoleWithdrawn(_RoleEvent):
    """A role was taken back, at `until` (None: at once)."""


@dataclass(frozen=True, kw_only=True)
class StaffInvited(Event):
    """A one-time link to set the first password was made. `by_mail`: it left by mail; else it was handed over."""

    by_mail: bool

    def trail(self) -> dict[str, Any]:
        return {"by_mail": self.by_mail}


@dataclass(frozen=True, kw_only=True)
class AccessRecovered(Event):
    """The old password was made void and a one-time link to a new one was made; `phone`: TOTP was taken off too."""

    by_mail: bool
    phone: bool

    def trail(self) -> dict[str, Any]:
        return {"by_mail": self.by_mail, "phone": self.phone}


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    """The person set a password with a one-time link. `purpose`: invitation or recovery."""

    purpose: str

    def trail(self) -> dict[str, Any]:
        return {"purpose": self.purpose}


@dataclass(frozen=True, kw_only=True)
class StaffLocked(Event):
    """A person was shut out, for a reason that stands sealed in their history."""


@dataclass(frozen=True, kw_only=True)
class StaffUnlocked(Event):
    """A person was let in again."""


@dataclass(frozen=True, kw_only=True)
class SignedIn(Event):
    """Somebody of the staff signed in. `subject` is the user's id; `methods` e.g. ("password", "totp")."""

    methods: tuple[str, ...] = ()

    def trail(self) -> dict[str, Any]:
        return {"methods": list(self.methods)}


@dataclass(frozen=True, kw_only=True)
class SignInFailed(Event):
    """Somebody tried a wrong password or code. `subject` is the user's id, or the office's where no such name is known.

    What was typed is not kept: people type passwords into the wrong field.
    """

    step: str  # "password" or "totp"

    def trail(self) -> dict[str, Any]:
        return {"step": self.step}


@dataclass(frozen=True, kw_only=True)
class SecondFactorChanged(Event):
    """A second factor was set up, moved to another phone, taken off, or its recovery codes made anew. `subject` is the
    user's id."""

    what: str  # "added", "moved", "removed" or "reset"

    def trail(self) -> dict[str, Any]:
        return {"what": self.what}


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    """An order was recorded that somebody acts for a post. `subject` is the user's id."""

    mandate: UUID
    role: str
    kind: str
    order: str
    first: date
    last: date

    def trail(self) -> dict[str, Any]:
        days = {"from": self.first.isoformat(), "until": self.last.isoformat()}
        return {"mandate": str(self.mandate), "role": self.role, "kind": self.kind, "order": self.order, **days}


@dataclass(frozen=True, kw_only=True)
class MandateEnded(Event):
    """A mandate was ended before its last day. `subject` is the user's id."""

    mandate: UUID
    role: str

    def trail(self) -> dict[str, Any]:
        return {"mandate": str(self.mandate), "role": self.role}


@dataclass(frozen=True, kw_only=True)
class AbsenceRecorded(Event):
    """It was written down that somebody is away. `subject` is the user's id."""

    absence: UUID
    kind: str
    first: date
    last: date

    def trail(self) -> dict[str, Any]:
        days = {"from": self.first.isoformat(), "until": self.last.isoformat()}
        return {"absence": str(self.absence), "kind": self.kind, **days}


@dataclass(frozen=True, kw_only=True)
class AbsenceCancelled(Event):
    """Somebody is not away after all, or back sooner. `subject` is the user's id."""

    absence: UUID

    def trail(self) -> dict[str, Any]:
        return {"absence": str(self.absence)}
