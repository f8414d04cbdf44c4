"""The pieces papers are made of: letterhead, people, places, codes, pictures. The press prints each string as given."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What lies in the office's printers. `preprinted`: the letterhead is on the paper already, so its place is left
    blank. The offsets (millimetres, to the right and down) move what is printed. `roll_mm`: receipts come from a roll
    of that width; 0: from half a sheet."""

    size: Literal["a4", "f4"] = "a4"
    preprinted: bool = False
    offset_x_mm: int = 0
    offset_y_mm: int = 0
    roll_mm: Literal[0, 58, 80] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of an official letter (kop naskah dinas).

    `government` e.g. "Pemerintah Kabupaten Rokan Hulu" and `name` are set in capitals by the press. `contact` is one
    line of telephone, mail and website. `arms` is the coat of arms as SVG; empty: a plain shield.
    """

    government: str
    name: str
    address: str = ""
    contact: str = ""
    arms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: place and date written out, `on_behalf_of` e.g. "Bupati Rokan Hulu" (printed after "a.n."), the
    position, then, below room for a wet signature and stamp, name, rank (pangkat) and NIP. `opening` is the line
    before the place, e.g. "Ditetapkan di"; without it the block begins with "place, date". `acting` is "Plh." or "Plt."
    before the position of whoever stands in for its holder."""

    position: str
    name: str
    acting: str = ""
    place: str = ""
    date: str = ""
    opening: str = ""
    on_behalf_of: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A barcode: the address it holds (at most 271 bytes), the same code for typing, and what it is good for.

    typed: the address beside it, for those who type; empty: that of the barcode as far as its question mark."""

    url: str
    code: str = ""
    heading: str = ""
    says: str = ""
    typed: str = ""

    def address(self) -> str:
        """What stands beside the barcode, as people write addresses."""
        return (self.typed or self.url.partition("?")[0]).removeprefix("https://").removeprefix("http://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place, each part written as it is to be printed: "Desa Contoh Makmur", "Kecamatan Rambah"."""

    street: str
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who gets the licence. `nik` is printed as given: pass it masked."""

    name: str
    nik: str
    address: str = ""
    phone: str = ""
    tax_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A line of business: KBLI code (five digits) and its title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """The business as OSS knows it. `capital` e.g. "Rp25.000.000", `scale` e.g. "Usaha mikro", `premises` e.g.
    "Kios, milik sendiri"; what is empty is not printed. `extra` holds further labels and values."""

    name: str
    nib: str
    address: Address
    activities: tuple[Activity, ...] = ()
    form: str = ""
    premises: str = ""
    capital: str = ""
    scale: str = ""
    workforce: str = ""
    phone: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A member of staff named in a text."""

    name: str
    nip: str = ""
    position: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture: JPEG or PNG bytes as re-encoded by `files`, `alt` for those who cannot see it, and the caption's
    parts, written out: when, and where (coordinates)."""

    image: bytes
    alt: str
    caption: str = ""
    taken_at: str = ""
    where: str = ""
