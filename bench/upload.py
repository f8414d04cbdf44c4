"""A 12-megapixel photo handed in: cleaned, sealed and on the shelf, beside what Pillow takes to unpack and pack it.

`python bench/upload.py [rounds]` measures the cleaning alone, without an office; `make bench` also the keeping.
"""

import io
import sys
import time
from collections.abc import Callable
from statistics import median

from django.conf import settings
from PIL import Image
from table import Row, number

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.files.cleaning import ALL_MEDIA, clean

ROUNDS, WARM = 15, 2
SIZE = (4000, 3000)
AT_MOST = 5 * 1024 * 1024


def photo() -> bytes:
    """As rich in detail as a camera's: about 4 MB."""
    grain = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 60).resize(SIZE).convert("RGB")
    out = io.BytesIO()
    grain.save(out, "JPEG", quality=88)
    return out.getvalue()


def bare(content: bytes) -> None:
    """Unpack and pack again, nothing else."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    picture.save(io.BytesIO(), "JPEG", quality=85)


def cleaned(content: bytes) -> None:
    clean(io.BytesIO(content), media=ALL_MEDIA, at_most_bytes=AT_MOST)


def side_by_side(*works: Callable[[], None]) -> list[float]:
    """The median of each in milliseconds, taken in turn so that a busy moment strikes all alike."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(WARM + ROUNDS):
        for times, work in zip(spent, works, strict=True):
            begin = time.perf_counter()
            work()
            times.append((time.perf_counter() - begin) * 1000)
    return [median(times[WARM:]) for times in spent]


def cleaning(content: bytes) -> list[Row]:
    ours, theirs = side_by_side(lambda: cleaned(content), lambda: bare(content))
    megabytes = number(len(content) / 1024 / 1024)
    return [
        Row("12-megapixel photo cleaned", ours, "ms", beside=f"{megabytes} MB; Pillow alone {number(theirs)} ms"),
        Row("12-megapixel photo cleaned ÷ Pillow unpacks and packs it", ours / theirs, "×"),
    ]


def keeping(content: bytes) -> list[Row]:
    # An office is there only when `make bench` has set one up, so this door is opened late.
    from satupintu.files import services as files
    from satupintu.people.queries import the_office

    office = the_office()
    assert office is not None
    key, _ = files.new_file_key()
    actor, now = system(office.pk), clock.now()

    def whole() -> None:
        fresh = files.clean(io.BytesIO(content), media=ALL_MEDIA, at_most_bytes=AT_MOST)
        files.keep(actor=actor, now=now, content=fresh.content, media=fresh.media, name="ktp.jpg", key=key, kind="ktp")

    (spent,) = side_by_side(whole)
    return [Row("12-megapixel photo cleaned, sealed, kept", spent, "ms")]


def measure() -> list[Row]:
    content = photo()
    return cleaning(content) + keeping(content)


def main() -> None:
    settings.configure()
    for row in cleaning(photo()):
        sys.stdout.write(f"{row.name}: {number(row.value)} {row.unit} {row.beside}\n")


if __name__ == "__main__":
    ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    main()
