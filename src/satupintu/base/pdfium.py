"""One key to PDFium for the whole process: the library is not safe for threads, and more than one feature uses it."""

import threading

LOCK = threading.RLock()
"""Hold it around every call into pypdfium2."""
