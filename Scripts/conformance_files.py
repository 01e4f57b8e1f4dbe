#!/usr/bin/env python3
"""Writes every template as an archival file: unsigned, once and twice signed.

    Scripts/conformance_files.py --hanform .build/release/hanform --out Output/一致性

A template with data in Examples/张店 is printed with it and blank, any other blank. The first place to
sign is signed with an RSA key, the second with a P-256 key, both made on the spot; a template with
fewer places has fewer files. Each file is looked over by qpdf and by `hanform verify`. For validators
of PDF/A-3a, PDF/A-3u and PDF/UA-1.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATE = "2019-03-30"
STATES = ("未签", "签一次", "签两次")


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")


def make_keys(folder):
    """科长 with RSA, 局长 with P-256: key and certificate in one PEM file."""
    keys = []
    for name, algorithm in (("科长", ["rsa:2048"]), ("局长", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"])):
        key, certificate = folder / f"{name}.pem", folder / f"{name}-证书.pem"
        run("openssl", "req", "-x509", "-newkey", *algorithm, "-nodes", "-days", "36500",
            "-utf8", "-subj", f"/CN={name}", "-addext", "keyUsage=digitalSignature,nonRepudiation",
            "-keyout", key, "-out", certificate)
        key.write_text(key.read_text() + certificate.read_text())
        keys.append((key, certificate))
    return keys


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hanform", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    hanform = options.hanform.resolve()
    shutil.rmtree(options.out, ignore_errors=True)
    folders = [options.out / state for state in STATES]
    work = options.out / "密钥"
    for folder in folders + [work]:
        folder.mkdir(parents=True)
    keys = make_keys(work)
    roots = [word for _, certificate in keys for word in ("--roots", certificate)]
    counts = [0, 0, 0]
    for template in sorted((ROOT / "Templates").glob("*.yaml")):
        if template.stem == "通用版式":
            continue
        data = ROOT / "Examples/张店" / f"{template.stem}.json"
        for suffix, words in (("", ["--data", data, "--merge"]), ("（空白）", ["--blank"])):
            if not suffix and not data.exists():
                continue
            places = work / "签字处.json"
            file = folders[0] / f"{template.stem}{suffix}.pdf"
            run(hanform, "render", template, *words, "--date", DATE, "--fields-json", places, "-o", file)
            fields = [field["name"] for field in json.loads(places.read_text())["files"][0]["fields"]]
            made = [file]
            for (key, _), field, folder in zip(keys, fields, folders[1:]):
                signed = folder / file.name
                run(hanform, "sign", made[-1], "--field", field, "--key", key,
                    "--reason", "同意", "--any-order", *roots, "-o", signed)
                run(hanform, "verify", signed, *roots)
                made.append(signed)
            for index, file in enumerate(made):
                run("qpdf", "--check", file)
                counts[index] += 1
            print(f"{template.stem}{suffix}：{'、'.join(STATES[:len(made)])}", flush=True)
    print(f"{options.out}：" + "，".join(f"{state}{count}个" for state, count in zip(STATES, counts)))


if __name__ == "__main__":
    main()
