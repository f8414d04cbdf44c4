"""Named plugins, each able to tell what is misconfigured. Used in four places only: channels, signers, OSS
transports, storage."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Plugin(Protocol):
    """What every plugin can do."""

    name: str

    def check(self) -> list[str]:
        """One Indonesian sentence for each thing that is misconfigured; empty when all is well."""
        ...


P = TypeVar("P", bound=Plugin)


class Registry(Generic[P]):
    """Plugins by name."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._plugins: dict[str, P] = {}

    def add(self, plugin: P) -> P:
        """Register a plugin; ValueError for a name used twice."""
        if plugin.name in self._plugins:
            raise ValueError(f"{self.what} {plugin.name!r} is registered twice")
        self._plugins[plugin.name] = plugin
        return plugin

    def get(self, name: str) -> P:
        """The plugin; LookupError that lists the known names."""
        try:
            return self._plugins[name]
        except KeyError:
            raise LookupError(f"no {self.what} {name!r}; known: {sorted(self._plugins)}") from None

    def __iter__(self) -> Iterator[P]:
        return iter(self._plugins.values())
