"""A walk through the office: from page to page along every link, one page of each kind, as whoever is signed in.

So a page that is added is looked at without anybody listing it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

# What is handed out to keep or to look at, and the way out, are no pages.
NO_PAGE = re.compile(
    r"\.pdf$|\.json$|/(bukti|lihat|foto/[0-9a-f-]{36})/|^/(berkas|lacak)/.*/surat/|^/(keluar|api|statis|sehat)"
)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ONE_OF_MANY = (
    (re.compile(r"/ajukan/[^/]+/"), "/ajukan/*/"),
    (re.compile(r"^/lacak/b/[^/]+/"), "/lacak/b/*/"),
    (re.compile(r"^/pengaduan/b/[^/]+/"), "/pengaduan/b/*/"),
    (re.compile(r"^/meja/pengaduan/[A-Z][^/]+/"), "/meja/pengaduan/*/"),
    (re.compile(r"^/berkas/[^/]+/(?=.)"), "/berkas/*/"),
)
STAFF = ("/meja/", "/berkas/", "/kantor/", "/masuk/", "/v/")
STAFF_STARTS = ("/meja/", "/masuk/akun/")
FINISHED = 4  # the first files of the demo lie on no desk: revoked, late, refused, handed over
PUBLIC_STARTS = ("/", "/layanan/iumk/", "/lacak/", "/v/", "/masuk/")


def kind(path: str) -> str:
    """Pages of one kind have one name: `/berkas/*/tahap/`. Each case file is a kind of its own."""
    for pattern, name in ONE_OF_MANY:
        path = pattern.sub(name, path)
    return UUID.sub("*", path)


def finished(application: str) -> tuple[str, ...]:
    """Where the demo's first files lie; application: the number of any of its files."""
    stem = application.rpartition("-")[0]
    return tuple(f"/berkas/{stem}-{number:06d}/" for number in range(1, FINISHED + 1))


def walk(page: Page, url: str, starts: tuple[str, ...], seen: set[str], who: str = "") -> Iterator[str]:
    """Open one page of each kind that can be reached, and yield its path while it is open.

    seen: the kinds that others opened, kept up to date; a page about a file is opened by each person anew, because it
    differs by what they may do.
    """
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        name = kind(path)
        if name.startswith("/berkas/") or name == "/meja/":
            name = f"{who} {name}"
        if name in seen:
            continue
        seen.add(name)
        response = page.goto(url + path)
        assert response is not None, path
        landed = urlsplit(page.url).path
        if "html" not in response.headers.get("content-type", "") or (landed != path and kind(landed) in seen):
            continue
        # before the page is played with; who works here stays among the pages of those who work here
        waiting += [each for each in links(page, url) if not who or each.startswith(STAFF)]
        yield path


def links(page: Page, url: str) -> list[str]:
    """Where the page leads within the office, without what is only handed out."""
    found = page.eval_on_selector_all("a[href]:not([download])", "all => all.map(each => each.href)")
    parts = [urlsplit(each) for each in found]
    inside = [each.path for each in parts if f"{each.scheme}://{each.netloc}" == url and not each.query]
    return [path for path in dict.fromkeys(inside) if not NO_PAGE.search(path)]


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways; nothing when all fits."""
    return list(
        page.evaluate(
            """() => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return [];
              const out = [...document.querySelectorAll("body *")].filter(
                (each) => each.getBoundingClientRect().right > wide + 1 && !each.closest(".sp-table"));
              return out.slice(-3).map((each) => each.outerHTML.slice(0, 160)).concat(["the page is too wide"]);
            }"""
        )
    )
