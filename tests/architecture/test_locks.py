"""What is installed is exactly what was tested: every version pinned, every file by hash, from whichever mirror."""

import json
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

GROUPS = ("runtime", "build", "test", "lint", "node", "lock")


def pins(root, group):
    """Name → (version, number of hashes) in one lock file."""
    text = (root / "requirements" / f"{group}.txt").read_text()
    found = {}
    for entry in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        if match := re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", entry):
            found[canonicalize_name(match[1])] = (match[2], entry.count("--hash=sha256:"))
    return found


def test_no_lock_file_names_an_address(root):
    files = [*(root / "requirements").glob("*.txt"), root / "package-lock.json"]
    assert len(files) == len(GROUPS) + 1
    for path in files:
        if path.suffix == ".txt":
            assert "://" not in path.read_text(), path.name


def test_the_lock_of_the_look_holds_hashes_and_no_download_addresses(root):
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package.get("link") or package.get("integrity", "").startswith("sha512-"), name


def test_the_lock_of_the_look_is_of_this_package_json(root):
    locked = json.loads((root / "package-lock.json").read_text())["packages"][""]
    wanted = json.loads((root / "package.json").read_text())
    for kind in ("dependencies", "devDependencies"):
        assert locked.get(kind, {}) == wanted.get(kind, {}), "run scripts/npm install --package-lock-only"


@pytest.mark.parametrize("group", GROUPS)
def test_every_locked_package_has_hashes(root, group):
    locked = pins(root, group)
    assert locked
    assert not [name for name, (_, hashes) in locked.items() if not hashes]


def test_a_package_locked_twice_has_one_version(root):
    versions = {}
    for group in GROUPS:
        for name, (version, _) in pins(root, group).items():
            assert versions.setdefault(name, version) == version, name


@pytest.mark.parametrize("group", GROUPS)
def test_the_lock_files_are_of_this_pyproject(root, pyproject, group):
    project = pyproject["project"]
    wanted = project["dependencies"] if group == "runtime" else project["optional-dependencies"][group]
    locked = {name: version for each in GROUPS for name, (version, _) in pins(root, each).items()}
    for requirement in map(Requirement, wanted):
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not locked: run make lock"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement.name}: run make lock"
