"""How the commands speak about wrong input: Indonesian, one sentence that says what to do, exit 2."""

import argparse
import re
import sys
from typing import NoReturn

_SAID = (
    (r"the following arguments are required: (?P<what>.+)", "Tulis juga {what}."),
    (r"unrecognized arguments: (?P<what>.+)", "{what} tidak dikenal; hapus atau periksa ejaannya."),
    (r"argument (?P<what>[^:]+): expected (?:one argument|at least one argument)", "Tulis isi untuk {what}."),
    (r"argument (?P<what>[^:]+): expected (?P<many>\d+) arguments?", "Tulis {many} isi untuk {what}."),
    (r"argument (?P<what>[^:]+): invalid choice: (?P<given>.+?) \((?:choose from|choices:) (?P<known>.+)\)",
     "{given} tidak dikenal untuk {what}. Pilih salah satu: {known}."),
    (r"argument (?P<what>[^:]+): invalid int value: (?P<given>.+)",
     "{what} harus bilangan bulat, bukan {given}."),
    (r"argument (?P<what>[^:]+): not allowed with argument (?P<other>.+)",
     "Pilih {what} atau {other}, jangan keduanya."),
    (r"argument (?P<what>[^:]+): (?P<said>.+)", "{what}: {said}"),
)  # fmt: skip


def sentence(message: str) -> str:
    """What argparse says in English, in Indonesian; what a command said itself stays as it is."""
    for pattern, says in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return says.format(**found.groupdict())
    return message


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian. Its sub-parsers are of the same class."""

    def __init__(self, prog: str | None = None, description: str | None = None, **more: object) -> None:
        more |= {"formatter_class": _Help, "allow_abbrev": False, "add_help": False}
        super().__init__(prog=prog, description=description, **more)  # type: ignore[arg-type]
        self._positionals.title = "isi"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan keterangan ini")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on stderr, and leave with 2."""
        sys.stderr.write(f"{sentence(message)} Keterangan: {self.prog} --help\n")
        raise SystemExit(2)
