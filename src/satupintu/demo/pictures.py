"""Harmless pictures for the demo: a card that says on its face that it is no KTP, and a shop that never stood."""

import io
from datetime import datetime

from PIL import Image, ImageDraw

_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _OFFSET = 0x9003, 0x9011


def card(name: str) -> bytes:
    """A card the size of a KTP, marked CONTOH; JPEG."""
    image = Image.new("RGB", (856, 540), "#cfe3f1")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 836, 520), outline="#35566b", width=4)
    draw.text((250, 50), "KARTU CONTOH, BUKAN KTP", fill="#1c3341", font_size=34)
    for line, (label, value) in enumerate(
        (("Nama", name), ("NIK", "00 (wilayah yang tidak ada)"), ("Guna", "peragaan"))
    ):
        draw.text((60, 170 + 70 * line), f"{label:<6}: {value}", fill="#1c3341", font_size=30)
    draw.rectangle((640, 150, 800, 360), fill="#9fb8c8")
    draw.ellipse((685, 180, 755, 250), fill="#6f8a9c")
    draw.pieslice((660, 260, 780, 440), 180, 360, fill="#6f8a9c")
    return _jpeg(image)


def shop(sign: str, taken_at: datetime) -> bytes:
    """The front of a small shop; JPEG with a place and time as a phone writes them."""
    image = Image.new("RGB", (1600, 1200), "#bcdcf2")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 900, 1600, 1200), fill="#b9a07a")
    draw.rectangle((250, 400, 1350, 950), fill="#f3e6c8", outline="#7a5b34", width=8)
    draw.polygon(((200, 400), (1400, 400), (1250, 230), (350, 230)), fill="#a8452c")
    draw.rectangle((650, 560, 900, 950), fill="#7a5b34")
    draw.rectangle((330, 560, 560, 760), fill="#86b7c9", outline="#7a5b34", width=6)
    draw.rectangle((990, 560, 1270, 760), fill="#86b7c9", outline="#7a5b34", width=6)
    draw.rectangle((430, 425, 1170, 520), fill="#0f5c4c")
    size = min(52, 1200 // max(len(sign), 1))
    draw.text((800, 472), sign, fill="white", anchor="mm", font_size=size)
    exif = Image.Exif()
    exif.get_ifd(_EXIF).update({_TAKEN: f"{taken_at:%Y:%m:%d %H:%M:%S}", _OFFSET: f"{taken_at:%z}"[:3] + ":00"})
    exif.get_ifd(_GPS).update({1: "N", 2: (0.0, 53.0, 24.0), 3: "E", 4: (100.0, 18.0, 36.0)})  # in Pasir Pengaraian
    return _jpeg(image, exif)


def _jpeg(image: Image.Image, exif: Image.Exif | None = None) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, exif=exif if exif is not None else Image.Exif())
    return out.getvalue()
