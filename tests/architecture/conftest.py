"""What the tests of the building share: its source files, its import graph, and the order of the river."""

import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "satupintu"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.fixture(scope="session")
def depth(pyproject: dict[str, Any]) -> dict[str, int]:
    """Feature → how far down the river it lies, 0 at the top; strangers have the same number."""
    contract = pyproject["tool"]["importlinter"]["contracts"][0]
    assert contract["containers"] == [PACKAGE]
    return {name.strip(" ()"): number for number, layer in enumerate(contract["layers"]) for name in layer.split("|")}


@pytest.fixture(scope="session")
def imports() -> list[tuple[str, str]]:
    """(importer, imported) for every import between the project's modules, without tests, migrations and bare types."""
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    return [
        (importer, imported)
        for importer in sorted(graph.modules)
        if not {"tests", "migrations"}.intersection(importer.split("."))
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
    ]
