"""The letter-box: how much of a request is let in. What is too large is counted and thrown away as it comes, so that it
fills neither memory nor disk, and nothing personal ever lies unsealed in a temporary file."""

import io
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse

from satupintu.files.refusals import BodyTooLarge, megabytes
from satupintu.ui.middleware import answer

MEGABYTE = 1024 * 1024
PROMISED = 5 * MEGABYTE  # named where no form is known; each form's own limit is checked by `clean`
FILE_AT_MOST = 21 * MEGABYTE  # kept of one file: a standard may allow up to 20
FILES_AT_MOST = 24 * MEGABYTE  # kept of one request
BODY_AT_MOST = 64 * MEGABYTE  # read of one request; above it nothing is read at all


class BoundedUpload(FileUploadHandler):
    """The only upload handler: files in memory up to a limit; beyond it a file keeps its true size and no content."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._kept_of_request = 0
        self._parts: list[bytes] = []
        self._kept = 0
        self._overflows = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._parts, self._kept, self._overflows = [], 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the chunk, or throw away the whole file once it, or all of the request, has become too much."""
        if self._overflows:
            return
        self._kept += len(raw_data)
        self._kept_of_request += len(raw_data)
        if self._kept > FILE_AT_MOST or self._kept_of_request > FILES_AT_MOST:
            self._overflows = True
            self._kept_of_request -= self._kept
            self._parts = []
        else:
            self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that overflowed is empty but knows its size, and `files.clean` refuses it as too large."""
        content = io.BytesIO(b"".join(self._parts))
        self._parts = []
        return InMemoryUploadedFile(
            file=content,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


class BodyLimit:
    """Middleware, the innermost: a request far beyond any form of this office is answered without reading it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isascii() and size.isdigit() and int(size) > BODY_AT_MOST:
            refusal = BodyTooLarge(size=megabytes(int(size)), most=megabytes(PROMISED))
            return answer(request, refusal)
        return self.get_response(request)
