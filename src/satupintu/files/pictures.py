"""Photos: re-encoded so that nothing but the picture is left, and asked before that for the camera's place and time."""

import io
import threading
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import IO, Any
from zoneinfo import ZoneInfo

from PIL import ExifTags, Image

from satupintu.files.refusals import PictureTooBig, UploadDamaged

LONG_EDGE = 2400  # pixels: an A4 page at 200 dpi, a KTP far beyond what an eye needs
QUALITY = 85
MOST_PIXELS = 50_000_000
_MANY_PIXELS = 16_000_000  # unpacked, more than 48 MB: one at a time in a process
_FORMATS = ("JPEG", "PNG")
_heavy_work = threading.Lock()
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # by EXIF orientation


@dataclass(frozen=True, slots=True)
class PhotoOrigin:
    """What the camera wrote into a photo: when (aware) and where (WGS 84 degrees); each may be unknown."""

    taken_at: datetime | None
    latitude: float | None
    longitude: float | None


def clean_picture(content: bytes) -> tuple[bytes, int, int]:
    """The first frame as a fresh JPEG, upright, in sRGB, long edge at most 2400 pixels; and its width and height.

    Raises PictureTooBig before anything is unpacked, UploadDamaged.
    """
    picture = _open(content)
    pixels = picture.width * picture.height
    with _heavy_work if pixels > _MANY_PIXELS else nullcontext():
        try:
            fresh = _fresh(picture)
        except Exception as error:  # a decoder that strangers feed may raise anything; the photo is to blame, not us
            raise UploadDamaged() from error
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), fresh.width, fresh.height


def photo_origin(stream: IO[bytes], *, zone: str = "Asia/Jakarta") -> PhotoOrigin | None:
    """Place and time from a photo's EXIF, read before cleaning takes them away; None when it says neither.

    A camera that names no offset and has no satellite time is taken to run on `zone`. The stream is left at its start.
    """
    stream.seek(0)
    try:
        with Image.open(stream, formats=_FORMATS) as picture:
            exif = picture.getexif()
            details, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
            taken_at = _camera_time(details, zone) or _satellite_time(gps)
            latitude = _degrees(gps, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S", 90)
            longitude = _degrees(gps, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W", 180)
    except Exception:  # what a stranger wrote into EXIF is no reason to refuse the photo; `clean` judges the picture
        return None
    finally:
        stream.seek(0)
    if latitude is None or longitude is None or (latitude, longitude) == (0.0, 0.0):
        latitude = longitude = None  # half a place is none, and 0,0 is what a camera writes that does not know
    if taken_at is None and latitude is None:
        return None
    return PhotoOrigin(taken_at, latitude, longitude)


def _open(content: bytes) -> Image.Image:
    """Read the header only. Raises PictureTooBig, UploadDamaged."""
    most = MOST_PIXELS // 1_000_000
    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooBig(most=most) from error
    except Exception as error:  # see clean_picture
        raise UploadDamaged() from error
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureTooBig(most=most)
    return picture


def _fresh(picture: Image.Image) -> Image.Image:
    """A new image with the pixels alone: no metadata, no profile (phones' photos are sRGB or near it)."""
    if picture.format in {"JPEG", "MPO"}:
        picture.draft("RGB", (LONG_EDGE, LONG_EDGE))  # a very large JPEG is unpacked at half size or less at once
    picture.load()
    orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    plain = _on_white(picture)
    scale = LONG_EDGE / max(plain.size)
    if scale < 1:
        size = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
        plain = plain.resize(size, Image.Resampling.HAMMING)
    turn = _UPRIGHT.get(orientation)
    if turn is not None:
        plain = plain.transpose(turn)
    plain.info = {}  # the encoder would copy a comment from here
    return plain


def _on_white(picture: Image.Image) -> Image.Image:
    """Plain RGB; what was see-through becomes paper."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _camera_time(details: dict[int, Any], zone: str) -> datetime | None:
    """When the shutter was pressed, by the camera's clock."""
    for stamp, offset in (
        (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
        (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
    ):
        written = str(details.get(stamp, "")).strip("\0 ")
        for text, form in (
            (written + str(details.get(offset, "")).strip("\0 "), "%Y:%m:%d %H:%M:%S%z"),
            (written, "%Y:%m:%d %H:%M:%S"),
        ):
            try:
                taken = datetime.strptime(text, form)  # noqa: DTZ007 - the next line gives it its zone
            except ValueError:
                continue
            return (taken if taken.tzinfo else taken.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    return None


def _satellite_time(gps: dict[int, Any]) -> datetime | None:
    """When, by the satellites' clock (UTC)."""
    try:
        day = datetime.strptime(str(gps[ExifTags.GPS.GPSDateStamp]).strip("\0 "), "%Y:%m:%d").replace(tzinfo=UTC)
        hours, minutes, seconds = (float(part) for part in gps[ExifTags.GPS.GPSTimeStamp])
        return day + timedelta(hours=hours, minutes=minutes, seconds=int(seconds))
    except (KeyError, ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None


def _degrees(gps: dict[int, Any], tag: int, reference: int, negative: str, most: int) -> float | None:
    """Degrees, minutes and seconds as decimal degrees (six places: a tenth of a metre); None for what cannot be."""
    try:
        degrees, minutes, seconds = (float(part) for part in gps[tag])
        value = degrees + minutes / 60 + seconds / 3600
    except (KeyError, ValueError, TypeError, ZeroDivisionError):
        return None
    if not 0 <= value <= most:  # NaN fails this too
        return None
    return round(-value if str(gps.get(reference, "")).upper().startswith(negative) else value, 6)
