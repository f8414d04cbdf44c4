"""Letters that cannot be printed. People type pictures, scripts and control characters that no typeface here has, and a
PDF/A may not lack a glyph: one such letter in a name would keep a licence from ever being printed."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

BOX = "□"  # what stands for a letter that cannot be set
_KEPT = "\n\t\N{NO-BREAK SPACE}"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 12
_LATIN_ENDS = 0x250


def tidy(text: str) -> str:
    """Text without what has no shape at all: control and direction characters; private and broken ones become boxes."""
    if text.isprintable():
        return text
    return "".join(each if each in _KEPT else _tidied(each) for each in text.replace("\r\n", "\n"))


def _tidied(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    if category == "Cf":
        return ""
    return BOX if category in {"Co", "Cs", "Cn"} else letter


def set_with_boxes(paper: Any, press: Callable[[str], bytes], fault: type[Exception]) -> bytes:
    """Print a paper (as JSON can carry it); letters that the typefaces lack are set as boxes.

    press: prints the JSON text, and raises `fault` whose words name the first letter that is missing.
    """
    text = json.dumps(paper, ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            return press(text)
        except fault as error:
            missing = _missing(str(error))
            if missing is None:
                raise
            boxed = text.translate(dict.fromkeys((ord(each) for each in missing if not each.isascii()), BOX))
            if boxed == text:  # the letter itself is fine, a mark on it is not
                break
            text = boxed
    return press("".join(each if ord(each) < _LATIN_ENDS or each == BOX else BOX for each in text))


def _missing(words: str) -> str | None:
    """The letter that a fault names, or None for another fault."""
    found = _MISSING.search(words)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), found[1]) if found else None
