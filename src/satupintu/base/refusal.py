"""How the office says no: one shape for every refusal, so that one place can speak it to a form, a page or a
command."""

from typing import Any, ClassVar


class Refusal(Exception):
    """The office will not do this, and says why and what to do next.

    A subclass stands beside the service that raises it and gives `code` (stable, snake_case), `says` (Indonesian,
    with `{named}` gaps filled from `data`), `status` (HTTP) and, where there is one, the `legal_basis`.
    `says` passes through gettext when it is spoken (`ui.refusals`). `field` names the form field it belongs to.
    """

    code: ClassVar[str] = "refused"
    says: ClassVar[str] = "Permintaan ini tidak dapat dilakukan."
    status: ClassVar[int] = 409
    legal_basis: ClassVar[str | None] = None
    field: ClassVar[str | None] = None

    def __init__(self, **data: Any) -> None:
        self.data = data
        super().__init__(self.code, data)

    def __str__(self) -> str:
        return self.says.format_map(Gaps(self.data))


class Gaps(dict[str, Any]):
    """What is filled in, and where nothing is known the gap itself."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class NotFound(Refusal):
    """What one may not see is not found."""

    code = "not_found"
    says = "Tidak ditemukan. Periksa lagi alamat atau nomor yang Anda tulis."
    status = 404


class NotAllowed(Refusal):
    """This person may not do this."""

    code = "not_allowed"
    says = "Anda tidak berwenang melakukan tindakan ini. Mintalah kepada petugas dengan peran: {roles}."
    status = 403
