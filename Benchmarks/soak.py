#!/usr/bin/env python3
"""Prints again and again what must always come out the same, and breaks what may be broken.

Each round takes a paper, a number of rows, a format and a purpose by chance (seeded, so that a
round can be had again), prints it from two working folders and compares the bytes; then the data
are cut off somewhere, or the disk is full: our program must then refuse, leave no file and never
end by a signal. SOAK_MINUTES says how long (10), SOAK_SEED where to begin (1). Before the rounds a
thousand letters are printed in one run, and some of them alone.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "Examples/张店"
PAPERS = ["派遣单", "交接单", "月检查计划", "季度汇总表", "执法人员库变动审批表", "检查人员变动审批表"]
LISTS = {"派遣单": "企业", "交接单": "企业", "月检查计划": "计划"}
ROW_COUNTS = [1, 30, 64, 500, 3000]
PEAK_MB = 300


class Fault(Exception):
    pass


class Round:
    """One paper with its data, in a folder of its own."""

    def __init__(self, number, seed, hanform, folder):
        self.chance = random.Random(f"{seed}/{number}")
        self.hanform, self.folder = hanform, folder
        self.paper = self.chance.choice(PAPERS)
        self.form = self.chance.choice(["pdf", "pdf", "pdf", "svg", "png", "dump"])
        self.data = self.make_data()
        self.options = ["--format", self.form, "--date", "2019-03-30"]
        if self.form in ("svg", "png"):
            self.options += ["--pages", "1"]
        if self.chance.random() < 0.3:
            self.options += ["--purpose", self.chance.choice(["副本", "演练", "存档"])]

    def __str__(self):
        return f"{self.paper} {len(self.data)} bytes {' '.join(self.options)}"

    def make_data(self):
        data = json.loads((EXAMPLE / f"{self.paper}.json").read_text(encoding="utf-8"))
        if name := LISTS.get(self.paper):
            rows = data[name]
            data[name] = [self.chance.choice(rows) for _ in range(self.chance.choice(ROW_COUNTS))]
        return json.dumps(data, ensure_ascii=False).encode()

    def print(self, data, output, cwd, sink=subprocess.PIPE):
        source = self.folder / "data.json"
        source.write_bytes(data)
        return subprocess.run(
            [self.hanform, "render", ROOT / f"Templates/{self.paper}.yaml", "--data", source,
             "--font-folder", ROOT / "Fonts", *self.options, "-o", output],
            cwd=cwd, stdout=sink, stderr=subprocess.PIPE)

    def check_same_bytes(self):
        results = []
        for name in ("one", "two"):
            place = self.folder / name
            place.mkdir()
            result = self.print(self.data, f"paper.{self.form}", place)
            if result.returncode != 0:
                raise Fault(f"exit {result.returncode}: {result.stderr.decode(errors='replace')}")
            results.append((place / f"paper.{self.form}").read_bytes())
        if results[0] != results[1]:
            raise Fault("two runs made different bytes")
        if self.form == "pdf":
            self.check_sound(self.folder / "one/paper.pdf")

    def check_sound(self, path):
        result = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        if result.returncode != 0:
            raise Fault(f"qpdf --check: {result.stdout}{result.stderr}")

    def check_refusals(self):
        output = self.folder / "never"
        cut = self.data[: self.chance.randrange(len(self.data))]
        self.expect_refusal(self.print(cut, output, self.folder), "data cut off")
        if output.exists():
            raise Fault("data cut off left a file")
        with open("/dev/full", "wb") as full:
            result = self.print(self.data, "-", self.folder, sink=full)
        self.expect_refusal(result, "full disk")

    def expect_refusal(self, result, what):
        if result.returncode != 1 or not result.stderr:
            raise Fault(f"{what}: exit {result.returncode}, not a refusal with a message")


class Letters:
    """A thousand letters: each its own file, the same alone, and all as one file."""
    COUNT = 1000

    def __init__(self, hanform, folder):
        self.hanform, self.folder = hanform, folder

    def print(self, names, *options):
        officers = {"执法人员": [{"姓名": name} for name in names]}
        result = subprocess.run(
            [self.hanform, "render", ROOT / "Templates/承诺书.yaml", "--data", "-",
             "--font-folder", ROOT / "Fonts", "--date", "2019-03-30", *options],
            cwd=self.folder, input=json.dumps(officers).encode(), capture_output=True)
        if result.returncode != 0:
            raise Fault(f"letters: exit {result.returncode}: {result.stderr.decode()}")

    def check(self):
        names = [f"王{number}" for number in range(self.COUNT)]
        for place in ("many", "alone"):
            (self.folder / place).mkdir()
        self.print(names, "-o", "many/【姓名】.pdf")
        found = {path.stem for path in (self.folder / "many").iterdir()}
        if found != set(names):
            raise Fault(f"letters: {len(found)} files of {self.COUNT}")
        for name in names[:: self.COUNT // 10]:
            self.print([name], "-o", "alone/【姓名】.pdf")
            if (self.folder / f"alone/{name}.pdf").read_bytes() != (
                self.folder / f"many/{name}.pdf"
            ).read_bytes():
                raise Fault(f"letters: {name} alone has other bytes than among many")
        self.print(names, "--merge", "-o", "merged.pdf")
        info = subprocess.run(
            ["pdfinfo", self.folder / "merged.pdf"], capture_output=True, text=True).stdout
        if f"{self.COUNT}" not in info.partition("Pages:")[2].split()[:1]:
            raise Fault("letters: merged, they have another number of pages")


def check_letters(hanform):
    with tempfile.TemporaryDirectory(prefix="hanform-soak-") as folder:
        try:
            Letters(hanform, pathlib.Path(folder)).check()
            return 0
        except Fault as fault:
            print(fault, flush=True)
            return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hanform", type=pathlib.Path, required=True)
    hanform = parser.parse_args().hanform.resolve()
    seed = int(os.environ.get("SOAK_SEED", "1"))
    end = time.monotonic() + 60 * float(os.environ.get("SOAK_MINUTES", "10"))
    passed, failed, number = 0, check_letters(hanform), 0
    while time.monotonic() < end:
        number += 1
        with tempfile.TemporaryDirectory(prefix="hanform-soak-") as folder:
            attempt = Round(number, seed, hanform, pathlib.Path(folder))
            try:
                attempt.check_same_bytes()
                attempt.check_refusals()
                passed += 1
            except Fault as fault:
                failed += 1
                print(f"round {number} of seed {seed}: {attempt}: {fault}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    if peak > PEAK_MB:
        failed += 1
        print(f"a run took {peak:.0f} MB, more than {PEAK_MB}")
    print(f"rounds: {passed} passed, {failed} failed; largest run {peak:.0f} MB")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
