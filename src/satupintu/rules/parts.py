"""The words a standard is written with: an id, a sentence, an unknown, and the base of every part."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Ref = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Unknown = Literal["unknown"]
RoleName = Literal["front_office", "back_office", "inspector", "section_head", "head_of_office", "cashier"]
Scale = Literal["mikro", "kecil", "menengah", "besar"]
MediaType = Literal["image/jpeg", "image/png", "application/pdf"]


class Part(BaseModel):
    """A part of a file of law/: nothing but what the schema names, and never changed after reading."""

    # defer_build: one validator for the whole file instead of forty, so that the commands answer at once
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, defer_build=True)

    note: str = Field(
        default="",
        description="Catatan bagi kantor: apa yang tidak dikatakan sumber, atau masih harus ditegaskan.",
    )
