#!/usr/bin/env python3
"""Measures our program beside Typst and the floor of Cairo, in one interleaved run.

The peers' programs and the runner lie outside this repository (`--peers`): `make_data.py` writes
the workloads, `floor/` holds the floor, `run_peers.py` runs all programs in turn and measures the
CPU time and memory of whole process trees. What is made on the way stays in `.build-bench/`.
"""
import argparse
import json
import os
import pathlib
import shlex
import subprocess
import sys

import ratios
import workloads

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = ROOT / ".build-bench"
FONTS = ROOT / "Fonts/files"
TYPST = "typst==0.15.2"
TWO_FONTS = ["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"]
PEERS = ["typst", "typst-2fonts", "floor", "floor-best"]
FLOOR_LIBRARIES = ["cairo", "harfbuzz", "harfbuzz-subset", "freetype2"]


def call(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def make_typst():
    python = SCRATCH / "venv/bin/python"
    if not python.exists():
        call(sys.executable, "-m", "venv", SCRATCH / "venv")
        call(python, "-m", "pip", "install", "--quiet", TYPST)
    return python


def make_floor(peers):
    floor = SCRATCH / "floor"
    if not floor.exists():
        flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", *FLOOR_LIBRARIES], text=True)
        call("gcc", "-O2", "-w", "-o", floor, peers / "floor/floor.c", *shlex.split(flags), "-lpthread")
    return floor


def make_data(peers):
    """The peers' data, the floor's display lists and our own form of the data."""
    data, lists = SCRATCH / "data", SCRATCH / "floor-data"
    if not (lists / "w3.dl").exists():
        call(sys.executable, peers / "make_data.py", data)
        call(sys.executable, peers / "floor/make_dl.py", data, lists)
    workloads.adapt(data, SCRATCH / "ours")
    return data, lists


def make_font_folder():
    """The two fonts that the peers use, alone: Typst at its quickest start."""
    folder = SCRATCH / "two-fonts"
    folder.mkdir(exist_ok=True)
    for name in TWO_FONTS:
        link = folder / name
        if not link.exists():
            link.symlink_to(FONTS / name)
    return folder


def our_commands(hanform, templates, letters, pattern, profile="archival"):
    """How our program does each workload with the templates of a folder."""
    options = f"--font-folder {ROOT}/Fonts --date 2026-04-01 --profile {profile}"
    sheet = f"{hanform} render {templates}/派遣单.yaml {options}"
    letter = f"{hanform} render {templates}/承诺书.yaml {options} --data {SCRATCH}/ours/{letters}"
    return {
        "w1": f"{sheet} --data {SCRATCH}/ours/w1.json -o {{out}}",
        "w2": f"{sheet} --data {SCRATCH}/ours/w2.json -o {{out}}",
        "w3": f"sh -c 'mkdir -p {{out}} && exec {letter} -o \"{{out}}/{pattern}\"'",
    }


def make_config(peers, hanform):
    """The peers that count here, and our program three times: what they draw as archival and as
    plain files, and the office's papers with their signature fields."""
    config = json.loads((peers / "peers.json").read_text(encoding="utf-8"))
    programs = {name: config["peers"][name] for name in PEERS}
    if hanform:
        programs[ratios.OURS] = {
            "version": f"{hanform} --version",
            "cmd": our_commands(hanform, ROOT / "Benchmarks/Templates", "w3.json", "letter-【编号】.pdf"),
        }
        programs["hanform-plain"] = {
            "cmd": our_commands(
                hanform, ROOT / "Benchmarks/Templates", "w3.json", "letter-【编号】.pdf", "plain"),
        }
        programs["hanform-office"] = {
            "cmd": our_commands(hanform, ROOT / "Templates", "w3-office.json", "letter-【序号】.pdf"),
        }
    config["peers"] = programs
    # The runner finds the peers beside itself, so the list may lie anywhere.
    path = SCRATCH / "peers.json"
    path.write_text(json.dumps(config, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=pathlib.Path, required=True)
    parser.add_argument("--hanform", type=pathlib.Path, help="without it only the peers run")
    parser.add_argument("--workloads", default="w1,w2,w3")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    peers = options.peers.resolve()
    if not (peers / "run_peers.py").exists():
        sys.exit(f"there is no run_peers.py in {peers}: give the peers' folder (make bench PEERS=…)")
    SCRATCH.mkdir(exist_ok=True)
    hanform = options.hanform.resolve() if options.hanform else None
    python, floor = make_typst(), make_floor(peers)
    data, lists = make_data(peers)
    results = SCRATCH / "results.json"
    results.unlink(missing_ok=True)
    environment = dict(
        os.environ, BENCH_PY=str(python), BENCH_NOTO=str(FONTS), BENCH_TWO=str(make_font_folder()),
        FLOOR=str(floor), FLOORDATA=str(lists))
    call(
        sys.executable, peers / "run_peers.py", "--config", make_config(peers, hanform),
        "--data", data, "--out", SCRATCH / "out", "--results", results,
        "--workloads", options.workloads, "--repeat", options.repeat,
        env=environment, stdout=sys.stderr)
    print(ratios.table(json.loads(results.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
