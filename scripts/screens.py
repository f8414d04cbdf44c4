"""Pictures of every page at 360 and 1280 px, of the papers and of the printed sheets, in screens/ (`make screens`).

It starts a demo office of its own, goes through it as an applicant and as each of the six, and writes a contact sheet,
screens/index.html. Then it composes the picture of the README.

    scripts/screens.py              all
    scripts/screens.py public       only these: public, apply, staff, file, papers, readme
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")

from PIL import Image, ImageDraw, ImageFilter  # noqa: E402 – the path of the tests' hands is set above
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from tests.browser import journeys, walking  # noqa: E402
from tests.browser.running import RunningOffice, own_database, running  # noqa: E402
from tests.browser.windows import DESK, PHONE, Team, launch, window  # noqa: E402

OUT = ROOT / "screens"
README = ROOT / "docs" / "images" / "satu-pintu.png"
README_AT_MOST = 300_000  # bytes
SIZES = (PHONE, DESK)
SHEET = {"width": 794, "height": 1123}  # A4 at 96 dpi
MEMBERS = ("dewi", "hendra", "tuti", "joko", "budi", "rina")
LONG = "nama_panjang"


@dataclass
class Camera:
    """Takes a page at both widths, and keeps the list for the contact sheet."""

    group: str
    taken: list[tuple[str, str, Path]] = field(default_factory=list)

    def look(self, name: str, page: Page) -> None:
        """Both widths; the whole height."""
        before = page.viewport_size or PHONE
        for size in SIZES:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            self._keep(name, f"{size['width']}", page.screenshot(full_page=True))
        page.set_viewport_size(before)

    def sheet(self, name: str, page: Page) -> None:
        """As it would be printed."""
        before = page.viewport_size or PHONE
        page.set_viewport_size(SHEET)  # type: ignore[arg-type]
        page.emulate_media(media="print")
        self._keep(name, "cetak", page.screenshot(full_page=True))
        page.emulate_media(media="screen")
        page.set_viewport_size(before)

    def paper(self, name: str, pdf: Path) -> None:
        """Every page of a PDF."""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), f"{folder}/p"], check=True)
            for number, path in enumerate(sorted(Path(folder).glob("*.png")), 1):
                self._keep(name, f"hal-{number}", path.read_bytes())

    def _keep(self, name: str, variant: str, png: bytes) -> None:
        folder = OUT / self.group
        folder.mkdir(parents=True, exist_ok=True)
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "depan"
        path = folder / f"{slug}-{variant}.png"
        path.write_bytes(png)
        self.taken.append((name, variant, path))


def public(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """What anyone may see, and what the pages say to wrong input."""
    with window(browser) as page:
        for path in walking.walk(page, office.url, walking.PUBLIC_STARTS, set()):
            camera.look(path, page)
            if path in {"/", "/layanan/iumk/"}:
                camera.sheet(path, page)
        verify(office, camera, page)
        wrong_answers(office, camera, page)
        shown = office.shown
        journeys.track(page, office.url, journeys.Filed(shown["application"], shown["tracking_code"]))
        camera.look("lacak, berkas", page)
        camera.sheet("lacak, berkas", page)
        for path in ("/tidak-ada/", "/v/00000-00000-0000", "/contoh/", "/surat/", "/ui/", "/ui/petugas/"):
            page.goto(office.url + path)
            camera.look(path, page)


def verify(office: RunningOffice, camera: Camera, page: Page) -> None:
    """A licence that holds; the others are come across in the walk of the staff."""
    page.goto(office.shown["verify_url"])
    camera.look("v, asli", page)
    camera.sheet("v, asli", page)


def wrong_answers(office: RunningOffice, camera: Camera, page: Page) -> None:
    """Empty and wrong forms."""
    for name, path in (("lacak, kosong", "/lacak/"), ("masuk, kosong", "/masuk/")):
        page.goto(office.url + path)
        journeys.send(page)
        camera.look(name, page)
    page.goto(f"{office.url}/v/?kode=")
    camera.look("v, kosong", page)
    journeys.track(page, office.url, journeys.Filed("IUMK-2026-000001", "AAAAA-AAAAA-AAAA"))
    camera.look("lacak, kode salah", page)


def apply(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """The apply form: every question, every mistake; then with very long names; then what cannot be filed here."""
    with window(browser) as page:
        journeys.apply(page, office.url, "banyak_proyek", camera.look, wrong=True)
    with window(browser) as page:
        journeys.apply(page, office.url, LONG, Camera("apply-long", camera.taken).look)
    for situation in ("proyek_luar", "menengah", "dibekukan"):
        with window(browser) as page:
            journeys.blocked(page, office.url, situation)
            camera.look(f"tidak bisa, {situation}", page)


def staff(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """Each of the six, along every link they have."""
    seen = set[str]()
    for member in MEMBERS:
        starts = walking.STAFF_STARTS + (walking.finished(office.shown["application"]) if member == MEMBERS[0] else ())
        with team.at(member) as page:
            for path in walking.walk(page, office.url, starts, seen, member):
                camera.look(f"{member} {path}", page)
                if path.count("/") == 3 and path.startswith("/berkas/") and member == "dewi":
                    camera.sheet(f"{member} {path}", page)


def file(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """One file from the form to the licence, each officer's page as it is when it is their turn."""
    with window(browser) as page:
        filed = journeys.apply(page, office.url, "tanpa_surel")
    url, number = office.url, filed.number

    with team.at("rina") as page:
        journeys.complete(page, url, number, camera.look)
    inspector = journeys.whose_turn(team, url, number)
    with team.at(inspector) as page:
        journeys.inspect(page, url, number, camera.look)
    with team.at("hendra") as page:
        journeys.settle(page, url, number, "recommend", camera.look)
    with team.at("dewi") as page:
        journeys.settle(page, url, number, "approve", camera.look)
    with team.at("tuti") as page:
        journeys.issue(page, url, number, camera.look)
        journeys.sign(page, url, number, camera.look)
    with team.at("rina") as page:
        journeys.hand_over(page, url, number, "Joko Contohraharjo", camera.look)
        journeys.open_file(page, url, number)
        camera.look("berkas, diserahkan", page)


def papers(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """Every kind of paper that the demo's files have."""
    camera.paper("izin", Path(office.shown["licence_pdf"]))
    kinds = set[str]()
    with team.at("dewi") as page, tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "paper.pdf"
        for _ in walking.walk(page, office.url, ("/meja/semua/",), set(), "dewi"):
            for href in page.eval_on_selector_all("a[download]", "all => all.map(each => each.href)"):
                kind = href.rstrip("/").rpartition("/")[2]
                if kind not in kinds:
                    kinds.add(kind)
                    pdf.write_bytes(page.request.get(href).body())
                    camera.paper(kind, pdf)
        pdf.write_bytes(page.request.get(f"{office.url}/layanan/iumk/brosur.pdf").body())
        camera.paper("brosur", pdf)


def readme(browser: Browser, office: RunningOffice, team: Team, camera: Camera) -> None:
    """The picture of the README: a phone, a desk, a licence."""
    with window(browser, size={"width": 360, "height": 720}, device_scale_factor=1.5) as page:
        page.goto(f"{office.url}/layanan/iumk/")
        phone = page.screenshot()
    with team.at("dewi", size={"width": 1100, "height": 760}) as page:
        page.goto(f"{office.url}/meja/semua/")
        desk = page.screenshot()
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", "110", "-png", "-singlefile", office.shown["licence_pdf"], f"{folder}/licence"]
        subprocess.run(command, check=True)
        licence = (Path(folder) / "licence.png").read_bytes()
    compose(desk, licence, phone)
    camera.taken.append(("README", "gambar", README))


def compose(desk: bytes, licence: bytes, phone: bytes) -> None:
    """Lay the three on one another, each with a soft shadow, and keep the file small."""
    canvas = Image.new("RGB", (1400, 860), "#e5efec")
    layers = ((desk, 880, (200, 50), 10), (licence, 460, (900, 150), 3), (phone, 290, (50, 220), 22))
    for png, width, at, corner in layers:
        picture = Image.open(BytesIO(png)).convert("RGB")
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        mask = Image.new("L", picture.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, picture.width - 1, picture.height - 1), corner, fill=255)
        shade = Image.new("L", canvas.size, 0)
        shade.paste(mask.point(lambda value: value * 45 // 100), (at[0], at[1] + 10))
        canvas.paste(Image.new("RGB", canvas.size, "#16211e"), mask=shade.filter(ImageFilter.GaussianBlur(18)))
        canvas.paste(picture, at, mask)
    README.parent.mkdir(parents=True, exist_ok=True)
    for colours in (256, 128, 64, 32):
        canvas.quantize(colours, kmeans=2, dither=Image.Dither.NONE).save(README, optimize=True)
        if README.stat().st_size <= README_AT_MOST:
            return
    raise SystemExit(f"{README} is larger than {README_AT_MOST} bytes")


def contact_sheet(taken: list[tuple[str, str, Path]]) -> Path:
    """All pictures on one page, small."""
    rows = "".join(
        f'<figure><a href="{html.escape(os.path.relpath(path, OUT))}"><img loading="lazy" '
        f'src="{html.escape(os.path.relpath(path, OUT))}" alt=""></a>'
        f"<figcaption>{html.escape(name)} · {variant}</figcaption></figure>"
        for name, variant, path in taken
    )
    index = OUT / "index.html"
    index.write_text(
        '<!doctype html><html lang="id"><meta charset="utf-8"><title>Satu Pintu</title><style>'
        "body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:16px;background:#eee}figure{margin:0;width:260px}"
        "img{width:100%;max-height:420px;object-fit:cover;object-position:top;border:1px solid #bbb}</style>" + rows
    )
    return index


@contextmanager
def an_office() -> Iterator[RunningOffice]:
    """A fresh demo office in a folder that goes away."""
    with (
        tempfile.TemporaryDirectory() as folder,
        own_database() as database,
        running(Path(folder), database) as office,
    ):
        yield office


PARTS = {"public": public, "apply": apply, "staff": staff, "file": file, "papers": papers, "readme": readme}


def main(wanted: list[str]) -> int:
    """Take the pictures; 1 when there is no Chromium."""
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        print("Chromium is not installed: make tools", file=sys.stderr)
        return 1
    taken: list[tuple[str, str, Path]] = []
    with an_office() as office, sync_playwright() as playwright:
        browser = launch(playwright, path)
        team = Team(browser, office.url)
        for name, part in PARTS.items():
            if not wanted or name in wanted:
                shutil.rmtree(OUT / name, ignore_errors=True)
                part(browser, office, team, Camera(name, taken))
                print(f"  {name}: {len(taken)} pictures so far", flush=True)
        browser.close()
    print(contact_sheet(taken))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
