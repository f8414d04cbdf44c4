"""The shapes of what comes in and goes out, shared by the endpoints."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Header
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CONTROL = r"\x00-\x1f\x7f"
Line = Annotated[str, StringConstraints(max_length=200, pattern=rf"^[^{CONTROL}]*$")]
Words = Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
Slug = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z][a-z0-9_-]*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=rf"^[^{CONTROL}]*$")]
Id = Annotated[str, StringConstraints(max_length=60, pattern=rf"^[^{CONTROL}]*$")]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
SendKey = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,100}$"),
    Header(
        alias="Idempotency-Key",
        description="Kunci kiriman ini, misalnya UUID acak. Kiriman yang sama dengan kunci yang sama dijawab sama.",
    ),
]


class In(BaseModel):
    """What comes in: nothing but what is described, of the kind that is described."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Out(BaseModel):
    """What goes out."""

    model_config = ConfigDict(from_attributes=True)


class Receipt(Out):
    """Tanda terima. Simpan kodenya: hanya diberikan sekali."""

    number: str = Field(description="Nomor permohonan atau pengaduan.")
    tracking_code: str = Field(description="Kode pelacakan, 14 huruf dan angka.")


class NumberAndCode(In):
    """Seperti pada tanda terima."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"number": "IUMK-2026-000123", "code": "7K3M9-P2QRT-4XW8"}]}
    )

    number: Line = Field(description="Nomor.")
    code: Code = Field(description="Kode pelacakan; huruf kecil, spasi, dan tanda hubung tidak masalah.")


class Happened(Out):
    """Satu peristiwa, tanpa nama dan tanpa kata-kata pribadi."""

    at: datetime
    kind: str
    step: str
    outcome: str


def extra(*, refuses: tuple[int, ...] = (), scope: str = "", **more: Any) -> dict[str, Any]:
    """What the description of an endpoint says besides its shape: the statuses of its own refusals, its scope."""
    return {"x-refuses": list(refuses), **({"x-scope": scope} if scope else {}), **more}
