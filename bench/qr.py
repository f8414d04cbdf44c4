"""Which error correction survives a stamp? Scans of a 3 cm barcode, simulated: turned, blurred, noisy, blotted, JPEG.

`python bench/qr.py [scans]` prints the table of docs/algorithms/qr.md. The noise
differs a little from run to run.
"""

import io
import math
import random
import sys

import segno
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

ADDRESS = "https://izin.contohhulu.example/v/7K3QM-9T2XP-4RCD"
SIZE_MM = 30
FINE = 20  # pixels a square before scanning


def drawn(matrix: tuple[bytearray, ...], blot: float, luck: random.Random) -> Image.Image:
    """The printed symbol, `blot` of its area covered by ink or rubbed off."""
    modules = len(matrix)
    picture = Image.new("L", ((modules + 8) * FINE,) * 2, 255)
    pen = ImageDraw.Draw(picture)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + 4) * FINE, (y + 4) * FINE
                pen.rectangle([left, top, left + FINE - 1, top + FINE - 1], fill=0)
    if blot:
        side = modules * FINE
        radius = math.sqrt(blot * side * side / math.pi)
        x, y = (4 * FINE + luck.uniform(0.3, 0.75) * side for _ in range(2))
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=luck.choice([60, 255]))
    return picture


def scanned(picture: Image.Image, modules: int, dpi: int, luck: random.Random) -> Image.Image:
    """What a careless scan makes of it."""
    turned = picture.rotate(luck.uniform(-6, 6), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    pixels = int(SIZE_MM / modules * turned.width / FINE / 25.4 * dpi)
    small = turned.resize((pixels, pixels), Image.Resampling.BOX).filter(
        ImageFilter.GaussianBlur(luck.uniform(0.5, 0.9))
    )
    noisy = ImageChops.add(small, Image.effect_noise(small.size, 18), 1, -128)
    sheet = Image.new("L", (pixels + 60, pixels + 60), 255)
    sheet.paste(noisy, (30, 30))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=60)
    return Image.open(out).convert("L")


def read(level: str, dpi: int, blot: float, scans: int) -> int:
    """How many of the scans are read."""
    matrix = segno.make_qr(ADDRESS, error=level, mode="byte", boost_error=False).matrix
    good = 0
    for seed in range(scans):
        luck = random.Random(seed)
        scan = scanned(drawn(matrix, blot, luck), len(matrix), dpi, luck)
        good += any(found.text == ADDRESS for found in zxingcpp.read_barcodes(scan))
    return good


def main() -> None:
    scans = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    print("| dpi | covered | H | Q | M | L |\n|---|---|---|---|---|---|")
    for dpi in (150, 100, 75):
        for blot in (0, 0.06, 0.12, 0.18):
            cells = " | ".join(f"{100 * read(level, dpi, blot, scans) // scans} %" for level in "HQML")
            print(f"| {dpi} | {blot:.0%} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
