"""Where things lie, for commands that do not start Django; `config.settings` says the same."""

import os
from pathlib import Path


def law() -> Path:
    """The folder with the law: SATUPINTU_LAW, else `law/` beside `src/`."""
    root = Path(__file__).resolve().parents[3]
    return Path(os.environ.get("SATUPINTU_LAW") or root / "law").resolve()


def own_law() -> Path:
    """The folder with what this office has of its own: `law/` under SATUPINTU_DATA."""
    root = Path(__file__).resolve().parents[3]
    return Path(os.environ.get("SATUPINTU_DATA") or root / "data").resolve() / "law"
