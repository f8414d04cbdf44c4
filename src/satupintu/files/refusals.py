"""What is wrong with a file that somebody hands in, and what they can do: one refusal for each kind of bad input."""

from satupintu.base.refusal import Refusal


class UploadRefused(Refusal):
    """Base of all refusals of an upload; a form shows it at its file field."""

    code = "upload_refused"
    says = "Berkas ini tidak dapat diterima. Ambil ulang fotonya, lalu unggah lagi."
    status = 422
    field = "file"


class FileEmpty(UploadRefused):
    """No bytes in it."""

    code = "file_empty"
    says = "Berkas ini kosong. Ambil ulang fotonya, lalu unggah lagi."


class FileTooLarge(UploadRefused):
    """More bytes than allowed. `data`: `size` and `most` in megabytes, as written in Indonesian ("7,3")."""

    code = "file_too_large"
    says = (
        "Berkas ini {size} MB. Paling besar {most} MB. Foto ulang dengan ukuran lebih kecil, "
        "atau kirim tangkapan layar dari foto itu."
    )
    status = 413


class FileTypeRefused(UploadRefused):
    """By its content, whatever its name, it is of no kind that is accepted here. `data`: media."""

    code = "file_type_refused"
    says = "Jenis berkas ini tidak dapat diterima. Unggah {media}, atau ambil fotonya dengan kamera."


class NotAPicture(UploadRefused):
    """A photo is wanted, and this is none. `data`: media."""

    code = "not_a_picture"
    says = "Berkas ini bukan foto. Ambil fotonya dengan kamera, lalu unggah lagi ({media})."


class PictureTooBig(UploadRefused):
    """More pixels than a phone's camera gives: it would fill the memory when unpacked. `data`: most (millions)."""

    code = "picture_too_big"
    says = (
        "Gambar ini terlalu besar untuk dibuka. Paling besar {most} juta piksel. "
        "Foto ulang dengan kamera ponsel, atau kirim tangkapan layarnya."
    )


class UploadDamaged(UploadRefused):
    """It begins like a picture or PDF and cannot be read to its end."""

    code = "file_damaged"
    says = "Foto atau berkas ini rusak dan tidak dapat dibuka. Ambil ulang fotonya, lalu unggah lagi."


class PdfLocked(UploadRefused):
    """It cannot be opened without a password."""

    code = "pdf_locked"
    says = "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, atau unggah fotonya saja."


class PdfTooLong(UploadRefused):
    """More pages than allowed. `data`: pages, most."""

    code = "pdf_too_long"
    says = "PDF ini {pages} halaman. Paling banyak {most} halaman. Simpan hanya halaman yang diminta, lalu unggah lagi."


class PdfTooHeavy(UploadRefused):
    """Drawing its pages takes more time or memory than any honest document needs."""

    code = "pdf_too_heavy"
    says = "PDF ini terlalu rumit untuk dibuka. Foto dokumennya, lalu unggah fotonya saja."


class OpeningBusy(UploadRefused):
    """Other PDFs are being opened, and this one waited too long."""

    code = "opening_busy"
    says = "Kantor sedang membuka banyak berkas. Tunggu satu menit, lalu unggah lagi. Foto (JPEG) lebih cepat dari PDF."
    status = 503


class BodyTooLarge(UploadRefused):
    """The whole request is far beyond any form of this office; it is refused unread. `data`: size, most (MB)."""

    code = "body_too_large"
    says = (
        "Kiriman ini {size} MB, terlalu besar untuk diterima. Paling besar {most} MB. "
        "Kembali ke halaman sebelumnya, lalu unggah foto yang lebih kecil."
    )
    status = 413


def megabytes(size: int) -> str:
    """Bytes as megabytes as Indonesians write them, one decimal unless whole ("5", "7,3"), rounded up."""
    tenths = -(-size * 10 // (1024 * 1024))
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth}" if tenth else str(whole)
