"""Adds up the test reports (JUnit XML): how many passed and failed, and what was left out, by reason."""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def reason(text: str) -> str:
    """The words after "Skipped: ", without the place."""
    return text.rpartition("Skipped: ")[2].strip() or "no reason given"


def main(folder: str) -> int:
    """Print the sums; 1 when nothing passed, which is no success."""
    total: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for path in sorted(Path(folder).glob("*.xml")):
        for suite in ElementTree.parse(path).iter("testsuite"):
            for kind in ("tests", "failures", "errors", "skipped"):
                total[kind] += int(suite.get(kind, "0"))
            for skipped in suite.iter("skipped"):
                left_out[reason(skipped.get("message", ""))] += 1
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    for why, count in left_out.most_common():
        print(f"{count:>5} left out: {why}")
    print(f"{passed} passed, {failed} failed, {total['skipped']} skipped")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
