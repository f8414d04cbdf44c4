"""The tools of the browser tests themselves: a check that never finds anything would be worth nothing."""

GOOD = '<!doctype html><html lang="id"><title>Uji</title><main><h1>Uji</h1><p>Baik.</p></main></html>'


def test_axe_finds_a_picture_without_words(page, axe):
    page.set_content(GOOD.replace("<p>Baik.</p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'))
    assert [line for line in axe(page) if "image-alt" in line]


def test_axe_is_content_with_a_good_page(page, axe):
    page.set_content(GOOD)
    assert axe(page) == []


def test_the_window_speaks_indonesian_and_is_as_wide_as_a_cheap_phone(page):
    page.set_content(GOOD)
    assert page.evaluate("[navigator.language, innerWidth]") == ["id-ID", 360]
