"""The first visit of a public page as it travels: HTML, styles, scripts, fonts and pictures, compressed."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import load
import server
from table import Row

PAGES = ("/", "/layanan/iumk/", "/layanan/iumk/ajukan/", "/lacak/", "/v/")
_LINKED = re.compile(rb"""(?:href|src)=["']([^"']+\.(?:css|js|woff2|svg|png|ico|webmanifest))["']""")
_IN_CSS = re.compile(rb"""url\(["']?([^"')]+)["']?\)""")


def fetch(port: int, path: str) -> tuple[int, bytes]:
    """(bytes on the wire without headers, content unpacked). A page that is not compressed counts as it is."""
    answer = load.ask(port, load.request("GET", path, headers=["Accept-Encoding: gzip", "Accept-Language: id"]))
    assert answer.status == 200, (path, answer.status)
    packed = b"content-encoding: gzip" in answer.headers.lower()
    return len(answer.body), gzip.decompress(answer.body) if packed else answer.body


def parts(path: str, content: bytes) -> Iterator[str]:
    """The addresses that a page or a style sheet makes a browser fetch."""
    pattern = _IN_CSS if path.endswith(".css") else _LINKED
    for found in pattern.findall(content):
        if not found.startswith(b"data:"):
            yield urljoin(path, found.decode().partition("?")[0])


def weigh(port: int, page: str) -> dict[str, int]:
    """Every part of a first visit with its bytes."""
    weights: dict[str, int] = {}
    waiting = [page]
    while waiting:
        path = waiting.pop()
        if path not in weights:
            weights[path], content = fetch(port, path)
            if path == page or path.endswith(".css"):
                waiting.extend(parts(path, content))
    return weights


def measure() -> list[Row]:
    with server.serving() as (port, _):
        visits = {page: weigh(port, page) for page in PAGES}
    page, heaviest = max(visits.items(), key=lambda item: sum(item[1].values()))
    names = {path: path.rpartition("/")[2].partition(".")[0] or "HTML" for path in heaviest}
    each = (f"{names[path]} {size / 1024:.1f}" for path, size in heaviest.items())
    weight = sum(heaviest.values()) / 1024
    return [Row("first public visit, compressed", weight, "KB", 60, beside=f"heaviest: {page}: {', '.join(each)}")]
