"""What happened to the office's people."""

from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    """A role was given. `subject` is the user's id."""

    role: str

    def trail(self) -> dict[str, Any]:
        return {"role": self.role}


@dataclass(frozen=True, kw_only=True)
class RoleWithdrawn(Event):
    """A role was taken back. `subject` is the user's id."""

    role: str

    def trail(self) -> dict[str, Any]:
        return {"role": self.role}


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
    """A second factor was set up, taken off, or its recovery codes made anew. `subject` is the user's id."""

    what: str  # "added", "removed" or "reset"

    def trail(self) -> dict[str, Any]:
        return {"what": self.what}
