"""A coat of arms is somebody's file: what is kept of it is a picture, and nothing that acts or calls out."""

import io

import pytest
from PIL import Image, PngImagePlugin

from satupintu.documents.arms import ArmsUnfit, clean_arms

BAD = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"
  onload="alert(1)"><script>alert(2)</script><style>@import url(http://x.example/a.css);</style>
  <image href="http://x.example/b.png"/><a href="javascript:alert(3)"><rect width="5" height="5"/></a>
  <foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject>
  <g onclick="alert(4)" style="fill:url(http://x.example/c)"><circle id="c" cx="5" cy="5" r="4" fill="#0f5c4c"/></g>
  <use xlink:href="#c" x="1"/><use href="http://x.example/d.svg#e"/><animate attributeName="href"/></svg>"""


def of(text):
    return clean_arms(io.BytesIO(text.encode()))


def png(size=(30, 40), **more):
    out = io.BytesIO()
    Image.new("RGBA", size, (15, 92, 76, 128)).save(out, "PNG", **more)
    return out.getvalue()


def test_of_a_drawing_only_shapes_and_colours_are_left():
    made = of(BAD)
    for gone in ("script", "alert", "http://x", "onload", "onclick", "image", "foreignObject", "animate", "import"):
        assert gone not in made
    assert 'fill="#0f5c4c"' in made
    assert 'href="#c"' in made


def test_a_picture_is_drawn_anew_and_tells_nothing_of_where_it_came_from():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Siti")
    made = clean_arms(io.BytesIO(png(pnginfo=told)))
    assert 'viewBox="0 0 30 40"' in made
    assert clean_arms(io.BytesIO(png())) == made


def test_a_large_picture_is_made_smaller():
    assert 'viewBox="0 0 800 400"' in clean_arms(io.BytesIO(png((2000, 1000))))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "kosong"),
        (b"halo", "bukan SVG"),
        (b"%PDF-1.7", "bukan SVG"),
        (b"<html><body/></html>", "bukan SVG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "ukuran"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>', "bentuk"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&a;</svg>',
            "def",
        ),
        (png()[:60], "rusak"),
        (b"<svg" + b" " * 1_000_001, "1 MB"),
    ],
)
def test_what_is_no_coat_of_arms_is_refused_with_what_to_do(content, why):
    with pytest.raises(ArmsUnfit, match=why):
        clean_arms(io.BytesIO(content))


def test_the_usual_head_of_an_svg_file_does_no_harm():
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    assert "circle" in of(head + '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>')
