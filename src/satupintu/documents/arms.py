"""The coat of arms that an office hands in: a drawing or a picture, made afresh so that nothing but the picture is
left."""

import io
import re
from base64 import b64encode
from typing import IO
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from satupintu.base.refusal import Refusal
from satupintu.documents.press import check_arms

AT_MOST_BYTES = 1_000_000
LONG_EDGE = 800  # pixels: 25 mm on paper at 800 dpi
MOST_PIXELS = 25_000_000
KEPT_AT_MOST = 700_000  # letters: it stands in every page's cache and on every paper
SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = re.compile(
    r"svg|g|defs|title|desc|path|rect|circle|ellipse|line|polyline|polygon|use|symbol|clipPath|mask|pattern|text|tspan|"
    r"linearGradient|radialGradient|stop|style"
)
# What a drawing needs, and no more: no handlers, no addresses but those inside the drawing.
_ATTRIBUTES = re.compile(
    r"(?:id|class|style|d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fx|fy|dx|dy|points|width|height|viewBox|version|transform|"
    r"preserveAspectRatio|offset|opacity|color|display|visibility|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?|"
    r"stop-(?:color|opacity)|clip-(?:path|rule)|clipPathUnits|mask|maskUnits|maskContentUnits|gradient(?:Units|Transform)|"
    r"pattern(?:Units|ContentUnits|Transform)|spreadMethod|font-[a-z]+|text-anchor|letter-spacing|href|overflow)"
)
_FAR = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|javascript:|expression\(|\\", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)[^\[>]*(?P<inner>\[)?", re.IGNORECASE)


class ArmsUnfit(Refusal):
    """This cannot be the coat of arms. `data`: why."""

    code = "arms_unfit"
    says = "{why}"
    status = 422
    field = "file"


def clean_arms(stream: IO[bytes]) -> str:
    """A coat of arms (SVG, PNG or JPEG) as an SVG of our own making: of a drawing only shapes and colours remain, a
    picture is drawn anew and framed. It is tried in the press. Raises ArmsUnfit."""
    content = stream.read(AT_MOST_BYTES + 1)
    if not content.strip():
        raise ArmsUnfit(why=_("Berkas lambang ini kosong. Pilih berkas SVG atau PNG."))
    if len(content) > AT_MOST_BYTES:
        raise ArmsUnfit(why=_("Berkas lambang paling besar 1 MB. Perkecil gambarnya, lalu unggah lagi."))
    picture = content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
    svg = _framed(content) if picture else _drawing(content)
    if len(svg) > KEPT_AT_MOST:
        raise ArmsUnfit(why=_("Lambang ini terlalu rumit. Pakai gambar yang lebih sederhana atau lebih kecil."))
    if problems := check_arms(svg):
        raise ArmsUnfit(why=problems[0])
    return svg


def _framed(content: bytes) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ArmsUnfit(why=_("Gambar lambang ini terlalu besar untuk dibuka. Perkecil, lalu unggah lagi."))
            fresh = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ArmsUnfit(why=_("Gambar lambang ini rusak. Simpan ulang sebagai PNG, lalu unggah lagi.")) from None
    fresh.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
    plain = Image.new("RGBA", fresh.size, (255, 255, 255, 0))
    plain.paste(fresh)  # pixels alone: no profile, no comment
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    width, height, data = plain.width, plain.height, b64encode(out.getvalue()).decode()
    return (
        f'<svg xmlns="{SVG}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )


def _drawing(content: bytes) -> str:
    unread = ArmsUnfit(why=_("Berkas ini bukan SVG atau PNG yang utuh. Pilih berkas lambang yang lain."))
    declared = _DECLARES.search(content)
    if declared and (declared["inner"] or b"<!ENTITY" in content.upper()):
        raise ArmsUnfit(why=_("SVG ini memuat definisi yang tidak diterima. Simpan ulang sebagai SVG polos atau PNG."))
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - entities were refused above, the size is limited
    except (ElementTree.ParseError, ValueError, LookupError):
        raise unread from None
    if root.tag != f"{{{SVG}}}svg":
        raise unread
    if "viewBox" not in root.attrib and not {"width", "height"} <= set(root.attrib):
        raise ArmsUnfit(why=_("SVG ini tidak menyebut ukurannya. Simpan ulang dengan ukuran, atau pakai PNG."))
    _strip(root)
    ElementTree.register_namespace("", SVG)
    made = ElementTree.tostring(root, encoding="unicode")
    if not any(element.tag != f"{{{SVG}}}svg" for element in root.iter()):
        raise ArmsUnfit(why=_("SVG ini tidak berisi bentuk apa pun yang dapat dicetak. Pakai PNG."))
    return made


def _strip(element: ElementTree.Element) -> None:
    for child in list(element):
        name = child.tag.removeprefix(f"{{{SVG}}}") if isinstance(child.tag, str) else ""
        if not _ELEMENTS.fullmatch(name) or (name == "style" and _FAR.search("".join(child.itertext()))):
            element.remove(child)
        else:
            _strip(child)
    for name, value in list(element.attrib.items()):
        plain = "href" if name == XLINK else name
        near = value.strip().startswith("#") if plain == "href" else not _FAR.search(value)
        del element.attrib[name]
        if near and _ATTRIBUTES.fullmatch(plain):
            element.set(plain, value)
