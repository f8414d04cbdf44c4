"""The press itself: a typed paper in, a PDF/A-2a and PDF/UA-1 file out. The same paper gives the same bytes.

Typst is loaded at the first paper, so that only the process that prints carries it. Each thread has a compiler of its
own (it remembers what it has laid out); the fonts are read once and shared.
"""

import io
import threading
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from satupintu.documents import fonts
from satupintu.documents.codes import qr_svg
from satupintu.documents.data import Paper
from satupintu.documents.letters import set_with_boxes, tidy
from satupintu.documents.parts import Code, Photo, Sheet
from satupintu.rules import qr

if TYPE_CHECKING:
    from typst import Compiler, Fonts

TEMPLATE_FOLDER = Path(__file__).resolve().parent / "templates"
_PROBE = b'#set document(title: [x])\n#image(bytes(sys.inputs.paper), format: "svg", alt: "x")'
A4 = Sheet()
FROM_ROLL = frozenset({"receipt", "payment"})  # these may come from the printer with the paper roll
_thread = threading.local()


def render(paper: Paper, *, made_at: datetime, sheet: Sheet = A4) -> bytes:
    """Print `paper` as PDF bytes, for what lies in the office's printers (`sheet`; default: plain A4). `made_at`
    (aware) is the only time inside it: the date of the document and its XMP.

    Raises `typst.TypstError` only for a fault in a template or in an office's own coat of arms (see `check_arms`).
    """
    if made_at.tzinfo is None:
        raise ValueError("made_at must be aware")
    import typst

    roll = "_roll" if sheet.roll_mm and paper.template in FROM_ROLL else ""
    template = TEMPLATE_FOLDER / f"{paper.template}{roll}.typ"
    words = {**plain(paper), "sheet": plain(sheet)}
    return set_with_boxes(words, lambda data: _print(template, data, made_at), typst.TypstError)


def check_arms(svg: str) -> list[str]:
    """One sentence when this coat of arms cannot be printed; an empty one stands for the plain shield and is fine."""
    import typst

    if not svg:
        return []
    try:
        _compiler().compile(input=_PROBE, sys_inputs={"paper": svg}, format="pdf", timestamp=0)
    except typst.TypstError as fault:
        return [_("Lambang kantor tidak dapat dicetak: %(why)s. Pakai berkas SVG yang utuh.") % {"why": fault.message}]
    return []


def check() -> list[str]:
    """What is misconfigured, one sentence each."""
    return fonts.check()


def plain(value: Any) -> Any:
    """A paper as JSON can carry it: barcodes and photos become SVG pictures with their size, words lose what
    has no shape, the rest stays."""
    if isinstance(value, Code):
        symbol = qr.choose(value.url)
        drawn = {"svg": qr_svg(value.url, symbol), "mm": round(symbol.printed_mm, 3)}
        return {**_fields(value), **drawn, "address": tidy(value.address())}
    if isinstance(value, Photo):
        return {**_fields(value, leave="image"), "svg": _framed(value.image)}
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return tidy(value) if isinstance(value, str) else value


def _fields(value: Any, leave: str = "") -> dict[str, Any]:
    return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name != leave}


def _framed(image: bytes) -> str:
    """A photo inside an SVG frame: the only way to hand bytes to Typst without a file on disk, and its fastest."""
    from PIL import Image

    with Image.open(io.BytesIO(image), formats=("JPEG", "PNG")) as opened:
        width, height, kind = opened.width, opened.height, str(opened.format).lower()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><image width="{width}" '
        f'height="{height}" href="data:image/{kind};base64,{b64encode(image).decode()}"/></svg>'
    )


def _print(template: Path, data: str, made_at: datetime) -> bytes:
    made = _compiler().compile(
        input=template,
        sys_inputs={"paper": data},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> "Fonts":
    import typst

    folders = [fonts.FOLDER] if fonts.FOLDER.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _compiler() -> "Compiler":
    """This thread's compiler."""
    compiler: Compiler | None = getattr(_thread, "compiler", None)
    if compiler is None:
        import typst

        compiler = _thread.compiler = typst.Compiler(root=TEMPLATE_FOLDER, font_paths=_fonts())
    return compiler
