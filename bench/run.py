"""`make bench`: how fast the office is, as one table. `python bench/run.py [MEASURE…]` runs some of the measures only.

Each measure gets a fresh copy of the fictional office and a process of its own, first on SQLite and then, if
DATABASE_URL names a PostgreSQL server, on that. Exits 1 when a bound does not hold.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass

import ground
from table import Row, number

MEASURES = ("pdf", "upload", "whole", "submit", "verify", "visit", "memory", "desk", "backup", "import_old")
ONLY_WHEN_ASKED = ("million",)  # minutes long
WITHOUT_DATABASE = {"pdf", "visit"}  # what they measure touches none: once is enough
DATABASES = ("SQLite", "PostgreSQL")


@dataclass
class Line:
    """A line of the table: the row on each database."""

    rows: dict[str, Row]

    @property
    def any(self) -> Row:
        return next(iter(self.rows.values()))

    @property
    def holds(self) -> bool:
        return all(row.holds(database) for database, row in self.rows.items())

    def value(self, database: str) -> str:
        row = self.rows.get(database)
        return f"{number(row.value)} {row.unit}".strip() if row else "·"

    def bound(self) -> str:
        row = self.any
        bounds = dict.fromkeys(number(bound) for each in DATABASES if (bound := row.bound_on(each)) is not None)
        return f"{'≥' if row.more else '≤'} {' / '.join(bounds)} {row.unit}".strip() if bounds else ""

    def verdict(self) -> str:
        return "" if self.any.bound is None else "holds" if self.holds else "FAILS"

    def beside(self) -> str:
        return " | ".join(dict.fromkeys(row.beside for row in self.rows.values() if row.beside))


def measured(names: list[str]) -> list[Line]:
    lines: dict[str, Line] = {}
    servers = {"SQLite": "", "PostgreSQL": os.environ.get("DATABASE_URL", "")}
    for database in DATABASES:
        here = [name for name in names if database == "SQLite" or name not in WITHOUT_DATABASE]
        if not here or (database == "PostgreSQL" and not servers[database].startswith("postgres")):
            continue
        with ground.template(servers[database]) as template:
            for name in here:
                for row in one(template, name, database):
                    lines.setdefault(row.name, Line({})).rows[database] = row
    return list(lines.values())


def one(template: ground.Template, name: str, database: str) -> list[Row]:
    sys.stderr.write(f"  {database}: {name} …\n")
    with template.copy() as office:
        try:
            printed = office.run(str(ground.HERE / "one.py"), name)
        except subprocess.CalledProcessError:
            return [Row(f"{name} broke (see above)", float("nan"), bound=0, more=True)]
    return [Row(**each) for each in json.loads(printed.splitlines()[-1])]


def show(lines: list[Line]) -> None:
    head = ("measure", *DATABASES, "bound", "verdict", "beside")
    cells = [head] + [
        (line.any.name, *map(line.value, DATABASES), line.bound(), line.verdict(), line.beside()) for line in lines
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(5)]
    for index, row in enumerate(cells):
        padded = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        sys.stdout.write("  ".join([*padded, row[5]]).rstrip() + "\n")
        if index == 0:
            sys.stdout.write("─" * (sum(widths) + 10) + "\n")


def machine() -> str:
    one_minute = os.getloadavg()[0]
    busy = "; others were at work, so what is late may be theirs" if one_minute > 1 else ""
    return f"{os.cpu_count()} cores, load {one_minute:.1f} at the start{busy}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "measures",
        nargs="*",
        metavar="MEASURE",
        help=f"any of: {', '.join(MEASURES + ONLY_WHEN_ASKED)} (default: all but the last)",
    )
    names = parser.parse_args().measures or list(MEASURES)
    if unknown := set(names) - set(MEASURES + ONLY_WHEN_ASKED):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    about = machine()
    lines = measured(names)
    show(lines)
    sys.stdout.write(f"\nMedians. {about}.\n")
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
