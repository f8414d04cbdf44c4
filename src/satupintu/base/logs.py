"""What stays out of the office's log: addresses that open a draft, a file or an account to whoever has them."""

import logging
import re

_OPENS = re.compile(r"(/(?:ajukan|b|undangan)/)[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Cuts what opens something out of the addresses that a line names."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_OPENS.sub(r"\1…", each) if isinstance(each, str) else each for each in record.args)
        return True
