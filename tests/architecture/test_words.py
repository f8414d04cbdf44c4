"""Words that must not stand in the project: somebody's machine, a server to download from, work left for later."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written so that this file does not contain them itself.
SERVERS = [".".join(parts) for parts in (("pypi", "org"), ("files", "pythonhosted"), ("registry", "npmjs"))]
LEFT_FOR_LATER = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "lorem" + " ipsum"]
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.~])/(?:home|root|work|Users|opt)/\w")


@pytest.fixture(scope="module")
def texts():
    """Path → text of every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data[:8000]:
            found[name] = data.decode("utf-8", errors="replace")
    return found


def naming(texts, words):
    return [f"{name}: {word}" for name, text in texts.items() for word in words if word in text]


def test_no_file_names_a_server_to_download_from(texts):
    assert not naming(texts, SERVERS)


def test_nothing_is_left_for_later(texts):
    assert not naming(texts, LEFT_FOR_LATER)


def test_no_file_knows_somebodys_machine(texts):
    assert not {name: found[0] for name, text in texts.items() if (found := SOMEBODYS_MACHINE.search(text))}


def test_every_text_file_ends_with_a_newline(texts):
    assert not [name for name, text in texts.items() if text and not text.endswith("\n")]
