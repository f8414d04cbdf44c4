"""Where an upper layer serves a lower one: the lower owns a slot and a Protocol, `config.wiring` puts the thing in."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Port(Generic[T]):
    """A named slot for one implementation."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._thing: T | None = None

    def install(self, thing: T) -> None:
        """Put the implementation in; a later call replaces it (tests do)."""
        self._thing = thing

    def get(self) -> T:
        """The implementation; LookupError when the wiring forgot it."""
        if self._thing is None:
            raise LookupError(f"nothing is installed in port {self.name}")
        return self._thing
