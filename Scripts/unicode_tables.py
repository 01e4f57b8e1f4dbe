#!/usr/bin/env python3
"""Writes Sources/Toolkit/Typesetting/Characters/CharacterTable+Unicode.swift.

The class of every code point in a line of Chinese text, and its class in UAX #14, from Debian's
package unicode-data and nothing else. With --check it writes nothing and says whether the file is
what would be written.
"""

import itertools
import pathlib
import re
import sys
import textwrap

VERSION = "15.0.0"
DATA = pathlib.Path("/usr/share/unicode")
OUTPUT = pathlib.Path(__file__).resolve().parent.parent.joinpath(
    "Sources/Toolkit/Typesetting/Characters/CharacterTable+Unicode.swift")
CODE_POINTS = 0x110000

# Characters whose class no property tells. Earlier lines win.
NAMED = [
    ("opening", "2018 201C 3008 300A 300C 300E 3010 3014 3016 3018 301A 301D FF08 FF3B FF5B FF5F"),
    ("closing", "2019 201D 3009 300B 300D 300F 3011 3015 3017 3019 301B 301E 301F FF09 FF3D FF5D"
                " FF60"),
    ("comma", "3001 FF0C"),
    ("stop", "3002 FF0E"),
    ("colon", "FF1A FF1B"),
    ("exclamation", "FF01 FF1F"),
    ("finishedExclamation", "203C 2047 2048 2049"),
    ("interpunct", "00B7 2027 30FB"),
    ("connector", "2013 301C FF5E"),
    ("solidus", "FF0F"),
    ("dash", "2014 2015 2E3A"),
    ("ellipsis", "2025 2026 22EF"),
    ("prefix", "0024 00A3 00A5 20AC 2116 FF04 FFE1 FFE5"),
    ("suffix", "0025 00B0 2030 2032 2033 2103 2109 FF05 FFE0"),
    ("digit", "0030..0039"),
    ("breakHere", "200B"),
    ("softHyphen", "00AD"),
    ("joiner", "200D 2060 FEFF"),
    ("han", "2160..2188 3000"),
    ("letter", "00AA 00B2 00B3 00B5 00B9 00BA 00BC..00BE 2070..209F"),
    ("westernMark", "0021..002F 003A..0040 005B..0060 007B..007E 00A1..00BF 00D7 00F7 2010 2200..22FF"),
    ("unspaced", "FF02 FF03 FF06..FF07 FF0A..FF0B FF0D FF1C..FF1E FF20 FF3C FF3E..FF40 FF5C FF61..FFDC"),
]

# Scripts set in a square, whatever the width of some of their letters.
SQUARE_SCRIPTS = {
    "Han", "Hiragana", "Katakana", "Bopomofo", "Hangul", "Yi", "Tangut", "Nushu",
    "Khitan_Small_Script",
}

TEMPLATE = """\
// Written by Scripts/unicode_tables.py; do not edit.

extension CharacterTable {{
  /// The characters of Unicode {version}.
  static let unicode = CharacterTable(
    classes: [
{classes},
    ],
    lineBreakClasses: [
{line_breaks},
    ],
    runs: #\"""
      {runs}
      \"""#)
}}
"""

# Values that the data files write in long where they tell the default of unlisted code points.
SHORT_NAMES = {
    "Ideographic": "ID", "Prefix_Numeric": "PR", "Unknown": "XX", "Neutral": "N", "Wide": "W",
    "Unassigned": "Cn",
}


def code_points(field):
    first, _, last = field.strip().partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def data_rows(name):
    """The rows of a data file: code points and a value, the defaults first."""
    path = DATA / name
    if not path.exists():
        sys.exit(f"{path} is missing: install Debian's package unicode-data (`make test` does)")
    text = path.read_text(encoding="utf-8")
    version = re.match(r"# \w+-([\d.]+)\.txt", text)
    if version and version[1] != VERSION:
        sys.exit(f"{path} is of Unicode {version[1]}; the rules and the table are of {VERSION}")
    defaults = re.findall(r"^# @missing: ([\dA-F.]+) *; *(\w+)", text, re.MULTILINE)
    rows = re.findall(r"^([\dA-F.]+) *; *(\w+)", text, re.MULTILINE)
    return [(code_points(field), SHORT_NAMES.get(value, value)) for field, value in defaults + rows]


def values(name):
    """The value of every code point."""
    result = [None] * CODE_POINTS
    for covered, value in data_rows(name):
        result[covered.start:covered.stop] = [value] * len(covered)
    return result


def members(name, value):
    """The code points for which a binary property holds."""
    return {code_point for covered, found in data_rows(name) if found == value
            for code_point in covered}


CATEGORY = values("extracted/DerivedGeneralCategory.txt")
WIDTH = values("extracted/DerivedEastAsianWidth.txt")
LINE_BREAK = values("extracted/DerivedLineBreak.txt")
SCRIPT = values("Scripts.txt")
IGNORABLE = members("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
WHITE_SPACE = members("PropList.txt", "White_Space")
PICTOGRAPHIC = members("emoji/emoji-data.txt", "Extended_Pictographic")


def named_classes():
    return {code_point: name for name, fields in reversed(NAMED) for field in fields.split()
            for code_point in code_points(field)}


def character_class(code_point):
    """The class of a character that NAMED does not list."""
    category, width, script = (p[code_point] for p in (CATEGORY, WIDTH, SCRIPT))
    if width in "WF" or script in SQUARE_SCRIPTS or (width == "A" and script == "Common"):
        return "han"
    if code_point in WHITE_SPACE:
        return "space"
    if code_point in IGNORABLE or category == "Cc":
        return "joiner"
    if category[0] in "LM" or category == "Nd" or (category[0] == "N" and script != "Common"):
        return "letter"
    return "westernMark" if category[0] == "P" and width != "A" else "han"


def line_break_class(code_point):
    """The class of UAX #14, those split that its rules ask further properties of."""
    name = LINE_BREAK[code_point]
    if name == "OP" and WIDTH[code_point] in "FWH":
        return "opWide"
    assert name != "CP" or WIDTH[code_point] not in "FWH", f"U+{code_point:04X} is wide"
    if name == "SA" and CATEGORY[code_point] in ("Mn", "Mc"):
        return "saMark"
    if code_point in PICTOGRAPHIC and CATEGORY[code_point] == "Cn":
        assert name == "ID", f"U+{code_point:04X} is {name}"
        return "idUnassigned"
    return name.lower()


def legend(names):
    """The cases of an enumeration as a Swift array, broken into lines."""
    return textwrap.fill(", ".join("." + name for name in names), 100, initial_indent=" " * 6,
                         subsequent_indent=" " * 6)


def generated():
    named = named_classes()
    classes = [named.get(c) or character_class(c) for c in range(CODE_POINTS)]
    line_breaks = [line_break_class(c) for c in range(CODE_POINTS)]
    first, second = sorted(set(classes)), sorted(set(line_breaks))
    symbols = {pair: chr(ord("A") + first.index(pair[0])) + chr(ord("A") + second.index(pair[1]))
               for pair in set(zip(classes, line_breaks))}
    runs = ((pair, len(list(run))) for pair, run in itertools.groupby(zip(classes, line_breaks)))
    text = "".join(symbols[pair] + (str(count) if count > 1 else "") for pair, count in runs)
    return TEMPLATE.format(version=VERSION, classes=legend(first), line_breaks=legend(second),
                           runs="\\#\n      ".join(textwrap.wrap(text, 92)))


written = generated()
if sys.argv[1:] == ["--check"]:
    if not OUTPUT.exists() or OUTPUT.read_text(encoding="utf-8") != written:
        sys.exit(f"{OUTPUT.name} is out of date: run Scripts/{pathlib.Path(__file__).name}")
elif sys.argv[1:]:
    sys.exit(__doc__)
else:
    OUTPUT.write_text(written, encoding="utf-8")
