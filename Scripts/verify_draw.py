#!/usr/bin/env python3
"""双随机抽取复核程序（规程 SSJ-DRAW/1）

任何人都可以用它重算一次抽取，核对环境保护部门公布的结果。只用 Python 3.6 以上自带的
功能，不用联网，也不用安装别的程序。

用法：
    python3 verify_draw.py 文件夹              重算并打印全部结果
    python3 verify_draw.py 文件夹 记录.txt     重算，并指出公布的记录里哪一项不符

文件夹里放公布的七个文件：
    rules.txt       规则：各类应抽数量、轮抽方式等
    sources.txt     参加抽取的污染源：编号、类别、权重、名称
    officers.txt    参加抽取的执法人员：编号、单位
    recusals.txt    抽取前登记的回避：执法人员编号、污染源编号
    exclusions.txt  不参加抽取的污染源和人员，及其原因
    history.txt     上次抽取的承诺值、累计任务数、本年已抽次数
    draw.txt        照备案单和记录单抄写的六行，每行“名称=值”：
                        机构代码=370303
                        期间=2019Q2
                        次数=1
                        公开值约定=见证人现场掷骰十次，骰面依次记数
                        公开值=3615426133
                        密钥=9f5c cda1 …（64 位十六进制数，可带空格）

前六个文件必须原样，一个字节也不能变，不要打开后另存。draw.txt 可以用记事本写。

打印的每一行用制表符分栏：
    场次  名称  值
    文件  名称  SHA-256
    密钥散列、承诺值、公开值、种子
    数量  类别  在库数  应抽数  实抽数
    票号  污染源  类别  名次  本年已抽次数  票号  抽中或未抽中
    配对  污染源  次序  牵头人  另一人  可选人数  次序票号
          先选的人  票号  定牵头票号  后选的人  票号  定牵头票号

结束时：0 无误，1 材料有错或与记录不符，2 用法不对。
"""

import collections
import hashlib
import hmac
import os
import re
import struct
import sys
import unicodedata

FILES = ("rules", "sources", "officers", "recusals", "exclusions", "history")
CLASSES = ("key", "ordinary", "special")
TERMS = ("机构代码", "期间", "次数", "公开值约定", "公开值", "密钥")
POLICIES = ("independent", "yearDeck")


class Fault(Exception):
    """材料里的一处错误。"""


# 散列

def sha256(data):
    return hashlib.sha256(data).digest()


def hmac_sha256(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def prefixed(text):
    """LP：四个字节的长度（高位在前），然后是 UTF-8 字节。"""
    data = text.encode("utf-8")
    return struct.pack(">I", len(data)) + data


def commitment(terms, files):
    """承诺值 C。"""
    head = ("SSJ-DRAW/1", terms["机构代码"], terms["期间"], terms["次数"])
    return sha256(b"".join(prefixed(text) for text in head)
                  + b"".join(sha256(files[name]) for name in FILES)
                  + sha256(terms["密钥"]) + prefixed(terms["公开值约定"]))


def seed_of(terms, c):
    """种子：以密钥对“承诺值与公开值”作 HMAC。"""
    return hmac_sha256(terms["密钥"], c + prefixed(terms["公开值"]))


def ticket(seed, *parts):
    """票号：三十二个字节，按大小比较。"""
    return hmac_sha256(seed, b"".join(prefixed(part) for part in parts))


def by(number, name):
    """先比票号，相同时比编号的字节。"""
    return (number, name.encode("utf-8"))


# 读材料

def read_terms(path):
    with open(path, encoding="utf-8-sig") as file:
        lines = [line.strip() for line in file if line.strip()]
    terms = dict(line.split("=", 1) if "=" in line else (line, "") for line in lines)
    terms = {name.strip(): value.strip() for name, value in terms.items()}
    for name in TERMS:
        if not terms.get(name):
            raise Fault("draw.txt 缺少“%s=…”一行" % name)
        if intruder(terms[name]):
            raise Fault("draw.txt 的“%s”含有控制字符" % name)
    if not re.match(r"[1-9][0-9]*\Z", terms["次数"]):
        raise Fault("draw.txt 的“次数”不是正整数")
    digits = terms["密钥"].replace(" ", "")
    if not re.match(r"[0-9a-fA-F]{64}\Z", digits):
        raise Fault("draw.txt 的“密钥”不是 64 位十六进制数")
    terms["密钥"] = bytes.fromhex(digits)
    return terms


def intruder(text):
    return any(unicodedata.category(c) == "Cc" or c == "\ufeff" for c in text)


def is_count(text, least):
    return re.match(r"(0|[1-9][0-9]{0,5})\Z", text) is not None and int(text) >= least


def rows_of(name, data):
    """把一个文件切成行和栏，格式有错就指出是哪一行。"""
    if data.startswith(b"\xef\xbb\xbf"):
        raise Fault("%s.txt:1: 文件开头有 BOM" % name)
    if data and not data.endswith(b"\n"):
        raise Fault("%s.txt: 最后一行没有换行符" % name)
    lines = data.split(b"\n")[:-1]
    rows = []
    for number, line in enumerate(lines, 1):
        place = "%s.txt:%d: " % (name, number)
        if number > 1 and line <= lines[number - 2]:
            raise Fault(place + "没有按字节排序，或与上一行相同")
        try:
            fields = line.decode("utf-8").split("\t")
        except UnicodeDecodeError:
            raise Fault(place + "不是 UTF-8 文字")
        if not all(fields):
            raise Fault(place + "有空栏")
        if any(intruder(field) for field in fields):
            raise Fault(place + "有控制字符")
        rows.append((place, fields))
    return rows


def check(row_is_right, place, what):
    if not row_is_right:
        raise Fault(place + what)


class Pool:
    """六个文件所说的内容。"""

    def __init__(self, files):
        self.rules, self.loads, self.drawn = {}, {}, {}
        self.classes, self.weights, self.units = {}, {}, {}
        self.recusals, self.excluded, self.previous = set(), set(), None
        readers = (self.read_rule, self.read_source, self.read_officer, self.read_recusal,
                   self.read_exclusion, self.read_history)
        for name, read in zip(FILES, readers):
            for place, fields in rows_of(name, files[name]):
                read(place, fields)
        self.check_whole()

    def read_rule(self, place, fields):
        check(len(fields) == 2, place, "应有 2 栏")
        key, value = fields
        right = {
            "policy": value in POLICIES, "legalBasis": True,
            "carryLoad": value in ("0", "1"), "secondFromOtherUnit": value in ("0", "1"),
        }
        right.update({"class.%s.quota" % c: is_count(value, 0) for c in CLASSES})
        check(key in right, place, "没有“%s”这一项规则" % key)
        check(right[key], place, "“%s”的值不对" % key)
        check(key not in self.rules, place, "“%s”重复" % key)
        self.rules[key] = value

    def read_source(self, place, fields):
        check(len(fields) == 4, place, "应有 4 栏")
        name, source_class, weight, _ = fields
        check(source_class in CLASSES, place, "没有“%s”这一类" % source_class)
        check(re.match(r"[1-5]\Z", weight), place, "权重不是 1 至 5 的整数")
        check(name not in self.classes, place, "编号“%s”重复" % name)
        self.classes[name], self.weights[name] = source_class, int(weight)

    def read_officer(self, place, fields):
        check(len(fields) == 2, place, "应有 2 栏")
        check(fields[0] not in self.units, place, "编号“%s”重复" % fields[0])
        self.units[fields[0]] = fields[1]

    def read_recusal(self, place, fields):
        check(len(fields) == 2, place, "应有 2 栏")
        self.recusals.add(tuple(fields))

    def read_exclusion(self, place, fields):
        check(len(fields) == 3, place, "应有 3 栏")
        check(fields[0] in ("source", "officer"), place, "只能是 source 或 officer")
        check(tuple(fields[:2]) not in self.excluded, place, "编号“%s”重复" % fields[1])
        self.excluded.add(tuple(fields[:2]))

    def read_history(self, place, fields):
        if fields[0] == "previous":
            check(len(fields) == 2, place, "应有 2 栏")
            check(re.match(r"(none|[0-9a-f]{64})\Z", fields[1]), place, "不是承诺值")
            check(self.previous is None, place, "“previous”重复")
            self.previous = fields[1]
            return
        check(fields[0] in ("load", "drawn"), place, "没有“%s”这一项" % fields[0])
        check(len(fields) == 3 and is_count(fields[2], 1), place, "次数不对")
        counts = self.loads if fields[0] == "load" else self.drawn
        check(fields[1] not in counts, place, "编号“%s”重复" % fields[1])
        counts[fields[1]] = int(fields[2])

    def check_whole(self):
        keys = ["class.%s.quota" % c for c in CLASSES]
        for key in keys + ["policy", "legalBasis", "carryLoad", "secondFromOtherUnit"]:
            check(key in self.rules, "rules.txt: ", "缺少“%s”一行" % key)
        check(self.previous, "history.txt: ", "缺少“previous”一行")
        known = {("source", s) for s in self.classes} | {("officer", o) for o in self.units}
        for _, name in sorted(self.excluded & known):
            raise Fault("exclusions.txt: “%s”又在抽取名单里" % name)
        known |= self.excluded
        for officer, source in sorted(self.recusals):
            check({("officer", officer), ("source", source)} <= known, "recusals.txt: ",
                  "“%s—%s”的编号不在名单里" % (officer, source))
        self.standing_back = collections.defaultdict(set)
        for officer, source in self.recusals:
            self.standing_back[source].add(officer)
        for source in self.classes:
            check(len(self.eligible(source)) >= 2, "officers.txt: ",
                  "“%s”除去回避后不足两名执法人员" % source)

    def eligible(self, source):
        return [o for o in self.units if o not in self.standing_back[source]]


# 抽取

def order_of_class(seed, source_class, pool):
    """一类污染源按票号从小到大的次序；轮抽时本年抽过的排在后面。权重几就有几张票，取最小的。"""
    numbers = {}
    for source, weight in pool.weights.items():
        if pool.classes[source] == source_class:
            numbers[source] = min(ticket(seed, "source", source_class, source, str(ball))
                                  for ball in range(1, weight + 1))
    deck = pool.rules["policy"] == "yearDeck"
    late = {source: int(deck and source in pool.drawn) for source in numbers}
    order = sorted(numbers, key=lambda s: (late[s],) + by(numbers[s], s))
    return [(source, numbers[source]) for source in order]


def pairs_of(seed, drawn, pool):
    """给每个抽中的污染源抽两名执法人员，任务少的优先，相同时比票号。"""
    load = collections.Counter(pool.loads if pool.rules["carryLoad"] == "1" else {})
    leads, met = collections.Counter(), collections.Counter()
    other_unit = pool.rules["secondFromOtherUnit"] == "1"
    eligible = {s: pool.eligible(s) for s in drawn}
    order = {s: ticket(seed, "order", s) for s in drawn}
    pairs = []
    for s in sorted(drawn, key=lambda s: (len(eligible[s]),) + by(order[s], s)):
        def first_rank(o):
            return (load[o], leads[o]) + by(ticket(seed, "lead", s, o), o)

        first = min(eligible[s], key=first_rank)

        def second_rank(o):
            same = int(other_unit and pool.units[o] == pool.units[first])
            return ((load[o], met[frozenset((first, o))], same)
                    + by(ticket(seed, "second", s, o), o))

        second = min((o for o in eligible[s] if o != first), key=second_rank)
        coins = {o: ticket(seed, "coin", s, o) for o in (first, second)}
        lead, other = sorted((first, second), key=lambda o: (leads[o],) + by(coins[o], o))
        leads[lead] += 1
        load[first] += 1
        load[second] += 1
        met[frozenset((first, second))] += 1
        pairs.append((s, lead, other, len(eligible[s]), order[s],
                      first, ticket(seed, "lead", s, first), coins[first],
                      second, ticket(seed, "second", s, second), coins[second]))
    return pairs


# 打印与核对

def inputs(terms, files):
    """备案和公开值所说的各项，不看文件的内容：每项是“所说何事”和“内容”。"""
    c = commitment(terms, files)
    found = [(("场次", name), (terms[name],)) for name in TERMS[:4]]
    found += [(("文件", name), (sha256(files[name]),)) for name in FILES]
    return [worded(item) for item in found + [
        (("密钥散列",), (sha256(terms["密钥"]),)), (("承诺值",), (c,)),
        (("公开值",), (terms["公开值"],)), (("种子",), (seed_of(terms, c),))]]


def outcome(terms, files):
    """抽取结果的各项。"""
    seed = seed_of(terms, commitment(terms, files))
    pool, drawn, found = Pool(files), [], []
    for source_class in CLASSES:
        order = order_of_class(seed, source_class, pool)
        quota = int(pool.rules["class.%s.quota" % source_class])
        taken = min(quota, len(order))
        drawn += [source for source, _ in order[:taken]]
        found.append((("数量", source_class), (len(order), quota, taken)))
        for rank, (source, number) in enumerate(order, 1):
            found.append((("票号", source), (
                source_class, rank, pool.drawn.get(source, 0), number,
                "抽中" if rank <= taken else "未抽中")))
    for rank, pair in enumerate(pairs_of(seed, drawn, pool), 1):
        found.append((("配对", pair[0]), (rank,) + pair[1:]))
    return [worded(item) for item in found]


def worded(item):
    """“所说何事”和“内容”两段文字，都不含换行。"""
    topic, content = item
    return "\t".join(topic), "\t".join(
        value.hex() if isinstance(value, bytes) else str(value) for value in content)


def lines_of(path):
    """公布的记录的各行。"""
    with open(path, "rb") as file:
        claimed = file.read().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    return [line for line in claimed if line]


def differences(found, claimed):
    """公布的记录里与重算不符的各项。"""
    expected = {"%s\t%s" % statement: statement[0] for statement in found}
    wrong = [topic for line, topic in expected.items() if line not in set(claimed)]
    topics = sorted(expected.values(), key=len, reverse=True)
    for line in claimed:
        if line not in expected:
            named = [topic for topic in topics if line.startswith(topic + "\t")]
            wrong += named[:1] or [line]
    return list(collections.OrderedDict.fromkeys(wrong))


def changed(found, claimed):
    """看不懂的文件如果备案后变过，先说是哪一个：错误可能显在别的文件里。"""
    wrong = [topic for topic, content in found if "%s\t%s" % (topic, content) not in claimed]
    return ["不符：%s" % topic.replace("\t", " ") for topic in wrong]


def answer(folder, record=None):
    """重算一个文件夹，或与一份记录核对：结束码和要打印的各行。"""
    files = {}
    try:
        for name in FILES:
            with open(os.path.join(folder, name + ".txt"), "rb") as file:
                files[name] = file.read()
        terms = read_terms(os.path.join(folder, "draw.txt"))
        found = inputs(terms, files)
        if record is None:
            found += outcome(terms, files)
            return 0, ["%s\t%s" % statement for statement in found]
        claimed = lines_of(record)
        try:
            found += outcome(terms, files)
        except Fault as fault:
            return 1, changed(found, claimed) + ["错误：%s" % fault]
        wrong = differences(found, claimed)
    except (Fault, OSError, UnicodeDecodeError) as fault:
        return 1, ["错误：%s" % fault]
    verdict = "%d 项不符" % len(wrong) if wrong else "全部相符"
    return int(bool(wrong)), (["不符：%s" % topic.replace("\t", " ") for topic in wrong]
                              + ["共 %d 项，%s。" % (len(found), verdict)])


def main(arguments):
    if not sys.stdout.isatty():
        sys.stdout = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    wants_help = arguments[:1] in (["-h"], ["--help"])
    if wants_help or len(arguments) not in (1, 2):
        print(__doc__)
        return 0 if wants_help else 2
    status, lines = answer(*arguments)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
