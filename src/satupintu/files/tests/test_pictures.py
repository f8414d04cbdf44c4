"""Of a photo nothing is left but the picture; what would harm the office is refused in words that help."""

import io
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from satupintu.files import services as files
from satupintu.files.tests import samples

FIVE = 5 * 1024 * 1024


def clean(content, *, media=files.ALL_MEDIA, at_most=FIVE):
    return files.clean(io.BytesIO(content), media=media, at_most_bytes=at_most)


def opened(cleaned):
    return Image.open(io.BytesIO(cleaned.content))


def colours(cleaned):
    """The colours in the middle of the left and the right half, top and bottom, by name."""
    picture = opened(cleaned)
    width, height = picture.size
    places = [(width // 4, height // 4), (3 * width // 4, height // 4), (width // 4, 3 * height // 4)]
    return ["red" if picture.getpixel(at)[0] > 128 else "blue" for at in places]


def test_a_photo_comes_out_as_a_fresh_jpeg():
    cleaned = clean(samples.jpeg(800, 500))
    assert (cleaned.media, cleaned.pages, cleaned.width, cleaned.height) == ("image/jpeg", 1, 800, 500)
    assert opened(cleaned).size == (800, 500)
    assert colours(cleaned) == ["red", "blue", "red"]


def test_place_camera_time_and_comment_do_not_survive():
    content = samples.jpeg(exif=samples.camera_exif(), comment=b"RAHASIA-KOMENTAR", icc_profile=b"RAHASIA-PROFIL" * 20)
    cleaned = clean(content)
    picture = opened(cleaned)
    assert b"RAHASIA" in content
    assert b"RAHASIA" not in cleaned.content
    assert b"Exif" not in cleaned.content
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_whichever_way_the_phone_was_held(orientation):
    upright = Image.new("RGB", (300, 200), "red")
    upright.paste("blue", (150, 0, 300, 200))
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)  # Pillow's transpositions, inverse
    held = upright if turn is None else upright.transpose(turn)
    out = io.BytesIO()
    held.save(out, "JPEG", quality=95, exif=samples.camera_exif(orientation=orientation))
    cleaned = clean(out.getvalue())
    assert (cleaned.width, cleaned.height) == (300, 200)
    assert colours(cleaned) == ["red", "blue", "red"]


def test_the_long_edge_is_at_most_2400_pixels():
    cleaned = clean(samples.jpeg(5000, 1000))
    assert (cleaned.width, cleaned.height) == (2400, 480)


def test_a_small_picture_is_not_blown_up():
    assert clean(samples.jpeg(10, 20)).height == 20


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_understood(mode):
    white = Image.new(mode, (60, 40), 65535 if mode == "I;16" else 1 if mode == "1" else 255 if mode != "P" else 0)
    if mode in {"RGB", "RGBA", "LA"}:
        white = Image.new("RGB", (60, 40), "white").convert(mode)
    if mode == "P":
        white = Image.new("RGB", (60, 40), "white").convert("P")
    cleaned = clean(samples.png(white))
    assert cleaned.media == "image/jpeg"
    assert min(opened(cleaned).convert("RGB").getpixel((30, 20))) > 250


def test_what_was_see_through_becomes_paper():
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert min(opened(clean(samples.png(clear))).getpixel((25, 25))) > 250


def test_a_cmyk_scan_is_understood():
    out = io.BytesIO()
    Image.new("CMYK", (60, 40), (0, 0, 0, 0)).save(out, "JPEG")
    assert min(opened(clean(out.getvalue())).getpixel((30, 20))) > 250


def test_of_moving_pictures_the_first_is_kept():
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    animated, several = io.BytesIO(), io.BytesIO()
    frames[0].save(animated, "PNG", save_all=True, append_images=frames[1:])
    frames[0].save(several, "MPO", save_all=True, append_images=frames[1:])
    for content in (animated, several):
        assert colours(clean(content.getvalue())) == ["red", "red", "red"]


@pytest.mark.parametrize(
    "tail",
    [
        b"<?php system($_GET['RAHASIA']); ?>",
        b"<script>alert('RAHASIA')</script>",
        b"PK\x03\x04RAHASIA" + b"PK\x05\x06" + bytes(18),
    ],
    ids=["php", "html", "zip"],
)
def test_whatever_is_glued_behind_a_photo_is_gone(tail):
    cleaned = clean(samples.jpeg() + tail)
    assert b"RAHASIA" not in cleaned.content
    assert cleaned.content.endswith(b"\xff\xd9")


def test_a_page_that_begins_like_a_gif_or_html_is_no_photo():
    for content in (
        b"GIF89a/*<script>*/",
        b"<html><body>foto</body></html>",
        b"\x00\x00\x00\x18ftypheic",
        b"MZ" + bytes(99),
    ):
        with pytest.raises(files.FileTypeRefused) as refused:
            clean(content)
        assert "Unggah JPEG, PNG, PDF" in str(refused.value)


def test_a_photo_that_is_no_image_is_refused():
    with pytest.raises(files.NotAPicture) as refused:
        clean(b"bukan foto", media={"image/jpeg", "image/png"})
    assert "Ambil fotonya dengan kamera" in str(refused.value)


def test_a_pdf_is_no_photo_where_photos_are_wanted():
    with pytest.raises(files.NotAPicture):
        clean(samples.pdf(), media={"image/jpeg", "image/png"})


def test_an_empty_file_is_refused():
    with pytest.raises(files.FileEmpty):
        clean(b"")


def test_a_file_that_is_too_large_is_told_its_size():
    with pytest.raises(files.FileTooLarge) as refused:
        clean(samples.jpeg() + bytes(7 * 1024 * 1024), at_most=FIVE)
    assert refused.value.data["most"] == "5"
    assert refused.value.status == 413
    with pytest.raises(files.FileTooLarge) as refused:
        clean(bytes(FIVE + 1))
    assert refused.value.data == {"size": "5,1", "most": "5"}


def test_a_file_of_exactly_the_limit_is_let_in():
    content = samples.jpeg()
    assert clean(content + bytes(FIVE - len(content))).width == 800


def test_a_decompression_bomb_is_refused_unopened():
    content = samples.bomb()
    assert len(content) < 1024 * 1024
    began = time.perf_counter()
    with pytest.raises(files.PictureTooBig):
        clean(content)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("size", [(8000, 7000), (12000, 10000), (65500, 65500)])
def test_a_picture_of_more_than_fifty_million_pixels_is_refused(size):
    with pytest.raises(files.PictureTooBig) as refused:
        clean(samples.bomb(*size))
    assert "50 juta" in str(refused.value)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.95])
def test_a_photo_that_broke_off_on_the_way_is_refused(share):
    for content in (samples.jpeg(noise=True), samples.png(Image.effect_noise((200, 200), 50))):
        with pytest.raises(files.UploadDamaged) as refused:
            clean(content[: int(len(content) * share)])
        assert "Ambil ulang fotonya, lalu unggah lagi" in str(refused.value)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_photo_gives_a_picture_or_a_refusal_and_nothing_else(data):
    content = bytearray(
        data.draw(
            st.sampled_from([samples.jpeg(64, 48, exif=samples.camera_exif()), samples.png(Image.new("P", (20, 20)))])
        )
    )
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    files.photo_origin(io.BytesIO(content))
    try:
        cleaned = clean(bytes(content))
    except files.UploadRefused:
        return
    opened(cleaned).load()


@settings(max_examples=100)
@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""]), st.binary(max_size=400))
def test_rubbish_is_refused(head, rubbish):
    if b"%PDF-" in rubbish:
        return
    with pytest.raises(files.UploadRefused):
        clean(head + rubbish)


def test_a_photo_of_twelve_megapixels_is_ready_in_a_second():
    content = samples.jpeg(4000, 3000, noise=True)
    began = time.perf_counter()
    cleaned = clean(content)
    assert time.perf_counter() - began < 2  # 0.2 s on a quiet machine; see bench/upload.py
    assert (cleaned.width, cleaned.height) == (2400, 1800)


def origin(content, **options):
    return files.photo_origin(io.BytesIO(content), **options)


def test_place_and_time_are_read_before_they_are_taken_away():
    found = origin(samples.jpeg(exif=samples.camera_exif()))
    assert found.taken_at == datetime(2026, 3, 10, 2, 15, 30, tzinfo=UTC)
    assert (found.latitude, found.longitude) == pytest.approx(samples.PLACE, abs=1e-5)


def test_a_camera_without_offset_runs_on_the_zone_of_the_office():
    content = samples.jpeg(exif=samples.camera_exif(offset=""))
    assert origin(content).taken_at == datetime(2026, 3, 10, 2, 15, 30, tzinfo=UTC)
    assert origin(content, zone="Asia/Jayapura").taken_at == datetime(2026, 3, 10, 0, 15, 30, tzinfo=UTC)


def test_without_a_camera_s_clock_the_satellites_tell_the_time():
    found = origin(samples.jpeg(exif=samples.camera_exif(taken="", offset="")))
    assert found.taken_at == datetime(2026, 3, 10, 2, 15, 29, tzinfo=UTC)


def test_a_photo_that_says_nothing_has_no_origin():
    assert origin(samples.jpeg()) is None
    assert origin(b"bukan foto") is None
    assert origin(b"") is None


def test_a_place_that_cannot_be_is_none():
    exif = samples.camera_exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = samples.in_degrees(123)
    found = origin(samples.jpeg(exif=exif))
    assert found.taken_at is not None
    assert (found.latitude, found.longitude) == (None, None)


def test_asking_for_the_origin_leaves_the_photo_at_its_start():
    stream = io.BytesIO(samples.jpeg(exif=samples.camera_exif()))
    files.photo_origin(stream)
    assert stream.tell() == 0
    assert files.clean(stream, media={"image/jpeg"}, at_most_bytes=FIVE).width == 800
