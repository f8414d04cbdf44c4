"""Files as people hand them in, and as nobody should: made here, all fictional."""

import io
import random
import struct
import zlib

import pikepdf
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

PLACE = (-0.841111, 100.523333)  # somewhere in the regency


def jpeg(width=800, height=500, *, exif=None, noise=False, **options):
    """A JPEG whose left half is red and right half blue, or one as rich in detail as a camera's."""
    if noise:
        picture = Image.effect_noise((width // 4, height // 4), 60).resize((width, height)).convert("RGB")
    else:
        picture = Image.new("RGB", (width, height), "red")
        picture.paste("blue", (width // 2, 0, width, height))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88, **({"exif": exif} if exif else {}), **options)
    return out.getvalue()


def png(picture):
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def camera_exif(*, orientation=1, taken="2026:03:10 09:15:30", offset="+07:00", gps=True):
    """EXIF as a phone writes it, with place and time and a good deal more."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "RAHASIA-KAMERA"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    if taken:
        details[ExifTags.Base.DateTimeOriginal] = taken
    if offset:
        details[ExifTags.Base.OffsetTimeOriginal] = offset
    if gps:
        latitude, longitude = PLACE
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {
                ExifTags.GPS.GPSLatitudeRef: "S" if latitude < 0 else "N",
                ExifTags.GPS.GPSLatitude: in_degrees(abs(latitude)),
                ExifTags.GPS.GPSLongitudeRef: "W" if longitude < 0 else "E",
                ExifTags.GPS.GPSLongitude: in_degrees(abs(longitude)),
                ExifTags.GPS.GPSDateStamp: "2026:03:10",
                ExifTags.GPS.GPSTimeStamp: (IFDRational(2), IFDRational(15), IFDRational(29)),
            }
        )
    return exif


def in_degrees(value):
    minutes = value % 1 * 60
    return (IFDRational(int(value)), IFDRational(int(minutes)), IFDRational(round(minutes % 1 * 60 * 10000), 10000))


def pdf(pages=1, *, size=(595, 842), mark=(1, 0, 0)):
    """A PDF whose pages are of one colour."""
    document = pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page()
        page.MediaBox = pikepdf.Array([0, 0, *size])
        colour = " ".join(str(part) for part in mark)
        page.Contents = document.make_stream(f"{colour} rg 0 0 {size[0]} {size[1]} re f".encode())
    return saved(document)


def saved(document, **options):
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def locked_pdf(*, user="rahasia", owner="pemilik"):
    with pikepdf.open(io.BytesIO(pdf())) as document:
        return saved(document, encryption=pikepdf.Encryption(user=user, owner=owner))


def busy_pdf():
    """A PDF that wants to do things: a script, an attachment, a link, hidden words."""
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('RAHASIA-SKRIP')")
        document.attachments["RAHASIA-LAMPIRAN.exe"] = b"MZ RAHASIA-ISI"
        document.docinfo["/Author"] = "RAHASIA-PENULIS"
        link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://contoh.example/RAHASIA")
        document.pages[0].Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99], A=link)]
        )
        return saved(document, compress_streams=False)


def bomb(width=30000, height=30000):
    """A PNG of a few hundred kilobytes that would unpack to gigabytes."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    row = bytes(1 + width * 3)
    rows = b"".join(packer.compress(row) for _ in range(min(height, 2000))) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def drawn_pages(content):
    """The pictures a PDF of pictures is made of."""
    with pikepdf.open(io.BytesIO(content)) as document:
        images = [image for page in document.pages for image in page.Resources.XObject.values()]
        return [pikepdf.PdfImage(image).as_pil_image().copy() for image in images]
