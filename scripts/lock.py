"""Writes requirements/*.txt from pyproject.toml: every version pinned, every file by hash, no address of any server.

    .venv-lock/bin/python scripts/lock.py            pins stay unless pyproject.toml asks for more
    .venv-lock/bin/python scripts/lock.py --upgrade  the newest of everything

Each file holds one group only; all are constrained by those before them, so that they can be installed together.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
GROUPS = ("runtime", "build", "test", "lint", "node", "lock")
HEADER = "# Locked from pyproject.toml ({what}) by `make lock`; do not edit.\n"
# A developer's own mirror or folder of wheels must leave no trace: not in the text, and not as hashes of other files.
PRIVATE = ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_NO_INDEX", "PIP_TRUSTED_HOST")


def wanted(project: dict, group: str) -> list[str]:
    return project["dependencies"] if group == "runtime" else project["optional-dependencies"][group]


def lock(group: str, lines: list[str], before: list[Path], folder: Path, options: list[str]) -> None:
    target = REQUIREMENTS / f"{group}.txt"
    source = folder / f"{group}.in"
    source.write_text("".join(f"{line}\n" for line in lines))
    constraints = [part for path in before for part in ("-c", str(path))]
    command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--no-config", "--no-header"]
    command += ["--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-annotate", "--no-emit-options"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", *constraints, *options]
    environment = {key: value for key, value in os.environ.items() if key not in PRIVATE}
    environment["PIP_CONFIG_FILE"] = os.devnull
    subprocess.run([*command, "--output-file", str(target), str(source)], cwd=folder, env=environment, check=True)
    text = target.read_text()
    if "://" in text:
        raise SystemExit(f"{target}: an address slipped into the lock file")
    what = "dependencies" if group == "runtime" else f"extra `{group}`"
    target.write_text(HEADER.format(what=what) + "\n" + text.lstrip())


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    before: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        for group in GROUPS:
            print(f"  locking {group}", flush=True)
            lock(group, wanted(project, group), before, Path(folder), sys.argv[1:])
            before.append(REQUIREMENTS / f"{group}.txt")


if __name__ == "__main__":
    main()
