"""Why a file cannot be opened, in words that say what to look at."""

import errno

_WHY = {
    errno.ENOENT: "tidak ada di tempat itu",
    errno.ENOTDIR: "tidak ada di tempat itu",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.EACCES: "akun ini tidak boleh membacanya",
    errno.EPERM: "akun ini tidak boleh membacanya",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EIO: "penyimpanannya rusak",
}


def why(error: OSError) -> str:
    """The reason in a few words; the system's own where it is a rare one."""
    return _WHY.get(error.errno or 0) or error.strerror or type(error).__name__
