#!/usr/bin/env python3
"""How long a district's quarter takes, how much memory, and how far its journal grows.

    make bench-office            10,000 sources and 200 officers
    python3 Benchmarks/office.py --writer .build-tests/release/OfficeWriter --sources 1000

Every step goes through the acts and the journal, each entry flushed to the disk, as the office does
it; the times are of the processor, which other programs do not lengthen.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--writer", default=".build-tests/release/OfficeWriter")
    options.add_argument("--sources", type=int, default=10_000)
    options.add_argument("--officers", type=int, default=200)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as room:
        office = os.path.join(room, "机关")
        done = subprocess.run(
            [options.writer, "quarter", office, str(options.sources), str(options.officers)],
            stdout=subprocess.PIPE, universal_newlines=True)
        sys.stdout.write(done.stdout)
        if done.returncode:
            sys.exit(done.returncode)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print("whole quarter\t%.1f s of processor time" % (used.ru_utime + used.ru_stime))
        print("memory at its highest\t%.0f MB" % (used.ru_maxrss / 1024))
        print("journal\t%.1f MB" % (size(os.path.join(office, "台账.sqlite")) / 1e6))
        print("evidence\t%.1f MB" % (size(os.path.join(office, "附件")) / 1e6))


def size(path):
    """Of a file, or of all files below a folder, in bytes."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(size(os.path.join(path, name)) for name in os.listdir(path))


if __name__ == "__main__":
    main()
