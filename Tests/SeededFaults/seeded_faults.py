#!/usr/bin/env python3
"""Puts the faults of faults.txt into a copy of the sources, one at a time, and tells which of them
the tests do not notice.

    python3 Tests/SeededFaults/seeded_faults.py FOLDER [NUMBER…]

All faults are built at once, into a copy of the package in FOLDER, each behind a condition that is
true where the environment says its number; so that one build serves for all. The tests run in release,
first without a fault, when they must pass, then with each. Exit status 1 where one goes unnoticed.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
LONGEST = 300

CONDITION = """import Glibc

/// The number of the fault that is put in; 0 for none.
private let seeded = getenv("CM_FAULT").map { atoi($0) } ?? 0

@inline(never) func isSeeded(_ fault: Int32) -> Bool { seeded == fault }
"""

# Which tests are run first: those of the room. All others follow where they notice nothing.
TESTS = {
    "Digest": "DigestTests",
    "StrictJSON": "StrictJSONTests|LedgerStoreTests",
    "LedgerStore": "LedgerStoreTests|cmTests",
    "ContingencyManagement": "ContingencyManagementTests",
    "Intake": "IntakeTests",
    "cm": "cmTests",
}

# A test that reads the sources, in which the conditions stand.
READS_SOURCES = "The sources of the rules"


def faults():
    """The faults of the list, in order."""
    found = []
    for block in (HERE / "faults.txt").read_text().split("\n\n")[1:]:
        lines = block.strip("\n").split("\n")
        if lines[0].startswith(("#", "\"", " ")) or len(lines) < 3:
            continue
        fault = {"what": lines[0], "in": "", "was": "", "is": ""}
        key = None
        for line in lines[1:]:
            match = re.match(r"  (in|was|is)\b *(.*)$", line)
            if match:
                key = match.group(1)
                fault[key] = match.group(2)
            else:
                fault[key] += "\n" + line
        found.append(fault)
    return found


def put_in(text, number, fault):
    """The source with the fault behind its condition."""
    was, statement, nth = fault["was"], False, None
    if was.startswith("do:"):
        was, statement = was[3:].strip(), True
    if match := re.match(r"(\d+): ", was):
        nth, was = int(match.group(1)), was[match.end():]
    places = [match.start() for match in re.finditer(re.escape(was), text)]
    if not places or nth is None and len(places) > 1 or nth and nth > len(places):
        raise SystemExit(f"{fault['what']}: {len(places)} places in {fault['in']}")
    place = places[(nth or 1) - 1]
    new = fault["is"]
    if statement and not new:
        code = f"if !isSeeded({number}) {{ {was} }}"
    elif statement:
        code = f"if isSeeded({number}) {{ {new} }} else {{ {was} }}"
    else:
        code = f"(isSeeded({number}) ? ({new}) : ({was}))"
    return text[:place] + code + text[place + len(was):]


def prepare(folder, listed):
    """Copies the package and puts all faults in."""
    for name in ("Sources", "Tests", "Config"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(PACKAGE / name, folder / name)
    for name in ("Package.swift", "README.md"):
        shutil.copy(PACKAGE / name, folder / name)
    for room in TESTS:
        (folder / "Sources" / room / "Seeded.swift").write_text(CONDITION)
    # The last of a file first, so that "was 2:" still counts what stands there.
    for number, fault in sorted(enumerate(listed, 1), key=lambda f: f[1]["was"], reverse=True):
        path = folder / "Sources" / fault["in"]
        path.write_text(put_in(path.read_text(), number, fault))


def build(folder):
    """Builds the tests in release, faults and all."""
    command = "swift build --build-tests -c release -Xswiftc -enable-testing"
    if subprocess.run(command.split(), cwd=folder).returncode != 0:
        raise SystemExit("the sources with the faults do not build")


def passes(folder, number, pattern):
    """Whether the tests pass with that fault in."""
    command = "swift test -c release --skip-build -Xswiftc -enable-testing".split()
    command += ["--skip", READS_SOURCES] + (["--filter", pattern] if pattern else [])
    environment = dict(os.environ, CM_FAULT=str(number))
    with open(folder / "last-run.txt", "wb") as output:
        ran = subprocess.Popen(
            command, cwd=folder, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            return ran.wait(LONGEST) == 0
        except subprocess.TimeoutExpired:
            # Those that it started, too.
            os.killpg(ran.pid, signal.SIGKILL)
            ran.wait()
            return False


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    listed = faults()
    prepare(folder, listed)
    build(folder)
    if not passes(folder, 0, None):
        raise SystemExit(f"the tests fail without a fault: {folder}/last-run.txt")
    chosen = [int(number) for number in sys.argv[2:]] or range(1, len(listed) + 1)
    unnoticed = 0
    for number in chosen:
        fault, began = listed[number - 1], time.time()
        room = fault["in"].split("/")[0]
        noticed = not passes(folder, number, TESTS[room]) or not passes(folder, number, None)
        unnoticed += not noticed
        print(
            f"{number:3} {'noticed  ' if noticed else 'UNNOTICED'} {time.time() - began:4.0f} s  "
            f"{fault['what']}", flush=True)
    print(f"{len(chosen) - unnoticed} of {len(chosen)} faults noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
