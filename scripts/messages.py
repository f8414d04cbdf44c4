"""Keeps the English catalogues complete: finds every text the office speaks and lays it beside its translation.

    .venv/bin/python scripts/messages.py            new texts are added, untranslated; texts that went are taken out
    .venv/bin/python scripts/messages.py --check    changes nothing; says what is wrong with the catalogues

Each feature owns its words, in locale/en/LC_MESSAGES/django.po; what two features say, and what is said by code that
is no Django app, lies in `ui`. Texts are Indonesian. They are found in gettext's functions, in what a Refusal `says`,
and in templates. Catalogues name no line, day or machine, so that they change only when a text does.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ROOT / "src" / "satupintu"
SHARED = "ui"
PLACE = Path("locale") / "en" / "LC_MESSAGES" / "django.po"
HEADER = """# English for the pages of {room}. `make messages` finds the texts; translations are written here by hand.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ONE = {"_", "lazy", "noop", "said", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
GAP = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}(?!\})")

Text = str | tuple[str, str]  # one form, or singular and plural


def in_python(source: str) -> Iterator[Text]:
    """The texts of a Python file, in order."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [each.value for each in node.args[:2] if isinstance(each, ast.Constant) and each.value != ""]
            if name in ONE and given and isinstance(given[0], str):
                yield given[0]
            elif name in MANY and len(given) == 2:
                yield given[0], given[1]
        elif isinstance(node, ast.ClassDef):
            yield from _refusal(node)


def _refusal(node: ast.ClassDef) -> Iterator[Text]:
    for each in node.body:
        target = each.targets[0] if isinstance(each, ast.Assign) else getattr(each, "target", None)
        words = each.value if isinstance(target, ast.Name) and target.id == "says" else None
        if isinstance(words, ast.Constant) and words.value:
            yield words.value


def put_together(source: str) -> Iterator[str]:
    """Calls whose text is put together before it is translated: no catalogue can hold it."""
    for node in ast.walk(ast.parse(source)):
        named = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in ONE | MANY
        if named and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
            yield ast.unparse(node)


def in_template(source: str) -> Iterator[Text]:
    """The texts of a template: Django turns its tags into calls, which are then read like Python."""
    words = templatize(source)
    for call in re.finditer(r"\b(n?gettext|_)\((?=u?['\"])", words):
        name, at = call.group(1), call.end()
        for end in (found.end() for found in re.finditer(r"\)", words[at:])):
            try:
                tree = ast.parse(f"{name}({words[at : at + end]}", mode="eval")
            except SyntaxError:
                continue
            yield from in_python(ast.unparse(tree))
            break


def spoken(rooms: Path = ROOMS) -> dict[str, dict[Text, list[str]]]:
    """Catalogue (a feature's name) → text → the files that speak it."""
    where: dict[Text, list[str]] = {}
    for path in _files(rooms, "*.py", "*.html"):
        texts = (in_python if path.suffix == ".py" else in_template)(path.read_text(encoding="utf-8"))
        for text in texts:
            files = where.setdefault(text, [])
            if (name := path.relative_to(rooms).as_posix()) not in files:
                files.append(name)
    found: dict[str, dict[Text, list[str]]] = {}
    for text, files in where.items():
        owners = {name.split("/")[0] for name in files}
        owner = owners.pop() if len(owners) == 1 else SHARED
        owner = owner if (rooms / owner / "apps.py").exists() else SHARED
        found.setdefault(owner, {})[text] = files
    return found


def catalogue(room: str) -> Catalog:
    """What a feature's file holds now; empty where there is none."""
    path = ROOMS / room / PLACE
    return read_po(BytesIO(path.read_bytes()), locale="en") if path.exists() else Catalog(locale="en")


def renewed(room: str, texts: dict[Text, list[str]], known: dict[Text, Message]) -> bytes:
    """The file of a feature as it must be: its texts in the order of the files, with the translations there are."""
    fresh = Catalog(locale="en", charset="utf-8")
    for text, files in sorted(texts.items(), key=lambda pair: (pair[1][0], str(pair[0]))):
        message = known.get(text)
        fresh.add(text, message.string if message else "", locations=[(name, None) for name in files])
    out = BytesIO()
    write_po(out, fresh, width=120, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return HEADER.format(room=room).encode() + out.getvalue().lstrip(b"\n")


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    given = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        yield "fuzzy"
    if len(given) < len(ids) or not all(given):
        yield "not translated"
    for text in filter(None, given):
        if set(GAP.findall(text)) != set(GAP.findall(ids[0])):
            yield f"other gaps than the source: {text}"
        if text.strip() != text and ids[0].strip() == ids[0]:
            yield "begins or ends with a blank"


def _files(rooms: Path, *patterns: str) -> Iterator[Path]:
    """The files that speak, in order."""
    for path in sorted(each for pattern in patterns for each in rooms.rglob(pattern)):
        if not {"tests", "migrations"} & set(path.relative_to(rooms).parts):
            yield path


def main() -> int:
    """Renew all catalogues, or say what is wrong with them."""
    check = "--check" in sys.argv[1:]
    if not settings.configured:
        settings.configure()
    wanted = spoken()
    held = {path.parents[2].parent.name for path in ROOMS.glob(f"*/{PLACE}")}
    rooms = sorted(held | wanted.keys())
    known = {each.id: each for room in rooms for each in catalogue(room) if each.id and each.string}
    missing = 0
    for path in _files(ROOMS, "*.py"):
        for call in put_together(path.read_text(encoding="utf-8")):
            missing += 1
            print(f"{path.relative_to(ROOT)}: put together before it is translated: {call}")
    for room in rooms:
        path, text = ROOMS / room / PLACE, renewed(room, wanted.get(room, {}), known)
        stale = not path.exists() or path.read_bytes() != text
        if check and stale:
            print(f"{path.relative_to(ROOT)}: is not what `make messages` writes")
        elif stale and room in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        elif stale:
            path.unlink()
        missing += check and stale
        for message in read_po(BytesIO(text), locale="en"):
            for fault in faults(message) if message.id else ():
                missing += 1
                print(f"{path.relative_to(ROOT)}: {fault}: {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
