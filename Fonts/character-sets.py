#!/usr/bin/env python3
"""Writes Sources/Toolkit/Typefaces/Coverage/CharacterTables.swift.

GB 2312 comes from Python's codec, the table of 8,105 standard characters (通用规范汉字表, 2013)
from the property kTGH of Unihan in Debian's package unicode-data (15.0). Run it again when either
changes; the output depends on nothing else.
"""

import bz2
import pathlib
import textwrap

UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
OUTPUT = pathlib.Path(__file__).resolve().parent.parent.joinpath(
    "Sources/Toolkit/Typefaces/Coverage/CharacterTables.swift")

HEADER = """\
// Written by Fonts/character-sets.py; do not edit.

/// Characters as bits in hexadecimal: from a first code point on, the lowest bit of a byte first.
///
/// Beyond the bits stand single code points in ascending order.
struct CharacterTable: Sendable {
  var first: UInt32
  var bits: String
  var others: [UInt32]
}

extension CharacterTable {
"""


def gb2312():
    """The 6,763 hanzi of rows 16 to 87."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return sorted(ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore")))


def standard_characters():
    """The 8,105 characters of the table of 2013."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        fields = (line.split("\t") for line in lines if "\tkTGH\t" in line)
        return sorted(int(field[0][2:], 16) for field in fields)


def table(name, summary, characters):
    plane = [c for c in characters if c < 0x10000]
    bits = bytearray((plane[-1] - plane[0]) // 8 + 1)
    for character in plane:
        bits[(character - plane[0]) // 8] |= 1 << (character - plane[0]) % 8
    others = [f"0x{c:X}" for c in characters if c >= 0x10000]
    rows = "\\\n    ".join(textwrap.wrap(bits.hex(), 90))
    listed = textwrap.fill(", ".join(others), 92, initial_indent="      ",
                           subsequent_indent="      ")
    others_text = f"[\n{listed},\n    ]" if others else "[]"
    return (f"  /// {summary}\n  static let {name} = CharacterTable(\n    first: 0x{plane[0]:X},\n"
            f"    bits: \"\"\"\n    {rows}\n    \"\"\",\n    others: {others_text})\n")


first, second = gb2312(), standard_characters()
assert len(first) == 6763 and len(second) == 8105, (len(first), len(second))
OUTPUT.write_text(
    HEADER
    + table("gb2312", "GB/T 2312-1980: the 6,763 hanzi of levels 1 and 2.", first) + "\n"
    + table("standardCharacters", "通用规范汉字表 (2013): 8,105 characters.", second)
    + "}\n", encoding="utf-8")
