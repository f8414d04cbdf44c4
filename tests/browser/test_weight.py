"""What a first visit costs a phone on a poor network: every byte of the answers, as the real server sends them."""

import pytest
from tests.browser.windows import window

AT_MOST = 60 * 1024  # bytes over the wire, compressed, the page and all it loads


@pytest.mark.parametrize("path", ["/", "/layanan/iumk/", "/layanan/iumk/ajukan/", "/lacak/", "/v/"])
def test_a_first_visit_is_light(chromium, office, path):
    with window(chromium) as page:
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        sizes = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(office.url + path, wait_until="networkidle")
        assert len(sizes) >= 4, "the page, its styles, its script, its typeface"
        assert sum(sizes) <= AT_MOST


def test_a_second_page_costs_only_itself(page, office):
    page.goto(office.url, wait_until="networkidle")
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{office.url}/lacak/", wait_until="networkidle")
    assert sum(sizes) <= 10 * 1024
