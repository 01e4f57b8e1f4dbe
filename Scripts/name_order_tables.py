#!/usr/bin/env python3
"""Writes the tables of Sources/Foundations/NameOrder: readings and strokes of Chinese characters.

From the Unihan files of Debian's package unicode-data and the two tables below. With --check it
writes nothing and says whether the files are what would be written.

Readings: kMandarin's first (as said in the mainland) where 通用规范汉字字典 (kTGHZ2013) has it too,
else that dictionary's first; kMandarin for characters it does not have. The dictionary lists its
readings by alphabet, so its first is not the common one: 行 háng before xíng.

Strokes: 通用规范汉字表 (kTGH) is in stroke order within each of its three levels, so it tells the
number of strokes and, from STARTS, the first stroke of its 8,105 characters exactly, and the order
of two characters of one level. How characters of different levels with the same number and first
stroke follow each other is inferred from LEADING. All other characters have kTotalStrokes, a first
stroke guessed from their radical and their code of Cangjie, and then their radical.
"""

import bisect
import bz2
import collections
import itertools
import pathlib
import re
import sys
import textwrap
import unicodedata

DATA = pathlib.Path("/usr/share/unicode")
OUTPUT = pathlib.Path(__file__).resolve().parent.parent.joinpath("Sources/Foundations/NameOrder")
VERSION = "15.0.0"
WIDTH = 92

# From `:` to `~`.
SYMBOLS = 69

# The code points of the run-coded tables; between them nothing has strokes but compatibility
# ideographs, which are read as the ideographs they look like.
RANGES = [range(0x3400, 0xA000), range(0xFA0E, 0xFA2A), range(0x20000, 0x323B0)]

LEVELS = [range(1, 3501), range(3501, 6501), range(6501, 8106)]

# For each level and number of strokes the first character that begins with 横, 竖, 撇, 点, 折.
# Found by weighing which components begin with which stroke, then read through by hand.
STARTS = [
    """
    1一---乙 2二卜八-刁 3三上千广尸 4丰止午六尺 5玉卡生主司 6邦此年壮寻 7寿步针言君 8奉非钓变建
    9契韭钙峦垦 10耕柴钱凌剥 11球颅铐凑逮 12琴辈铸装犀 13瑟督错酱群 14静雌锹裹隧 15慧瞒镇熟憨
    16撼冀镜磨壁 17戴瞭穗癌臀 18藕瞻镰鹰璧 19孽曝簸颤疆 20鬓耀籍魔譬 21蠢躏-赣- 22囊-镶瓤-
    23--罐-- 24矗----
    """,
    """
    2--乂-乜 3兀---孑 4亓-仃卞尹 5邗卟仨邝尻 6匡乩钇汕聿 7玕邶钊亨孜 8玮盱钍冽戕 9珏觇钚孪郡
    10耖龀钰凇屐 11彗眭铑鸾逯 12耠斐铻亵遐 13耢龃锗鹑媾 14耥蜚锲銮暨 15耦龉镊麾熨 16耩遽䦃鹧嬖
    17璨龋镡燮檗 18鏊瞿镬癞彝 19鬏黼镲麒襞 20瓒酆镳-孀 21瓘颦鳢癫鐾 22耱氍镵饔鬻 23鬟躜鼹癯-
    24蠹躞衢灞- 25纛囔馕戆- 30--爨-- 36--齉--
    """,
    """
    3亍-彳-- 4--卬-𠙶 5邘-氕冮- 6扞吒钆冱孖 7玒芈岙闶屃 8玤𬀩𬬩忞𬩽 9砉昺钘庤叚 10恝剕𬬸勍堲
    11䂮龁铏𠅤艴 12絜棐鿏凓婻 13瑃龆锖裛鹔 14耤𫚖𨱏凘隩 15㻬暵镆鹡嫽 16璥𬺈𬭬亸嬛 17璱瞫𬭳䗪𬶨
    18瓀蹢镮鹯䴙 19嚭蹯鳘麑彟 20鬒甗犨㸌孅 21耰𬺓鼱爟- 22韂躔皭亹- 23--籥-- 24醾---- 25--齇--
    26-蠼---
    """,
]

# How a radical that stands first in a character begins: 1横 2竖 3撇 4点 5折 (the digits of GF 3002).
# With an apostrophe the simplified form, as in kRSUnicode; after a stroke the other form.
LEADING = dict(item.split(":") for item in """
    2:2 4:3 5:5 7:11 8:41 9:32/34 12:34 14:45 15:41 16:35 20:35 22:1 26:5 27:13 29:54 30:251 31:25
    32:121 33:121 37:134 38:531 39:521 40:445 44:513 45:5 46:252 47:5 50:252 51:1 53:413 57:515 58:5
    59:3 60:332 61:442 63:4 64:121/3112 65:12 68:44 70:4153 72:2511 73:2511 74:3511 75:1234 77:2121 78:1354
    79:35 80:5 82:3115 83:35 85:441/2534 86:4334 87:3443 88:34 89:34 90:52 91:3215 92:15 93:3121/3112 94:353/1344
    95:41 96:1121 97:33 98:1 99:122 100:31 101:35 102:25121 103:5 104:41341 105:54334 106:32511 107:5
    108:2 109:25111 110:545 111:31134 112:13251 113:4524/11234 114:2 115:31234 116:44534 117:41431 118:314314
    119:431234 120:55 121:31 122:25221 123:431 124:541 125:12 126:132522 127:111234 128:122111 129:511
    130:3511 131:1 132:32 133:1 134:32 135:312 136:3 137:335414 138:5 139:35 140:122 141:215315
    142:251214 143:32 144:33 145:45234/413534 146:12 147:25 148:35 149:4 150:34 151:1251 152:1353334
    153:3443533 154:25 155:121 156:121 157:251212/251213 158:3251113 159:1 160:414 161:13 163:251 164:1253511
    165:34 166:251 167:3 169:25112 170:52 171:511 172:324 173:14524444 174:1 175:211 176:13
    177:122125 178:5 179:211 180:414 181:1 183:5 184:3 185:43 186:31 187:1 188:255445 190:1211154
    191:11 192:34 193:125 194:32511 195:3 198:41352 200:41 201:122 202:31 203:25431 204:25 206:2
    207:121 208:32151 209:32511 210:41 214:34
    120':551 147':2535 149':45 154':2535 159':1521 167':31115 168':1 169':425 178':1152 181':13 182':35
    183':5 184':355 187':551 189':412 195':35251 196':35 197':21 199':1121 205':25 210':41 211':212134
    212':413 213':35
    """.split())

# How surnames begin, written out by hand: so far that those of different levels find their places.
SURNAMES = dict(re.findall(r"(\D)(\d+)", "".join("""
    亓1132 綦12211134 逄35411 丁12 卜24 刁51 于112 万153 习541 马551 卫521 丰1112 王1121 韦1152 元1135 云1154 支1254 尤1354 车1512
    戈1534 水2534 牛3112 毛3115 仇3235 卞4124 文4134 方4153 尹5113 孔5215 邓5452 甘12211 艾12234 古12251
    左13121 厉13153 石13251 龙13534 平14312 卢21513 叶25112 田25121 申25112 史25134 冉25211 付32124 丘32121
    代32154 白32511 仝34121 丛34341 乐35234 印35152 包35515 邝41352 冯41551 宁44512 司51251 弘51554 皮53254
    召53251 边53454 台54251 邢113252 吉121251 巩121354 成135534 毕153512 曲251221 吕251251 朱311234 乔313432
    伍321251 仲322512 任323121 华323512 伊325113 向325251 邬355152 庄413121 刘413422 齐413432 闫425111
    关431134 米431234 江441121 池441525 汤441533 安445531 祁452452 许453112 那511352 阮521135 孙521234
    阳522511 阴523511 牟543112 纪551515 麦1121354 芮1222534 花1223235 严1224313 芦1224513 苏1225344 杜1234121
    李1234521 杨1234533 连1512454 时2511124 吴2511134 岑2523445 邱3212152 何3212512 佟3235444 余3411234
    佘3411234 谷3434251 邸3515452 狄3534334 邹3551152 况4125135 应4134431 冷4134454 辛4143112 闵4254134
    汪4411121 沙4412343 沈4414535 宋4451234 张5153154 陆5211252 陈5215234 邵5325152 武11212154 苗12225121
    苑12235455 范12244155 茅12254523 林12341234 杭12344135 郁13251152 欧13453534 卓21251112 尚24325251
    明25113511 易25113533 罗25221354 季31234521 竺31431411 岳32121252 金34112431 周35121251 庞41313534
    郑43113452 单43251112 宗44511234 房45134153 居51312251 屈51352252 孟52125221 封121121124 项121132534
    赵121213434 郝121323452 荆122113222 胡122513511 南122543112 柯123412512 查123425111 柏123432511
    柳123435352 钟311152512 段321113554 侯325131134 俞341251122 饶355153135 施415331525 闻425122111
    姜431121531 娄431234531 洪441122134 宣445125111 宫445251251 祝452425135 费515322534 姚531341534
    贺532512534 骆551354251 秦1113431234 袁1212513534 耿1221114334 聂1221115 莫1222511134 莘1224143112
    贾1252212534 栗1252211234 夏1325111354 顾1355132534 柴2121351234 党2434525135 晁2511341534 晏2511445531
    钱3111511534 倪3232151135 徐3323411234 殷3351153 翁3454541541 凌4112134354 高4125125251 郭4125152152
    席4131221252 唐4135112251 浦4411251124 涂4413411234 容4453434251 诸4512132511 谈4543344334 陶523531125
    桑5454541234 黄12212512134 菅12244525151 萧12251123234 梅12343155414 曹12512212511 戚1321123 龚13534122134
    盛13553425221 常24345251252 崔25232411121 符31431432124 麻41312341234 康41351124134 鹿41352211535
    章41431251112 商41432534251 阎4253532 梁441534 宿44532132511 谌45122111345 尉51311234124 屠51312132511
    隗52325113554 彭121251431333 葛122251135345 董122312511211 蒋122412354124 韩122511121152 覃125221251112
    景251141251234 喻251341251122 程312342511121 傅321251124124 焦324111214444 储324512132511 舒341122515452
    鲁352512112511 童414312511211 曾4325 温441251125221 游4414153 谢453251113124 强515251 靳1221251123312
    蓝1222231425221 蒲1224411251124 蒙122451 楚12341234 裘1241 赖1251234 甄1252 雷14524444 虞21531 路251212
    詹3513 鲍35251211 廉413431 窦44534 褚45234 蔡122354 臧13513 裴211121 管314314 廖413541 谭451252 翟541541
    熊54251 缪55 樊1234343 黎31234353 滕3511431 颜414313 潘441343 薛122325 霍14524444 冀21 穆31234325
    鞠122125112 戴12125 魏31234531 瞿25111251113
    """.split())))

FILE = """\
// Written by Scripts/name_order_tables.py; do not edit.

extension {type} {{
  /// {comment}
  static let {name} =
    #\"""
    {text}
    \"""#
}}
"""


def data_rows(name, wanted):
    """The values of some properties, by code point."""
    path = DATA / f"Unihan_{name}.txt.bz2"
    if not path.exists():
        sys.exit(f"{path} is missing: install Debian's package unicode-data (`make test` does)")
    text = bz2.decompress(path.read_bytes()).decode()
    version = re.search(r"^# Unicode [Vv]ersion:? ([\d.]+)", text, re.MULTILINE)
    if version and version[1] != VERSION:
        sys.exit(f"{path} is of Unicode {version[1]}; the tables are of {VERSION}")
    values = {key: {} for key in wanted}
    for code_point, key, value in re.findall(r"^U\+(\w+)\t(\w+)\t(.*)$", text, re.MULTILINE):
        if key in values:
            values[key][int(code_point, 16)] = value
    return [values[key] for key in wanted]


MANDARIN, DICTIONARY = data_rows("Readings", ["kMandarin", "kTGHZ2013"])
TOTAL_STROKES, RADICAL = data_rows("IRGSources", ["kTotalStrokes", "kRSUnicode"])
[STANDARD] = data_rows("OtherMappings", ["kTGH"])
[CANGJIE] = data_rows("DictionaryLikeData", ["kCangjie"])


# Readings

TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def toned(reading):
    """The syllable and the tone of zhāng, 5 for the neutral one."""
    syllable, tone = "", 5
    for character in unicodedata.normalize("NFD", reading):
        if character in TONES:
            tone = TONES[character]
        else:
            syllable += character
    return unicodedata.normalize("NFC", syllable), tone


def reading(code_point):
    common = MANDARIN.get(code_point, "").split()[:1]
    known = re.findall(r"[^\s\d.,:]+", DICTIONARY.get(code_point, ""))
    return (common if common and (not known or common[0] in known) else known)[0]


def readings():
    """Each syllable and tone with its characters, in the order of dictionaries: ü goes after u."""
    characters = collections.defaultdict(list)
    for code_point in sorted(MANDARIN.keys() | DICTIONARY.keys()):
        characters[toned(reading(code_point))].append(chr(code_point))
    keys = sorted(characters, key=lambda key: (key[0].replace("ü", "u"), "ü" in key[0], key[1]))
    return [(f"{syllable}{tone}", "".join(characters[syllable, tone])) for syllable, tone in keys]


# Strokes

def radical(code_point):
    return re.match(r"\d+'?", RADICAL[code_point])[0]


def leading(code_point):
    """How the character may begin, if its radical stands first."""
    name = radical(code_point)
    forms = LEADING.get(name) or LEADING.get(name + "'")
    return forms.split("/") if forms else []


def beginnings_of(code_point):
    """How the character may begin, the last first."""
    surname = SURNAMES.get(chr(code_point))
    return [surname] if surname else sorted(leading(code_point), reverse=True)


def standard_characters():
    """The characters of 通用规范汉字表 as (strokes, first stroke, level, number)."""
    number = {code_point: int(value.split(":")[1]) for code_point, value in STANDARD.items()}
    sequence = sorted(number, key=number.get)
    found = {}
    for level, (numbers, text) in enumerate(zip(LEVELS, STARTS)):
        starts = {character: (int(strokes), first)
                  for strokes, five in re.findall(r"(\d+)(\S+)", text)
                  for first, character in enumerate(five, 1) if character != "-"}
        group = None
        for code_point in sequence[numbers.start - 1:numbers.stop - 1]:
            following = starts.pop(chr(code_point), group)
            assert group is None or following >= group, f"{chr(code_point)} comes too early"
            group = following
            found[code_point] = (*group, level, number[code_point])
        assert not starts, f"{starts} are not of level {level + 1}"
    return found


def longest_rise(values):
    """The places of a longest subsequence that never falls."""
    tails, places, before = [], [], []
    for place, value in enumerate(values):
        length = bisect.bisect_right(tails, value)
        tails[length:length + 1] = [value]
        places[length:length + 1] = [place]
        before.append(places[length - 1] if length else None)
    kept, place = set(), places[-1] if places else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept


def merged(found):
    """The characters of the three levels in one order.

    Within a level a character begins no earlier than the one before it. The radicals that stand
    first agree with that order, and with the surnames; those that do not are told by their
    disagreement and left out.
    """
    groups = collections.defaultdict(list)
    for code_point, (strokes, first, level, _) in found.items():
        groups[strokes, first, level].append(code_point)
    place = {}
    for (strokes, first, level), group in groups.items():
        certain = [(index, SURNAMES[chr(code_point)]) for index, code_point in enumerate(group)
                   if chr(code_point) in SURNAMES]
        assert certain == sorted(certain, key=lambda item: item[1]), f"{certain} do not rise"
        # Of the forms of one radical a rise takes one at most, as they fall.
        beginnings = [(index, text) for index, code_point in enumerate(group)
                      for text in beginnings_of(code_point)
                      if text.startswith(str(first))
                      and all(text >= other if index >= at else text <= other
                              for at, other in certain)]
        kept = longest_rise([text for _, text in beginnings])
        known = {index: text for which, (index, text) in enumerate(beginnings) if which in kept}
        text = ""
        for index, code_point in enumerate(group):
            text = known.get(index, text)
            place[code_point] = (strokes, first, text, level, index)
    return sorted(place, key=place.get)


def guesses(found):
    """The first strokes of characters outside 通用规范汉字表."""
    def features(code_point):
        name, code = radical(code_point), CANGJIE.get(code_point)
        if code:
            yield name.strip("'"), code[:2]
            yield code[:2]
            yield name, code[0]
            yield code[0]
        yield int(name.strip("'"))

    counts = collections.defaultdict(collections.Counter)
    for code_point, (_, first, _, _) in found.items():
        for feature in features(code_point):
            counts[feature][first] += 1

    def guess(code_point):
        *cangjie, by_radical = features(code_point)
        for feature in cangjie:
            first, count = max(counts[feature].items(), key=lambda item: (item[1], -item[0]),
                               default=(1, 0))
            if count >= 2 and 5 * count >= 4 * counts[feature].total():
                return first
        known = leading(code_point)
        if known:
            return int(known[0][0])
        return max(counts[by_radical].items(), key=lambda item: (item[1], -item[0]),
                   default=(1, 0))[0]

    return guess


def runs(value, skipped):
    """Runs of equal values over RANGES: a symbol that counts from `:` on, and a length unless 1.

    A long legend takes two symbols. What is skipped takes the value before it, which makes fewer runs.
    """
    values, last = [], 0
    for code_point in itertools.chain(*RANGES):
        if code_point not in skipped:
            last = value(code_point) if code_point in RADICAL else 0
        values.append(last)
    legend = sorted(set(values))
    text = ""
    for found, run in itertools.groupby(values):
        length, index = len(list(run)), legend.index(found)
        symbols = divmod(index, SYMBOLS) if len(legend) > SYMBOLS else [index]
        text += "".join(chr(ord(":") + symbol) for symbol in symbols)
        text += str(length) if length > 1 else ""
    return legend, text


# Files

def wrapped(text, indent):
    lines = [text[start:start + WIDTH] for start in range(0, len(text), WIDTH)]
    return ("\\#\n" + " " * indent).join(lines)


def numbers(legend):
    return textwrap.fill(", ".join(map(str, legend)), 100, initial_indent=" " * 6,
                         subsequent_indent=" " * 6)


def run_table(name, comment, value, skipped):
    legend, text = runs(value, skipped)
    return f"""\
// Written by Scripts/name_order_tables.py; do not edit.

extension StrokeTable {{
  /// {comment}
  static let {name} = Runs(
    legend: [
{numbers(legend)},
    ],
    text: #\"""
      {wrapped(text, 6)}
      \"""#)
}}
"""


def radical_number(code_point):
    return int(radical(code_point).strip("'"))


def generated():
    table = readings()
    half = next(index for index, (key, _) in enumerate(table) if key.startswith("m"))
    files = {}
    for name, comment, part in [
            ("AToL", "Readings of Unicode 15.0 from a to l.", table[:half]),
            ("MToZ", "Readings of Unicode 15.0 from m to z.", table[half:])]:
        files[f"ReadingTable+{name}.swift"] = FILE.format(
            type="ReadingTable", comment=comment, name=name[0].lower() + name[1:], text=wrapped("".join(key + characters for key, characters in part), 4))
    found = standard_characters()
    text = "".join(
        f"{strokes}{first}" + "".join(map(chr, group))
        for (strokes, first), group in itertools.groupby(merged(found), lambda c: found[c][:2]))
    files["StrokeTable+Standard.swift"] = FILE.format(
        type="StrokeTable",
        comment="通用规范汉字表 in stroke order: number of strokes, first stroke, characters.",
        name="standard", text=wrapped(text, 4))
    files["StrokeTable+Counts.swift"] = run_table(
        "counts", "Numbers of strokes (kTotalStrokes of Unicode 15.0).",
        lambda c: int(TOTAL_STROKES[c].split()[0]), found)
    files["StrokeTable+Firsts.swift"] = run_table(
        "firsts", "First strokes, guessed from radicals and codes of Cangjie.", guesses(found), found)
    files["StrokeTable+Radicals.swift"] = run_table(
        "radicals", "Radicals (kRSUnicode of Unicode 15.0).", radical_number, found)
    return files


written = generated()
if sys.argv[1:] == ["--check"]:
    for file_name, content in written.items():
        output = OUTPUT / file_name
        if not output.exists() or output.read_text(encoding="utf-8") != content:
            sys.exit(f"{file_name} is out of date: run Scripts/{pathlib.Path(__file__).name}")
elif sys.argv[1:]:
    sys.exit(__doc__)
else:
    OUTPUT.mkdir(exist_ok=True)
    for file_name, content in written.items():
        (OUTPUT / file_name).write_text(content, encoding="utf-8")
