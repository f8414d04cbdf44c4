"""Storages on a disk that is full: half a file goes in, then no more."""

import errno

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from satupintu.files.storage import LastingStorage


class Swelling(ContentFile):
    """Content whose first half can be written before the disk is full."""

    def chunks(self, chunk_size=None):
        whole = self.read()
        yield whole[: len(whole) // 2]
        raise OSError(errno.ENOSPC, "No space left on device")


class FullLastingStorage(LastingStorage):
    def _save(self, name, content):
        return super()._save(name, Swelling(content.read()))


class FullPlainStorage(FileSystemStorage):
    def _save(self, name, content):
        return super()._save(name, Swelling(content.read()))
