"""Where a file of the law lies: what the office has of its own comes before what the program brings."""

from pathlib import Path

from django.conf import settings


def law_file(folder: str, name: str) -> Path:
    """The file law/<folder>/<name>.yaml: the office's own (under SATUPINTU_DATA) if it has one."""
    own = Path(settings.OWN_LAW) / folder / f"{name}.yaml"
    return own if own.is_file() else Path(settings.LAW) / folder / f"{name}.yaml"
