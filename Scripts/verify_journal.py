#!/usr/bin/env python3
"""Rechecks an office's journal without the program that wrote it.

Only Python's standard library is used. What is hashed is told in
Sources/Office/InspectionStore/JournalRow.swift:

    SHA-256 over six fields, each after its length (8 bytes, the highest first):
    "Hanform journal 1", the number in decimal digits, and the columns time, author, fact
    and previous as they are kept; previous is the hash of the entry before, 32 zero bytes
    for entry 1.
"""

import argparse
import hashlib
import os
import sqlite3
import sys
import urllib.parse

OPENING = b"Hanform journal 1"
COLUMNS = """SELECT number, CAST(time AS BLOB), CAST(author AS BLOB), CAST(fact AS BLOB),
                    CAST(previous AS BLOB), CAST(hash AS BLOB) FROM entry ORDER BY number"""


def digest(number, time, author, fact, previous):
    sha = hashlib.sha256()
    for field in (OPENING, str(number).encode(), time, author, fact, previous):
        sha.update(len(field).to_bytes(8, "big"))
        sha.update(field)
    return sha.digest()


def code(hash):
    digits = hash[:8].hex().upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def plain(text):
    """Sixteen hex digits of a code as somebody typed it."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    digits = "".join(c for c in narrow if c not in "-‐‑‒–—―−" and not c.isspace()).upper()
    if len(digits) != 16 or any(c not in "0123456789ABCDEF" for c in digits):
        raise argparse.ArgumentTypeError(f"“{text}”不是校验码：应为 4 组、每组 4 位十六进制数字")
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def check(rows):
    """Yields what is wrong, and at the end the codes of all sound entries and the last hash."""
    anchors, last, previous_hash, is_last_altered = {}, 0, bytes(32), False
    for number, time, author, fact, previous, hash in rows:
        if number <= last:
            yield f"台账里多出一条，编号为 {number}"
            continue
        if number > last + 1:
            yield f"台账缺少第{last + 1}" + (f"至{number - 1}条" if number > last + 2 else "条")
        is_altered = digest(number, time, author, fact, previous) != hash
        if is_altered:
            yield f"台账第{number}条与它的校验值不符，内容被改动过"
        else:
            if number == last + 1 and not is_last_altered and previous != previous_hash:
                yield f"台账第{number}条接不上第{number - 1}条：两者之一被换过"
            anchors[code(hash)] = (number, time.decode("utf-8", "replace"))
        last, previous_hash, is_last_altered = number, hash, is_altered
    return anchors, last, previous_hash


def read(path):
    if os.path.isdir(path):
        path = os.path.join(path, "台账.sqlite")
    if not os.path.isfile(path):
        sys.exit(f"没有“{path}”")
    # A copy in a folder that cannot be written to opens only as one that nobody changes.
    only = "immutable=1" if not os.access(os.path.dirname(path) or ".", os.W_OK) else "mode=ro"
    database = sqlite3.connect(f"file:{urllib.parse.quote(path)}?{only}", uri=True)
    database.text_factory = bytes
    return database.execute(COLUMNS).fetchall()


def main():
    parser = argparse.ArgumentParser(
        description="核验机关的台账：逐条重算校验值，查出被改动、缺少、调换、插入的条目；不依赖 hanform。",
        epilog="退出码：0 完好，1 查出问题，2 用法不对。只读，不改动台账。",
        add_help=False,
        usage="%(prog)s 机关文件夹或台账文件 [校验码 …]",
    )
    positions = parser.add_argument_group("参数")
    positions.add_argument("journal", metavar="台账", help="机关文件夹、备份文件夹，或其中的 台账.sqlite")
    positions.add_argument(
        "codes", metavar="校验码", nargs="*", type=plain, help="签字纸件上印的校验码，如 3F2A-90B1-00C4-7E55"
    )
    parser.add_argument_group("选项").add_argument("-h", "--help", action="help", help="显示这段说明")
    arguments = parser.parse_args()

    faults = []
    try:
        findings = check(read(arguments.journal))
        while True:
            faults.append(next(findings))
    except StopIteration as end:
        anchors, last, head = end.value
    except sqlite3.Error as error:
        print(f"台账文件已损坏：{error}")
        return 1
    for asked in arguments.codes:
        if asked in anchors:
            number, time = anchors[asked]
            print(f"校验码 {asked}：第{number}条，{time}")
        else:
            faults.append(f"台账里没有校验码 {asked} 对应的一条")
    for fault in faults:
        print(fault)
    print(f"共{last}条，末条校验码 {code(head)}，" + (f"查出{len(faults)}处问题" if faults else "完好"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
