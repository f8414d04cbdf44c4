"""The budget of the code: what does not fit on a screen or two is not understood, and what is hidden is not found."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
FOLDERS = ("src", "tests", "bench", "scripts")
# Django calls `ready()` in it once, when all models are loaded: what needs models can be imported only then.
MAY_IMPORT_LATE = "apps.py"


def sources():
    """Path from the root → tree, for every Python file we write by hand."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not {"migrations", "node_modules"}.intersection(path.parts):
                yield path.relative_to(ROOT).as_posix(), path.read_text()


@pytest.fixture(scope="module")
def trees():
    return {path: (text, ast.parse(text)) for path, text in sources()}


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_file_is_longer_than_400_lines(trees):
    long = {path: lines for path, (text, _) in trees.items() if (lines := text.count("\n")) > LINES_OF_A_FILE}
    assert not long


def test_no_function_is_longer_than_50_lines(trees):
    long = {
        f"{path}:{node.lineno} {node.name}": lines
        for path, (_, tree) in trees.items()
        for node in functions(tree)
        if (lines := node.end_lineno - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not long


def test_every_module_says_which_part_of_the_office_it_is(trees):
    mute = [path for path, (text, tree) in trees.items() if text.strip() and not ast.get_docstring(tree)]
    assert not mute, "open the module with one to three lines"


def test_no_import_of_ours_hides_inside_a_function(trees):
    hidden = [
        f"{path}:{node.lineno}"
        for path, (_, tree) in trees.items()
        if path.startswith("src/") and "/tests/" not in path and not path.endswith(f"/{MAY_IMPORT_LATE}")
        for function in functions(tree)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "satupintu"))
        or (isinstance(node, ast.Import) and any(name.name.split(".")[0] == "satupintu" for name in node.names))
    ]
    assert not hidden, "an import inside a function hides a circle: turn the dependency round (base.ports)"
